"""The support plan of one pupil and the card for a substitute, on screen and on paper."""

from django.urls import path

from . import card_views, views

app_name = "plan"

urlpatterns = [
    path("", views.show, name="show"),
    path("wijzig/", views.edit, name="edit"),
    path("steunplan.pdf", views.pdf, name="pdf"),
    path("kaart/", card_views.show, name="card"),
    path("kaart.pdf", card_views.paper, name="card_pdf"),
    path("versies/", views.versions, name="versions"),
    path("versies/<int:number>/", views.version, name="version"),
]
