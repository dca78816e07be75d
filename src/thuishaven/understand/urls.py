"""What the observations of one pupil show together."""

from django.urls import path

from . import views

app_name = "understand"

urlpatterns = [
    path("", views.picture, name="picture"),
    path("achter/", views.behind, name="behind"),
]
