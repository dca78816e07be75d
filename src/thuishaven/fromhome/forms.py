"""Forms of what is seen at home: making a link, the birthday, one thing seen, and the things told in a talk."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.home_words import HomeOffer
from thuishaven.observe.choices import moments_for
from thuishaven.observe.fields import NOTE_MAX, CodeField, CodesField, offered_responses, offered_signals
from thuishaven.observe.services import Seen
from thuishaven.web.form_fields import DayField, RowIdField

from .services import LONGEST_DAYS, USUAL_DAYS

#: How far back the page for families offers days to choose from.
DAYS_BACK = 14
_OLDEST = timedelta(days=366)


class LinkForm(forms.Form):
    """For whom a link is, in which language, and for how long."""

    id = RowIdField()
    guardian = forms.ChoiceField(
        label=gettext_lazy("Voor wie"), widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies voor wie de link is."),
            "invalid_choice": gettext_lazy("Kies iemand uit de lijst."),
        },
    )  # fmt: skip
    language = forms.ChoiceField(
        label=gettext_lazy("In welke taal"), help_text=gettext_lazy("Op de bladzijde zelf kan een andere taal gekozen worden."),
        error_messages={"invalid_choice": gettext_lazy("Kies een taal uit de lijst.")},
    )  # fmt: skip
    days = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen werkt de link?"), min_value=1, max_value=LONGEST_DAYS, initial=USUAL_DAYS,
        error_messages={
            "min_value": gettext_lazy("Kies minstens 1 dag."), "max_value": gettext_lazy("Kies hoogstens 60 dagen."),
            "invalid": gettext_lazy("Schrijf een aantal dagen, zoals 14."),
            "required": gettext_lazy("Schrijf een aantal dagen, zoals 14."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[tuple[int, str]], languages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guardian"].choices = [(str(pk), name) for pk, name in people]  # type: ignore[attr-defined]
        self.fields["language"].choices = list(languages.items())  # type: ignore[attr-defined]


class BirthdayForm(forms.Form):
    """The one thing asked before the page opens."""

    day = forms.IntegerField(min_value=1, max_value=31)
    month = forms.IntegerField(min_value=1, max_value=12)


class ToldForm(forms.Form):
    """One thing a guardian saw, on the page behind a link. The page shows what is wrong in its own language."""

    id = forms.UUIDField()
    signals = CodesField()
    back = forms.IntegerField(required=False, min_value=0, max_value=DAYS_BACK - 1)
    moment = CodeField(required=False)
    state = CodeField(required=False)
    responses = CodesField(required=False)
    effect = CodeField(required=False)
    note = forms.CharField(required=False, max_length=NOTE_MAX)

    def __init__(self, *args: Any, offer: HomeOffer, catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, codes in (
            ("signals", offer.signals), ("moment", offer.moments), ("responses", (*offer.strategies, *offer.responses)),
            ("state", catalogue.states), ("effect", catalogue.effects),
        ):  # fmt: skip
            self.fields[name].allowed = codes  # type: ignore[attr-defined]

    def wrong(self) -> str:
        """Which text of the page says what is wrong."""
        if "id" in self.errors:
            return "open_again"
        if "note" in self.errors:
            return "too_long"
        return "choose_one" if "signals" in self.errors else "open_again"

    def seen(self, now: datetime) -> Seen:
        """What was filled in; a day that was chosen counts at the time it is now."""
        data = self.cleaned_data
        return Seen(
            at=now - timedelta(days=data["back"] or 0), signals=tuple(dict.fromkeys(data["signals"])), setting="home",
            moment=data["moment"], state=data["state"], responses=tuple(dict.fromkeys(data["responses"])),
            effect=int(data["effect"]) if data["effect"] else None, note=data["note"].strip(),
        )  # fmt: skip


class TalkForm(forms.Form):
    """When somebody talked with a guardian."""

    talked_on = DayField(
        label=gettext_lazy("Dag van het gesprek"),
        error_messages={"required": gettext_lazy("Kies een dag in de kalender.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_talked_on(self) -> date:
        day: date = self.cleaned_data["talked_on"]
        return _passed(day, self.today)


def _passed(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError(_("Dit moment moet nog komen. Kies vandaag of een eerdere dag."))
    if day < today - _OLDEST:
        raise forms.ValidationError(_("Dit is meer dan een jaar geleden. Kies een dag in het afgelopen jaar."))
    return day


class TalkThingForm(forms.Form):
    """One thing a guardian told in a talk; left empty it counts for nothing, unless it is the first."""

    id = RowIdField()
    signals = CodesField(
        label=gettext_lazy("Wat is er thuis gezien?"),
        error_messages={"required": gettext_lazy("Tik minstens één ding aan dat thuis gezien is.")},
    )
    day = DayField(
        label=gettext_lazy("Op welke dag was het?"), required=False,
        help_text=gettext_lazy("Laat leeg als het rond de dag van het gesprek was."),
    )  # fmt: skip
    moment = CodeField(label=gettext_lazy("Wanneer?"), required=False)
    state = CodeField(label=gettext_lazy("Hoe was het kind?"), required=False)
    triggers = CodesField(label=gettext_lazy("Wat kwam ervoor?"), required=False)
    responses = CodesField(label=gettext_lazy("Wat is er thuis gedaan?"), required=False)
    effect = CodeField(label=gettext_lazy("Hielp het?"), required=False)
    note = forms.CharField(
        label=gettext_lazy("In de woorden van thuis"), required=False, max_length=NOTE_MAX,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": NOTE_MAX}),
        help_text=gettext_lazy("Schrijf op wat er verteld is, zo veel mogelijk in de eigen woorden."),
    )  # fmt: skip

    def __init__(self, *args: Any, catalogue: Catalogue, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name, codes in (
            ("signals", offered_signals(catalogue)), ("responses", offered_responses(catalogue)),
            ("moment", {one.id for one in moments_for(catalogue, at_home=True)}), ("state", catalogue.states),
            ("triggers", catalogue.triggers), ("effect", catalogue.effects),
        ):  # fmt: skip
            self.fields[name].allowed = codes  # type: ignore[attr-defined]

    @property
    def is_filled(self) -> bool:
        """Whether anything was tapped or written in it."""
        names = ("signals", "moment", "state", "triggers", "responses", "effect", "note", "day")
        return any(self[name].value() for name in names)

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        return _passed(day, self.today) if day else None

    def seen(self, talked_on: date, now: datetime) -> Seen:
        """What was told, on its own day or on that of the talk."""
        data = self.cleaned_data
        clock = timezone.localtime(now).time().replace(second=0, microsecond=0)
        at = timezone.make_aware(datetime.combine(data["day"] or talked_on, clock))
        return Seen(
            at=min(at, now), signals=tuple(dict.fromkeys(data["signals"])), setting="home", moment=data["moment"],
            state=data["state"], triggers=tuple(dict.fromkeys(data["triggers"])),
            responses=tuple(dict.fromkeys(data["responses"])), effect=int(data["effect"]) if data["effect"] else None,
            note=data["note"].strip(),
        )  # fmt: skip
