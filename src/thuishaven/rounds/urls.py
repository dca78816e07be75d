"""The observation rounds of one pupil."""

from django.urls import path

from . import views

app_name = "rounds"

urlpatterns = [
    path("", views.show, name="show"),
    path("<uuid:round_id>/tik/", views.tap, name="tap"),
    path("<uuid:round_id>/toch-niet/", views.take_back, name="take_back"),
    path("<uuid:round_id>/vandaag-open/", views.reopen, name="reopen"),
    path("<uuid:round_id>/weg/", views.stop, name="stop"),
    path("<uuid:round_id>/terug/", views.restart, name="restart"),
]
