"""Somebody saved the plan while a review was being written down: both come together in the form, and the page says what
came from whom. Nothing is saved before people have seen it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.domain.statistics.goal_attainment import LEVEL_WORDS
from thuishaven.plan import queries as plans
from thuishaven.plan.models import Goal, PlanVersion
from thuishaven.plan.services import Agreement, GoalText, PlanContent, goal_words, read_version
from thuishaven.privacy.access import Admission
from thuishaven.web.form_fields import plain
from thuishaven.web.jinja_env import day_long

from .forms import MOST_ROWS, decision_words
from .services import DECISIONS

#: Whether a version of the plan says something.
_Test = Callable[[PlanContent], bool]
_PARTS = ("who", "what")


@dataclass(frozen=True, slots=True)
class Saved:
    """One version that was saved meanwhile: who saved it (empty: the same person), and what it says."""

    writer: str
    content: PlanContent


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What came into the plan since ``based_on``: by writer (empty: the same person) a sentence for each change."""

    based_on: int
    changes: Mapping[str, tuple[str, ...]]


def bring_together(
    data: QueryDict, *, admission: Admission, version: PlanVersion, before: PlanContent, titles: Callable[[str], str]
) -> tuple[QueryDict, Meanwhile | None]:
    """What was filled in, with what came into the plan since the version it was written on; None when nothing did.

    ``before`` is the newest plan, that of ``version``; ``titles`` gives the title of an approach.
    """
    try:
        based_on = forms.IntegerField(min_value=1).clean(data.get("based_on", ""))
    except forms.ValidationError:
        return data, None  # the form of the review says so
    if based_on == version.number:
        return data, None
    rows = [row for row in plans.versions_of(admission.pupil.pk) if row.number >= based_on][::-1]
    base, *later = [
        Saved("" if row.by_id == admission.person.user.pk else profile_of(row.by).full_name, read_version(row, [], admission))
        for row in rows
    ] or [Saved("", before)]  # fmt: skip
    ended = {
        goal.pk: goal_words(goal, admission.key)
        for goal in Goal.objects.filter(plan=version.plan_id).exclude(ended_on=None)
        if f"decision-{goal.pk}" in data
    }
    merging = _Merging(data, base.content, before, later, titles)
    merging.agreements()
    merging.approaches()
    merging.goals(ended)
    merging.said(admission.known.name)
    merging.next_day()
    merging.data["based_on"] = str(version.number)
    return merging.data, Meanwhile(based_on, {who: tuple(lines) for who, lines in merging.lines.items()})


