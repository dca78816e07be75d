"""Does it help? The evaluation of one pupil's plan and the rating of a day."""

from django.urls import path

from . import goal_views, told_views, views

app_name = "evaluate"

urlpatterns = [
    path("", views.show, name="show"),
    path("dag/", views.rate, name="rate"),
    path("gedaan/", told_views.tell, name="tell"),
    path("evaluatie.pdf", views.pdf, name="pdf"),
    path("op/", views.day, name="day"),
    path("doel/<uuid:goal_id>/perioden/", goal_views.phases, name="phases"),
    path("doel/<uuid:goal_id>/perioden/<uuid:phase_id>/weg/", goal_views.undo_phase, name="undo_phase"),
    path("doel/<uuid:goal_id>/loten/", goal_views.lot, name="lot"),
]
