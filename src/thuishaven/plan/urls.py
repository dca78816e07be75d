"""The support plan of one pupil and the card for a substitute, on screen and on paper."""

from django.urls import path

from . import agree_views, card_views, child_views, views

app_name = "plan"

urlpatterns = [
    path("", views.show, name="show"),
    path("wijzig/", views.edit, name="edit"),
    path("samen/", child_views.child, name="child"),
    path("tekening/<uuid:drawing_id>/", child_views.drawing, name="drawing"),
    path("steunplan.pdf", views.pdf, name="pdf"),
    path("eens/", agree_views.consent, name="consent"),
    path("opp/", agree_views.opp, name="opp"),
    path("opp.docx", agree_views.opp_docx, name="opp_docx"),
    path("kaart/", card_views.show, name="card"),
    path("kaart.pdf", card_views.paper, name="card_pdf"),
    path("versies/", views.versions, name="versions"),
    path("versies/<int:number>/", views.version, name="version"),
]