class _Merging:
    """One time of bringing together: ``data`` becomes what the form shows next, ``lines`` what is said of it."""

    def __init__(
        self, data: QueryDict, base: PlanContent, now: PlanContent, later: Sequence[Saved], titles: Callable[[str], str]
    ) -> None:
        self.data, self.base, self.now, self.later, self.titles = data.copy(), base, now, later, titles
        self.lines: dict[str, list[str]] = {}

    def _tell(self, holds: _Test, text: str) -> None:
        """Put ``text`` with whoever saved the first version of which ``holds`` is true."""
        last = self.later[-1].writer if self.later else ""
        writer = next((one.writer for one in self.later if holds(one.content)), last)
        self.lines.setdefault(writer, []).append(text)

    def agreements(self) -> None:
        """Rows of both; a row only the other one touched becomes as the other one left it."""
        mine = [Agreement(*(_line(self.data.get(f"{part}_{n}", "")) for part in _PARTS)) for n in range(MOST_ROWS)]
        base, theirs = _rows(self.base), _rows(self.now)
        gone = [one for one in base if one not in theirs]
        kept = [one for one in mine if (one.who or one.what) and one not in gone]
        added = [one for one in theirs if one not in base and one not in kept]
        for one in gone:
            if one in mine:
                self._tell(_lacks_row(one), _("Weg bij “Wie doet wat”: %(what)s") % {"what": _pair(one)})
        for one in added:
            self._tell(_has_row(one), _("Erbij in “Wie doet wat”: %(what)s") % {"what": _pair(one)})
        for key in [f"{part}_{number}" for number in range(MOST_ROWS) for part in _PARTS]:
            self.data.pop(key, None)
        for number, one in enumerate([*kept, *added][:MOST_ROWS]):
            self.data[f"who_{number}"], self.data[f"what_{number}"] = one.who, one.what

    def approaches(self) -> None:
        """What came in goes on, for nobody spoke of stopping it; what left the plan cannot go on."""
        before, now = self.base.approaches, self.now.approaches
        for code in (*now, *(one for one in before if one not in now)):
            was, is_now = _approach(self.base, code), _approach(self.now, code)
            if was == is_now:
                continue
            told = (
                _("Nieuwe aanpak: %(title)s") if code not in before
                else _("Gestopt met: %(title)s") if code not in now
                else _("Anders opgeschreven: %(title)s")
            )  # fmt: skip
            self._tell(_does(code, is_now), told % {"title": self.titles(code)})
        chosen = [code for code in self.data.getlist("approaches") if code in now]
        self.data.setlist("approaches", list(dict.fromkeys([*chosen, *(one for one in now if one not in before)])))

    def goals(self, ended: Mapping[UUID, GoalText]) -> None:
        """A new goal goes on; what was chosen for a goal that left the plan moves to what was seen at school."""
        known = {(one.text, one.levels) for one in self.base.goals}
        for goal in self.now.goals:
            if f"decision-{goal.id}" not in self.data:
                self.data[f"decision-{goal.id}"] = "go_on"
                if (goal.text, goal.levels) not in known:
                    self._tell(_has_goal(goal), _("Nieuw doel: “%(goal)s”") % {"goal": goal.text})
            elif (goal.text, goal.levels) not in known:
                told = _("Dit doel is veranderd: “%(goal)s”. Kijk of wat jij erbij koos nog past.") % {
                    "goal": goal.text
                }
                own = _line(self.data.get(f"text-{goal.id}", ""))
                if own and own != goal.text:
                    told += " " + _("Jij schreef: “%(own)s”. Laat je dat staan, dan komt dat in het plan.") % {
                        "own": own
                    }
                self._tell(_has_goal(goal), told)
        for goal_id, goal in ended.items():
            self._move_words(goal_id, goal)
            told = _(
                "Dit doel staat niet meer in het plan: “%(goal)s”. Wat jij erbij koos, staat nu bij “Wat zien we op school?”."
            )
            self._tell(_lacks_goal(goal), told % {"goal": goal.text})

    def _move_words(self, goal_id: UUID, goal: GoalText) -> None:
        words = [_("Over het doel “%(goal)s”:") % {"goal": goal.text}]
        level, decision = self.data.get(f"level-{goal_id}", ""), self.data.get(f"decision-{goal_id}", "")
        if goal.levels and level in {str(one) for one in LEVEL_WORDS}:
            words.append(_("Hier staan we: %(level)s") % {"level": goal.levels[int(level) + 2].removesuffix(".")} + ".")
        if decision in DECISIONS:
            words.append(decision_words(decision) + ".")
        if own := _line(self.data.get(f"text-{goal_id}", "")):
            words.append(_("Nu: %(text)s") % {"text": own})
        self._append("school", " ".join(words))

    def said(self, name: str) -> None:
        """What the child said and what was done with it, where both wrote something."""
        for field, read, words in (
            ("child", _opinion, _("%(name)s zei van het plan: “%(words)s”")),
            ("influence", _influence, _("Over wat we met de woorden van %(name)s doen: “%(words)s”")),
        ):
            theirs = read(self.now)
            if not theirs or theirs == read(self.base):
                continue
            told = words % {"name": name, "words": theirs}
            if self.data.get(field, "").strip():
                self._append(field, theirs)
                told += " " + _("Dat staat nu onder jouw tekst.")
            self._tell(_reads(read, theirs), told)

    def next_day(self) -> None:
        """Both may have chosen another day: the one in the form counts, and the other one is told."""
        day = self.now.review_on
        if day != self.base.review_on and day.isoformat() != self.data.get("review_on"):
            told = _("Om weer terug te kijken: %(day)s. De dag die hieronder staat, telt.") % {"day": day_long(day)}
            self._tell(_reads(_review_day, day), told)

    def _append(self, field: str, text: str) -> None:
        own = plain(self.data.get(field, ""))
        if text not in own:
            self.data[field] = "\n".join(filter(None, (own, text)))


def _opinion(content: PlanContent) -> str:
    return content.child.opinion


def _influence(content: PlanContent) -> str:
    return content.hearing.influence


def _review_day(content: PlanContent) -> date:
    return content.review_on


def _reads(read: Callable[[PlanContent], Any], value: Any) -> _Test:
    return lambda content: read(content) == value


def _rows(content: PlanContent) -> list[Agreement]:
    return [Agreement(_line(one.who), _line(one.what)) for one in content.agreements]


def _has_row(one: Agreement) -> _Test:
    return lambda content: one in _rows(content)


def _lacks_row(one: Agreement) -> _Test:
    return lambda content: one not in _rows(content)


def _approach(content: PlanContent, code: str) -> tuple[str | None, tuple[str, ...]]:
    """How an approach is done (None: it is not in the plan) and when."""
    return content.approaches.get(code), content.moments.get(code, ())


def _does(code: str, how: tuple[str | None, tuple[str, ...]]) -> _Test:
    return lambda content: _approach(content, code) == how


def _has_goal(goal: GoalText) -> _Test:
    return lambda content: any((one.text, one.levels) == (goal.text, goal.levels) for one in content.goals)


def _lacks_goal(goal: GoalText) -> _Test:
    return lambda content: all(one.text != goal.text for one in content.goals)


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _pair(one: Agreement) -> str:
    return ": ".join(filter(None, (one.who, one.what)))
