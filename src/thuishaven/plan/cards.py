"""The card for whoever stands in: one child, one day. What to do at which moment, and what rather not.

No history, no labels, no goals, nothing about home.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.school.models import Enrolment, Pupil
from thuishaven.school.programme import Start, programmes_on
from thuishaven.school.pupils import know
from thuishaven.school.words import role_words
from thuishaven.vault.sealing import open_key

from .additions import CardPart, answers_on, card_parts_of
from .child_pages import in_words
from .contacts import Contact, contacts_of
from .day import Place, Reminder, moment_label, slots_of
from .queries import newest_versions
from .services import TodayPart, today_part
from .suggest import pitfall

_DAY_APPROACHES, _MOMENT_APPROACHES, _RATHER_NOT = 3, 4, 4
#: The moment after which there is no school.
_OUT = "other"
#: A card is made for today or for a school day within two weeks: later the plan has changed.
_DAYS_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class CardStep:
    """Something to do: what, and in one or two sentences how.

    ``reminder`` holds what was said about it on the day of the card; None for advice that is in no plan.
    """

    title: str
    how: str
    reminder: Reminder | None = None


@dataclass(frozen=True, slots=True)
class CardMoment:
    """One moment of the day programme with what to do then; how an approach is done stands at its first moment."""

    starts: time
    label: str
    steps: tuple[CardStep, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One page for whoever stands in on ``day``. ``moments`` is empty where nothing of the plan belongs to a moment."""

    name: str
    group: str
    day: date
    has_plan: bool
    today: str
    moments: tuple[CardMoment, ...]
    do: tuple[CardStep, ...]
    rather_not: tuple[str, ...]
    helps: str
    helps_not: str
    calm_place: str
    parts: tuple[CardPart, ...]
    contacts: tuple[tuple[str, str], ...]


def card_days(today: date, school: SchoolDays) -> list[date]:
    """The days a card can be made for: today, also when there is no school, and the school days of the next two weeks."""
    return [today, *school.between(today + timedelta(days=1), today + _DAYS_AHEAD)]


def group_card_days(today: date, school: SchoolDays) -> list[date]:
    """The days all cards of a group can be made for: nobody stands in on a day without school, so that day is left out."""
    days = card_days(today, school)
    return [day for day in days if school.open_on(day)] or days


def cards_on(pupils: Sequence[Pupil], day: date, catalogue: Catalogue) -> dict[UUID, Card]:
    """The cards of these pupils (with key) for ``day``; a constant number of queries.

    From the newest plan, else general advice that helps any child with a new adult.
    """
    ids = [one.pk for one in pupils]
    versions = {one.plan.pupil_id: one for one in newest_versions(ids)}
    groups = _group_names(ids, day)
    programmes = programmes_on(ids, day)
    told = answers_on([one.plan_id for one in versions.values()], day)
    contacts, parts = contacts_of(pupils, day), card_parts_of({one.pk: open_key(one.key) for one in pupils})
    cards = {}
    for pupil in pupils:
        version = versions.get(pupil.pk)
        card = Card(
            name=know(pupil).name, group=groups.get(pupil.pk, ""), day=day, has_plan=version is not None, today="",
            moments=(), do=(), rather_not=(), helps="", helps_not="", calm_place="", parts=parts[pupil.pk],
            contacts=_whom(contacts[pupil.pk]),
        )  # fmt: skip
        if version is not None:
            said = today_part(version, open_key(pupil.key))
            card = _from_plan(card, said, programmes[pupil.pk], told.get(version.plan_id, {}), catalogue)
        cards[pupil.pk] = _with_general_advice(card)
    return cards


def _group_names(pupil_ids: Collection[UUID], day: date) -> dict[UUID, str]:
    current = Q(starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))
    return dict(Enrolment.objects.filter(current, pupil_id__in=pupil_ids).values_list("pupil_id", "group__name"))


def _whom(contacts: Sequence[Contact]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, role_words(one.role.value)) for one in contacts)


