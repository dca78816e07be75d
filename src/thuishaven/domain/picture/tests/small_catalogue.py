"""A small catalogue of its own, so that the rules are tested apart from what the knowledge says today."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any, Literal, Protocol, TypeVar

from thuishaven.domain.catalogue import (
    STATES,
    Asks,
    Catalogue,
    ContrastPair,
    Fits,
    LookAlike,
    Pattern,
    PatternName,
    SafetyCue,
    Signal,
    Strategy,
    Term,
    Text,
    Texts,
    Threshold,
)
from thuishaven.domain.circle import CircleStep, StepSigns
from thuishaven.domain.picture import Background, Observation, PictureInput

TODAY = date(2026, 11, 20)
MONDAY = date(2026, 9, 7)

THRESHOLDS = {
    "min_observations": 6, "min_days": 4, "min_moments": 3, "min_observers": 2, "min_settings": 1, "lead_min_days": 3,
    "lead_min_observers": 2, "lead_min_distinct_signals": 2, "lead_margin": 1.2, "trigger_min_occurrences": 3, "circle_margin": 2,
    "help_min_tries": 3, "look_alike_min_sightings": 2, "look_alike_min_share": 0, "look_alike_min_likeness": 0.15, "interval_confidence": 0.95, "window_days": 180,
    "words_suggestion_min": 0.5, "specialist_min_days": 2, "trigger_prior_weight": 3.84, "day_curve_min_looks": 3,
    "day_curve_min_moments": 4, "day_curve_min_difference": 0.2, "look_next_step": 2, "change_min_looks": 8,
    "change_signal_min_days": 3, "change_confidence": 0.95,
}  # fmt: skip


Side = Literal["shown", "not_shown"] | None


class Identified(Protocol):
    @property
    def id(self) -> str: ...


EntryT = TypeVar("EntryT", bound=Identified)


def text(words: str) -> Text:
    return Text(nl=words, en=f"{words} (en)")


def signal(
    code: str,
    label: str,
    theme: str,
    speaks_for: dict[str, int],
    *,
    speaks_against: dict[str, int] | None = None,
    haven: Side = None,
    base: Side = None,
    strength: bool = False,
    words: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    specialist: bool = False,
) -> Signal:
    return Signal(
        id=code, label=text(label), see=text(f"Het kind laat zien: {label}."), may_mean=text("Dat kan van alles zijn."),
        words=Texts(nl=words, en=words), theme=theme, strength=strength, icon="eye", speaks_for=speaks_for,
        speaks_against=speaks_against or {}, haven=haven, base=base, look_alikes=(), capture=True, specialist=specialist,
        facts=(code,), sources=("S0",), aliases=aliases,
    )  # fmt: skip


SIGNALS = (
    signal("NO-HELP", "Vraagt geen hulp", "help", {"avoidant": 3}, speaks_against={"ambivalent": 1, "secure": 1},
           haven="not_shown", words=("vraagt niet om hulp", "schudt nee als ik kom helpen"), aliases=("OLD-NO-HELP",)),
    signal("NO-COMFORT", "Zoekt geen troost", "comfort", {"avoidant": 2}, haven="not_shown",
           words=("zoekt geen troost na een val",)),
    signal("DISTANT", "Houdt afstand", "contact", {"avoidant": 2, "disorganised": 1}),
    signal("CLINGS", "Klampt zich vast", "contact", {"ambivalent": 3}, base="not_shown"),
    signal("MANY-HELP", "Vraagt steeds hulp", "help", {"ambivalent": 2}, speaks_against={"avoidant": 2}),
    signal("CONTROL", "Wil de baas zijn", "control", {"disorganised": 3}),
    signal("LASHES", "Slaat om zich heen", "feelings", {"disorganised": 2}),
    signal("GOOD-HELP", "Vraagt hulp", "help", {"secure": 3}, speaks_against={"avoidant": 1}, haven="shown", strength=True),
    signal("GOOD-PLAY", "Speelt fijn", "play", {"secure": 2}, base="shown", strength=True),
    signal("GOOD-FEELING", "Zegt wat het voelt", "feelings", {"secure": 1}, haven="shown", strength=True),
    signal("STRANGERS", "Gaat met vreemden mee", "contact", {"indiscriminate": 3}, specialist=True),
    signal("QUIET", "Is heel stil", "contact", {"withdrawn": 1}),
)  # fmt: skip
MOMENTS = ("arrival", "circle", "independent_work", "transition", "play", "lunch", "leaving", "home_evening")
PATTERNS: tuple[PatternName, ...] = (
    "avoidant", "ambivalent", "disorganised", "secure", "withdrawn", "indiscriminate",
)  # fmt: skip


def pattern(name: PatternName) -> Pattern:
    return Pattern(
        id=f"PAT-{name}", pattern=name, title=text(name), what=text("wat"), see=text("zie"), background=text("achter"),
        needs=text(f"Dit kind heeft nodig dat je er bent ({len(name)})."), hope=text("hoop"),
        reading=text("Wat je ziet past bij wat beschreven is."), facts=(), sources=("S0",),
    )  # fmt: skip


def strategy(code: str, fits: Fits, *, avoid: bool = False) -> Strategy:
    return Strategy(
        id=code, avoid=avoid, label=text(f"Deed {code}"), title=text(f"Doe {code}"), what=text("wat"), why=text("waarom"),
        steps=Texts(), not_this=Texts(), say=Texts(), evidence="practice", fits=fits, icon="hand", capture=True,
        words=Texts(nl=("ging er rustig naast zitten",) if code == "STR-CALM-01" else ()), facts=(), sources=("S0",),
    )  # fmt: skip


STRATEGIES = (
    strategy("STR-REL-01", Fits(signals=("NO-HELP", "NO-COMFORT"))),
    strategy("STR-REL-02", Fits(signals=("DISTANT",))),
    strategy("STR-REL-03", Fits(signals=("NO-HELP",), states=("tense",))),
    strategy("STR-CALM-01", Fits(states=("fight", "tense"), triggers=("TRIG-NOISE",))),
    strategy("STR-STRUCT-01", Fits(triggers=("TRIG-SWITCH",), moments=("transition",))),
    strategy("STR-DONT-01", Fits(), avoid=True),
    strategy("STR-DONT-02", Fits(signals=("NO-HELP",)), avoid=True),
    strategy("STR-DONT-03", Fits(signals=("CLINGS",)), avoid=True),
)


def step(code: str, works: StepSigns, not_yet: StepSigns, comforts: tuple[str, ...] = ()) -> CircleStep:
    return CircleStep(
        id=code, icon="eye", title=text(code.title()), what=text("wat"), look=text("kijk"), goes_well=text(f"{code} gaat."),
        falters=text(f"{code} hapert."), offer=text("bied"), works=works, not_yet=not_yet, comforts=comforts, evidence="theory",
        facts=("DEF-13",), sources=("S0",),
    )  # fmt: skip


CIRCLE = (
    step("explore", StepSigns(("GOOD-PLAY",)), StepSigns(("CLINGS",))),
    step("upset", StepSigns(("GOOD-FEELING",)), StepSigns(("DISTANT",))),
    step("seek", StepSigns(("GOOD-HELP",)), StepSigns(("NO-HELP", "NO-COMFORT"))),
    step(
        "soothed",
        StepSigns(("GOOD-HELP",), ("recovering",), (1, 2)),
        StepSigns(("LASHES",), (), (-1, -2)),
        comforts=("STR-CALM-01",),
    ),
)


def look_alike(
    code: str,
    *,
    signals: tuple[str, ...] = (),
    risks: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    contrast: tuple[ContrastPair, ...] = (),
) -> LookAlike:
    return LookAlike(
        id=code, title=text(code), what=text("wat"), because=text("omdat"), questions=(text("Vraag?"),),
        tells_apart=text("verschil"), contrast=contrast, who=text("wie"), raised_by_signals=signals, raised_by_risks=risks,
        background_words=Texts(nl=words, en=words), min_sightings=2, facts=(), sources=("S0",),
    )  # fmt: skip


#: every question that observations can answer, and one that they cannot
EVERY_QUESTION = tuple(
    ContrastPair(look=text("kijk"), with_this=text("hier"), with_bond=text("daar"), asks=asks, sources=("S0",))
    for asks in (
        Asks("people"), Asks("places"), Asks("kinds_of_moments"), Asks("days"), Asks("calm"), Asks("comfort"),
        Asks("moments", ("circle", "independent_work")), Asks("triggers", ("TRIG-SWITCH",)), None,
    )
)  # fmt: skip
LOOK_ALIKES = (
    look_alike("autism", signals=("DISTANT",), words=("autisme",), contrast=EVERY_QUESTION),
    look_alike("trauma", words=("oorlog", "gevlucht")),
    look_alike("life_event", risks=("RISK-DIVORCE",)),
    look_alike("language"),
    look_alike("ordinary_development"),
)


def by_id(entries: Iterable[EntryT]) -> dict[str, EntryT]:
    return {entry.id: entry for entry in entries}


def terms(*codes: str) -> dict[str, Term]:
    return {code: Term(id=code, label=text(code.title()), words=Texts(nl=(f"bij de {code}",))) for code in codes}


def small_catalogue(**thresholds: float) -> Catalogue:
    values = {**THRESHOLDS, **thresholds}
    return Catalogue(
        sources={}, signals=by_id(SIGNALS), strategies=by_id(STRATEGIES), patterns=by_id(map(pattern, PATTERNS)),
        look_alikes=by_id(LOOK_ALIKES), notes={}, moments=terms(*MOMENTS), triggers=terms("TRIG-SWITCH", "TRIG-NOISE"),
        states=terms(*STATES), responses=terms("RESP-STERN"), effects=terms("2", "1", "0", "-1", "-2"),
        risks=terms("RISK-DIVORCE"),
        circle=by_id(CIRCLE),
        thresholds={code: Threshold(code, float(value), text("reden"), ("OWN",)) for code, value in values.items()},
        safety={
            "SAFE-01": SafetyCue(
                id="SAFE-01", urgency="acute", words=Texts(nl=("papa slaat mij",), en=("daddy hits me",)),
                not_words=Texts(), because=text("Het kind vertelt over slaan."), facts=(), sources=("S0",),
            )
        },
    )  # fmt: skip


CATALOGUE = small_catalogue()


def saw(code: str, day: int, *signals: str, **more: Any) -> Observation:
    """An observation on the ``day``-th day after the first Monday."""
    filled = {"observer": "t1", "moment": "circle", "clock": time(9, 0), **more}
    return Observation(id=code, day=MONDAY + timedelta(days=day), signals=signals, **filled)


def given(*observations: Observation, **pupil: Any) -> PictureInput:
    return PictureInput(today=TODAY, observations=observations, pupil=Background(**pupil))


def clearly_avoidant() -> list[Observation]:
    """Two observers, six days, four moments, three signals: enough for a lead that holds."""
    return [
        saw("o1", 0, "NO-HELP", observer="t1", moment="independent_work", state="tense"),
        saw("o2", 1, "NO-COMFORT", observer="t2", moment="play", state="tense"),
        saw("o3", 3, "DISTANT", observer="t1", moment="arrival", state="calm"),
        saw("o4", 7, "NO-HELP", observer="t2", moment="circle", state="tense"),
        saw("o5", 9, "NO-COMFORT", "DISTANT", observer="t1", moment="play", state="freeze"),
        saw("o6", 11, "NO-HELP", observer="t2", moment="arrival", state="calm"),
        saw("o7", 15, "NO-HELP", observer="t1", moment="independent_work", state="tense"),
    ]
