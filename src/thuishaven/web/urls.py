"""Addresses of the look itself."""

from django.urls import path

from thuishaven.web import views

app_name = "web"

urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("weergave/", views.appearance, name="appearance"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("styleguide/flow/", views.styleguide_focus, name="styleguide_focus"),
]
