"""The form of a review: minutes, goals, approaches, agreements and the next date on one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.plan.agreement_fields import (
    MOST_AGREEMENTS,
    add_agreement_fields,
    agreement_initial,
    check_agreements,
    read_agreements,
    rows_in_sight,
)
from thuishaven.plan.services import GoalText, PlanContent
from thuishaven.web.form_fields import DayField, LinesField, TextField

from .services import DECISIONS, GoalOutcome, Held, Minutes

#: Two people together may have written more agreements than a plan holds, and then choose in the form.
MOST_ROWS = 18
_CHILD_MAX, _TEXT_MAX, _GOAL_MAX = 500, 1500, 200
_A_YEAR = timedelta(days=366)
_DECISION_WORDS = {
    "go_on": gettext_lazy("Zo doorgaan"), "adapt": gettext_lazy("Anders proberen"),
    "reached": gettext_lazy("Bereikt"), "stop": gettext_lazy("Stoppen"),
}  # fmt: skip


def decision_words(decision: str) -> str:
    """What was decided about a goal, as people say it."""
    return str(_DECISION_WORDS[decision])


@dataclass(frozen=True, slots=True)
class GoalFields:
    """The names of the fields of one goal; ``level`` is empty while its levels were not written."""

    goal: GoalText
    level: str
    decision: str
    text: str


class ReviewForm(forms.Form):
    """Looking back on ``before``. Only the days and what happens with each goal are asked; all words are optional."""

    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    held_on = DayField(label=gettext_lazy("Wanneer was het gesprek?"))
    present = LinesField(
        label=gettext_lazy("Wie waren erbij?"), rows=2,
        help_text=gettext_lazy("Eén naam op een regel. Het kind mag erbij zijn, ook even."),
    )  # fmt: skip
    child = TextField(
        label=gettext_lazy("Wat zegt het kind?"), max_length=_CHILD_MAX, rows=3,
        help_text=gettext_lazy("In de woorden van het kind. Niets willen zeggen mag ook."),
    )  # fmt: skip
    influence = TextField(
        label=gettext_lazy("Wat doen we met wat het kind zegt?"), max_length=_CHILD_MAX, rows=2,
        help_text=gettext_lazy("Vertel dit het kind ook."),
    )  # fmt: skip
    guardians = TextField(label=gettext_lazy("Wat zeggen ouders of verzorgers?"), max_length=_TEXT_MAX, rows=3)
    school = TextField(label=gettext_lazy("Wat zien we op school?"), max_length=_TEXT_MAX, rows=3)
    approaches = forms.MultipleChoiceField(
        label=gettext_lazy("Hiermee gaan we door"), required=False, widget=forms.CheckboxSelectMultiple
    )
    review_on = DayField(label=gettext_lazy("We kijken weer samen terug op"))

    def __init__(
        self, *args: Any, before: PlanContent, approaches: Sequence[tuple[str, str]], today: date, next_day: date,
        based_on: int, **kwargs: Any,
    ) -> None:  # fmt: skip
        kwargs.setdefault("initial", _initial(before, today, next_day, based_on))
        super().__init__(*args, **kwargs)
        self.before, self.now_day = before, today
        self.fields["approaches"].choices = list(approaches)  # type: ignore[attr-defined]
        self.goals = tuple(self._goal_fields(goal) for goal in before.goals if goal.id)
        sent = (n + 1 for n in range(MOST_ROWS) if f"who_{n}" in self.data or f"what_{n}" in self.data)
        self.places = max(MOST_AGREEMENTS, *sent, 0)
        add_agreement_fields(self, self.places)

    def _goal_fields(self, goal: GoalText) -> GoalFields:
        names = GoalFields(
            goal, f"level-{goal.id}" if goal.levels else "", f"decision-{goal.id}", f"text-{goal.id}"
        )  # fmt: skip
        if names.level:
            # From high to low, as a ladder stands.
            rungs = [(str(level), words) for level, words in zip(range(-2, 3), goal.levels, strict=True)][::-1]
            self.fields[names.level] = forms.ChoiceField(
                label=_("Waar staan we nu?"), required=False, choices=rungs, widget=forms.RadioSelect,
                help_text=_("Kies samen wat het meest past. Weten jullie het nog niet? Kies dan niets."),
            )  # fmt: skip
        self.fields[names.decision] = forms.ChoiceField(
            label=_("Hoe gaan we verder met dit doel?"), choices=[(one, _DECISION_WORDS[one]) for one in DECISIONS],
            widget=forms.RadioSelect, error_messages={"required": _("Kies hoe jullie verdergaan.")},
        )  # fmt: skip
        self.fields[names.text] = TextField(
            label=_("Het doel in andere woorden"), max_length=_GOAL_MAX,
            help_text=_("Alleen als jullie het doel anders willen opschrijven."),
        )  # fmt: skip
        return names

    @property
    def rows(self) -> int:
        """How many agreements stand in sight: those in use and one more."""
        return rows_in_sight(self, self.places)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        held, review = cleaned.get("held_on"), cleaned.get("review_on")
        if held and held > self.now_day:
            self.add_error("held_on", _("Deze dag moet nog komen. Vul het gesprek in als het is geweest."))
        elif held and held < self.before.starts:
            self.add_error("held_on", _("Toen was dit plan er nog niet. Kies een latere dag."))
        if review and review <= max(self.now_day, self.before.starts):
            self.add_error("review_on", _("Kies een dag die nog komt."))
        elif review and review > self.now_day + _A_YEAR:
            self.add_error("review_on", _("Dit is meer dan een jaar verder. Kijk eerder samen terug."))
        check_agreements(self, cleaned, self.places)
        used = [
            number for number in range(self.places) if cleaned.get(f"who_{number}") or cleaned.get(f"what_{number}")
        ]
        if len(used) > MOST_AGREEMENTS:
            self.add_error(f"who_{used[MOST_AGREEMENTS]}", _(
                "Samen zijn dit %(have)s afspraken. In het plan passen er %(most)s. Voeg er samen of maak er een leeg."
            ) % {"have": len(used), "most": MOST_AGREEMENTS})  # fmt: skip
        return cleaned

    def held(self) -> Held:
        """What was filled in. Call it on a valid form."""
        data = self.cleaned_data
        kept = tuple(data["approaches"])
        minutes = Minutes(
            present=data["present"], child=data["child"], guardians=data["guardians"], school=data["school"],
            influence=data["influence"], goals=tuple(self._outcomes()),
            stopped=tuple(code for code in self.before.approaches if code not in kept),
        )  # fmt: skip
        return Held(data["held_on"], minutes, data["review_on"], kept, read_agreements(data, self.places))

    def _outcomes(self) -> Iterable[GoalOutcome]:
        for one in self.goals:
            level = self.cleaned_data[one.level] if one.level else ""
            text = " ".join(self.cleaned_data[one.text].split())
            assert one.goal.id is not None
            chosen = int(level) if level else None
            yield GoalOutcome(
                one.goal.id, one.goal.text, self.cleaned_data[one.decision], chosen,
                text if text != one.goal.text else "", one.goal.levels[chosen + 2] if chosen is not None else "",
            )  # fmt: skip


def _initial(before: PlanContent, today: date, next_day: date, based_on: int) -> dict[str, Any]:
    """What stands in the form at first: everything goes on as it was, and people look back again."""
    found: dict[str, Any] = {
        "based_on": based_on, "held_on": today, "review_on": next_day, "approaches": list(before.approaches),
    }  # fmt: skip
    return found | {f"decision-{goal.id}": "go_on" for goal in before.goals} | agreement_initial(before.agreements)
