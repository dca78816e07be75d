"""What the page of then and now shows, as plain data in reading order; a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture import Change
from thuishaven.domain.picture.change_result import ChangeKind, ChangeLine
from thuishaven.plan.queries import starts_of
from thuishaven.privacy.access import Admission
from thuishaven.school.models import Enrolment
from thuishaven.school.pupils import KnownPupil
from thuishaven.understand.behind import CountList, names_in, written
from thuishaven.understand.entries import entries_of
from thuishaven.understand.footnotes import Footnotes, Refs
from thuishaven.understand.numbers import ASKED, Numbers
from thuishaven.understand.parts import Entry
from thuishaven.understand.queries import Seen, change_since, seen_of
from thuishaven.understand.words import named, spoken
from thuishaven.web.jinja_env import day as day_text
from thuishaven.web.jinja_env import uncapital

from . import then_counts as counts
from . import then_words as said
from .forms import ThenForm

_MOST_BEHIND = 2


@dataclass(frozen=True, slots=True)
class Option:
    """A day that now can be compared with, as a link."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The day that was chosen: ``then`` is the last day of the first period; ``form`` asks for another one."""

    then: date
    title: str
    options: tuple[Option, ...]
    form: ThenForm
    #: what asks for this day in an address; empty for the weeks that stand there by themselves
    query: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing then and now, with the observations behind both."""

    text: str | Markup
    then: Markup
    now: Markup
    then_refs: Refs
    now_refs: Refs


@dataclass(frozen=True, slots=True)
class NowHelps:
    """Something that helps by now and was not known to then."""

    title: str
    said: Markup
    entry: str
    refs: Refs


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The whole page. ``rows``: what stands side by side, as head, then and now."""

    pupil: KnownPupil
    all_url: str
    picture_url: str
    choice: Choice
    is_enough: bool
    lacking: tuple[Markup, ...]
    progress: tuple[Compared, ...]
    learned: tuple[NowHelps, ...]
    same: tuple[Compared, ...]
    unknown: str
    harder: tuple[Compared, ...]
    rows: tuple[tuple[str, str | Markup, str | Markup], ...]
    reading: str
    sure: tuple[str, str]
    cannot: tuple[str, ...]
    method: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Sources:
    """Everything the page is written from. ``names`` are those of the observers by their id."""

    choice: Choice
    seen: Seen
    change: Change
    names: Mapping[str, str]
    numbers: Numbers


def _sources(admission: Admission, catalogue: Catalogue, enrolment: Enrolment | None, asked: QueryDict) -> _Sources:
    today = timezone.localdate(admission.now)
    choice = _choice(admission, catalogue, asked, today)
    seen = seen_of(admission, enrolment, today)
    numbers = Numbers(_at("then:behind", admission, choice.query), seen.observations)
    change = change_since(admission, seen, today, choice.then)
    return _Sources(choice, seen, change, names_in(admission, seen), numbers)


def _at(place: str, admission: Admission, query: str) -> str:
    """The address of a page about the day that was chosen."""
    return reverse(place, args=[admission.pupil.pk]) + (f"?{query}" if query else "")


def list_of(
    admission: Admission, catalogue: Catalogue, enrolment: Enrolment | None, asked: QueryDict
) -> tuple[CountList | None, str]:
    """The list behind the count that was asked for, None when the page holds none such now; and the page it is of.

    Raises Http404 for a plan that never was.
    """
    found = _sources(admission, catalogue, enrolment, asked)
    _written(admission, catalogue, found)
    key, query = asked.get(ASKED, ""), found.choice.query
    page = _at("then:show", admission, query)
    counted = found.numbers.found.get(key)
    if counted is None:
        return None, page
    number, keep = asked.get("page", "1"), f"{query}&{ASKED}={key}" if query else f"{ASKED}={key}"
    return written(admission, found.seen, catalogue, found.names, counted, number, keep), page


