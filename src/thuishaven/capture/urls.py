"""Two taps, and what a device needs to record without a network."""

from django.urls import path

from . import device_views, views

app_name = "capture"

urlpatterns = [
    path("pakket/", device_views.kit, name="kit"),
    path("stand/", device_views.state, name="device_state"),
    path("bezorgen/", device_views.bring, name="bring"),
    path("woorden.<str:language>.json", device_views.words, name="device_words"),
    path("toestel.js", device_views.script, name="device_script"),
    path("strook.<str:language>.html", device_views.strip, name="device_strip"),
    path("zonder-netwerk/", device_views.shell, name="device_shell"),
    path("anders/", views.gentle, name="gentle"),
    path("<uuid:pupil_id>/", views.quick, name="quick"),
    path("<uuid:pupil_id>/zoek/", views.find, name="find"),
]
