"""Sharing the plan with guardians: who may see which version."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.plan.queries import newest_version
from thuishaven.privacy.access import admit
from thuishaven.school.models import Guardianship
from thuishaven.school.pupils import guardian_identity
from thuishaven.school.words import relation_words
from thuishaven.web.notices import say

from . import queries
from .forms import ShareForm
from .models import PlanSharing
from .services import share_plan, stop_sharing


@require_http_methods(["GET", "POST"])
def sharing(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """With whom the plan is shared; share the newest version with more guardians."""
    admission = admit(request, Action.SHARE, pupil_id)
    today = timezone.localdate(admission.now)
    found = Guardianship.objects.filter(pupil=admission.pupil, ended_on=None).order_by("id")
    guardians = {one.pk: one for one in found}
    names = {
        pk: _("%(name)s (%(relation)s, %(authority)s)") % {
            "name": guardian_identity(one, admission.key).full_name, "relation": relation_words(one.relation),
            "authority": _("met gezag") if one.has_authority else _("zonder gezag"),
        }
        for pk, one in guardians.items()
    }  # fmt: skip
    version = newest_version(pupil_id)
    form = ShareForm(request.POST if request.method == "POST" else None, people=list(names.items()))
    if form.is_bound and version is not None and form.is_valid():
        for pk in form.cleaned_data["guardians"]:
            share_plan(admission=admission, version=version, guardianship=guardians[int(pk)])
        say(request, _("Gedeeld. Alleen wie je koos kan het plan nu lezen."))
        return redirect("sharing:plan", pupil_id)
    rows = [(one, names[one.guardianship_id]) for one in queries.sharings_of(pupil_id) if one.guardianship_id in names]
    return render(
        request, "share/staff.html", {
            "header": pupil_header(admission, "plan:show", today), "form": form, "version": version, "rows": rows,
            "guardians": guardians,
        }, status=422 if form.is_bound else 200,
    )  # fmt: skip


@require_POST
def stop(request: HttpRequest, pupil_id: UUID, sharing_id: UUID) -> HttpResponse:
    """Stop showing a version to a guardian."""
    admission = admit(request, Action.SHARE, pupil_id)
    found = get_object_or_404(PlanSharing, pk=sharing_id, version__plan__pupil=admission.pupil)
    stop_sharing(admission=admission, sharing=found)
    say(request, _("Deze ouder of verzorger ziet het plan niet meer."), kind="info")
    return redirect("sharing:plan", pupil_id)
