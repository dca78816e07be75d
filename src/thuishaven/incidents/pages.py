"""What the pages of incidents show, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.accounts.people import names_of
from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue, Strategy
from thuishaven.observe.choices import moments_for, response_choices, signal_choices
from thuishaven.observe.pages import entry_of
from thuishaven.observe.queries import most_used
from thuishaven.privacy.access import Admission

from . import queries, suggest
from .contents import CHILDS_WORDS, LATER, ORDER, Content, Step
from .models import Incident, IncidentStep
from .services import read_step
from .words import choices, hint, left_words, question, step_icon, step_title

_PER_PAGE = 25
_USED_DAYS = 60
#: What the approaches for this answer to weighs more than what was tapped often.
_IN_FRONT = 10


@dataclass(frozen=True, slots=True)
class Ask:
    """One part of a step as a question with things to tap; ``options`` is empty where one writes."""

    name: str
    question: str
    hint: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a step as it was filled in; ``quote`` when these are the child's own words."""

    label: str
    text: str
    quote: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step on the page of an incident. ``hidden`` when it is filled in and not for these eyes."""

    step: str
    title: str
    icon: str
    rows: tuple[Row, ...]
    by: str
    at: datetime | None
    left: str
    versions: int
    may_write: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One incident in the list."""

    id: UUID
    at: datetime
    moment: str
    what: tuple[str, ...]
    left: tuple[str, ...]


def asks(form: forms.Form, names: Sequence[str]) -> list[Ask]:
    """The questions of ``names`` with what is chosen in ``form``."""
    found = []
    for name in names:
        value = form[name].value()
        chosen = tuple(map(str, value)) if isinstance(value, (list, tuple)) else ((str(value),) if value else ())
        many = form.fields[name].widget.__class__ is forms.MultipleHiddenInput
        found.append(Ask(name, question(name), hint(name), tuple(choices(name).items()), chosen, many))
    return found


def record_page(
    *, admission: Admission, form: forms.Form, catalogue: Catalogue, moment_now: str, names: dict[str, list[str]]
) -> dict[str, Any]:
    """The short form; ``names`` gives the parts of the first two steps."""
    chosen = {
        name: [str(one) for one in form[name].value() or ()] for name in ("signals", "triggers", "responses", "consequences")
    }  # fmt: skip
    since = timezone.localdate(admission.now) - timedelta(days=_USED_DAYS)
    signals_used, _ = most_used(admission.person.user, admission.pupil.pk, since)
    in_front = suggest.signals_in_front(catalogue)
    weights = {code: weight * _IN_FRONT + signals_used.get(code, 0) for code, weight in in_front.items()}
    first, more = response_choices(catalogue, suggest.responses_in_front(catalogue), chosen["responses"])
    return {
        "form": form, "pupil": admission.known, "chosen": chosen, "moment_now": moment_now,
        "value": {name: str(form[name].value() or "") for name in ("state", "moment", "effect")},
        "now": timezone.localtime(admission.now),
        "signals": signal_choices(catalogue, weights, chosen["signals"]), "responses": first, "more_responses": more,
        "triggers": list(catalogue.triggers.values()), "states": list(catalogue.states.values()),
        "consequences": list(catalogue.consequences.values()), "moments": moments_for(catalogue, at_home=False),
        "effects": sorted(catalogue.effects.values(), key=lambda one: -int(one.id)),
        "asks": {step: asks(form, parts) for step, parts in names.items()},
        "helps": [("any", suggest.for_state(catalogue, "")),
                  *((state, suggest.for_state(catalogue, state)) for state in catalogue.states)],
    }  # fmt: skip


def rows_of(content: Content) -> tuple[Row, ...]:
    """What a step says, part by part; parts that were left open are left out."""
    rows = []
    for name in content.__dataclass_fields__:
        value = getattr(content, name)
        words = choices(name)
        codes = value if isinstance(value, tuple) else (value,)
        text = ", ".join(words.get(code, code) for code in codes) if words else value
        if text:
            rows.append(Row(question(name), text, name in CHILDS_WORDS))
    return tuple(rows)


