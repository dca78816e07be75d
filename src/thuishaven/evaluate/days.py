"""The page on which the goals of one school day are rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils import timezone

from thuishaven.domain.catalogue import Catalogue
from thuishaven.plan.models import Goal
from thuishaven.plan.queries import newest_version
from thuishaven.plan.services import goal_text
from thuishaven.privacy.access import Admission
from thuishaven.school.days import days_of_pupil

from . import words
from .forms import RatingForm
from .queries import ratings_of


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that can be rated; ``filled`` says on how many goals it was, ``away`` that the child was not there."""

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


class DayPage:
    """Rating the goals of one day. ``faults`` holds what is wrong, by "day", "goals" or the id of a goal."""

    def __init__(self, admission: Admission, catalogue: Catalogue) -> None:
        version = newest_version(admission.pupil.pk)
        self.admission = admission
        self.today = timezone.localdate(admission.now)
        self.school_days = days_of_pupil(admission.pupil.pk)
        self.back = int(catalogue.thresholds["eval_rate_back_days"].value)
        self.days: Sequence[date] = self.school_days.rateable(self.today, self.back)
        self.goals = {goal.pk: goal for goal in Goal.objects.filter(plan=version.plan_id)} if version else {}
        #: the newest day the child was there; on a day it was away nothing is asked
        self.day = next((day for day in self.days if not self.school_days.away_on(day)), None)
        self.faults: dict[str, str] = {}
        self.chosen: dict[UUID, int] = {}

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
        """Take what was sent: ``day``, the ids under ``goal``, and ``value-<id>`` for each goal that was rated.

        Raises Http404 for a goal that does not belong to this pupil.
        """
        self.choose_day(data.get("day", ""))
        if self.day is None:
            self.faults.setdefault("day", words.away_day(self.admission.known.name))
        for sent in dict.fromkeys(data.getlist("goal")):
            self._fill_goal(sent, data.get(f"value-{sent}", ""))
        if not self.chosen and not self.faults:
            self.faults["goals"] = words.nothing_chosen()

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

    def chosen_goals(self) -> list[tuple[Goal, int]]:
        """The goals with the values that were sent."""
        return [(self.goals[goal_id], value) for goal_id, value in self.chosen.items()]

    def _given(self, rated: Mapping[date, int]) -> int | None:
        return rated.get(self.day) if self.day else None

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        running = [goal for goal in self.goals.values() if goal.ended_on is None]
        rated = {goal_id: dict(found) for goal_id, found in ratings_of([goal.pk for goal in running]).items()}
        return {
            "pupil": self.admission.known, "scale": words.ratings(), "day": self.day, "today": self.today, "faults": self.faults,
            "days": [
                DayChoice(
                    one, one == self.day, sum(one in found for found in rated.values()), self.school_days.away_on(one)
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
        }  # fmt: skip
