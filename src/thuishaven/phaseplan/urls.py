"""The phase plan of one pupil, on screen and on paper."""

from django.urls import path

from . import daycard_views, views

app_name = "phaseplan"

urlpatterns = [
    path("", views.show, name="show"),
    path("wijzig/", views.edit, name="edit"),
    path("versies/", views.versions, name="versions"),
    path("versies/<int:number>/", views.version, name="version"),
    path("kaart/", views.card, name="card"),
    path("kaart.pdf", views.card_pdf, name="card_pdf"),
    path("poster.pdf", views.poster_pdf, name="poster_pdf"),
    path("rustkoffer.pdf", views.kit_pdf, name="kit_pdf"),
    path("dagprogramma/", daycard_views.pupil, name="day"),
]
