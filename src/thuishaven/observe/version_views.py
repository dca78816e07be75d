"""Two versions of one observation: nothing was overwritten, a person decides."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.access import admit, person_of
from thuishaven.web.notices import say

from . import pages, services
from .models import OtherVersion
from .queries import undecided


@require_GET
def two_versions(request: HttpRequest) -> HttpResponse:
    """What somebody still has to decide about, oldest first; no name stands here."""
    found = undecided(person_of(request).user).select_related("observation").distinct()
    return render(request, "observe/two_versions.html", {"versions": found})


@require_http_methods(["GET", "POST"])
def two(request: HttpRequest, pupil_id: UUID, observation_id: UUID, version_id: UUID) -> HttpResponse:
    """Both versions side by side; one tap decides which of them stands."""
    admission = admit(
        request, Action.RECORD, pupil_id, else_action=Action.CONTRIBUTE, thing="versions", look=request.method != "POST"
    )
    known = OtherVersion.objects.select_related("observation__witness__guardianship")
    other = get_object_or_404(known, pk=version_id, observation=observation_id, observation__pupil=pupil_id)
    if not services.may_change(other.observation, admission.person.user):
        raise Http404
    if request.method == "POST":
        try:
            services.settle_version(admission=admission, other=other, choose_other=request.POST.get("keep") == "other")
        except services.SettledError:
            say(request, _("Er was al gekozen. Niets is veranderd."), kind="info")
        else:
            say(request, _("Gekozen. Wat niet gekozen is, blijft bewaard."))
        return redirect("observe:two_versions")
    page = {
        "pupil": admission.known, "versions": pages.two_versions(other, admission, load_catalogue()),
        "settled": other.settled_at is not None,
    }  # fmt: skip
    return render(request, "observe/two.html", page)