def page_of(admission: Admission, catalogue: Catalogue, enrolment: Enrolment | None, asked: QueryDict) -> ThenAndNow:
    """The page for the day that was ``asked`` for. Raises Http404 for a plan that never was."""
    return _written(admission, catalogue, _sources(admission, catalogue, enrolment, asked))


def _written(admission: Admission, catalogue: Catalogue, found: _Sources) -> ThenAndNow:
    choice, seen, change, numbers = found.choice, found.seen, found.change, found.numbers
    notes = Footnotes(seen.observations, with_words=seen.notes)
    is_enough = change.then.enough and change.now.enough

    def compared(kind: ChangeKind, most: int = _MOST_BEHIND) -> tuple[Compared, ...]:
        return tuple(_compared(one, admission.known.name, notes, numbers, most) for one in change.of_kind(kind))

    return ThenAndNow(
        pupil=admission.known,
        all_url=reverse("observe:pupil", args=[admission.pupil.pk]),
        picture_url=reverse("understand:picture", args=[admission.pupil.pk]),
        choice=choice,
        is_enough=is_enough,
        lacking=counts.lacking(change, catalogue, numbers),
        progress=compared("progress"),
        learned=tuple(
            NowHelps(
                spoken(one.label), counts.learned(one, seen.observations, numbers),
                one.id if one.id in catalogue.strategies else "", notes.behind(one.observations, _MOST_BEHIND),
            )
            for one in change.learned
        ),
        same=compared("same", 1),
        unknown=_unknown(change) if is_enough else "",
        harder=compared("harder"),
        rows=counts.rows(change, found.names, catalogue, numbers),
        reading=spoken(change.reading),
        sure=(spoken(change.then.certainty.text), spoken(change.now.certainty.text)),
        cannot=said.cannot(change),
        method=tuple(said.method(catalogue)),
        entries=entries_of(admission, seen, catalogue, found.names, notes.listed),
    )  # fmt: skip


def _choice(admission: Admission, catalogue: Catalogue, asked: QueryDict, today: date) -> Choice:
    """Weeks ago, where a plan began, or a day of one's own; a day that cannot be leaves the weeks standing."""
    back = int(catalogue.thresholds["change_back_days"].value)
    form = ThenForm(asked if "dag" in asked else None, today=today)
    starts = [day for day in starts_of(admission.pupil.pk) if day <= today] if admission.may(Action.SEE_PLAN) else []
    planned, own = asked.get("plan", ""), "dag" in asked and form.is_valid()
    chosen = next((day for day in starts if day.isoformat() == planned), None)
    if planned and chosen is None:
        raise Http404
    if own:
        then, title, query = (
            form.cleaned_data["dag"],
            day_text(form.cleaned_data["dag"]),
            f"dag={form.cleaned_data['dag']}",
        )
    elif chosen:
        then, title, query = chosen - timedelta(days=1), said.plan_began(chosen), f"plan={planned}"
    else:
        then, title, query = today - timedelta(days=back), said.weeks_ago(back // 7), ""
    page = reverse("then:show", args=[admission.pupil.pk])
    return Choice(
        then,
        title,
        (
            Option(page, said.weeks_ago(back // 7), not own and not chosen),
            *(
                Option(f"{page}?plan={day.isoformat()}", said.plan_began(day), day == chosen and not own)
                for day in starts
            ),
        ),
        form,
        query,
    )


def _compared(line: ChangeLine, name: str, notes: Footnotes, numbers: Numbers, most: int) -> Compared:
    then, now = (counts.times(line, side, numbers) for side in counts.SIDES)
    return Compared(
        named(line.text, name), then, now,
        notes.behind(line.then.observations, most), notes.behind(line.now.observations, most),
    )  # fmt: skip


def _unknown(change: Change) -> str:
    """What was seen too little of to compare, in one sentence; what nobody ever saw is left out."""
    labels = [uncapital(spoken(one.label)) for one in change.of_kind("unknown") if one.then.of or one.now.of]
    return said.too_little_of(labels) if labels else ""
