"""Addresses for reading without a network."""

from django.urls import path

from . import offline_views as views

urlpatterns = [
    path("kennis/offline/", views.shell, name="offline_shell"),
    path("kennis/offline.<str:language>.json", views.bundle, name="offline_bundle"),
]
