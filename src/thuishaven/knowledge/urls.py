"""Reading the knowledge."""

from django.urls import path

from . import views

app_name = "knowledge"

urlpatterns = [
    path("", views.library, name="browse"),
    path("zoeken/", views.search, name="search"),
    path("bronnen/", views.sources, name="sources"),
    path("cijfers/", views.figures, name="figures"),
    path("soort/<slug:kind>/", views.shelf, name="shelf"),
    path("<slug:entry_id>/", views.entry, name="entry"),
]
