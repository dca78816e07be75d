"""Every address of the product, one line per app."""

from django.urls import include, path

urlpatterns = [
    path("inloggen/", include("thuishaven.accounts.urls")),
    path("school/", include("thuishaven.office.urls")),
    path("privacy/", include("thuishaven.privacy.urls")),
    path("", include("thuishaven.presence.urls")),
    path("", include("thuishaven.observe.urls")),
    path("", include("thuishaven.capture.worker_urls")),
    path("snel/", include("thuishaven.capture.urls")),
    path("vastleggen/eerder/", include("thuishaven.earlier.urls")),
    path("", include("thuishaven.asking.urls")),
    path("leerling/<uuid:pupil_id>/", include("thuishaven.config.pupil_urls")),
    path("steunplan/", include("thuishaven.plan.desk_urls")),
    path("dagkaarten/", include("thuishaven.phaseplan.group_urls")),
    path("mijn-kind/", include("thuishaven.share.urls")),
    path("thuis/", include("thuishaven.fromhome.urls")),
    path("", include("thuishaven.knowledge.offline_urls")),
    path("kennis/", include("thuishaven.knowledge.urls")),
    path("cijfers/", include("thuishaven.reports.urls")),
    path("maten/", include("thuishaven.evaluate.method_urls")),
    path("", include("thuishaven.web.urls")),
    path("", include("thuishaven.home.urls")),
]

handler400 = "thuishaven.web.views.bad_request"
handler403 = "thuishaven.web.views.permission_denied"
handler404 = "thuishaven.web.views.not_found"
#: asked for by the login library
handler429 = "thuishaven.web.views.too_many"
handler500 = "thuishaven.web.views.server_error"
