"""Sharing a plan with guardians, by staff."""

from django.urls import path

from . import staff_views

app_name = "sharing"

urlpatterns = [
    path("", staff_views.sharing, name="plan"),
    path("<uuid:sharing_id>/stop/", staff_views.stop, name="stop"),
]
