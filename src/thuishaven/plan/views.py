"""Pages of planning: the plan, making and changing it, its versions, and the plan on paper."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.pages import choose_page
from thuishaven.privacy.access import admit, person_of
from thuishaven.school.days import days_of_pupil
from thuishaven.understand.queries import picture_of
from thuishaven.web.notices import say

from . import pages, queries
from .consents import agreed, parties
from .forms import Choices, PlanForm
from .moments import moment_choices
from .now import now_of
from .paper import papers
from .paper.press import as_pdf
from .services import PlanChangedError, PlanContent, read_version, save_plan
from .suggest import avoidable, offer


@require_GET
def show(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The newest version of the plan, or what to do when there is none."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="plan")
    today = timezone.localdate(admission.now)
    page, days = pages.newest_page(admission, load_catalogue()), days_of_pupil(pupil_id)
    return render(request, "plan/show.html", {
        "parties": parties(page.version, admission) if page else [],
        "now": now_of(admission, page.version, page.content, days, load_catalogue()) if page else [],
        "header": pupil_header(admission, "plan:show", today), "page": page, "remarks": pages.remarks(admission),
        "review_due": page is not None and pages.review_is_near(page, today, days), "may_edit": admission.may(Action.EDIT_PLAN),
        "may_share": admission.may(Action.SHARE), "old": False,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Make or change the plan; every save is a new version."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="plan")
    catalogue, picture, language = load_catalogue(), picture_of(admission), get_language() or "nl"
    newest = queries.newest_version(pupil_id)
    existing = read_version(newest, queries.open_goals(pupil_id), admission) if newest else None
    chosen = request.POST.getlist("approaches") or (list(existing.approaches) if existing else [])
    adopted = _adopted(request, catalogue)
    if adopted and adopted not in chosen:
        chosen.append(adopted)
    avoided = request.POST.getlist("avoid") or (list(existing.avoid) if existing else [])
    offered = offer(picture, catalogue, language, chosen, avoided)
    form = PlanForm(
        request.POST or None, name=admission.known.name, today=timezone.localdate(admission.now), existing=existing,
        choices=Choices(
            strategies=[one.id for one in catalogue.strategies.values() if not one.avoid],
            avoidable=avoidable(catalogue, picture, existing.avoid if existing else ()),
            strengths=[(code, label) for code, label, _count in offered.strengths],
            needs=[(one.code, one.text) for one in offered.child_needs],
            teacher_needs=[(one.code, one.text) for one in offered.teacher_needs],
            moments=moment_choices(admission, catalogue, existing),
        ),
        frames=tuple(catalogue.needs.values()), goal_ids=queries.goal_ids(pupil_id), based_on=newest.number if newest else 0,
    )  # fmt: skip
    if adopted:
        form.initial["approaches"] = chosen
    status, newer = 200, None
    if form.is_bound:
        status = 422
        if form.is_valid():
            based_on = form.cleaned_data["based_on"]
            try:
                version = save_plan(admission=admission, content=form.content(), based_on=based_on)
            except PlanChangedError as error:
                status, newer = 409, pages.newer_version(admission, based_on)
                form = form.based_anew(error.number)
            else:
                say(request, _saved_words(version.number, existing, form.content(), queries.rated_goal_ids(pupil_id)))
                return redirect("plan:show", pupil_id)
    return render(request, "plan/edit.html", pages.edit_page(admission, form, offered, newer), status=status)


def _saved_words(number: int, before: PlanContent | None, after: PlanContent, rated: set[UUID]) -> str:
    """What happened, and what it asks for: who agrees with this version, and care with steps that changed half-way."""
    words = [_("Bewaard als versie %(number)s. Eerdere versies blijven te lezen.") % {"number": number}]
    if number > 1:
        words.append(_("Vraag opnieuw wie het met deze versie eens is."))
    old = {goal.id: goal.levels for goal in before.goals if goal.levels} if before else {}
    if any(goal.id in rated and goal.id in old and goal.levels != old[goal.id] for goal in after.goals):
        words.append(
            _(
                "Je veranderde de stappen van een doel waarbij al dagen zijn ingevuld. Dat mag. De vorige stappen staan in de vorige versie."
            )
        )
    return " ".join(words)


def _adopted(request: HttpRequest, catalogue: Catalogue) -> str:
    """The approach that somebody came with from the library; empty when there is none."""
    code = request.GET.get("aanpak", "")
    strategy = catalogue.strategies.get(code)
    return code if strategy is not None and not strategy.avoid and request.method == "GET" else ""


@require_GET
def adopt(request: HttpRequest, strategy_id: str) -> HttpResponse:
    """For whom? The way from an approach in the library to the plan of a pupil of one's own."""
    strategy = load_catalogue().strategies.get(strategy_id)
    if strategy is None or strategy.avoid:
        raise Http404
    page = choose_page(person_of(request), timezone.now(), own_only=True)
    return render(request, "plan/adopt.html", {"strategy": strategy, **page})


@require_GET
def versions(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Every version of the plan, newest first, with what changed."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="plan versions")
    return render(request, "plan/versions.html", {
        "header": pupil_header(admission, "plan:show", timezone.localdate(admission.now)),
        "lines": pages.version_lines(admission),
    })  # fmt: skip


@require_GET
def version(request: HttpRequest, pupil_id: UUID, number: int) -> HttpResponse:
    """The plan as it read in an earlier version."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing=f"plan version {number}"[:80])
    found = queries.versions_of(pupil_id).filter(number=number).first()
    if found is None:
        raise Http404
    page = pages.read_page(found, read_version(found, [], admission), load_catalogue(), admission.known.name)
    return render(request, "plan/show.html", {
        "parties": parties(found, admission),
        "header": pupil_header(admission, "plan:show", timezone.localdate(admission.now)), "page": page, "remarks": [],
        "now": [], "review_due": False, "may_edit": False, "may_share": False, "old": True,
    })  # fmt: skip


@require_GET
def pdf(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The newest version on paper."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="pdf")
    page = pages.newest_page(admission, load_catalogue())
    if page is None:
        raise Http404
    return as_pdf(papers.plan_pdf(admission, page, agreed(page.version, admission)), "steunplan.pdf")
