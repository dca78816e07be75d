"""The form of a support plan. Nothing is required but the dates; what is left empty does not stand in the plan."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .child_services import with_words
from .services import Agreement, ChildWords, GoalText, PlanContent

MOST_APPROACHES = 8
MOST_GOALS = 3
MOST_AGREEMENTS = 6
_MOST_LINES, _LINE_MAX = 8, 200
_WORDS_MAX, _HOW_MAX, _GUARDIANS_MAX, _SHORT_MAX, _WHO_MAX = 500, 400, 1500, 200, 60
_A_YEAR = timedelta(days=366)
_REVIEW_AFTER = timedelta(weeks=6)
#: Fields that say nothing by themselves.
_NOT_CONTENT = ("starts", "review_on", "based_on", "goal_id_", "goal_other_", "how-")
#: What a child is asked, as a child would say it; in the order in which it stands on page and paper.
CHILD_PROMPTS = {
    "likes": gettext_lazy("Dit vind ik fijn"),
    "makes_angry": gettext_lazy("Dit maakt mij boos of bang"),
    "helps": gettext_lazy("Dit helpt mij"),
    "helps_not": gettext_lazy("Dit helpt mij niet"),
    "opinion": gettext_lazy("Dit vind ik van het plan"),
}


def _plain(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()


class TextField(forms.CharField):
    """An optional text of at most ``max_length`` characters, with a sentence that says how much is too much."""

    def __init__(self, *, max_length: int, rows: int = 0, **kwargs: Any) -> None:
        attrs: dict[str, Any] = {"rows": rows} if rows else {}
        widget = forms.Textarea(attrs=attrs) if rows else forms.TextInput(attrs=attrs)
        super().__init__(required=False, widget=widget, **kwargs)
        self.most = max_length
        self.widget.attrs["maxlength"] = max_length

    def clean(self, value: Any) -> str:
        text = _plain(super().clean(value))
        if len(text) > self.most:
            raise forms.ValidationError(
                _("Dit is te lang: %(have)s tekens. Er passen er %(most)s.") % {"have": len(text), "most": self.most}
            )
        return text


class LinesField(forms.CharField):
    """A few short texts, one a line."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (tuple, list)) else value

    def clean(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        found = tuple(line.strip() for line in _plain(super().clean(value)).split("\n") if line.strip())
        if len(found) > _MOST_LINES:
            raise forms.ValidationError(
                _("Dit zijn %(have)s regels. Kies er hoogstens %(most)s.") % {"have": len(found), "most": _MOST_LINES}
            )
        if any(len(line) > _LINE_MAX for line in found):
            raise forms.ValidationError(
                _("Een regel is te lang. Houd het bij %(most)s tekens per regel.") % {"most": _LINE_MAX}
            )
        return found


def _day_field(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": gettext_lazy("Kies een dag in de kalender."), "required": gettext_lazy("Kies een dag."),
        },
    )  # fmt: skip