def _from_plan(
    card: Card, said: TodayPart, programme: Sequence[Start], answers: Mapping[Place, bool], catalogue: Catalogue
) -> Card:
    language = get_language() or "nl"
    known = {code: how for code, how in said.approaches.items() if code in catalogue.strategies}

    def step(code: str, moment: str) -> CardStep:
        strategy = catalogue.strategies[code]
        title, steps = strategy.title.in_language(language), strategy.steps.in_language(language)
        how = known[code] or (steps[0] if steps else "")
        label = moment_label(moment, catalogue, language)
        return CardStep(title, how, Reminder(code, moment, title, label, "day", None, answers.get((code, moment))))

    slots = slots_of(known, said.moments, programme)
    at_moments = [one for one in slots if one.times][:_MOMENT_APPROACHES]
    all_day = list({one.code: one for one in slots if not one.times}.values())[:_DAY_APPROACHES]
    return replace(
        card, today=said.today, calm_place=said.calm_place,
        moments=_moments(programme, {one.place: step(*one.place) for one in at_moments}, catalogue, language),
        do=tuple(step(one.code, one.moment) for one in all_day),
        rather_not=_rather_not(said.avoid, [one.code for one in (*at_moments, *all_day)], catalogue, language),
        helps=in_words(said, "helps"), helps_not=in_words(said, "helps_not"),
    )  # fmt: skip


def _moments(
    programme: Sequence[Start], steps: Mapping[Place, CardStep], catalogue: Catalogue, language: str
) -> tuple[CardMoment, ...]:
    """The day with what belongs to each moment; empty where nothing does."""
    if not steps:
        return ()
    seen: set[str] = set()
    explained: set[str] = set()
    found = []
    # The last line of a day says when school is out; whoever stands in has nothing to do then.
    out = bool(programme) and programme[-1].moment == _OUT and all(moment != _OUT for _, moment in steps)
    for one in programme[: -1 if out else None]:
        here = []
        for (code, moment), step in steps.items():
            if moment == one.moment:
                how = "" if code in explained else step.how
                here.append(replace(step, how=how, reminder=None if one.moment in seen else step.reminder))
                explained.add(code)
        seen.add(one.moment)
        found.append(CardMoment(one.starts, moment_label(one.moment, catalogue, language), tuple(here)))
    return tuple(found)


def _rather_not(
    avoid: Collection[str], approaches: Sequence[str], catalogue: Catalogue, language: str
) -> tuple[str, ...]:
    """What the plan leaves, then what not to do with the first approaches."""
    left = [found.words(language) for code in avoid if (found := pitfall(code, catalogue, language)) is not None]
    with_them = [catalogue.strategies[code].not_this.in_language(language)[:1] for code in dict.fromkeys(approaches)]
    every = [*left, *(_denied(text) for texts in with_them[:_DAY_APPROACHES] for text in texts)]
    return tuple(text.removesuffix(".") for text in every[:_RATHER_NOT])


def _denied(what: str) -> str:
    """What not to do, as a line that says so itself: the heading denies nothing, as a pitfall is written as advice."""
    return _("Liever niet: %(what)s") % {"what": what[:1].lower() + what[1:]}


def _with_general_advice(card: Card) -> Card:
    """Where the plan says nothing: good for every child with an adult it does not know.

    (STR-REL-01, STR-STRUCT-02, STR-REL-16, STR-STRUCT-11)
    """
    do = (
        CardStep(_("Groet bij naam"), _("Sta bij de deur als de kinderen komen. Een knik terug is genoeg.")),
        CardStep(_("Zeg wat er komt"), _("Loop de dag samen langs. Kondig een wissel vijf minuten van tevoren aan.")),
        CardStep(_("Blijf dichtbij zonder te dringen"), _("Ga ernaast zitten en zeg weinig. Laat het kind de afstand kiezen.")),
        CardStep(_("Sluit af met iets goeds"), _("Zeg wat je goed zag gaan en wie er morgen is.")),
    )  # fmt: skip
    rather_not = (
        _denied(_("Vragen waarom")),
        _denied(_("Van achteren komen of aan een arm trekken")),
        _denied(_("Het kind alleen op de gang zetten")),
    )
    return replace(
        card, do=card.do or (() if card.moments else do), rather_not=card.rather_not or rather_not,
    )  # fmt: skip