def may_read(admission: Admission, version: IncidentStep) -> bool:
    """Whoever may see the dossier reads every step; a substitute only what they wrote themselves."""
    return admission.may(Action.SEE_DOSSIER) or version.by_id == admission.person.user.pk


def show_page(admission: Admission, incident: Incident, catalogue: Catalogue) -> dict[str, Any]:
    """One incident: what was seen, and each step with what it says or what is left."""
    newest = {one.step: one for one in incident.steps.order_by("step", "number")}
    observation = incident.observation
    names = names_of({one.by_id for one in newest.values()} | {observation.observer_id})
    left = queries.left_to_do(incident)
    lines = [_step_line(admission, step, newest.get(step), names, step in left) for step in ORDER]
    entry = entry_of(observation, admission, catalogue, names.get(observation.observer_id, ""))
    shown = [one for one in lines if one.rows or one.hidden or one.step in LATER]
    return {
        "pupil": admission.known, "incident": incident, "entry": entry, "at": timezone.localtime(observation.at),
        "before": [one for one in shown if one.step == Step.SAFE], "after": [one for one in shown if one.step != Step.SAFE],
        "left": [left_words(step) for step in left], "mine": entry.mine,
        "helps": suggest.for_state(catalogue, observation.state) if Step.TALK in left else [],
    }  # fmt: skip


def _step_line(
    admission: Admission, step: str, version: IncidentStep | None, names: dict[UUID, str], is_left: bool
) -> StepLine:
    title, icon, left = step_title(step, admission.known.name), step_icon(step), left_words(step) if is_left else ""
    if version is None:
        return StepLine(step, title, icon, (), "", None, left, 0, may_write=True, hidden=False)
    readable = may_read(admission, version)
    rows = rows_of(read_step(version, admission.key)) if readable else ()
    return StepLine(
        step, title, icon, rows, names.get(version.by_id, ""), timezone.localtime(version.at), left, version.number,
        may_write=readable, hidden=not readable,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newer:
    """The version somebody saved meanwhile, beside what was written here; ``theirs`` is empty for who may not read it."""

    by: str
    is_own: bool
    at: datetime
    theirs: tuple[Row, ...]
    mine: tuple[Row, ...]


def newer(admission: Admission, version: IncidentStep, mine: Content) -> Newer:
    """Both versions, to put side by side."""
    theirs = rows_of(read_step(version, admission.key)) if may_read(admission, version) else ()
    return Newer(
        names_of({version.by_id}).get(version.by_id, ""), version.by_id == admission.person.user.pk,
        timezone.localtime(version.at), theirs, rows_of(mine),
    )  # fmt: skip


def versions_of(admission: Admission, incident: Incident, step: str) -> list[tuple[str, datetime, tuple[Row, ...]]]:
    """Every version of a step, newest first: who, when, what it said."""
    rows = list(incident.steps.filter(step=step).order_by("-number"))
    names = names_of({one.by_id for one in rows})
    return [
        (names.get(one.by_id, ""), timezone.localtime(one.at), rows_of(read_step(one, admission.key))) for one in rows
    ]  # fmt: skip


def list_page(admission: Admission, catalogue: Catalogue, wanted: str, number: str) -> dict[str, Any]:
    """The incidents of a pupil, newest first."""
    language = get_language() or "nl"
    lines = [_line(one, catalogue, language) for one in queries.of_pupil(admission.pupil.pk)]
    kept = [one for one in lines if wanted not in ("open", "finished") or bool(one.left) == (wanted == "open")]
    return {"page": Paginator(kept, _PER_PAGE).get_page(number), "total": len(lines), "pupil": admission.known}


def _line(incident: Incident, catalogue: Catalogue, language: str) -> Line:
    seen = incident.observation
    moment = catalogue.moments.get(seen.moment)
    what = [catalogue.signals[code].label.in_language(language) for code in seen.signals if code in catalogue.signals]
    return Line(
        incident.pk, timezone.localtime(seen.at), moment.label.in_language(language) if moment else "", tuple(what),
        tuple(left_words(step) for step in queries.left_to_do(incident)),
    )  # fmt: skip


def helps_for(catalogue: Catalogue, step: str) -> list[Strategy]:
    """At most three approaches for a step."""
    return suggest.for_step(catalogue, step)
