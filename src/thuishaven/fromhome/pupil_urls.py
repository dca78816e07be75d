"""Links and talks with guardians, by staff of the dossier."""

from django.urls import path

from . import staff_views

app_name = "fromhome"

urlpatterns = [
    path("", staff_views.links, name="links"),
    path("<uuid:link_id>/intrekken/", staff_views.withdraw, name="withdraw"),
    path("<uuid:link_id>/terugzetten/", staff_views.restore, name="restore"),
    path("gesprek/<int:guardianship_id>/", staff_views.talk, name="talk"),
]
