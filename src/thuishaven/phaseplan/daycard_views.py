"""Printing the day programme with pictograms: from the group, or for the table of one pupil."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.paper.press import as_pdf
from thuishaven.privacy.access import admit, person_of
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Group
from thuishaven.school.programme import programme_of
from thuishaven.school.queries import enrolment_of

from .daycard_forms import DayCardsForm
from .daycards import cards_of, group_for, next_day
from .paper import day_papers


@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """The day programme of a group on paper. It says nothing about anybody, so nothing is logged."""
    found = group_for(person_of(request), group_id, timezone.localdate())
    return _cards(request, found, "", "phaseplan/group_day.html", {"group": found})


@require_http_methods(["GET", "POST"])
def pupil(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The day programme of the pupil's group on paper, for its table."""
    admission = admit(request, Action.SEE_CARD, pupil_id, thing="day cards")
    header = pupil_header(admission, "phaseplan:show", timezone.localdate(admission.now))
    may_see_plan = admission.may(Action.SEE_PLAN)
    if not may_see_plan:
        header = replace(header, readers=())  # who is in the care team tells something about the child
    context = {"header": header, "may_see_plan": may_see_plan}
    enrolment = enrolment_of(pupil_id, timezone.localdate(admission.now))
    found = enrolment.group if enrolment else None
    return _cards(request, found, admission.known.name, "phaseplan/pupil_day.html", context)


def _cards(
    request: HttpRequest, group: Group | None, name: str, template: str, context: dict[str, object]
) -> HttpResponse:
    programme = programme_of(group) if group else {}
    catalogue, now = load_catalogue(), timezone.now()
    days = {one: cards for one, day in programme.items() if (cards := cards_of(day, catalogue))}
    form = DayCardsForm(
        request.POST if request.method == "POST" else None, days=days, name=name,
        first=next_day(timezone.localdate(now), days_of_school(), programme),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        content = day_papers.day_pdf(
            cards=days[int(said["day"])], weekday=int(said["day"]), kind=said["kind"],
            name=name if said.get("with_name") else "", group=group.name if group else "",
            different=said["different"], moment=said["moment"], now=now,
        )  # fmt: skip
        return as_pdf(content, "dagprogramma.pdf")
    return render(
        request, template, {**context, "form": form, "days": days}, status=422 if form.is_bound else 200
    )  # fmt: skip
