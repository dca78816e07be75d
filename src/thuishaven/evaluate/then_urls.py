"""The picture now beside an earlier day."""

from django.urls import path

from . import views

app_name = "then"

urlpatterns = [
    path("", views.compare, name="show"),
    path("achter/", views.compared_count, name="behind"),
]
