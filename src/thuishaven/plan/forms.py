"""The form of a support plan. Nothing is required but the dates; what is left empty does not stand in the plan."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.domain.needs import NeedFrame, frame_of
from thuishaven.web.form_fields import DayField, LinesField, TextField, VersionForm, choice_field

from .agreement_fields import add_agreement_fields, agreement_initial, check_agreements, read_agreements
from .child_services import with_words
from .consents import OTHER
from .goal_fields import SIDE_FIELDS, add_goal_fields, check_goals, goal_initial, read_goals
from .services import ChildWords, Hearing, Need, PlanContent
from .words import answer_words, hearing_words

MOST_APPROACHES = 8
_WORDS_MAX, _HOW_MAX, _GUARDIANS_MAX, _SHORT_MAX, _WHO_MAX = 500, 400, 1500, 200, 60
_A_YEAR = timedelta(days=366)
_REVIEW_AFTER = timedelta(weeks=6)
#: Fields that say nothing by themselves.
_NOT_CONTENT = ("starts", "review_on", "based_on", "how-", "when-", "heard_on", *SIDE_FIELDS)
#: What a child is asked, as a child would say it; in the order in which it stands on page and paper.
CHILD_PROMPTS = {
    "likes": gettext_lazy("Dit vind ik fijn"),
    "makes_angry": gettext_lazy("Dit maakt mij boos of bang"),
    "helps": gettext_lazy("Dit helpt mij"),
    "helps_not": gettext_lazy("Dit helpt mij niet"),
    "opinion": gettext_lazy("Dit vind ik van het plan"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in a plan: ids of approaches and pitfalls, and pairs of code and label."""

    strategies: Collection[str]
    avoidable: Collection[str]
    strengths: Sequence[tuple[str, str]] = ()
    needs: Sequence[tuple[str, str]] = ()
    teacher_needs: Sequence[tuple[str, str]] = ()
    moments: Sequence[tuple[str, str]] = ()


