"""What the page of then and now shows, as plain data in reading order; a constant number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.picture import Change
from thuishaven.domain.picture.change_result import ChangeKind, ChangeLine, Count, Side
from thuishaven.observe.witnesses import names_of_observers
from thuishaven.plan.queries import starts_of
from thuishaven.privacy.access import Admission
from thuishaven.school.models import Enrolment
from thuishaven.school.pupils import KnownPupil
from thuishaven.understand.entries import entries_of
from thuishaven.understand.footnotes import Footnotes, Refs
from thuishaven.understand.parts import Entry
from thuishaven.understand.queries import change_since, seen_of
from thuishaven.understand.words import listed, n_of, named, spoken
from thuishaven.web.jinja_env import day as day_text

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


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing then and now, with the observations behind both."""

    text: str | Markup
    then: str
    now: str
    then_refs: Refs
    now_refs: Refs


@dataclass(frozen=True, slots=True)
class NowHelps:
    """Something that helps by now and was not known to then."""

    title: str
    said: str
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
    lacking: tuple[str, ...]
    progress: tuple[Compared, ...]
    learned: tuple[NowHelps, ...]
    same: tuple[Compared, ...]
    unknown: str
    harder: tuple[Compared, ...]
    rows: tuple[tuple[str, str, str], ...]
    reading: str
    sure: tuple[str, str]
    cannot: tuple[str, ...]
    method: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def page_of(admission: Admission, catalogue: Catalogue, enrolment: Enrolment | None, asked: QueryDict) -> ThenAndNow:
    """The page for the day that was ``asked`` for. Raises Http404 for a plan that never was."""
    today = timezone.localdate(admission.now)
    choice = _choice(admission, catalogue, asked, today)
    seen = seen_of(admission, enrolment, today)
    change = change_since(admission, seen, today, choice.then)
    found = names_of_observers(
        admission.pupil.pk, admission.key, {UUID(one) for side in (change.then, change.now) for one in side.observers}
        | {UUID(one.observer) for one in seen.observations},
    )  # fmt: skip
    names = {str(key): name for key, name in found.items()}
    notes = Footnotes(seen.observations, with_words=seen.notes)
    is_enough = change.then.enough and change.now.enough

    def compared(kind: ChangeKind, most: int = _MOST_BEHIND) -> tuple[Compared, ...]:
        return tuple(_compared(one, admission.known.name, notes, most) for one in change.of_kind(kind))

    return ThenAndNow(
        pupil=admission.known,
        all_url=reverse("observe:pupil", args=[admission.pupil.pk]),
        picture_url=reverse("understand:picture", args=[admission.pupil.pk]),
        choice=choice,
        is_enough=is_enough,
        lacking=said.lacking(change, catalogue),
        progress=compared("progress"),
        learned=tuple(
            NowHelps(
                spoken(one.label), said.helped(one.helped, one.tries), one.id if one.id in catalogue.strategies else "",
                notes.behind(one.observations, _MOST_BEHIND),
            )
            for one in change.learned
        ),
        same=compared("same", 1),
        unknown=_unknown(change) if is_enough else "",
        harder=compared("harder"),
        rows=_rows(change, names, catalogue),
        reading=spoken(change.reading),
        sure=(spoken(change.then.certainty.text), spoken(change.now.certainty.text)),
        cannot=said.cannot(change),
        method=tuple(said.method(catalogue)),
        entries=entries_of(admission, seen, catalogue, names, notes),
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
        then, title = form.cleaned_data["dag"], day_text(form.cleaned_data["dag"])
    elif chosen:
        then, title = chosen - timedelta(days=1), said.plan_began(chosen)
    else:
        then, title = today - timedelta(days=back), said.weeks_ago(back // 7)
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
    )


def _compared(line: ChangeLine, name: str, notes: Footnotes, most: int) -> Compared:
    return Compared(
        named(line.text, name), _times(line.then), _times(line.now),
        notes.behind(line.then.observations, most), notes.behind(line.now.observations, most),
    )  # fmt: skip


def _times(count: Count) -> str:
    return n_of(count.n, count.of)


def _unknown(change: Change) -> str:
    """What was seen too little of to compare, in one sentence; what nobody ever saw is left out."""
    labels = [spoken(one.label).lower() for one in change.of_kind("unknown") if one.then.of or one.now.of]
    return said.too_little_of(labels) if labels else ""


def _rows(change: Change, names: Mapping[str, str], catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    both = (change.then, change.now)
    heads = said.heads()

    def row(head: str, cells: Iterable[str]) -> tuple[str, str, str]:
        then, now = cells
        return heads[head], then, now

    main = {one.id: one for one in change.lines}
    rows = [
        row("period", (said.period(side) for side in both)),
        row("looks", (said.looks(side) for side in both)),
        row("who", (listed([names[one] for one in side.observers if one in names]) or said.nobody() for side in both)),
    ]
    for code in ("tension", "haven", "base"):
        line = main[code]
        if line.then.of or line.now.of:
            rows.append(
                row(
                    code,
                    (
                        _times(count) if count.of else said.none(side)
                        for side, count in zip(both, (line.then, line.now), strict=True)
                    ),
                )
            )
    if change.then.states or change.now.states:
        rows.append(row("states", (_states(side, catalogue) for side in both)))
    if change.then.aimed or change.now.aimed:
        rows.append(row("aimed", (said.aimed(side.aimed) for side in both)))
    return tuple(rows)


def _states(side: Side, catalogue: Catalogue) -> str:
    """How often each state was noted, as words with counts."""
    labels: dict[str, Text] = {code: term.label for code, term in catalogue.states.items()}
    return ", ".join(f"{spoken(labels[code]).lower()} {count}" for code, count in side.states.items()) or said.none(
        side
    )
