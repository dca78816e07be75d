"""What was recorded of the children of the demo school: recipes, drawn with a fixed seed, so always the same."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .personas import Child

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of moment in a story: what is seen, how often (weight), and what tends to help then."""

    weight: int
    signals: tuple[str, ...]
    states: tuple[str, ...]
    moments: tuple[str, ...]
    triggers: tuple[str, ...] = ()
    responses: tuple[tuple[str, tuple[int, ...]], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """One observation of a story, before it is stored."""

    at: datetime
    observer: str
    setting: str
    moment: str
    state: str
    signals: tuple[str, ...]
    triggers: tuple[str, ...]
    responses: tuple[str, ...]
    effect: int | None
    note: str


_NEAR = ("STR-BOUND-02", (2, 1, 1, 2, 0))
_ANNOUNCE = ("STR-STRUCT-10", (2, 2, 1, 1, 0))
_CHECK = ("STR-COREG-05", (1, 0, 1, 0, -1))
_TASK = ("STR-REL-05", (2, 2, 1))
_CALM_PLACE = ("STR-CALM-01", (1, 2, 0, 1))
_STERN = ("RESP-STERN", (-1, -2, -1, 0))
_CHOICE = ("STR-STRUCT-07", (1, 1, 0))

STORIES: Mapping[str, tuple[Sequence[Kind], Sequence[str]]] = {
    "keeps_distance": (
        (
            Kind(6, ("SIG-AVO-04",), ("tense", "calm"), ("independent_work", "instruction"), ("TRIG-TASK", "TRIG-FAILURE"),
                 (_NEAR, _CHECK), ("Zat vast bij de rekentaak en schudde nee toen ik kwam helpen.",
                                   "Duwde mijn hand weg en begon opnieuw.")),
            Kind(5, ("SIG-AVO-10",), ("calm", "tense"), ("arrival", "leaving"), ("TRIG-FAREWELL", "TRIG-REUNION"), (_NEAR,),
                 ("Liep zonder op te kijken langs oma naar buiten.",)),
            Kind(4, ("SIG-AVO-11", "SIG-GEN-14"), ("tense", "freeze"), ("transition", "group_work"), ("TRIG-TRANSITION", "TRIG-NOISE"),
                 (_ANNOUNCE, _STERN), ("Kroop weg achter de kapstokken toen we naar gym gingen.",)),
            Kind(4, ("SIG-GEN-27",), ("tense",), ("play", "gym"), ("TRIG-BODY", "TRIG-CONFLICT"), (_NEAR, _CALM_PLACE),
                 ("Viel op het plein, stond op en zei dat er niets was.",)),
            Kind(3, ("SIG-AVO-05", "SIG-LEARN-06"), ("tense",), ("independent_work",), ("TRIG-FAILURE",), (_TASK, _CHOICE),
                 ("Gumde het hele blad uit omdat een som fout was.",)),
            Kind(4, ("PAT-SEC-03",), ("calm",), ("circle", "play", "independent_work"), (), (_TASK,),
                 ("Ruimde uit zichzelf de kring op en was er zichtbaar trots op.", "Legde een jongste kind de spelregels uit.")),
        ),
        ("marleen", "marleen", "marleen", "hilde", "femke", "samira"),
    ),
    "seeks_and_pushes": (
        (
            Kind(5, ("SIG-AMB-03",), ("tense",), ("instruction", "independent_work"), ("TRIG-TASK",), (_NEAR, _CHOICE),
                 ("Kwam vijf keer vragen of het goed was.",)),
            Kind(5, ("SIG-AMB-05", "SIG-AMB-06"), ("tense", "flight"), ("transition", "play", "arrival"), ("TRIG-FAREWELL", "TRIG-SUBSTITUTE"),
                 (_NEAR, _ANNOUNCE), ("Hield mijn mouw vast tot de bel ging.",)),
            Kind(4, ("SIG-AMB-04", "SIG-AMB-08"), ("fight", "tense"), ("circle", "group_work"), ("TRIG-CLOSENESS", "TRIG-LIMIT"),
                 (_CALM_PLACE, _STERN), ("Kroop tegen me aan en duwde me toen weg.",)),
            Kind(3, ("SIG-AMB-07",), ("tense",), ("play", "home_evening"), ("TRIG-CHANGE",), (_NEAR,), ("Speelde pas toen ik erbij ging zitten.",)),
            Kind(3, ("PAT-SEC-01",), ("calm",), ("circle", "gym", "lunch"), (), (_TASK,), ("Vertelde lachend over het weekend.",)),
        ),
        ("marleen", "marleen", "hilde", "petra", "dennis"),
    ),
    "thrives": (
        (
            Kind(5, ("PAT-SEC-01",), ("calm",), ("circle", "group_work", "independent_work"), (), (), ("Vroeg hulp en ging daarna zelf verder.",)),
            Kind(4, ("PAT-SEC-02",), ("calm", "recovering"), ("play", "gym"), ("TRIG-CONFLICT",), (_NEAR,), ("Was verdrietig om de ruzie, kwam troost halen en speelde weer.",)),
            Kind(3, ("PAT-SEC-03",), ("calm",), ("instruction", "circle"), (), (), ()),
            Kind(2, ("PAT-SEC-05",), ("calm",), ("play", "outing"), (), (), ()),
            Kind(1, ("SIG-GEN-10",), ("tense",), ("play",), ("TRIG-CONFLICT",), (_NEAR,), ()),
        ),
        ("marleen", "marleen", "hilde", "femke"),
    ),
    "new_here": (
        (
            Kind(4, ("SIG-GEN-04", "SIG-GEN-14"), ("freeze", "tense"), ("circle", "instruction"), ("TRIG-NOISE", "TRIG-STRANGER"), (_NEAR, _ANNOUNCE),
                 ("Schrok van de deur en keek lang naar de gang.",)),
            Kind(2, ("SIG-LEARN-09",), ("tense",), ("arrival",), (), (_CALM_PLACE,), ()),
            Kind(3, ("PAT-SEC-02",), ("calm",), ("play", "gym"), (), (_TASK,), ("Deed mee met tikkertje en lachte hardop.",)),
        ),
        ("marleen", "aicha", "marleen"),
    ),
    "mixed": (
        (
            Kind(3, ("SIG-GEN-09", "SIG-LEARN-03"), ("tense",), ("instruction", "transition"), ("TRIG-WAITING",), (_CHOICE, _STERN), ()),
            Kind(2, ("SIG-AVO-02",), ("tense",), ("circle",), ("TRIG-FAILURE",), (_TASK,), ()),
            Kind(2, ("SIG-AMB-03",), ("calm",), ("independent_work",), ("TRIG-TASK",), (_NEAR,), ()),
            Kind(3, ("PAT-SEC-01",), ("calm",), ("gym", "play"), (), (), ()),
        ),
        ("marleen", "hilde", "marleen"),
    ),
    "few": ((Kind(1, ("SIG-GEN-15",), ("tense",), ("arrival", "circle"), (), (_NEAR,), ()),
             Kind(1, ("PAT-SEC-03",), ("calm",), ("play",), (), (), ())), ("marleen", "joost")),
    "one_observer": ((Kind(2, ("SIG-AVO-04",), ("tense",), ("independent_work",), ("TRIG-TASK",), (_CHECK,), ()),
                      Kind(1, ("SIG-GEN-11",), ("calm",), ("circle", "group_work"), (), (), ())), ("marleen",)),
    "on_guard": (
        (
            Kind(5, ("SIG-DIS-02", "SIG-DIS-03"), ("fight", "flight"), ("transition", "play", "gym"), ("TRIG-CORRECTION", "TRIG-CONFLICT"),
                 (_NEAR, _CALM_PLACE, _STERN), ("Dacht dat de groep haar uitlachte en schopte een stoel om.",)),
            Kind(4, ("SIG-DIS-04", "SIG-DIS-05"), ("tense", "fight"), ("group_work", "circle"), ("TRIG-LIMIT", "TRIG-CHANGE"), (_CHOICE, _TASK),
                 ("Wilde bepalen wie er naast wie zat.",)),
            Kind(4, ("SIG-DIS-06",), ("freeze",), ("instruction", "leaving"), ("TRIG-NOISE", "TRIG-FAREWELL"), (_NEAR, _ANNOUNCE),
                 ("Verstijfde en reageerde een paar minuten niet.",)),
            Kind(2, ("SIG-DIS-07",), ("tense",), ("arrival",), ("TRIG-REUNION",), (_NEAR,), ("Huilde en lachte tegelijk bij het brengen.",)),
            Kind(3, ("PAT-SEC-03",), ("calm", "recovering"), ("independent_work", "lunch"), (), (_TASK,),
                 ("Hielp met het konijn en bleef daar een half uur rustig.",)),
        ),
        ("joost", "joost", "hilde", "joost"),
    ),
}  # fmt: skip
_HOURS = {
    "arrival": time(8, 20), "circle": time(8, 35), "instruction": time(9, 10), "independent_work": time(11, 5),
    "group_work": time(13, 10), "transition": time(10, 5), "play": time(10, 25), "lunch": time(12, 10),
    "gym": time(13, 40), "leaving": time(14, 10), "outing": time(13, 0), "home_evening": time(18, 30),
}  # fmt: skip
_AT_HOME = {"petra", "dennis", "samira"}
_HOME_MOMENTS = ("home_evening", "home_bed", "home_morning")


def history(child: Child, today: date) -> Iterator[Recorded]:
    """The observations of ``child`` up to the school day before ``today``, oldest first."""
    if not child.observations:
        return
    rng = random.Random(f"thuishaven {child.key}")  # noqa: S311 - a fixed story, not a secret
    kinds, observers = STORIES[child.story]
    days = _school_days(today, child.months)
    picked = sorted(rng.choices(days, k=child.observations))
    for index, day in enumerate(picked):
        progress = index / child.observations
        weights = [kind.weight * (1 + (progress if "PAT-SEC" in kind.signals[0] else 0)) for kind in kinds]
        yield _one(rng, rng.choices(kinds, weights)[0], rng.choice(observers), day, progress)


def _one(rng: random.Random, kind: Kind, observer: str, day: date, progress: float) -> Recorded:
    at_home = observer in _AT_HOME
    moment = rng.choice(_HOME_MOMENTS if at_home else [one for one in kind.moments if not one.startswith("home")])
    start = _HOURS.get(moment, time(19, 15))
    at = datetime.combine(day, start, _AMSTERDAM) + timedelta(minutes=rng.randrange(0, 20))
    response, effects = rng.choice(kind.responses) if kind.responses and rng.random() < 0.8 else ("", ())
    effect = None
    if effects:
        effect = min(2, rng.choice(effects) + (1 if progress > 0.7 and rng.random() < 0.3 else 0))
    return Recorded(
        at=at, observer=observer, setting="home" if at_home else "school", moment=moment, state=rng.choice(kind.states),
        signals=kind.signals if rng.random() < 0.5 else kind.signals[:1],
        triggers=(rng.choice(kind.triggers),) if kind.triggers and rng.random() < 0.7 else (),
        responses=(response,) if response else (), effect=effect,
        note=rng.choice(kind.notes) if kind.notes and rng.random() < 0.45 else "",
    )  # fmt: skip


def is_school_day(day: date) -> bool:
    """Whether the demo school has school: no weekend, no summer and no autumn holiday."""
    summer = (day.month == 7 and day.day >= 11) or (day.month == 8 and day.day <= 23)
    autumn = day.month == 10 and 17 <= day.day <= 25
    return day.weekday() < 5 and not summer and not autumn


def _school_days(today: date, months: int) -> list[date]:
    days = (today - timedelta(days=back) for back in range(1, months * 30 + 1))
    return sorted(filter(is_school_day, days))
