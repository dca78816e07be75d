"""Looking along: what one is asked oneself, and asking about a pupil."""

from django.urls import include, path

from . import staff_views, views

app_name = "asking"

_of_a_pupil = [
    path("", staff_views.pupil, name="pupil"),
    path("<uuid:ask_id>/", staff_views.ask, name="ask"),
    path("<uuid:ask_id>/stop/", staff_views.withdraw, name="withdraw"),
    path("<uuid:ask_id>/toch/", staff_views.restore, name="restore"),
]

_of_mine = [
    path("", views.asked_of_me, name="mine"),
    path("<uuid:ask_id>/", views.look, name="look"),
    path("<uuid:ask_id>/klaar/", views.done, name="done"),
    path("<uuid:ask_id>/ik-kan-niet/", views.decline, name="decline"),
    path("<uuid:ask_id>/toch/", views.again, name="again"),
    path("<uuid:ask_id>/<uuid:answer_id>/intrekken/", views.take_back, name="take_back"),
    path("<uuid:ask_id>/<uuid:answer_id>/terugzetten/", views.put_back, name="put_back"),
]

urlpatterns = [
    path("meekijken/", include(_of_mine)),
    path("leerling/<uuid:pupil_id>/meekijken/", include(_of_a_pupil)),
]
