"""Choosing whom you saw, recording it, and what was seen of one pupil."""

from django.urls import include, path

from . import version_views, views

app_name = "observe"

_of_a_pupil = [
    path("", views.pupil, name="pupil"),
    path("nieuw/", views.record, name="record"),
    path("<uuid:observation_id>/", views.edit, name="edit"),
    path("<uuid:observation_id>/twee/<uuid:version_id>/", version_views.two, name="two"),
    path("<uuid:observation_id>/eerder/", views.revisions, name="revisions"),
    path("<uuid:observation_id>/intrekken/", views.withdraw, name="withdraw"),
    path("<uuid:observation_id>/terugzetten/", views.restore, name="restore"),
]

urlpatterns = [
    path("vastleggen/", views.choose, name="choose"),
    path("vastleggen/twee-versies/", version_views.two_versions, name="two_versions"),
    path("leerling/<uuid:pupil_id>/waarnemen/", include(_of_a_pupil)),
]
