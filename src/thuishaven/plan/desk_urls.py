"""What has to do with plans and with no pupil yet."""

from django.urls import path

from . import card_views, views

app_name = "planning"

urlpatterns = [
    path("opnemen/<slug:strategy_id>/", views.adopt, name="adopt"),
    path("kaarten/<uuid:group_id>/", card_views.group, name="cards"),
    path("kaarten/<uuid:group_id>/kaarten.pdf", card_views.group_paper, name="cards_pdf"),
]
