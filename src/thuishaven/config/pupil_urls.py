"""The pages of one pupil, in the order of the cycle."""

from django.urls import include, path

urlpatterns = [
    path("", include("thuishaven.dossiers.urls")),
    path("incident/", include("thuishaven.incidents.urls")),
    path("begrijpen/", include("thuishaven.understand.urls")),
    path("rondes/", include("thuishaven.rounds.urls")),
    path("thuis/", include("thuishaven.fromhome.pupil_urls")),
    path("plannen/", include("thuishaven.plan.urls")),
    path("dit-ben-ik/", include("thuishaven.phaseplan.passport_urls")),
    path("signaleringsplan/", include("thuishaven.phaseplan.urls")),
    path("evalueren/", include("thuishaven.evaluate.urls")),
    path("toen-en-nu/", include("thuishaven.evaluate.then_urls")),
    path("terugkijken/", include("thuishaven.review.urls")),
    path("delen/", include("thuishaven.share.pupil_urls")),
]
