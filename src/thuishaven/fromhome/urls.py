"""What a guardian opens with a link; nobody logs in here."""

from django.urls import path

from . import views

app_name = "fromhome_family"

urlpatterns = [
    path("<str:token>/", views.from_home, name="from_home"),
    path("<str:token>/terug/", views.from_home_back, name="from_home_back"),
    path("<str:token>/klaar/", views.from_home_stop, name="from_home_stop"),
]
