"""The card for whoever stands in: of one child for a day, and of all children of a group with a plan, also on paper."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuishaven.domain.access import Action, Tie
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy import log
from thuishaven.privacy.access import Admission, admit, person_of
from thuishaven.school.days import days_of_each, days_of_school
from thuishaven.school.models import Enrolment, Group, Pupil
from thuishaven.school.pupils import KnownPupil, know
from thuishaven.school.queries import assignments_today
from thuishaven.vault.sealing import open_key

from . import queries
from .additions import card_parts_of
from .cards import Card, card_days, cards_on, group_card_days
from .paper.papers import cards_pdf
from .paper.press import as_pdf


@require_GET
def show(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What to do and not to do today, or on a day that comes."""
    admission = admit(request, Action.SEE_CARD, pupil_id, thing="card")
    days, day = _day_of_pupil(request, admission)
    today = timezone.localdate(admission.now)
    header = pupil_header(admission, "plan:card", today)
    if not admission.may(Action.SEE_PLAN):
        header = replace(header, readers=())  # who is in the care team tells something about the child
    card = _card(admission, day)
    school_days = days_of_each(days_of_school(), [pupil_id])[pupil_id]
    return render(request, "plan/card.html", {
        "header": header, "card": card, "may_edit": admission.may(Action.EDIT_PLAN), "days": days, "today": today,
        "away": school_days.away_on(day),
        "may_tell": card.has_plan and day == today and admission.may(Action.TELL_DONE) and school_days.could_be_seen(day),
    })  # fmt: skip


@require_GET
def paper(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The card on paper, one page."""
    admission = admit(request, Action.SEE_CARD, pupil_id, thing="card pdf")
    _days, day = _day_of_pupil(request, admission)
    return as_pdf(cards_pdf([_card(admission, day)], admission.now), "kaart.pdf")


@require_GET
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Choose a day and print the cards of the own group."""
    now = timezone.now()
    found, planned, _person_id = _own_group(request, group_id, now)
    days = group_card_days(timezone.localdate(now), days_of_school())
    day = _chosen(request, days)
    school_days = days_of_each(days_of_school(), [one.pk for one in planned])
    known = [know(one) for one in planned]
    return render(request, "plan/cards.html", {
        "group": found, "days": days, "day": day, "today": timezone.localdate(now),
        "there": [one for one in known if not school_days[one.id].away_on(day)],
        "away": [one for one in known if school_days[one.id].away_on(day)],
    })  # fmt: skip


@require_GET
def group_paper(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """The cards of the own group on paper, each on its own page. A child that is away that day is left out."""
    now = timezone.now()
    _found, planned, person_id = _own_group(request, group_id, now)
    school = days_of_school()
    day = _chosen(request, group_card_days(timezone.localdate(now), school))
    school_days = days_of_each(school, [one.pk for one in planned])
    there = [one for one in planned if not school_days[one.pk].away_on(day)]
    if not there:
        raise Http404
    log.record_looks(
        verb=Action.SEE_CARD.value, at=now, actor=person_id, subjects=[one.pk for one in there], why=Tie.OWN_GROUP.value
    )
    cards = cards_on(there, day, load_catalogue())
    return as_pdf(cards_pdf([cards[one.pk] for one in there], now), "kaarten.pdf")


def _card(admission: Admission, day: date) -> Card:
    return cards_on([admission.pupil], day, load_catalogue())[admission.pupil.pk]


def _day_of_pupil(request: HttpRequest, admission: Admission) -> tuple[list[date], date]:
    """The days to choose from and the chosen one. Whoever stands in sees the card of today only: PermissionDenied."""
    today = timezone.localdate(admission.now)
    if not admission.may(Action.SEE_PLAN):
        if request.GET.get("dag", today.isoformat()) != today.isoformat():
            raise PermissionDenied
        return [], today
    days = card_days(today, days_of_school())
    return days, _chosen(request, days)


def _chosen(request: HttpRequest, days: list[date]) -> date:
    """The day that was asked for, the first of ``days`` when none was. Raises Http404 for a day no card is made for."""
    wanted = request.GET.get("dag", "")
    day = next((one for one in days if one.isoformat() == wanted), None) if wanted else days[0]
    if day is None:
        raise Http404
    return day


def _own_group(request: HttpRequest, group_id: UUID, now: datetime) -> tuple[Group, list[Pupil], UUID]:
    """The group with its pupils that have something on a card, by name, for its teacher; another group gives 404.

    That is a support plan, or words in a part above it, such as what helps in a crisis in the phase plan.
    """
    person, today = person_of(request), timezone.localdate(now)
    groups = [one.group for one in assignments_today(person.user, today) if one.kind == "teacher"]
    found = next((one for one in groups if one.pk == group_id), None)
    if found is None:
        raise Http404
    rows = Enrolment.objects.filter(group=found, starts__lte=today).exclude(ends__lt=today)
    pupils = Pupil.objects.filter(pk__in=rows.values("pupil_id")).exclude(key__wrapped=None).select_related("key")
    keys = {one.pk: open_key(one.key) for one in pupils}
    with_plan = queries.with_plan(keys)
    with_more = {pupil_id for pupil_id, parts in card_parts_of(keys).items() if parts}
    planned = [one for one in pupils if one.pk in with_plan or one.pk in with_more]
    return found, sorted(planned, key=_by_name), person.user.pk


def _by_name(pupil: Pupil) -> str:
    known: KnownPupil = know(pupil)
    return known.name.casefold()
