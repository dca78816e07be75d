"""The first pages after login."""

from django.urls import path

from . import views

app_name = "home"

urlpatterns = [
    path("", views.today, name="today"),
    path("leerlingen/", views.pupils, name="pupils"),
    path("dagcijfer/", views.rate, name="rate"),
]
