"""The form of a phase plan. Everything may stay empty; what is tapped to take over joins what was typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.web.form_fields import LinesField, TextField, VersionForm
from thuishaven.web.pictograms import PICTOGRAMS

from .phases import PHASES
from .services import CalmKit, PhasePlan, PhaseWords
from .starters import Offer, Starter

MOST_PICTURES, MOST_IN_KIT = 4, 10
_MOST_LINES, _LINE_MAX = 5, 100
_OWN_NAME_MAX, _WORDS_MAX, _WHO_MAX, _WHERE_MAX = 30, 140, 80, 120
#: Fields of one phase, in the order in which they are asked; in the form they end on the code of the phase.
PHASE_FIELDS = ("see", "own_name", "feel", "feel_chosen", "own_helps", "helps_chosen", "helps", "helps_not", "who")
#: Fields into which something can be taken over: several lines, or one text.
_LINES, _TEXTS = ("see", "helps", "helps_not"), ("own_helps", "who")
TAKEN = (*_LINES, *_TEXTS)


class PicturesField(forms.MultipleChoiceField):
    """Pictograms, at most ``most``."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        unknown = gettext_lazy("Dit staat niet in de lijst. Kies iets uit de lijst.")
        super().__init__(
            required=False, choices=[(one, one) for one in PICTOGRAMS],
            error_messages={"invalid_choice": unknown, "invalid_list": unknown}, **kwargs,
        )  # fmt: skip
        self.most = most

    def clean(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        found = tuple(dict.fromkeys(super().clean(value)))
        if len(found) > self.most:
            raise forms.ValidationError(
                _("Dit zijn %(have)s plaatjes. Kies er hoogstens %(most)s.") % {"have": len(found), "most": self.most}
            )
        return found


class PhasePlanForm(VersionForm):
    """A phase plan: each phase in the words of adults and child, and the calm kit."""

    kit_chosen = PicturesField(label=gettext_lazy("Wat zit erin?"), most=MOST_IN_KIT)
    kit_own = LinesField(
        label=gettext_lazy("Eigen spullen"), most=6, longest=60, rows=2,
        help_text=gettext_lazy("Eén ding op een regel, bijvoorbeeld: het boekje over konijnen."),
    )  # fmt: skip
    kit_where = TextField(
        label=gettext_lazy("Waar staat de koffer?"), max_length=_WHERE_MAX,
        help_text=gettext_lazy("Een vaste plek waar het kind zelf bij kan."),
    )  # fmt: skip
    kit_sign = TextField(
        label=gettext_lazy("Het afgesproken teken"), max_length=_WHERE_MAX,
        help_text=gettext_lazy("Zo laat het kind zonder woorden merken dat het de koffer pakt, of vraagt de leerkracht of het nodig is."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        name: str,
        existing: PhasePlan | None,
        offered: Mapping[str, Offer],
        based_on: int,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", _initial(existing) | {"based_on": based_on})
        super().__init__(*args, **kwargs)
        self.offered = offered
        for phase in PHASES:
            for field_name, field in _phase_fields(name).items():
                self.fields[f"{field_name}_{phase.code}"] = field
            for taken in TAKEN:
                starters: tuple[Starter, ...] = getattr(offered[phase.code], taken)
                unknown = _("Dit staat niet in de lijst. Kies iets uit de lijst.")
                self.fields[f"take_{taken}_{phase.code}"] = forms.MultipleChoiceField(
                    label=_("Overnemen"), required=False, choices=[(one.code, one.text) for one in starters],
                    error_messages={"invalid_choice": unknown, "invalid_list": unknown},
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for phase in PHASES:
            for taken in TAKEN:
                self._take_over(cleaned, taken, phase.code)
        said = (value for name, value in cleaned.items() if name != "based_on" and not name.startswith("take_"))
        if not self.errors and not any(said):
            self.add_error("see_calm", _("Het plan is nog leeg. Schrijf minstens één ding op."))
        return cleaned

    def _take_over(self, cleaned: dict[str, Any], taken: str, phase: str) -> None:
        """Add what was tapped to what was typed, each once, unless it does not fit."""
        name = f"{taken}_{phase}"
        codes = cleaned.get(f"take_{name}")
        if not codes or name not in cleaned:
            return
        texts = [one.text for one in getattr(self.offered[phase], taken) if one.code in codes]
        field = self.fields[name]
        try:
            if isinstance(field, LinesField):
                lines = tuple(dict.fromkeys([*cleaned[name], *texts]))
                field.check(lines)
                cleaned[name] = lines
            else:
                joined = [cleaned[name]] if cleaned[name] else []
                joined += [text for text in texts if text not in cleaned[name]]
                cleaned[name] = field.clean((", " if taken == "who" else " ").join(joined))
        except forms.ValidationError as error:
            self.add_error(name, error)

    def content(self) -> PhasePlan:
        """What was filled in. Call it on a valid form."""
        data = self.cleaned_data
        return PhasePlan(
            phases={
                phase.code: PhaseWords(**{name: data[f"{name}_{phase.code}"] for name in PHASE_FIELDS})
                for phase in PHASES
            },
            kit=CalmKit(data["kit_chosen"], data["kit_own"], data["kit_where"], data["kit_sign"]),
        )


def _phase_fields(name: str) -> dict[str, forms.Field]:
    return {
        "see": LinesField(label=_("Wat zien wij?"), most=_MOST_LINES, longest=_LINE_MAX),
        "own_name": TextField(label=_("Zo noemt %(name)s dit zelf") % {"name": name}, max_length=_OWN_NAME_MAX),
        "feel": TextField(label=_("Dit voelt %(name)s") % {"name": name}, max_length=_WORDS_MAX, rows=2),
        "feel_chosen": PicturesField(label=_("Plaatjes bij wat %(name)s voelt") % {"name": name}, most=MOST_PICTURES),
        "own_helps": TextField(label=_("Dit helpt, zegt %(name)s") % {"name": name}, max_length=_WORDS_MAX, rows=2),
        "helps_chosen": PicturesField(label=_("Plaatjes bij wat helpt"), most=MOST_PICTURES),
        "helps": LinesField(label=_("Wat doen wij?"), most=_MOST_LINES, longest=_LINE_MAX),
        "helps_not": LinesField(label=_("Waar letten wij op?"), most=_MOST_LINES, longest=_LINE_MAX, rows=2),
        "who": TextField(label=_("Wie is erbij?"), max_length=_WHO_MAX),
    }  # fmt: skip


def _initial(existing: PhasePlan | None) -> dict[str, Any]:
    """What stands in the form at first: the newest version."""
    if existing is None:
        return {}
    kit = existing.kit
    found: dict[str, Any] = {
        "kit_chosen": kit.chosen, "kit_own": kit.own, "kit_where": kit.where, "kit_sign": kit.sign,
    }  # fmt: skip
    for code, words in existing.phases.items():
        found |= {f"{name}_{code}": getattr(words, name) for name in PHASE_FIELDS}
    return found


def still_offered(starters: Iterable[Starter], written: Any) -> list[Starter]:
    """The starters that do not stand in the field already; ``written`` is its value."""
    text = "\n".join(written) if isinstance(written, (list, tuple)) else str(written or "")
    return [one for one in starters if one.text not in text]
