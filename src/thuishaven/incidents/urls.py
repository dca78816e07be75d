"""Incidents of one pupil: the short form, each with its steps, and all in a row."""

from django.urls import path

from . import views

app_name = "incidents"

urlpatterns = [
    path("", views.record, name="record"),
    path("alle/", views.pupil, name="pupil"),
    path("<uuid:observation_id>/", views.show, name="show"),
    path("<uuid:observation_id>/papier/", views.paper, name="paper"),
    path("<uuid:observation_id>/intrekken/", views.withdraw, name="withdraw"),
    path("<uuid:observation_id>/terugzetten/", views.restore, name="restore"),
    path("<uuid:observation_id>/<slug:step>/", views.step, name="step"),
    path("<uuid:observation_id>/<slug:step>/eerder/", views.versions, name="versions"),
]
