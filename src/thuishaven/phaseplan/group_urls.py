"""The day programme of a group on paper."""

from django.urls import path

from . import daycard_views

app_name = "daycards"

urlpatterns = [path("<uuid:group_id>/", daycard_views.group, name="group")]
