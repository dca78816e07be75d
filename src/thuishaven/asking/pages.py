"""What the pages of asking and answering show, as plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.accounts.people import names_of, profile_of
from thuishaven.domain.catalogue import Catalogue, Signal, Term
from thuishaven.observe.choices import SignalChoices, moments_for, signal_choices
from thuishaven.observe.fields import fresh_id
from thuishaven.observe.services import read
from thuishaven.privacy.access import Admission
from thuishaven.school.words import role_words

from . import queries
from .access import glimpse_of
from .forms import AnswerForm
from .models import Answer, Asked, LookAsk
from .services import line_of, note_of
from .words import days_left_words, signal_words


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal with what a colleague let know about it, in words."""

    label: str
    strength: bool
    said: list[str]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One colleague: how it stands (``none`` is no answer yet), and what they let know per signal."""

    name: str
    roles: str
    state: str
    last: datetime | None
    reminded: datetime | None
    lines: tuple[SignalLine, ...]


@dataclass(frozen=True, slots=True)
class AskCard:
    """One question with everybody of whom it was asked."""

    id: UUID
    by: str
    at: datetime
    ends: date
    left: str
    running: bool
    withdrawn: bool
    signals: tuple[tuple[str, bool], ...]
    moments: tuple[str, ...]
    also_other: bool
    line: str
    people: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as the list shows it."""

    id: UUID
    who: str
    at: datetime
    signal: str
    strength: bool
    seen: bool
    moment: str
    state: str
    note: str


def _label(terms: Any, code: str) -> str:
    return terms[code].label.in_language(get_language() or "nl") if code in terms else code


def ask_cards(admission: Admission, asks: Iterable[LookAsk], catalogue: Catalogue) -> list[AskCard]:
    """Questions about the admitted pupil with what was answered; three queries, however many there are."""
    asks, today = list(asks), timezone.localdate(admission.now)
    asked = queries.asked_in(one.pk for one in asks)
    answers: dict[int, list[Answer]] = {one.pk: [] for one in asked}
    for row in queries.answers_to(answers):
        answers[row.asked_id].append(row)
    working = {one.id: one.roles for one in queries.colleagues_of(admission.pupil, today)}
    askers = names_of({one.by_id for one in asks})
    cards = []
    for ask in asks:
        withdrawn = hasattr(ask, "withdrawal")
        cards.append(AskCard(
            id=ask.pk, by=askers.get(ask.by_id, ""), at=timezone.localtime(ask.at), ends=ask.ends,
            left=days_left_words(ask.ends, today), running=not withdrawn and ask.starts <= today <= ask.ends,
            withdrawn=withdrawn,
            signals=tuple((_label(catalogue.signals, code), _strength(catalogue, code)) for code in ask.signals),
            moments=tuple(_label(catalogue.moments, code) for code in ask.moments), also_other=ask.also_other,
            line=line_of(ask, admission.key),
            people=tuple(
                _person(one, ask, answers[one.pk], working.get(one.user_id, ()), catalogue)
                for one in asked if one.ask_id == ask.pk
            ),
        ))  # fmt: skip
    return sorted(cards, key=lambda card: not card.running)


def _strength(catalogue: Catalogue, code: str) -> bool:
    return code in catalogue.signals and catalogue.signals[code].strength


def _person(
    asked: Asked, ask: LookAsk, answers: Sequence[Answer], roles: Sequence[str], catalogue: Catalogue
) -> PersonCard:
    others = dict.fromkeys(one.signal for one in answers if one.signal not in ask.signals)
    state = asked.end.kind if hasattr(asked, "end") else "looking" if answers else "none" if roles else "left"
    reminded = timezone.localtime(asked.reminder.at) if hasattr(asked, "reminder") else None
    return PersonCard(
        name=profile_of(asked.user).full_name, roles=", ".join(map(role_words, roles)), state=state,
        last=timezone.localtime(answers[0].at) if answers else None, reminded=reminded,
        lines=tuple(
            SignalLine(
                _label(catalogue.signals, code), _strength(catalogue, code),
                signal_words([one for one in answers if one.signal == code]),
            )
            for code in (*ask.signals, *others)
        ),
    )  # fmt: skip


