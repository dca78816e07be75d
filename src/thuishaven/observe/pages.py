"""What the pages of observing show, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.accounts.people import names_of
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.presence.words import why_nothing
from thuishaven.privacy.access import Admission, Person
from thuishaven.privacy.queries import care_team_names, care_team_pupils
from thuishaven.school.days import days_of_pupil
from thuishaven.school.models import GroupAssignment
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import assignments_today, pupils_in
from thuishaven.web.charts import Mark, Timeline, Week

from . import queries
from .choices import moments_for, response_choices, signal_choices
from .forms import ObservationForm
from .models import Observation, OtherVersion
from .services import Seen, read, read_other, read_revision, written_by
from .witnesses import SEEN_BY, names_of_observers

_PER_PAGE = 25
#: What a search finds stands on one page, since its words are not in the address.
_FOUND_PER_PAGE = 500
_USED_DAYS = 60
#: Older weeks fold away on the timeline: what a child showed long ago should not colour a new look.
_TIMELINE_WEEKS = 16
_HARD_STATES = frozenset({"tense"})
_VERY_HARD_STATES = frozenset({"fight", "flight", "freeze"})


@dataclass(frozen=True, slots=True)
class GroupTiles:
    """A group with its pupils, to choose from."""

    title: str
    pupils: tuple[KnownPupil, ...]


def choose_page(person: Person, now: datetime, *, own_only: bool = False) -> dict[str, Any]:
    """Pupils to choose from: chosen last, own groups, care teams; with ``own_only`` no group one is a substitute of."""
    today = timezone.localdate(now)
    groups = [
        one.group for one in assignments_today(person.user, today)
        if not (own_only and one.kind == GroupAssignment.Kind.SUBSTITUTE)
    ]  # fmt: skip
    by_group = pupils_in(groups, today)
    tiles = [GroupTiles(_("Groep %(name)s") % {"name": one.name}, tuple(by_group[one.pk])) for one in groups]
    in_groups = {pupil.id: pupil for one in tiles for pupil in one.pupils}
    others = [one for one in care_team_pupils(person, today) if one.id not in in_groups]
    if others:
        tiles.append(GroupTiles(_("In mijn zorgteams"), tuple(others)))
    known = in_groups | {one.id: one for one in others}
    recent = [known[one] for one in queries.recent_pupils(person.user, now) if one in known]
    return {"recent": recent, "tiles": tiles, "today": today}


def form_page(
    *, admission: Admission, form: ObservationForm, catalogue: Catalogue, at_home: bool, moment_now: str, observation: Observation | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The form with what is offered to tap, what is chosen, and who will see it."""
    chosen = _chosen(form)
    since = timezone.localdate(admission.now) - timedelta(days=_USED_DAYS)
    signals_used, responses_used = queries.most_used(admission.person.user, admission.pupil.pk, since)
    moments = moments_for(catalogue, at_home=at_home)
    first_responses, more_responses = response_choices(catalogue, responses_used, chosen["responses"])
    return {
        "form": form, "pupil": admission.known, "at_home": at_home, "chosen": chosen,
        "signals": signal_choices(catalogue, signals_used, chosen["signals"]),
        "responses": first_responses, "more_responses": more_responses,
        "consequences": list(catalogue.consequences.values()),
        "triggers": list(catalogue.triggers.values()), "states": list(catalogue.states.values()),
        "effects": sorted(catalogue.effects.values(), key=lambda one: -int(one.id)),
        "moments": moments, "moment_now": moment_now,
        "now": timezone.localtime(admission.now), "observation": observation,
        "readers": care_team_names(admission.pupil, timezone.localdate(admission.now)),
        "back": reverse("share:mine") if at_home else (
            reverse("observe:pupil", args=[admission.pupil.pk]) if observation else reverse("observe:choose")
        ),
    }  # fmt: skip


