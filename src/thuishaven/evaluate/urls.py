"""Does it help? The evaluation of one pupil's plan and the rating of a day."""

from django.urls import path

from . import told_views, views

app_name = "evaluate"

urlpatterns = [
    path("", views.show, name="show"),
    path("dag/", views.rate, name="rate"),
    path("gedaan/", told_views.tell, name="tell"),
]
