"""Bringing earlier notes in: the table, whom names mean, the notes of each pupil, and taking it back."""

from django.urls import path

from . import views

app_name = "earlier"

urlpatterns = [
    path("", views.start, name="start"),
    path("<uuid:import_id>/", views.show, name="show"),
    path("<uuid:import_id>/namen/", views.names, name="names"),
    path("<uuid:import_id>/leerling/<uuid:pupil_id>/", views.notes, name="notes"),
    path("<uuid:import_id>/weggooien/", views.drop, name="drop"),
    path("<uuid:import_id>/ongedaan/", views.undo, name="undo"),
    path("<uuid:import_id>/terugzetten/", views.restore, name="restore"),
]