def _chosen(form: ObservationForm) -> dict[str, Any]:
    def values(name: str) -> list[str]:
        value = form[name].value()
        return [str(one) for one in value] if isinstance(value, (list, tuple)) else []

    def value(name: str) -> str:
        found = form[name].value()
        return "" if found is None else str(found)

    return {
        **{name: values(name) for name in ("signals", "triggers", "responses", "consequences")},
        **{name: value(name) for name in ("moment", "state", "effect", "note")},
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One observation as the list shows it."""

    id: UUID
    at: datetime
    observer: str
    setting: str
    moment: str
    state_id: str
    state: str
    state_icon: str
    signals: tuple[tuple[str, bool], ...]
    triggers: tuple[str, ...]
    responses: tuple[str, ...]
    consequences: tuple[str, ...]
    effect: int | None
    effect_text: str
    note: str
    mine: bool
    told_to: str
    sent: bool
    edited: bool
    earlier: str

    @property
    def words_only(self) -> bool:
        """Whether it is an earlier note that nobody put a signal with."""
        return bool(self.earlier) and not self.signals

    @property
    def clock_known(self) -> bool:
        return self.earlier != Observation.Earlier.DAY

    @property
    def good(self) -> bool:
        """Whether only strengths were seen."""
        return bool(self.signals) and all(strength for _, strength in self.signals)


def pupil_page(admission: Admission, wanted: Mapping[str, str], number: str, catalogue: Catalogue) -> dict[str, Any]:
    """List and timeline of a pupil. ``wanted``: filters ``what``, ``q`` and ``met``."""
    rows = list(queries.standing(admission.pupil.pk).annotate(seen_by=SEEN_BY).prefetch_related("revisions"))
    names = names_of_observers(admission.pupil.pk, admission.key, {one for row in rows for one in _people(row)})
    entries = [
        _entry(
            row, read(row, admission), names.get(row.seen_by, ""), admission, catalogue, bool(row.revisions.all()),
            names.get(row.observer_id, "") if _was_told(row) else "",
        )
        for row in rows
    ]  # fmt: skip
    code = wanted.get("met", "")
    kept = [
        one
        for row, one in zip(rows, entries, strict=True)
        if (not code or code in _codes(row)) and _matches(one, wanted)
    ]
    page = Paginator(kept, _FOUND_PER_PAGE if wanted.get("q") else _PER_PAGE).get_page(number)
    return {
        "page": page, "total": len(entries), "found": len(kept), "timeline": timeline(entries, admission.now, days_of_pupil(admission.pupil.pk)),
        "pupil": admission.known, "met": _label_of(code, catalogue) if code else "",
    }  # fmt: skip


def _codes(row: Observation) -> set[str]:
    return {*row.signals, *row.triggers, *row.responses, row.moment, row.state}


def _label_of(code: str, catalogue: Catalogue) -> str:
    """What a code stands for, in the language of the reader; an unknown one matches nothing and is shown as nothing."""
    kinds = (
        catalogue.signals,
        catalogue.triggers,
        catalogue.strategies,
        catalogue.responses,
        catalogue.moments,
        catalogue.states,
    )
    term = next((kind[code] for kind in kinds if code in kind), None)
    return term.label.in_language(get_language() or "nl") if term else "?"


def _was_told(row: Observation) -> bool:
    """Whether somebody told it and another wrote it down."""
    return row.witness_id is not None and row.seen_by != row.observer_id and not row.sent  # type: ignore[attr-defined]


def _people(row: Observation) -> set[UUID]:
    return {row.seen_by, row.observer_id} if _was_told(row) else {row.seen_by}  # type: ignore[attr-defined]


def _matches(entry: Entry, wanted: Mapping[str, str]) -> bool:
    what, words = wanted.get("what", ""), wanted.get("q", "").casefold().split()
    if what == "good" and not entry.good:
        return False
    if what == "hard" and (entry.good or entry.words_only):
        return False
    if what == "mine" and not entry.mine:
        return False
    if what == "home" and entry.setting != "home":
        return False
    text = " ".join(
        [entry.note, *(label for label, _ in entry.signals), *entry.responses, *entry.consequences]
    ).casefold()
    return all(word in text for word in words)


def _entry(
    row: Observation, seen: Seen, observer: str, admission: Admission, catalogue: Catalogue, edited: bool,
    told_to: str = "",
) -> Entry:  # fmt: skip
    language = get_language() or "nl"
    state = catalogue.states.get(seen.state)
    effect = catalogue.effects.get(str(seen.effect)) if seen.effect is not None else None

    def label(kind: Mapping[str, Any], code: str) -> str:
        return kind[code].label.in_language(language) if code in kind else code

    answers = {**catalogue.strategies, **catalogue.responses}
    return Entry(
        id=row.pk, at=timezone.localtime(seen.at), observer=observer, setting=seen.setting,
        moment=label(catalogue.moments, seen.moment) if seen.moment else "",
        state_id=seen.state, state=state.label.in_language(language) if state else "", state_icon=state.icon if state else "",
        signals=tuple(
            (label(catalogue.signals, one), one in catalogue.signals and catalogue.signals[one].strength)
            for one in seen.signals
        ),
        triggers=tuple(label(catalogue.triggers, one) for one in seen.triggers),
        responses=tuple(label(answers, one) for one in seen.responses),
        consequences=tuple(label(catalogue.consequences, one) for one in seen.consequences),
        effect=seen.effect, effect_text=effect.label.in_language(language) if effect else "", note=seen.note,
        mine=written_by(row, admission.person.user), told_to=told_to, sent=row.sent, edited=edited,
        earlier=seen.earlier,
    )  # fmt: skip


def entry_of(observation: Observation, admission: Admission, catalogue: Catalogue, observer: str) -> Entry:
    """One observation as the list shows it; ``observer`` is the name of who saw it."""
    edited = observation.revisions.exists()
    return _entry(observation, read(observation, admission), observer, admission, catalogue, edited)


def versions_of(
    observation: Observation, admission: Admission, catalogue: Catalogue
) -> list[tuple[datetime, str, Entry]]:
    """Every version of an observation, newest first: until when it stood, who changed it, what it said."""
    revisions = list(observation.revisions.order_by("-number"))
    names = names_of({revision.by_id for revision in revisions})
    versions = []
    for revision in revisions:
        before = read_revision(revision, admission)
        entry = _entry(observation, before, "", admission, catalogue, edited=True)
        versions.append((timezone.localtime(revision.at), names.get(revision.by_id, ""), entry))
    return versions


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two versions to choose from: what it says, by whom, since when."""

    entry: Entry
    by: str
    at: datetime


def two_versions(other: OtherVersion, admission: Admission, catalogue: Catalogue) -> dict[str, Choice]:
    """What stands and the other version, side by side."""
    observation = other.observation
    last = observation.revisions.order_by("-number").first()
    by, at = (last.by_id, last.at) if last else (observation.observer_id, observation.recorded_at)
    names = names_of({by, other.by_id})

    def choice(seen: Seen, by: UUID, at: datetime) -> Choice:
        entry = _entry(observation, seen, "", admission, catalogue, edited=True)
        return Choice(entry, names.get(by, ""), timezone.localtime(at))

    return {
        "standing": choice(read(observation, admission), by, at),
        "other": choice(read_other(other, admission), other.by_id, other.at),
    }


def timeline(entries: Sequence[Entry], now: datetime, days: SchoolDays) -> Timeline:
    """One mark per observation, by week, for the weeks that are recent enough; a week with nothing to see says why."""
    entries = [one for one in entries if not one.words_only]
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    first = min((one.at.date() for one in entries), default=monday)
    weeks_back = min(_TIMELINE_WEEKS - 1, max(0, (monday - first).days // 7 + 1))
    marks: dict[date, list[Mark]] = {monday - timedelta(weeks=back): [] for back in range(weeks_back, -1, -1)}
    for one in sorted(entries, key=lambda entry: entry.at):
        week = one.at.date() - timedelta(days=one.at.weekday())
        if week in marks:
            marks[week].append(_mark(one))
    weeks = tuple(
        Week(str(week.isocalendar().week), tuple(found), "" if found else why_nothing(week, days))
        for week, found in marks.items()
    )
    return Timeline(title=_("Wat er per week is vastgelegd"), weeks=weeks)


def _mark(entry: Entry) -> Mark:
    if entry.state_id in _VERY_HARD_STATES:
        return "strong"
    if entry.state_id in _HARD_STATES:
        return "hard"
    return "good" if entry.good else "other"
