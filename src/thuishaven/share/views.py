"""Pages of a guardian: the own child, the shared plan, who looked."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action, Tie
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.observe.witnesses import SEEN_BY
from thuishaven.plan.child_pages import said
from thuishaven.plan.drawings import as_response, find_drawing, read_drawing
from thuishaven.plan.services import add_remark, read_version, remark_text
from thuishaven.privacy import queries as privacy_queries
from thuishaven.privacy.access import Admission, admit, person_of
from thuishaven.privacy.words import look_words, why_words
from thuishaven.school.models import Guardianship
from thuishaven.school.pupils import know
from thuishaven.web.notices import say

from . import queries
from .forms import RemarkForm


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The children somebody cares for; with one child that child's page."""
    person = person_of(request)
    if not person.is_guardian:
        raise PermissionDenied
    rows = queries.guardianships_of(person.user)
    if len(rows) == 1:
        return redirect("share:child", rows[0].pupil_id)
    return render(request, "share/mine.html", {"children": [know(row.pupil) for row in rows]})


def _guardianship(admission: Admission) -> Guardianship:
    return Guardianship.objects.get(pupil=admission.pupil, user=admission.person.user, ended_on=None)


@require_GET
def child(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The page of one child: what was shared, what one recorded oneself, who looked."""
    admission = admit(request, Action.SEE_SHARED, pupil_id)
    catalogue, language = load_catalogue(), get_language() or "nl"
    own = Observation.objects.annotate(seen_by=SEEN_BY).filter(
        pupil=admission.pupil, seen_by=admission.person.user.pk, setting=Observation.Setting.HOME, withdrawal=None
    )[:20]
    seen = [
        (row.pk, timezone.localtime(row.at), [
            catalogue.signals[code].label.in_language(language) for code in row.signals if code in catalogue.signals
        ])
        for row in own
    ]  # fmt: skip
    return render(request, "share/child.html", {
        "pupil": admission.known, "sharing": queries.shared_with(_guardianship(admission).pk), "seen": seen,
        "may_look": admission.may(Action.SEE_WHO_LOOKED), "decision": admission.decision,
        "authority": Tie.GUARDIAN_WITH_AUTHORITY in admission.ties,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def shared_plan(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The plan as it was shared, with room to add something."""
    admission = admit(request, Action.SEE_SHARED, pupil_id, thing="plan")
    guardianship = _guardianship(admission)
    sharing = queries.shared_with(guardianship.pk)
    if sharing is None:
        raise Http404
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        add_remark(
            admission=admission, guardianship=guardianship, plan=sharing.version.plan, text=form.cleaned_data["text"]
        )
        say(request, _("Dank u wel. Wat u schreef staat nu bij het plan."))
        return redirect("share:shared_plan", pupil_id)
    catalogue = load_catalogue()
    content = read_version(sharing.version, [], admission)
    remarks = guardianship.remarks.order_by("-at")
    return render(
        request, "share/plan.html", {
            "has_begun": sharing.version.starts <= timezone.localdate(admission.now),
            "was_reviewed": sharing.version.review_on < timezone.localdate(admission.now),
            "pupil": admission.known, "content": content, "said_by_child": said(content.child), "version": sharing.version, "form": form,
            "approaches": [(catalogue.strategies[one], how) for one, how in content.approaches.items() if one in catalogue.strategies],
            "remarks": [(timezone.localtime(one.at), remark_text(one, admission.key)) for one in remarks],
        }, status=422 if form.is_bound else 200,
    )  # fmt: skip


@require_GET
def drawing(request: HttpRequest, pupil_id: UUID, drawing_id: UUID) -> HttpResponse:
    """A drawing that stands in the plan as it was shared; no other."""
    admission = admit(request, Action.SEE_SHARED, pupil_id, thing="drawing")
    sharing = queries.shared_with(_guardianship(admission).pk)
    shown = read_version(sharing.version, [], admission).child.drawings.values() if sharing else ()
    found = find_drawing(pupil_id, drawing_id) if str(drawing_id) in shown else None
    if found is None:
        raise Http404
    return as_response(read_drawing(found, admission.key))


@require_GET
def looked(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Who looked in the dossier of one's child; what the other guardian did is not shown."""
    admission = admit(request, Action.SEE_WHO_LOOKED, pupil_id)
    today = timezone.localdate(admission.now)
    page, looks = privacy_queries.looks_at(
        pupil_id,
        request.GET.get("page", "1"),
        not_by=_other_guardians(admission),
        not_why=("home_link",),
        not_verbs=("home_link_make", "home_link_withdraw", "home_link_restore"),
    )
    return render(request, "share/looked.html", {
        "pupil": admission.known, "page": page, "teachers": privacy_queries.group_teachers(admission.pupil, today),
        "team": privacy_queries.care_team(admission.pupil, today),
        "looks": [(timezone.localtime(one.at), one.who, look_words(one.verb, one.times), why_words(one.why)) for one in looks],
    })  # fmt: skip


def _other_guardians(admission: Admission) -> list[UUID]:
    rows = Guardianship.objects.filter(pupil=admission.pupil).exclude(user=admission.person.user).exclude(user=None)
    return list(rows.values_list("user_id", flat=True))