class PlanForm(forms.Form):
    """A support plan: what goes well, the child's words, needs, goals, approaches, agreements and dates."""

    based_on = forms.IntegerField(
        min_value=0, widget=forms.HiddenInput, error_messages={"invalid": gettext_lazy("Laad de bladzijde opnieuw.")}
    )
    strengths = LinesField(
        label=gettext_lazy("Wat gaat goed?"), help_text=gettext_lazy("Eén ding op een regel. Klein en precies mag.")
    )
    seen_strengths = forms.MultipleChoiceField(label=gettext_lazy("Vaak gezien"), required=False)
    needs = LinesField(
        label=gettext_lazy("Dit kind heeft nodig ..."),
        help_text=gettext_lazy("Eén ding op een regel, bijvoorbeeld: een volwassene die van tevoren zegt wat er komt."),
    )
    teacher_needs = LinesField(
        label=gettext_lazy("De leerkracht heeft nodig ..."), rows=2,
        help_text=gettext_lazy("Bijvoorbeeld: tien minuten per week om samen terug te kijken."),
    )  # fmt: skip
    approaches = forms.MultipleChoiceField(label=gettext_lazy("Aanpak"), required=False)
    avoid = forms.MultipleChoiceField(label=gettext_lazy("Liever niet"), required=False)
    guardians = TextField(
        label=gettext_lazy("Wat ouders of verzorgers toevoegen"), max_length=_GUARDIANS_MAX, rows=3,
        help_text=gettext_lazy("Dit staat ook op papier. Schrijf niets op wat de ene ouder niet van de andere mag lezen."),
    )  # fmt: skip
    today = TextField(
        label=gettext_lazy("Wat helpt vandaag?"), max_length=_SHORT_MAX, rows=2,
        help_text=gettext_lazy("Eén of twee zinnen. Dit staat bovenaan de kaart voor de invaller en op je dagpagina."),
    )  # fmt: skip
    calm_place = TextField(
        label=gettext_lazy("Rustige plek"), max_length=_SHORT_MAX,
        help_text=gettext_lazy("Waar kan het kind tot rust komen? Bijvoorbeeld: de stoel bij het raam."),
    )  # fmt: skip
    starts = _day_field(gettext_lazy("We beginnen op"))
    review_on = _day_field(
        gettext_lazy("We kijken samen terug op"), gettext_lazy("Zes weken is een goede tijd om iets te proberen.")
    )

    def __init__(
        self, *args: Any, name: str, today: date, strategies: Collection[str], avoidable: Collection[str],
        strengths: Collection[tuple[str, str]], goal_ids: Collection[UUID], existing: PlanContent | None, based_on: int, **kwargs: Any,
    ) -> None:  # fmt: skip
        kwargs.setdefault("initial", _initial(existing, today) | {"based_on": based_on})
        super().__init__(*args, **kwargs)
        self.now_day, self.existing, self.goal_ids = today, existing, set(goal_ids)
        unknown = _("Dit staat niet in de lijst. Kies iets uit de lijst.")
        for field_name, choices in (
            ("approaches", [(one, one) for one in strategies]), ("avoid", [(one, one) for one in avoidable]),
            ("seen_strengths", list(strengths)),
        ):  # fmt: skip
            self.fields[field_name].choices = choices  # type: ignore[attr-defined]
            self.fields[field_name].error_messages.update(invalid_choice=unknown, invalid_list=unknown)
        self.fields["needs"].label = _("%(name)s heeft nodig ...") % {"name": name}
        for key, prompt in CHILD_PROMPTS.items():
            self.fields[f"child_{key}"] = TextField(label=prompt, max_length=_WORDS_MAX, rows=2)
        for number in range(MOST_GOALS):
            self.fields[f"goal_{number}"] = TextField(
                label=_("Doel %(number)s") % {"number": number + 1}, max_length=_SHORT_MAX, rows=2
            )
            self.fields[f"goal_id_{number}"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
            self.fields[f"goal_other_{number}"] = forms.BooleanField(
                required=False, label=_("Dit is een ander doel dan eerst. Begin opnieuw met tellen.")
            )
        for number in range(MOST_AGREEMENTS):
            count = {"number": number + 1}
            self.fields[f"who_{number}"] = TextField(label=_("Wie (%(number)s)") % count, max_length=_WHO_MAX)
            self.fields[f"what_{number}"] = TextField(label=_("Doet wat (%(number)s)") % count, max_length=_SHORT_MAX)
        for one in strategies:
            self.fields[f"how-{one}"] = TextField(
                label=_("Zo doen wij dat bij %(name)s") % {"name": name}, max_length=_HOW_MAX, rows=2
            )

    def clean_approaches(self) -> list[str]:
        chosen = list(dict.fromkeys(self.cleaned_data["approaches"]))
        if len(chosen) > MOST_APPROACHES:
            raise forms.ValidationError(
                _("Je koos %(have)s aanpakken. Met hoogstens %(most)s houdt iedereen het vol.")
                % {"have": len(chosen), "most": MOST_APPROACHES}
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_days(cleaned)
        self._check_goals(cleaned)
        for number in range(MOST_AGREEMENTS):
            who, what = cleaned.get(f"who_{number}"), cleaned.get(f"what_{number}")
            if what and who == "":
                self.add_error(f"who_{number}", _("Wie doet dit?"))
            if who and what == "":
                self.add_error(f"what_{number}", _("Wat spraken jullie af?"))
        if not self.errors and not any(value for name, value in cleaned.items() if not name.startswith(_NOT_CONTENT)):
            self.add_error("strengths", _("Het plan is nog leeg. Schrijf minstens één ding op of kies een aanpak."))
        return cleaned

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        starts, review = cleaned.get("starts"), cleaned.get("review_on")
        kept = self.existing.starts if self.existing else None
        if starts and starts != kept and abs(starts - self.now_day) > _A_YEAR:
            self.add_error("starts", _("Kies een dag binnen een jaar van vandaag."))
        if not starts or not review:
            return
        if review <= starts:
            self.add_error("review_on", _("Terugkijken kan pas na het begin. Kies een latere dag."))
        elif review < self.now_day:
            self.add_error("review_on", _("Deze dag is al voorbij. Kies een dag die nog komt."))
        elif review > max(starts, self.now_day) + _A_YEAR:
            self.add_error("review_on", _("Dit is meer dan een jaar verder. Kijk eerder samen terug."))

    def _check_goals(self, cleaned: dict[str, Any]) -> None:
        ids = [cleaned.get(f"goal_id_{number}") for number in range(MOST_GOALS)]
        given = [one for one in ids if one]
        is_foreign = any(one not in self.goal_ids for one in given) or len(given) != len(set(given))
        if is_foreign or any(f"goal_id_{number}" in self.errors for number in range(MOST_GOALS)):
            self.add_error("goal_0", _("Dit doel hoort niet bij dit plan. Laad de bladzijde opnieuw."))
        numbers = (
            name.removeprefix("goal_") for name, value in self.data.items() if name.startswith("goal_") and value
        )
        if any(number.isdecimal() and int(number) >= MOST_GOALS for number in numbers):
            self.add_error(f"goal_{MOST_GOALS - 1}", ngettext(
                "Er past hoogstens %(num)s doel in een plan.", "Er passen hoogstens %(num)s doelen in een plan.", MOST_GOALS
            ) % {"num": MOST_GOALS})  # fmt: skip

    def based_anew(self, number: int) -> "PlanForm":
        """The same words, now based on version ``number``: saving again is a choice made after reading that version."""
        self.data = self.data.copy()
        self.data["based_on"] = number
        return self

    def content(self) -> PlanContent:
        """What was filled in. Call it on a valid form."""
        data = self.cleaned_data
        labels = dict(self.fields["seen_strengths"].choices)  # type: ignore[attr-defined]
        strengths = (*data["strengths"], *(str(labels[one]) for one in data["seen_strengths"]))
        return PlanContent(
            starts=data["starts"], review_on=data["review_on"], needs=data["needs"], teacher_needs=data["teacher_needs"],
            strengths=tuple(dict.fromkeys(strengths)),
            child=with_words(
                self.existing.child if self.existing else ChildWords(),
                {key: data[f"child_{key}"] for key in CHILD_PROMPTS},
            ),
            guardians=data["guardians"], goals=tuple(self._goals()),
            approaches={one: data[f"how-{one}"] for one in data["approaches"]}, avoid=tuple(dict.fromkeys(data["avoid"])),
            agreements=tuple(self._agreements()), today=data["today"], calm_place=data["calm_place"],
        )  # fmt: skip

    def _goals(self) -> Iterable[GoalText]:
        for number in range(MOST_GOALS):
            text = " ".join(self.cleaned_data[f"goal_{number}"].split())
            if text:
                is_other = self.cleaned_data[f"goal_other_{number}"]
                yield GoalText(text, None if is_other else self.cleaned_data[f"goal_id_{number}"])

    def _agreements(self) -> Iterable[Agreement]:
        for number in range(MOST_AGREEMENTS):
            who = self.cleaned_data[f"who_{number}"]
            if who:
                yield Agreement(who, self.cleaned_data[f"what_{number}"])


def _initial(existing: PlanContent | None, today: date) -> dict[str, Any]:
    """What stands in the form at first: the newest version, or the two dates."""
    if existing is None:
        return {"starts": today, "review_on": today + _REVIEW_AFTER}
    found: dict[str, Any] = {
        "starts": existing.starts, "review_on": existing.review_on, "strengths": existing.strengths,
        "needs": existing.needs, "teacher_needs": existing.teacher_needs, "guardians": existing.guardians,
        "today": existing.today, "calm_place": existing.calm_place, "approaches": list(existing.approaches),
        "avoid": list(existing.avoid),
    }  # fmt: skip
    found |= {f"child_{key}": getattr(existing.child, key) for key in CHILD_PROMPTS}
    found |= {f"how-{one}": how for one, how in existing.approaches.items()}
    for number, goal in enumerate(existing.goals):
        found |= {f"goal_{number}": goal.text, f"goal_id_{number}": goal.id}
    for number, agreement in enumerate(existing.agreements):
        found |= {f"who_{number}": agreement.who, f"what_{number}": agreement.what}
    return found
