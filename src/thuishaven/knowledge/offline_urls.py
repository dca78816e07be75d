"""Addresses for reading without a network. The worker stands at the root, because it may only see what is below it."""

from django.urls import path

from . import offline_views as views

urlpatterns = [
    path("sw.js", views.worker, name="offline_worker"),
    path("kennis/offline/", views.shell, name="offline_shell"),
    path("kennis/offline.<str:language>.json", views.bundle, name="offline_bundle"),
]
