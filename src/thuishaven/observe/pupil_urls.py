"""What was seen of one pupil."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.pupil, name="pupil"),
    path("nieuw/", views.record, name="record"),
    path("<uuid:observation_id>/", views.edit, name="edit"),
    path("<uuid:observation_id>/eerder/", views.revisions, name="revisions"),
    path("<uuid:observation_id>/intrekken/", views.withdraw, name="withdraw"),
    path("<uuid:observation_id>/terugzetten/", views.restore, name="restore"),
]
