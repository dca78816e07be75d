"""The page "Dit ben ik" of one pupil."""

from django.urls import path

from . import passport_views as views

app_name = "passport"

urlpatterns = [
    path("", views.show, name="show"),
    path("wijzig/", views.edit, name="edit"),
    path("versies/", views.versions, name="versions"),
    path("versies/<int:number>/", views.version, name="version"),
    path("dit-ben-ik.pdf", views.pdf, name="pdf"),
]
