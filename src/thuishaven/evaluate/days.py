"""The page on which one school day is told about: how it went per goal, and whether each approach was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.domain.catalogue import Catalogue
from thuishaven.plan.day import Place, moment_label, slots_of
from thuishaven.plan.models import Goal
from thuishaven.plan.queries import newest_version
from thuishaven.plan.services import goal_text, today_part
from thuishaven.privacy.access import Admission
from thuishaven.school.days import days_of_pupil
from thuishaven.school.programme import programmes_on
from thuishaven.web.jinja_env import day as day_text

from . import day_words, words
from .forms import RatingForm
from .queries import ratings_of
from .told import answers_on, days_told


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that can be told about; ``filled`` is 0 when nothing was, ``away`` says that the child was not there."""

    day: date
    current: bool
    filled: int
    away: bool


@dataclass(frozen=True, slots=True)
class Tap:
    """A goal with what is chosen for the day, and what is wrong with it."""

    id: UUID
    text: str
    value: int | None
    fault: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An approach at a kind of moment, with what was said: "yes", "no", or empty when nobody said anything."""

    name: str
    text: str
    moment: str
    value: str


_SAID: Mapping[bool | None, str] = {True: "yes", False: "no", None: ""}


class DayPage:
    """Telling about one day. ``faults`` holds what is wrong, by "day", "goals" or the id of a goal."""

    def __init__(self, admission: Admission, catalogue: Catalogue) -> None:
        version = newest_version(admission.pupil.pk)
        self.admission, self.catalogue = admission, catalogue
        self.today = timezone.localdate(admission.now)
        self.school_days = days_of_pupil(admission.pupil.pk)
        self.back = int(catalogue.thresholds["eval_rate_back_days"].value)
        self.days: Sequence[date] = self.school_days.rateable(self.today, self.back)
        self.goals = {goal.pk: goal for goal in Goal.objects.filter(plan=version.plan_id)} if version else {}
        #: the newest day the child was there; on a day it was away nothing is asked
        self.day = next((day for day in self.days if not self.school_days.away_on(day)), None)
        self.faults: dict[str, str] = {}
        self.chosen: dict[UUID, int] = {}
        self.plan_id = version.plan_id if version else None
        self.starts = version.starts if version else None
        self.part = today_part(version, admission.key) if version else None
        #: what was sent about approaches; None takes back what stands
        self.told: dict[Place, bool | None] = {}

    def choose_day(self, wanted: str) -> None:
        """Take the day ``wanted`` (an ISO date; the newest school day when empty), or say why not."""
        if not wanted:
            return
        try:
            day = date.fromisoformat(wanted)
        except ValueError:
            self.faults["day"] = words.wrong_day()
            return
        if day > self.today:
            self.faults["day"] = words.future_day()
        elif not self.school_days.open_on(day):
            self.faults["day"] = words.free_day()
        elif day not in self.days:
            self.faults["day"] = words.old_day(self.back)
        elif self.school_days.away_on(day):
            self.faults["day"] = words.away_day(self.admission.known.name)
        else:
            self.day = day

    def fill(self, data: QueryDict) -> None:
        """Take what was sent: ``day``, the ids under ``goal``, and ``value-<id>`` for each goal that was rated; the names
        under ``place``, and ``did-<name>`` for each approach.

        Raises Http404 for a goal or an approach that does not belong to this pupil.
        """
        self.choose_day(data.get("day", ""))
        if self.day is None:
            self.faults.setdefault("day", words.away_day(self.admission.known.name))
        for sent in dict.fromkeys(data.getlist("goal")):
            self._fill_goal(sent, data.get(f"value-{sent}", ""))
        for sent in dict.fromkeys(data.getlist("place")):
            self._fill_place(sent, data.get(f"did-{sent}", ""))
        if not self.chosen and not self.told and not self.faults:
            self.faults["goals"] = day_words.nothing_chosen() if data.getlist("place") else words.nothing_chosen()

    def _fill_goal(self, sent: str, value: str) -> None:
        form = RatingForm({"goal": sent, "value": value})
        form.is_valid()
        goal = self.goals.get(form.cleaned_data.get("goal"))
        if goal is None:
            raise Http404
        if goal.ended_on is not None:
            self.faults["goals"] = words.ended_goal()
        elif "value" in form.cleaned_data:
            self.chosen[goal.pk] = form.cleaned_data["value"]
        elif value:
            self.faults[str(goal.pk)] = words.wrong_value()

    def _fill_place(self, sent: str, value: str) -> None:
        code, _, moment = sent.partition(" ")
        if self.part is None or code not in self.part.approaches:
            raise Http404
        if moment not in (self.part.moments.get(code) or ("",)):
            raise Http404
        if value not in _SAID.values():
            self.faults["goals"] = day_words.wrong_answer()
        elif self.day and self.starts and self.day < self.starts:
            self.faults["day"] = day_words.before_plan(day_text(self.starts))
        else:
            said = next(said for said, word in _SAID.items() if word == value)
            if said is not None or self._answers().get((code, moment)) is not None:
                self.told[code, moment] = said

    def _answers(self) -> Mapping[Place, bool]:
        return answers_on([self.plan_id], self.day).get(self.plan_id, {}) if self.plan_id and self.day else {}

    def _asked(self) -> list[Asked]:
        """The approaches that belong to the chosen day, and what else was said about that day."""
        if self.part is None or self.day is None or self.starts is None or self.day < self.starts:
            return []
        catalogue, language, answers = self.catalogue, get_language() or "nl", self._answers()
        programme = programmes_on([self.admission.pupil.pk], self.day)[self.admission.pupil.pk]
        known = {code: how for code, how in self.part.approaches.items() if code in catalogue.strategies}
        places = [one.place for one in slots_of(known, self.part.moments, programme)]
        places += [place for place in answers if place not in places and place[0] in known]
        return [
            Asked(
                f"{code} {moment}".strip(), known[code] or catalogue.strategies[code].title.in_language(language),
                moment_label(moment, catalogue, language),
                _SAID[self.told.get((code, moment), answers.get((code, moment)))],
            )
            for code, moment in places
        ]  # fmt: skip

    def chosen_goals(self) -> list[tuple[Goal, int]]:
        """The goals with the values that were sent."""
        return [(self.goals[goal_id], value) for goal_id, value in self.chosen.items()]

    def _given(self, rated: Mapping[date, int]) -> int | None:
        return rated.get(self.day) if self.day else None

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        running = [goal for goal in self.goals.values() if goal.ended_on is None]
        rated = {goal_id: dict(found) for goal_id, found in ratings_of([goal.pk for goal in running]).items()}
        told_days = days_told(self.plan_id, self.days) if self.plan_id else set()
        return {
            "pupil": self.admission.known, "scale": words.ratings(), "day": self.day, "today": self.today, "faults": self.faults,
            "days": [
                DayChoice(
                    one, one == self.day, sum(one in found for found in rated.values()) + (one in told_days),
                    self.school_days.away_on(one),
                )
                for one in self.days
            ],
            "taps": [
                Tap(
                    goal.pk, goal_text(goal, self.admission.key), self.chosen.get(goal.pk, self._given(rated[goal.pk])),
                    self.faults.get(str(goal.pk), ""),
                )
                for goal in running
            ],
            "asked": self._asked(),
        }  # fmt: skip