class PlanForm(VersionForm):
    """A support plan: what goes well, the child's words, needs, goals, approaches, agreements and dates."""

    strengths = LinesField(
        label=gettext_lazy("Wat gaat goed?"), help_text=gettext_lazy("Eén ding op een regel. Klein en precies mag.")
    )
    seen_strengths = forms.MultipleChoiceField(label=gettext_lazy("Vaak gezien"), required=False)
    interests = LinesField(
        label=gettext_lazy("Waar is het kind graag mee bezig?"), rows=2,
        help_text=gettext_lazy("Bijvoorbeeld: konijnen, bouwen, de kleuters voorlezen. Hier kun je bij aansluiten."),
    )  # fmt: skip
    heard_on = DayField(label=gettext_lazy("Op welke dag?"), required=False)
    influence = TextField(
        label=gettext_lazy("Wat deden we met wat het kind vond?"), max_length=_WORDS_MAX, rows=2,
        help_text=gettext_lazy("Wat is erdoor veranderd? Of waarom kon iets niet? Vertel dat ook aan het kind."),
    )  # fmt: skip
    needs = LinesField(label=gettext_lazy("Dit kind heeft nodig ..."), help_text=gettext_lazy("Eén ding op een regel."))
    offered_needs = forms.MultipleChoiceField(label=gettext_lazy("Past dit?"), required=False)
    teacher_needs = LinesField(
        label=gettext_lazy("De leerkracht heeft nodig ..."), rows=2,
        help_text=gettext_lazy("Bijvoorbeeld: tien minuten per week om samen terug te kijken."),
    )  # fmt: skip
    offered_teacher_needs = forms.MultipleChoiceField(label=gettext_lazy("Past dit bij de leerkracht?"), required=False)
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
    starts = DayField(label=gettext_lazy("We beginnen op"))
    review_on = DayField(
        label=gettext_lazy("We kijken samen terug op"),
        help_text=gettext_lazy("Zes weken is een goede tijd om iets te proberen."),
    )

    def __init__(
        self, *args: Any, name: str, today: date, choices: Choices, frames: Collection[NeedFrame],
        goal_ids: Collection[UUID], existing: PlanContent | None, based_on: int, **kwargs: Any,
    ) -> None:  # fmt: skip
        kwargs.setdefault("initial", _initial(existing, today) | {"based_on": based_on})
        super().__init__(*args, **kwargs)
        self.now_day, self.existing, self.goal_ids, self.frames = today, existing, set(goal_ids), frames
        for field_name, offered in (
            ("approaches", [(one, one) for one in choices.strategies]), ("avoid", [(one, one) for one in choices.avoidable]),
            ("seen_strengths", list(choices.strengths)), ("offered_needs", list(choices.needs)),
            ("offered_teacher_needs", list(choices.teacher_needs)),
        ):  # fmt: skip
            self._offer(field_name, offered)
        self.fields["needs"].label = _("%(name)s heeft nodig ...") % {"name": name}
        self.fields["interests"].label = _("Waar is %(name)s graag mee bezig?") % {"name": name}
        self.fields["influence"].label = _("Wat deden we met wat %(name)s vond?") % {"name": name}
        for key, prompt in CHILD_PROMPTS.items():
            self.fields[f"child_{key}"] = TextField(label=prompt, max_length=_WORDS_MAX, rows=2)
        self.fields["heard_how"] = choice_field(
            _("Hoe kwam %(name)s aan het woord?") % {"name": name},
            [("", _("Nog niet gevraagd")), *hearing_words(name).items()],
        )
        add_goal_fields(self, choices.moments)
        add_agreement_fields(self)
        for one in choices.strategies:
            self.fields[f"how-{one}"] = TextField(
                label=_("Zo doen wij dat bij %(name)s") % {"name": name}, max_length=_HOW_MAX, rows=2
            )
            self.fields[f"when-{one}"] = forms.MultipleChoiceField(label=_("Wanneer hoort dit erbij?"), required=False)
            self._offer(f"when-{one}", choices.moments)

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        unknown = _("Dit staat niet in de lijst. Kies iets uit de lijst.")
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields[name].error_messages.update(invalid_choice=unknown, invalid_list=unknown)

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
        kept = {goal.begins for goal in self.existing.goals if goal.begins} if self.existing else set()
        check_goals(self, cleaned, self.goal_ids, kept)
        self._check_hearing(cleaned)
        check_agreements(self, cleaned)
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

    def _check_hearing(self, cleaned: dict[str, Any]) -> None:
        on = cleaned.get("heard_on")
        if on and on > self.now_day:
            self.add_error("heard_on", _("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        if (on or cleaned.get("influence")) and not cleaned.get("heard_how") and "heard_how" not in self.errors:
            self.add_error("heard_how", _("Kies hoe het kind aan het woord kwam."))

    def content(self) -> PlanContent:
        """What was filled in. Call it on a valid form."""
        data = self.cleaned_data
        strengths = (*data["strengths"], *self._labels("seen_strengths"))
        said = {key: data[f"child_{key}"] for key in CHILD_PROMPTS}
        before = self.existing.child if self.existing else ChildWords()
        return PlanContent(
            starts=data["starts"], review_on=data["review_on"], needs=tuple(self._needs()),
            teacher_needs=tuple(dict.fromkeys((*data["teacher_needs"], *self._labels("offered_teacher_needs")))),
            strengths=tuple(dict.fromkeys(strengths)), interests=data["interests"],
            child=with_words(before, said),
            hearing=Hearing(how=data["heard_how"], on=data["heard_on"], influence=data["influence"]),
            guardians=data["guardians"], goals=tuple(read_goals(data)),
            approaches={one: data[f"how-{one}"] for one in data["approaches"]},
            moments={one: tuple(data[f"when-{one}"]) for one in data["approaches"] if data[f"when-{one}"]},
            avoid=tuple(dict.fromkeys(data["avoid"])), agreements=read_agreements(data), today=data["today"],
            calm_place=data["calm_place"],
        )  # fmt: skip

    def _labels(self, name: str) -> list[str]:
        labels = dict(self.fields[name].choices)  # type: ignore[attr-defined]
        return [str(labels[one]) for one in self.cleaned_data[name]]

    def _needs(self) -> Iterable[Need]:
        known = {one.text: one.frame for one in self.existing.needs} if self.existing else {}
        for text in dict.fromkeys((*self.cleaned_data["needs"], *self._labels("offered_needs"))):
            yield Need(text, known.get(text) or frame_of(text, self.frames))


def _initial(existing: PlanContent | None, today: date) -> dict[str, Any]:
    """What stands in the form at first: the newest version, or the two dates."""
    if existing is None:
        return {"starts": today, "review_on": today + _REVIEW_AFTER} | goal_initial(())
    found: dict[str, Any] = {
        "starts": existing.starts, "review_on": existing.review_on, "strengths": existing.strengths,
        "needs": existing.needs, "teacher_needs": existing.teacher_needs, "guardians": existing.guardians,
        "today": existing.today, "calm_place": existing.calm_place, "approaches": list(existing.approaches),
        "avoid": list(existing.avoid), "interests": existing.interests, "heard_how": existing.hearing.how,
        "heard_on": existing.hearing.on, "influence": existing.hearing.influence,
    }  # fmt: skip
    found |= {f"child_{key}": getattr(existing.child, key) for key in CHILD_PROMPTS}
    found |= {f"how-{one}": how for one, how in existing.approaches.items()}
    found |= {f"when-{one}": list(moments) for one, moments in existing.moments.items()}
    return found | goal_initial(existing.goals) | agreement_initial(existing.agreements)


class ConsentForm(forms.Form):
    """Who says what of a version of the plan. ``parties`` are pairs of key and name, somebody else last.

    ``number`` is the newest version: an answer to an older one is not taken for an answer to what nobody read yet.
    """

    version = forms.IntegerField(label=gettext_lazy("Versie"), required=False, widget=forms.HiddenInput)
    party = choice_field(gettext_lazy("Wie?"), (), radio=True)
    name = TextField(label=gettext_lazy("Naam van de ander"), max_length=_WHO_MAX)
    answer = choice_field(gettext_lazy("Wat zegt die van het plan?"), (), radio=True)
    on = DayField(label=gettext_lazy("Op welke dag?"))
    words = TextField(
        label=gettext_lazy("In eigen woorden"), max_length=_WORDS_MAX, rows=2,
        help_text=gettext_lazy("Bijvoorbeeld waarmee iemand het niet eens is, of wat anders moet."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Sequence[tuple[str, str]], today: date, number: int, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": today, "version": number})
        super().__init__(*args, **kwargs)
        self.now_day, self.number = today, number
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]
        self.fields["answer"].choices = list(answer_words().items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("party") and "party" not in self.errors:
            self.add_error("party", _("Kies wie het is."))
        if not cleaned.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Kies een antwoord."))
        if cleaned.get("party") == OTHER and cleaned.get("name") == "":
            self.add_error("name", _("Schrijf op wie het is."))
        on = cleaned.get("on")
        if on and on > self.now_day:
            self.add_error("on", _("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        if cleaned.get("version") != self.number:
            self.add_error(None, _("Er is intussen versie %(number)s van het plan. Lees die eerst samen en bewaar dit antwoord dan.") % {"number": self.number})  # fmt: skip
            self.data = self.data.copy()
            self.data["version"] = self.number
        return cleaned
