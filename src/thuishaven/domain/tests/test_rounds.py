"""Kinds of observation rounds: what their writer is told, and which the picture would learn most from."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_parsing import CatalogueFaults, RawEntry
from thuishaven.domain.picture import Picture, compute
from thuishaven.domain.picture.questions import LOOK_NEXT_IDS
from thuishaven.domain.picture.result import LookNext
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, given, saw, text
from thuishaven.domain.round_checks import round_faults
from thuishaven.domain.round_ranking import Offer, rank_rounds
from thuishaven.domain.rounds import RoundAnswer, RoundKind

BOTH = {"nl": "Nederlands.", "en": "English."}
REVIEW = {"on": date(2026, 11, 22), "by": "editor"}


def _signal(code: str, *, strength: bool = False, capture: bool = True, aliases: tuple[str, ...] = ()) -> dict:
    return {
        "id": code, "label": BOTH, "see": BOTH, "may_mean": BOTH, "theme": "help", "icon": "hand", "capture": capture,
        "strength": strength, "aliases": list(aliases), "facts": ["X-01"], "sources": ["S0"], "review": REVIEW,
    }  # fmt: skip


KINDS = {
    "sources": [{"id": "S0", "author": "A", "title": "T", "where": "W"}],
    "moments": [{"id": "play", "label": BOTH}],
    "signals": [
        _signal("GOOD", strength=True), _signal("FINE", strength=True), _signal("HARD", aliases=("OLD",)),
        _signal("HARDER"), _signal("TOLD", capture=False),
    ],
    "rounds": [
        {
            "id": "comfort", "title": BOTH, "icon": "hand", "look": BOTH, "why": BOTH, "moments": ["play"],
            "asked_by": ["comfort"], "evidence": "theory", "facts": ["PROC-01"], "sources": ["S0"], "review": REVIEW,
            "answers": [{"says": BOTH, "signal": code} for code in ("GOOD", "HARD", "FINE")],
        }
    ],
}  # fmt: skip


def _raw(**fields: object) -> dict[str, list[RawEntry]]:
    kinds = deepcopy(KINDS)
    kinds["rounds"][0].update(fields)
    return {kind: [RawEntry(f"{kind}.yaml", one, line=7) for one in found] for kind, found in kinds.items()}


def _answers(*codes: str, says: dict = BOTH) -> list[dict]:
    return [{"says": says, "signal": code} for code in codes]


def _told(**fields: object) -> list[tuple[str, str]]:
    raw = _raw(**fields)
    try:
        catalogue = build_catalogue(raw)
    except CatalogueFaults as error:
        return [(fault.field, fault.message.en) for fault in error.faults]
    return [(fault.field, fault.message.en) for fault in round_faults(catalogue, raw)]


def test_a_round_is_read_as_it_was_written() -> None:
    found = build_catalogue(_raw(answers=_answers("GOOD", "OLD", "FINE"))).rounds["comfort"]
    assert [one.signal for one in found.answers] == ["GOOD", "HARD", "FINE"]
    assert (found.moments, found.asked_by, found.evidence) == (("play",), ("comfort",), "theory")
    answer = found.answer_of("HARD")
    assert answer is not None
    assert answer.says.nl == "Nederlands."
    assert found.answer_of("HARDER") is None
    assert _told() == []


@pytest.mark.parametrize(
    ("fields", "place", "told"),
    [
        ({"answers": _answers("GOOD", "NONE", "FINE")}, "answers[1].signal", "NONE does not exist in signals."),
        ({"moments": ["night"]}, "moments[0]", "does not exist in moments."),
        ({"sources": ["S9"]}, "sources[0]", "does not exist in sources."),
        ({"asked_by": ["marks"]}, "asked_by[0]", "'marks' cannot stand here"),
        ({"answers": _answers("GOOD", "HARD")}, "answers", "write 3 to 6 answers"),
        ({"answers": _answers("GOOD", "FINE", "HARD", says={"nl": "x" * 41, "en": "x"})}, "answers[0].says.nl", "too long"),
        ({"look": {"nl": "Kijk."}}, "look.en", "the English text is missing"),
        ({"facts": []}, "facts", "name at least 1"),
        ({"score": 3}, "score", "there is no such field"),
        ({"answers": _answers("GOOD", "TOLD", "FINE")}, "answers[1].signal", "TOLD cannot be tapped"),
        ({"answers": _answers("GOOD", "HARD", "HARD")}, "answers[2].signal", "stands with another answer already"),
        ({"answers": _answers("HARD", "HARDER", "TOLD")}, "answers", "0 of the 3 answers are good moments"),
    ],
)  # fmt: skip
def test_who_writes_a_round_wrongly_is_told_where(fields: dict, place: str, told: str) -> None:
    assert [(field, message) for field, message in _told(**fields) if field == place and told in message]


def test_the_suggestions_of_the_picture_are_known_by_name() -> None:
    few = compute(given(saw("a", 0, "NO-HELP")), CATALOGUE)
    assert {one.id for one in few.look_next} <= set(LOOK_NEXT_IDS)
    assert len(LOOK_NEXT_IDS) == len(set(LOOK_NEXT_IDS)) == 10


def _kind(code: str, *signals: str, asked_by: tuple[str, ...] = (), moments: tuple[str, ...] = ("play",)) -> RoundKind:
    return RoundKind(
        code, text(code), "eye", text("kijk"), text("waarom"), moments, asked_by,
        tuple(RoundAnswer(text(one), one) for one in signals), "theory", (), (),
    )  # fmt: skip


@cache
def _nothing_asked() -> Picture:
    return replace(compute(given(saw("a", 0, "NO-HELP")), CATALOGUE), look_next=())


def _asking(*ids: str, moments: tuple[str, ...] = ()) -> Picture:
    return replace(_nothing_asked(), look_next=tuple(LookNext(one, text(one), text("want"), moments) for one in ids))


def _ranked(kinds: list[RoundKind], picture: Picture, *observations: object) -> list[Offer]:
    catalogue: Catalogue = CATALOGUE
    return list(rank_rounds(kinds, picture, observations, catalogue.signals))  # type: ignore[arg-type]


def _codes(offers: list[Offer]) -> list[tuple[str, str]]:
    return [(one.kind.id, one.reason) for one in offers]


def test_what_the_picture_asks_comes_first_one_round_for_each_question() -> None:
    kinds = [
        _kind("other", "ASKS-HELP"), _kind("greet", "CLINGS", asked_by=("reunion",)),
        _kind("leave", "CLINGS", asked_by=("reunion",)), _kind("fall", "NO-COMFORT", asked_by=("comfort",)),
    ]  # fmt: skip
    offers = _ranked(kinds, _asking("reunion", "comfort"))
    assert [one.kind.id for one in offers] == ["greet", "fall", "leave", "other"]
    assert [one.question.id if one.question else "" for one in offers] == ["reunion", "comfort", "reunion", ""]


def test_of_two_rounds_for_a_question_the_closest_and_then_the_least_seen_comes_first() -> None:
    kinds = [
        _kind("far", "CLINGS", asked_by=("home", "reunion")), _kind("often", "NO-HELP", asked_by=("reunion",)),
        _kind("seldom", "CLINGS", asked_by=("reunion",)),
    ]  # fmt: skip
    offers = _ranked(kinds, _asking("reunion"), saw("a", 0, "NO-HELP", moment="play"))
    assert [one.kind.id for one in offers] == ["seldom", "often", "far"]


def test_other_moments_asks_only_for_rounds_at_those_moments() -> None:
    kinds = [_kind("here", "CLINGS", asked_by=("other_moments",)), _kind("there", "CLINGS", asked_by=("other_moments",), moments=("gym",))]  # fmt: skip
    assert _codes(_ranked(kinds, _asking("other_moments", moments=("gym",)))) == [
        ("there", "asked"),
        ("here", "unseen"),
    ]


def test_a_picture_that_asks_nothing_offers_what_is_unseen_and_what_is_hard_only_in_turn() -> None:
    good = next(one.id for one in CATALOGUE.signals.values() if one.strength)
    kinds = [
        _kind("seen", "NO-COMFORT", good), _kind("new", "CLINGS"), _kind("newer", "LASHES"), _kind("hard", "NO-HELP"),
    ]  # fmt: skip
    looks = [saw(f"o{day}", day, "NO-HELP", moment="play") for day in range(2)] + [saw("g", 3, good, moment="play")]
    assert _codes(_ranked(kinds, _nothing_asked(), *looks)) == [
        ("new", "unseen"), ("hard", "only_hard"), ("newer", "unseen"), ("seen", "seen"),
    ]  # fmt: skip


def test_one_hard_moment_may_be_chance() -> None:
    offers = _ranked([_kind("hard", "NO-HELP")], _nothing_asked(), saw("a", 0, "NO-HELP", moment="play"))
    assert _codes(offers) == [("hard", "seen")]


def test_what_was_seen_at_another_moment_or_before_the_period_says_nothing_about_a_round() -> None:
    looks = [saw("a", 0, "NO-HELP", moment="lunch"), saw("b", -30, "NO-HELP", moment="play")]
    (offer,) = _ranked([_kind("hard", "NO-HELP")], _nothing_asked(), *looks)
    assert (offer.reason, offer.times) == ("unseen", 0)
