"""The first pages after login."""

from django.urls import path

from . import quick, views

app_name = "home"

urlpatterns = [
    path("", views.today, name="today"),
    path("leerlingen/", views.pupils, name="pupils"),
    path("snel/<uuid:pupil_id>/", quick.quick, name="quick"),
    path("snel/<uuid:pupil_id>/zoek/", quick.find, name="quick_find"),
    path("dagcijfer/", views.rate, name="rate"),
]
