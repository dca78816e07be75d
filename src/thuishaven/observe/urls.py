"""Choosing whom you saw."""

from django.urls import path

from . import views

app_name = "observe"

urlpatterns = [path("", views.choose, name="choose")]
