"""When one pupil was away, and the tap on the page of today."""

from django.urls import include, path

from . import views

app_name = "presence"

_of_a_pupil = [
    path("", views.pupil, name="pupil"),
    path("<uuid:absence_id>/", views.change, name="change"),
    path("<uuid:absence_id>/weghalen/", views.take_back, name="take_back"),
    path("<uuid:absence_id>/terugzetten/", views.put_back, name="put_back"),
]

urlpatterns = [
    path("afwezig/vandaag/", views.tap, name="tap"),
    path("leerling/<uuid:pupil_id>/afwezig/", include(_of_a_pupil)),
]