def told_lines(
    admission: Admission, answers: Iterable[Answer], catalogue: Catalogue, names: dict[int, str]
) -> list[Told]:
    """Answers one by one, newest first; ``names`` by the id of who was asked."""
    found = []
    for row in answers:
        seen = read(row.observation, admission) if row.observation is not None else None
        moment, state = (seen.moment, seen.state) if seen else (row.moment, row.state)
        found.append(Told(
            id=row.pk, who=names.get(row.asked_id, ""), at=timezone.localtime(row.at),
            signal=_label(catalogue.signals, row.signal), strength=_strength(catalogue, row.signal),
            seen=seen is not None, moment=_label(catalogue.moments, moment) if moment else "",
            state=_label(catalogue.states, state) if state else "",
            note=seen.note if seen else note_of(row, admission.key),
        ))  # fmt: skip
    return found


def ask_page(admission: Admission, ask: LookAsk, catalogue: Catalogue) -> dict[str, Any]:
    """One question and every answer to it."""
    asked = queries.asked_in([ask.pk])
    names = {one.pk: profile_of(one.user).full_name for one in asked}
    answers = queries.answers_to(names)
    return {
        "ask": ask_cards(admission, [ask], catalogue)[0], "pupil": admission.known,
        "told": told_lines(admission, answers, catalogue, names),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignalAsked:
    """One signal to look for, with a form of its own: a bound one where something must be put right."""

    signal: Signal
    form: AnswerForm
    #: what was let know today: ``seen``, ``not_seen`` or nothing yet
    today: str


def look_page(admission: Admission, asked: Asked, catalogue: Catalogue, bound: AnswerForm | None) -> dict[str, Any]:
    """What a colleague sees: the name, the group, what to look for, until when, and the own answers. Nothing else."""
    ask, today = asked.ask, timezone.localdate(admission.now)
    answers = queries.answers_to([asked.pk])
    wrong = str(bound["signal"].value() or "") if bound is not None else ""
    cards = []
    for code in ask.signals:
        if code in catalogue.signals:
            told = {one.observation_id is not None for one in answers if one.signal == code and one.day == today}
            form = bound if bound is not None and wrong == code else empty_form(catalogue, ask, code, ask.moments)
            cards.append(
                SignalAsked(catalogue.signals[code], form, "seen" if True in told else "not_seen" if told else "")
            )
    other = bound if bound is not None and wrong not in ask.signals else empty_form(catalogue, ask)
    return {
        "ask": ask, "by": profile_of(ask.by).full_name,
        "child": glimpse_of(admission.known, queries.group_names([ask.pupil_id], today).get(ask.pupil_id, "")),
        "left": days_left_words(ask.ends, today), "line": line_of(ask, admission.key), "cards": cards,
        "form": bound, "other": other, "others": _others(catalogue, ask) if ask.also_other else None,
        "moments": _asked_first(moments_for(catalogue, at_home=False), ask.moments),
        "asked_moments": [_label(catalogue.moments, code) for code in ask.moments],
        "states": list(catalogue.states.values()),
        "told": told_lines(admission, answers, catalogue, {}),
    }  # fmt: skip


def empty_form(catalogue: Catalogue, ask: LookAsk, about: str = "", moments: Sequence[str] = ()) -> AnswerForm:
    """A form for one more answer; where a single one of the ``moments`` was asked for, it is filled in."""
    moment = moments[0] if len(moments) == 1 else ""
    return AnswerForm(
        catalogue=catalogue, asked_for=ask.signals, also_other=ask.also_other, about=about,
        initial={"id": fresh_id(), "moment": moment},
    )  # fmt: skip


def _others(catalogue: Catalogue, ask: LookAsk) -> SignalChoices:
    """Everything else to tap, in the order of the catalogue: an order by what was seen would give the dossier away."""
    choices = signal_choices(catalogue, {}, ())
    asked = set(ask.signals)

    def rest(chips):  # type: ignore[no-untyped-def]
        return tuple(one for one in chips if one.id not in asked)

    return SignalChoices(
        rest(choices.first), rest(choices.strengths),
        tuple(type(group)(group.title, rest(group.chips)) for group in choices.more),
    )  # fmt: skip


def _asked_first(moments: Sequence[Term], asked: Sequence[str]) -> list[Term]:
    return sorted(moments, key=lambda one: one.id not in asked)
