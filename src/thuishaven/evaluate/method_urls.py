"""The cards of the measures."""

from django.urls import path

from . import method_views

app_name = "methods"

urlpatterns = [
    path("", method_views.all_cards, name="all"),
    path("<slug:entry_id>/", method_views.card, name="card"),
]
