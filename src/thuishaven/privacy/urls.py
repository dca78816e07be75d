"""Erasing."""

from django.urls import path

from . import views

app_name = "privacy"

urlpatterns = [path("wissen/<uuid:pupil_id>/", views.erase, name="erase")]
