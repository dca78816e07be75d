"""Needs in frames: recognising a frame by how a need begins, what is offered first, and what a writer is told."""

from dataclasses import replace

import pytest

from thuishaven.domain.catalogue_parsing import RawEntry
from thuishaven.domain.need_checks import need_faults
from thuishaven.domain.needs import frame_of, ranked_offers
from thuishaven.domain.texts import Text
from thuishaven.knowledge.loader import load_catalogue

FRAMES = load_catalogue().needs


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("een leerkracht die dichtbij komt", "teacher"), ("Een volwassene die van tevoren zegt wat er komt", "teacher"),
        ("uitleg: stap voor stap", "instruction"), ("opdrachten waarin fouten mogen", "tasks"),
        ("feedback onder vier ogen", "feedback"), ("klasgenoten die wachten", "peers"), ("ouders die bellen", "parents"),
        ("a teacher who waits", "teacher"), ("rust bij het binnenkomen", ""), ("", ""), ("leerkrachtig", ""),
    ],
)  # fmt: skip
def test_a_frame_is_recognised_by_how_the_need_begins(text: str, frame: str) -> None:
    assert frame_of(text, [one for one in FRAMES.values() if one.whose == "pupil"]) == frame


def test_all_frames_of_needs_based_working_are_there() -> None:
    pupil = [code for code, one in FRAMES.items() if one.whose == "pupil"]
    assert set(pupil) == {"instruction", "tasks", "activities", "feedback", "peers", "teacher", "parents"}
    assert any(one.whose == "teacher" for one in FRAMES.values())


def test_what_answers_to_what_was_seen_is_offered_first() -> None:
    first = ranked_offers(FRAMES.values(), {"SIG-FEAR-01", "independent_work"}, "pupil")
    assert first[0][2].says.nl == "opdrachten die klein beginnen en lukken"
    assert [one[0] for one in first if one[2].answers_to({"SIG-FEAR-01", "independent_work"})] == [
        one[0] for one in first[: sum(bool(one[2].answers_to({"SIG-FEAR-01", "independent_work"})) for one in first)]
    ]


def test_with_nothing_seen_every_frame_is_offered_once_before_any_twice() -> None:
    frames = [one for one in FRAMES.values() if one.whose == "pupil"]
    first = ranked_offers(FRAMES.values(), (), "pupil")[: len(frames)]
    assert {frame.id for _, frame, _ in first} == {one.id for one in frames}


def test_an_offer_that_would_lose_its_frame_is_a_fault() -> None:
    frame = FRAMES["feedback"]
    lost = replace(frame, offers=(replace(frame.offers[0], says=Text("rust in de klas", "feedback that is soft")),))
    catalogue = replace(load_catalogue(), needs={"feedback": lost})
    faults = need_faults(catalogue, {"needs": [RawEntry("needs.yaml", {"id": "feedback"}, line=1)]})
    assert [one.field for one in faults] == ["offers[0].says.nl"]
