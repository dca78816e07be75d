"""How the page says rates: which state mostly followed, how sure, what helped in which state, and the day."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import translation

from thuishaven.domain.picture import Observation, Picture, PictureInput, compute
from thuishaven.domain.picture.model import DayStart
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.understand import rates
from thuishaven.understand.numbers import Numbers

FIRST = date(2026, 9, 7)
STATES = {"tense": "gespannen", "fight": "in gevecht", "flight": "weg", "freeze": "bevroren"}
HELP, OTHER_HELP = "STR-COREG-05", "STR-REL-05"


def _picture(*seen: Mapping[str, Any], day: tuple[DayStart, ...] = ()) -> Picture:
    observations = tuple(
        Observation(f"o{place:02}", FIRST + timedelta(days=place), "m", signals=("SIG-GEN-14",), **one)
        for place, one in enumerate(seen)
    )
    return compute(PictureInput(FIRST + timedelta(days=90), observations, day=day), load_catalogue())


def _numbers() -> Numbers:
    """Knows no observation, so nothing becomes a link."""
    return Numbers("/", ())


def _followed(*states: str) -> str:
    trigger = {"triggers": ("TRIG-NOISE",)}
    (rate,) = _picture(*({"state": state, **trigger} for state in states)).triggers
    return rates.trigger_words(rate, STATES)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (("tense", "tense", "tense", "calm"), "3 van de 4 keer was er spanning: steeds gespannen."),
        (("tense", "tense", "tense", "freeze", "freeze"), "5 van de 5 keer was er spanning: meestal gespannen, soms bevroren."),
        (("freeze", "freeze", "tense", "calm"), "3 van de 4 keer was er spanning: meestal bevroren, één keer gespannen."),
        (("freeze", "tense", "calm"), "2 van de 3 keer was er spanning: even vaak gespannen en bevroren."),
        (("freeze", "freeze", "tense", "tense", "fight"),
         "5 van de 5 keer was er spanning: even vaak gespannen en bevroren, één keer in gevecht."),
        (("fight", "fight", "tense", "flight"), "4 van de 4 keer was er spanning: het vaakst in gevecht, één keer gespannen, één keer weg."),
        (("fight", "calm", "calm"), "1 van de 3 keer was er spanning: in gevecht."),
        (("calm", "calm", "recovering"), "3 keer gezien, steeds zonder spanning."),
    ],
)  # fmt: skip
def test_it_says_which_state_mostly_followed(states: tuple[str, ...], said: str) -> None:
    assert _followed(*states) == said


def test_a_margin_is_said_beside_a_careful_estimate_and_never_as_a_percentage() -> None:
    calm = [{"state": "calm"}] * 8
    hard = [{"state": "tense", "triggers": ("TRIG-NOISE",)}] * 3
    (rate,) = _picture(*calm, *hard).triggers
    said = rates.margin_words(rate)
    assert said == "Het kan nog beide kanten op. Voorzichtig geschat: 6 van elke tien keer, met een marge van 4 tot 10."


def test_an_estimate_is_never_always_or_never() -> None:
    calm, hard = {"state": "calm", "triggers": ("TRIG-FAREWELL",)}, {"state": "tense", "triggers": ("TRIG-NOISE",)}
    always, never = _picture(*[calm] * 45, *[hard] * 45).triggers
    assert "Voorzichtig geschat: bijna elke keer, met een marge van 9 tot 10." in rates.margin_words(always)
    assert (
        rates.margin_words(never)
        == "Meestal bleef het rustig. Voorzichtig geschat: bijna nooit, met een marge van 0 tot 1."
    )


def _tried(response: str, state: str, *effects: int) -> list[dict[str, Any]]:
    return [{"responses": (response,), "state": state, "effect": effect} for effect in effects]


def test_what_helps_is_told_per_state_with_what_was_not_tried_then() -> None:
    picture = _picture(*_tried(HELP, "tense", 1, 2, 1, 0), *_tried(OTHER_HELP, "freeze", 0, 0, -1), {"state": "flight"})
    together, tense, flight, freeze = rates.state_helps(picture, load_catalogue(), _numbers())
    labels = [load_catalogue().strategies[code].label.nl for code in (HELP, OTHER_HELP)]

    assert [title for title, _ in together.lines] == labels
    assert all(said.startswith("Marge: van ") for _, said in together.lines), "the counts stand above"
    assert tense.title == "Gespannen"
    (line,) = tense.lines
    assert line[0] == labels[0]
    assert line[1].startswith("3 van de 4 keer werd het makkelijker. Marge: van ")
    assert freeze.lines[0][1].startswith("3 keer geprobeerd, toen hielp het nog niet. ")
    assert freeze.untried == (labels[0],)
    assert (flight.lines, flight.untried) == ((), (labels[0],))


def test_too_few_tries_in_a_state_give_a_count_without_a_margin() -> None:
    helps = rates.state_helps(_picture(*_tried(HELP, "tense", 1, 0)), load_catalogue(), _numbers())
    assert [one.lines[0][1] for one in helps] == ["1 van de 2 keer werd het makkelijker."]
    assert rates.state_helps(_picture({"state": "tense"}), load_catalogue(), _numbers()) == ()


def test_a_margin_within_one_effect_names_it_once() -> None:
    helps = rates.state_helps(_picture(*_tried(HELP, "tense", *[2] * 30)), load_catalogue(), _numbers())
    assert helps[0].lines[0][1] == "Ook met de marge: werd rustig."


DAY = tuple(
    DayStart(moment, time(hour)) for moment, hour in (("arrival", 8), ("circle", 9), ("play", 10), ("gym", 11), ("lunch", 12), ("leaving", 14))
)  # fmt: skip


def test_the_day_stands_in_its_order_with_times_and_what_was_not_looked_at() -> None:
    seen = [
        {"moment": moment, "state": state, "clock": time(9)}
        for moment, state in (("arrival", "calm"), ("circle", "calm"), ("play", "tense"), ("gym", "calm"))
        for _ in range(3)
    ]
    chart = rates.day_chart(_picture(*seen, {"moment": "lunch", "state": "tense"}, day=DAY).day_curve, _numbers())
    assert chart is not None
    assert [(one.at, one.count, one.of) for one in chart.rows] == [
        ("8.00", 0, 3), ("9.00", 0, 3), ("10.00", 3, 3), ("11.00", 0, 3), ("12.00", 1, 1), ("14.00", 0, 0),
    ]  # fmt: skip
    assert [one.value is None for one in chart.rows] == [False] * 4 + [True] * 2
    assert chart.rows[2].margin == "4 tot 10"
    with translation.override("en"):
        assert chart.title != str(rates.day_chart(_picture(*seen, day=DAY).day_curve, _numbers()).title)  # type: ignore[union-attr]
    assert rates.day_chart(_picture(*seen[:9], day=DAY).day_curve, _numbers()) is None
