"""Fictional content for the style guide: each part with its hard cases (long, right to left, empty, none and many)."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from thuishaven.domain.access import Action, Tie, decide
from thuishaven.web.balance import Balance, BalanceWeek
from thuishaven.web.charts import Event, Mark, Phase, PhaseChart, Point, Timeline, Week
from thuishaven.web.day_chart import DayChart, DayRow
from thuishaven.web.form_fields import DayField
from thuishaven.web.heat import Column, Heat, HeatRow
from thuishaven.web.shell import Me, NavItem

LONG_NAME = "Anna-Maria Wilhelmina van den Berg-Oosterwijk de Vries"
ARABIC_NAME = "محمد عبد الرحمن"


class SampleForm(forms.Form):
    """One field of each kind that pages use."""

    name = forms.CharField(label=_("Naam van het doel"), max_length=60, help_text=_("Kort en in gewone woorden."))
    about = forms.CharField(
        label=_("Wat wil het kind zelf?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Schrijf het op zoals het kind het zegt."),
    )
    moment = forms.ChoiceField(label=_("Wanneer?"), choices=[("kring", _("Kring")), ("gym", _("Gym"))])
    who = forms.MultipleChoiceField(
        label=_("Wie doet mee?"),
        choices=[("a", "Marleen"), ("b", "Joost"), ("c", ARABIC_NAME), ("d", LONG_NAME)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    often = forms.ChoiceField(
        label=_("Hoe vaak?"),
        choices=[("day", _("Elke dag")), ("week", _("Elke week"))],
        widget=forms.RadioSelect,
    )
    day = DayField(label=_("Wanneer kijken we terug?"))
    letter = forms.FileField(label=_("Bestand"), required=False)
    agreed = forms.BooleanField(label=_("De ouders weten ervan"))


def guide_context() -> dict[str, Any]:
    """Everything the style guide page shows."""
    page = Paginator(range(95), 20).page(2)
    return {
        "nav": [
            NavItem("#vandaag", "sun", _("Vandaag"), current=True),
            NavItem("#groep", "users-round", _("Groep")),
            NavItem("#vastleggen", "plus", _("Vastleggen"), do=True),
            NavItem("#kennis", "book-open", _("Kennis")),
            NavItem("#overleg", "message-circle", _("Overleg")),
        ],
        "me": Me("Marleen de Wit", "Groep 5B, De Vlinderboom"),
        "links": [("#log", "eye", _("Wie keek?")), ("#profiel", "user", _("Mijn profiel"))],
        "logout_url": "#uit",
        "pupil": SimpleNamespace(name="Sami", initials="SA", hue=2),
        "pupils": [
            SimpleNamespace(name="Sami", initials="SA", hue=2),
            SimpleNamespace(name=LONG_NAME, initials="AB", hue=4),
            SimpleNamespace(name=ARABIC_NAME, initials="مع", hue=1),
            SimpleNamespace(name="Łucja Żółkiewska", initials="ŁŻ", hue=3),
            SimpleNamespace(name="Bo", initials="B", hue=5),
        ],
        "decision": decide(Action.SEE_PICTURE, [Tie.OWN_GROUP]),
        "empty_form": SampleForm(),
        "wrong_form": SampleForm(
            {"wrong-name": "x" * 70, "wrong-moment": "kring", "wrong-often": "soms"},
            prefix="wrong",
        ),
        "page": page,
        "messages": [
            Message(messages.SUCCESS, _("Opgeslagen bij Sami."), urlencode({"open": "#bron-1", "undo": "#undo"})),
            Message(messages.INFO, _("Je bent weer ingelogd.")),
        ],
        "heat_map": _heat(),
        "no_heat": Heat(caption="", columns=(), rows=()),
        "day": _day(),
        "timeline": _timeline(11),
        "long_timeline": _timeline(34),
        "phase_chart_data": _phase_chart(),
        "balance_data": _balance(),
        "tries": [2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 0],
        "many_tries": [2] * 31 + [1] * 14 + [0] * 9 + [-1] * 4,
        "ladder_steps": [
            (2, _("Sami vraagt zelf om een pauze en komt zelf terug.")),
            (1, _("Sami vraagt om een pauze met de kaart.")),
            (0, _("Sami gaat mee als de juf de kaart laat zien.")),
            (-1, _("Sami gaat mee na drie keer vragen.")),
            (-2, _("Sami loopt weg.")),
        ],
    }


def _heat() -> Heat:
    days = [("ma", "maandag"), ("di", "dinsdag"), ("wo", "woensdag"), ("do", "donderdag"), ("vr", "vrijdag")]
    return Heat(
        caption=str(_("Aantal momenten met spanning, per moment van de dag en per weekdag")),
        columns=tuple(Column(*names) for names in days),
        rows=(
            HeatRow("Inloop", (1, 0, 0, 0, 0), "8.15"),
            HeatRow("Kring", (0, 0, 1, "unseen", 0), "8.30"),
            HeatRow("Wisselmoment", (4, 2, 3, "unseen", 2), "10.00"),
            HeatRow("Na het buitenspelen", (5, 2, 3, 1, 1), "10.35"),
            HeatRow("Zelfstandig werken", (1, 0, 0, 0, 0), "11.00"),
            HeatRow("Middag", (0, 0, None, "unseen", 0), "12.45"),
        ),
    )


def _balance() -> Balance:
    counts = [((1, 0), (0, 2)), ((3, 1), (0, 0)), ((0, 0), (0, 0)), ((2, 0), (1, 14)), ((0, 0), (0, 0))] * 2
    notes = {2: str(_("niet gekeken")), 7: "Herfstvakantie"}
    return Balance(
        title=str(_("Op pad gaan en terugkomen, per week")), about="",
        lanes=(str(_("Op pad gaan")), str(_("Terugkomen"))),
        weeks=tuple(BalanceWeek(str(36 + n), both, notes.get(n, "")) for n, both in enumerate(counts)),
    )  # fmt: skip


def _day() -> DayChart:
    return DayChart(
        title=_("Hoe de spanning over de dag gaat, per moment"),
        rows=(
            DayRow(_("Kring"), "8.30", 0, 10, 0.1, 0.0, 0.28, "0-3"),
            DayRow(_("Zelfstandig werken"), "9.45", 3, 6, 0.5, 0.19, 0.81, "2-8"),
            DayRow(_("Wisseling"), "10.30", 9, 9, 0.9, 0.7, 1.0, "7-10"),
            DayRow(_("Gym"), "13.00", 1, 2),
            DayRow(_("Naar huis"), "14.15", 0, 0),
        ),
    )


def _timeline(count: int) -> Timeline:
    pattern: list[tuple[Mark, ...]] = [
        ("hard",),
        ("hard", "good"),
        ("hard", "strong", "other"),
        ("strong", "strong", "hard", "good"),
        (),
        ("hard", "hard", "strong", "good", "good"),
        ("strong", "hard", "other", "good"),
        ("good", "good", "hard"),
        ("good", "good", "good", "hard"),
    ]
    weeks = [
        Week(str(36 + n if n < 17 else n - 16), pattern[n % 9], "herfstvakantie" if n == 4 else "")
        for n in range(count)
    ]
    third = count // 3
    return Timeline(
        title=str(_("Wat er per week is vastgelegd")),
        weeks=tuple(weeks),
        phases=(
            Phase("Kijken", 0, third - 1, "wat valt op?"),
            Phase("Begrijpen", third, 2 * third - 1, "samen zoeken"),
            Phase("Proberen", 2 * third, count - 1, "dagritmekaart, aankondigen", active=True),
        ),
        events=(
            Event(2, "Invaljuf"),
            Event(3, "Gesprek met vader"),
            Event(2 * third, "Dagritmekaart"),
            Event(count - 1, "Bespreking"),
        ),
    )


def _phase_chart() -> PhaseChart:
    values = [-2, -1, -2, None, -1, 0, -1, -2, -1, 0, 0, -1, 1, None, 0, 1, 1, 0, 2, 1, 1, 2, 1, 1]
    return PhaseChart(
        title=str(_("Zelf om een pauze vragen, per dag")),
        points=tuple(Point(f"{n % 28 + 1} nov", value) for n, value in enumerate(values)),
        phases=(
            Phase("Voor het plan", 0, 9, "midden: met veel hulp", middle=-1),
            Phase("Sinds het plan", 10, len(values) - 1, "midden: met de kaart", active=True, middle=1),
        ),
        words={-2: "nog niet", -1: "met veel hulp", 0: "met hulp", 1: "met de kaart", 2: "zelf"},
    )
