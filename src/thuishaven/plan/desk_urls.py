"""What has to do with plans and with no pupil yet."""

from django.urls import path

from . import views

app_name = "planning"

urlpatterns = [path("opnemen/<slug:strategy_id>/", views.adopt, name="adopt")]
