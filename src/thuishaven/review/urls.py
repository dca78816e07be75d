"""Looking back together on a pupil's plan."""

from django.urls import path

from . import views

app_name = "review"

urlpatterns = [
    path("", views.prepare, name="prepare"),
    path("gesprek/", views.hold, name="hold"),
    path("gesprek/<uuid:review_id>/", views.minutes, name="minutes"),
    path("doelen/", views.attained, name="attained"),
]
