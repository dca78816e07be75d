"""The goals in the form of a plan: the words, the five levels written beforehand, when it begins and at which moment."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.web.form_fields import DayField, TextField, choice_field

from .services import GoalText
from .words import LEVELS, level_words, weight_words

MOST_GOALS = 3
_SHORT_MAX = 200
#: Fields of a goal that say nothing without its words.
SIDE_FIELDS = ("goal_id_", "goal_other_", "level_", "start_", "weight_", "moment_", "begins_")


def add_goal_fields(form: forms.Form, moments: Sequence[tuple[str, str]]) -> None:
    """Room for each goal; ``moments`` are those of the day, as choices."""
    for number in range(MOST_GOALS):
        form.fields[f"goal_{number}"] = TextField(
            label=_("Doel %(number)s") % {"number": number + 1}, max_length=_SHORT_MAX, rows=2
        )
        form.fields[f"goal_id_{number}"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
        form.fields[f"goal_other_{number}"] = forms.BooleanField(
            required=False, label=_("Dit is een ander doel dan eerst. Begin opnieuw met tellen.")
        )
        form.fields[f"moment_{number}"] = choice_field(_("Wanneer op de dag?"), [("", _("De hele dag")), *moments])
        for level in LEVELS:
            form.fields[level_name(number, level)] = TextField(label=level_words(level), max_length=_SHORT_MAX, rows=2)
        form.fields[f"start_{number}"] = choice_field(
            _("Zo is het nu"), [("", _("Kies de stap van nu")), *((str(one), level_words(one)) for one in LEVELS)],
            help_text=_("Bij welke stap begint het kind? Vaak is dat de stap onder het midden, of de onderste."),
        )  # fmt: skip
        form.fields[f"begins_{number}"] = DayField(label=_("We beginnen hiermee op"), help_text=_("Leeg: vanaf het begin van het plan. Begin liever met één doel tegelijk, dan zie je beter wat helpt."),
            required=False,
        )  # fmt: skip
        form.fields[f"weight_{number}"] = choice_field(
            _("Hoe zwaar telt dit doel?"), [(str(one), words) for one, words in weight_words().items()]
        )


def level_name(number: int, level: int) -> str:
    """The name of the field for a level: ``level_0_0`` to ``level_0_4``, the lowest first."""
    return f"level_{number}_{level - LEVELS[0]}"


def goal_initial(goals: Iterable[GoalText]) -> dict[str, Any]:
    """What stands in the fields at first."""
    found: dict[str, Any] = {f"weight_{number}": "1" for number in range(MOST_GOALS)}
    for number, goal in enumerate(goals):
        found |= {
            f"goal_{number}": goal.text, f"goal_id_{number}": goal.id, f"moment_{number}": goal.moment,
            f"begins_{number}": goal.begins, f"weight_{number}": str(goal.weight),
            f"start_{number}": "" if goal.start_level is None else str(goal.start_level),
        }  # fmt: skip
        found |= {level_name(number, level): text for level, text in zip(LEVELS, goal.levels, strict=False)}
    return found


def check_goals(form: forms.Form, cleaned: dict[str, Any], goal_ids: Collection[UUID], kept: Collection[date]) -> None:
    """Say beside the field what is wrong; days in ``kept`` stood there before and may stay."""
    ids = [cleaned.get(f"goal_id_{number}") for number in range(MOST_GOALS)]
    given = [one for one in ids if one]
    is_foreign = any(one not in goal_ids for one in given) or len(given) != len(set(given))
    if is_foreign or any(f"goal_id_{number}" in form.errors for number in range(MOST_GOALS)):
        form.add_error("goal_0", _("Dit doel hoort niet bij dit plan. Laad de bladzijde opnieuw."))
    numbers = (name.removeprefix("goal_") for name, value in form.data.items() if name.startswith("goal_") and value)
    if any(number.isdecimal() and int(number) >= MOST_GOALS for number in numbers):
        form.add_error(f"goal_{MOST_GOALS - 1}", ngettext(
            "Er past hoogstens %(num)s doel in een plan.", "Er passen hoogstens %(num)s doelen in een plan.", MOST_GOALS
        ) % {"num": MOST_GOALS})  # fmt: skip
    for number in range(MOST_GOALS):
        _check_levels(form, cleaned, number)
        _check_begin(form, cleaned, number, kept)


def _check_levels(form: forms.Form, cleaned: dict[str, Any], number: int) -> None:
    names = [level_name(number, level) for level in LEVELS]
    if any(name in form.errors for name in names):
        return
    written = [name for name in names if cleaned.get(name)]
    if written and not cleaned.get(f"goal_{number}"):
        form.add_error(f"goal_{number}", _("Schrijf ook het doel zelf op. Nu staan er alleen stappen."))
    elif written and len(written) < len(names):
        empty = next(name for name in names if name not in written)
        form.add_error(
            empty, _("Schrijf alle vijf de stappen, dan weet je straks hoever jullie zijn. Of laat ze alle vijf leeg.")
        )
    elif written and not cleaned.get(f"start_{number}") and f"start_{number}" not in form.errors:
        form.add_error(f"start_{number}", _("Kies bij welke stap het kind nu is."))


def _check_begin(form: forms.Form, cleaned: dict[str, Any], number: int, kept: Collection[date]) -> None:
    begins, starts, review = cleaned.get(f"begins_{number}"), cleaned.get("starts"), cleaned.get("review_on")
    if begins and starts and review and begins not in kept and not starts <= begins < review:
        form.add_error(
            f"begins_{number}", _("Kies een dag vanaf het begin van het plan en voor de dag van terugkijken.")
        )


def read_goals(cleaned: dict[str, Any]) -> Iterable[GoalText]:
    """The goals that were filled in."""
    for number in range(MOST_GOALS):
        text = " ".join(cleaned[f"goal_{number}"].split())
        if not text:
            continue
        levels = tuple(cleaned[level_name(number, level)] for level in LEVELS)
        start = cleaned[f"start_{number}"]
        yield GoalText(
            text=text, id=None if cleaned[f"goal_other_{number}"] else cleaned[f"goal_id_{number}"],
            levels=levels if all(levels) else (), start_level=int(start) if start and all(levels) else None,
            weight=int(cleaned[f"weight_{number}"] or 1), begins=cleaned[f"begins_{number}"],
            moment=cleaned[f"moment_{number}"],
        )  # fmt: skip
