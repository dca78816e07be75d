"""Pages about the dossier itself."""

from django.urls import path

from . import views

app_name = "dossiers"

urlpatterns = [
    path("", views.index, name="index"),
    path("wie/", views.who, name="who"),
    path("zorgteam/", views.team, name="team"),
    path("zorgteam/<int:member_id>/", views.leave, name="leave"),
    path("achtergrond/", views.background, name="background"),
]
