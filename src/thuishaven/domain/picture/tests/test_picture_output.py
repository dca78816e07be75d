"""The keys people script against, and the readable text."""

import json

from thuishaven.domain.picture import compute, to_json, to_text
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, clearly_avoidant, given, saw

CONTRACT = {
    "enough", "not_enough_because", "look_next", "lead", "readings", "haven", "base", "states", "triggers", "helps",
    "look_alikes", "observers", "safety", "strategies", "avoid", "summary",
}  # fmt: skip
READING = {
    "pattern", "signals_seen", "speaks_for", "speaks_against", "days", "observers", "moments",
    "holds_without_any_observer", "holds_without_any_day", "sources", "text",
}  # fmt: skip


def test_every_key_of_the_contract_is_there() -> None:
    seen = [
        *clearly_avoidant(),
        *(saw(f"t{day}", day, "NO-HELP", triggers=("TRIG-NOISE",), state="tense", responses=("STR-CALM-01",), effect=1)
          for day in range(4)),
    ]  # fmt: skip
    plain = json.loads(json.dumps(to_json(compute(given(*seen), CATALOGUE)), allow_nan=False))

    assert set(plain) >= CONTRACT
    assert set(plain["readings"][0]) >= READING
    assert set(plain["haven"]) >= {"shown", "not_shown"}
    assert set(plain["triggers"][0]) >= {"id", "n", "of", "low", "high"}
    assert set(plain["helps"][0]) >= {"id", "n", "mean", "low", "high"}
    assert set(plain["look_alikes"][0]) >= {"id", "because", "questions"}
    assert set(plain["observers"]) >= {"alpha", "differences", "home_school"}
    assert set(plain["safety"]) >= {"prompt", "urgency", "because"}
    assert set(plain["strategies"][0]) >= {"id", "because", "evidence"}
    assert set(plain["summary"]) == {"nl", "en"}


def test_reasons_of_a_look_alike_are_sentences_and_those_of_advice_are_ids() -> None:
    plain = json.loads(json.dumps(to_json(compute(given(*clearly_avoidant()), CATALOGUE))))
    (autism,) = (found for found in plain["look_alikes"] if found["id"] == "autism")

    assert autism["because"] == [autism["because_texts"][0]["nl"]]
    assert autism["questions"][0]["nl"]
    assert "NO-HELP" in plain["strategies"][0]["because"]


def test_what_is_missing_says_have_and_need() -> None:
    plain = json.loads(json.dumps(to_json(compute(given(saw("a", 0, "NO-HELP")), CATALOGUE))))
    first = plain["not_enough_because"][0]

    assert first["code"] == "too_few_observations"
    assert (first["have"], first["need"]) == (1, 6)
    assert first["text"]["nl"]


def test_the_text_is_readable_in_both_languages_and_holds_no_score() -> None:
    picture = compute(given(*clearly_avoidant()), CATALOGUE)

    assert "Hoe zeker" in to_text(picture)
    assert "How sure" in to_text(picture, "en")
    assert "%" not in to_text(picture)
