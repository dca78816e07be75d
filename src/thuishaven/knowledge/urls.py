"""Reading the knowledge."""

from django.urls import path

from . import views

app_name = "knowledge"

urlpatterns = [
    path("", views.browse, name="browse"),
    path("bronnen/", views.sources, name="sources"),
    path("<slug:entry_id>/", views.entry, name="entry"),
]
