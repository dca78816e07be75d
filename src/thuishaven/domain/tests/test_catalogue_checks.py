"""What a knowledge entry must say, and what someone who gets it wrong is told."""

from copy import deepcopy
from datetime import date

import pytest

from thuishaven.domain.catalogue import Catalogue, Fits, Text, Texts
from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_parsing import CatalogueFaults, Fault, RawEntry

BOTH = {"nl": "Nederlands.", "en": "English."}
STEPS = {"nl": ["Ga zitten.", "Wacht."], "en": ["Sit down.", "Wait."]}

PAIR = {"look": BOTH, "with_this": BOTH, "with_bond": BOTH, "asks": {"by": "people"}, "sources": ["S0"]}
REVIEW = {"on": date(2026, 11, 22), "by": "editor"}
TINY: dict[str, list[dict]] = {
    "sources": [{"id": "S0", "author": "A. Auteur", "title": "Een boek", "year": 2023, "where": "Een uitgever"}],
    "signals": [
        {
            "id": "SIG-A-01",
            "label": {"nl": "Vraagt geen hulp", "en": "Asks no help"},
            "see": BOTH,
            "may_mean": BOTH,
            "theme": "help",
            "icon": "hand",
            "capture": True,
            "speaks_for": {"avoidant": 3},
            "look_alikes": ["autism"],
            "facts": ["SIG-A-01"],
            "sources": ["S0"],
            "review": REVIEW,
            "aliases": ["SIG-A-02"],
        }
    ],
    "strategies": [
        {
            "id": "STR-A-01",
            "label": BOTH,
            "title": BOTH,
            "what": BOTH,
            "why": BOTH,
            "steps": STEPS,
            "evidence": "practice",
            "fits": {"signals": ["SIG-A-01"], "states": ["tense"], "moments": ["lunch"], "triggers": ["TRIG-NOISE"]},
            "icon": "heart",
            "facts": ["STR-A-01"],
            "sources": ["S0"],
            "review": REVIEW,
        }
    ],
    "look_alikes": [
        {
            "id": "autism",
            "title": BOTH,
            "what": BOTH,
            "because": BOTH,
            "questions": [BOTH],
            "tells_apart": BOTH,
            "contrast": [PAIR, PAIR, {**PAIR, "asks": {"by": "triggers", "of": ["TRIG-NOISE"]}}],
            "who": BOTH,
            "raised_by_signals": ["SIG-A-01"],
            "raised_by_risks": ["RISK-A-01"],
            "min_sightings": 2,
            "sources": ["S0"],
            "review": REVIEW,
        }
    ],
    "principles": [{"id": "PRIN-01", "title": BOTH, "text": BOTH, "sources": ["S0"], "review": REVIEW}],
    "cautions": [{"id": "CAU-01", "title": BOTH, "text": BOTH, "sources": ["S0"], "review": REVIEW}],
    "moments": [{"id": "lunch", "label": BOTH}],
    "triggers": [{"id": "TRIG-NOISE", "label": BOTH}],
    "states": [{"id": "tense", "label": BOTH}],
    "responses": [{"id": "RESP-A", "label": BOTH, "note": "neutral"}],
    "effects": [{"id": "-1", "label": BOTH}],
    "consequences": [{"id": "CONS-A", "label": BOTH, "facts": ["PROC-03"], "sources": ["S0"]}],
    "risks": [{"id": "RISK-A-01", "label": BOTH}],
    "thresholds": [{"id": "days", "value": 3, "reason": BOTH, "sources": ["S0"]}],
    "safety": [
        {"id": "SAFE-01", "urgency": "acute", "words": {"nl": ["au"], "en": ["ow"]}, "because": BOTH, "sources": ["S0"]}
    ],
}

Kinds = dict[str, list[dict]]


def raw_of(kinds: Kinds) -> dict[str, list[RawEntry]]:
    return {kind: [RawEntry(f"{kind}.yaml", entry, line=7) for entry in entries] for kind, entries in kinds.items()}


@pytest.fixture
def kinds() -> Kinds:
    return deepcopy(TINY)


def catalogue_of(kinds: Kinds) -> Catalogue:
    return build_catalogue(raw_of(kinds))


def faults_of(kinds: Kinds) -> tuple[Fault, ...]:
    with pytest.raises(CatalogueFaults) as caught:
        build_catalogue(raw_of(kinds))
    return caught.value.faults


def only_fault(kinds: Kinds) -> Fault:
    faults = faults_of(kinds)
    assert len(faults) == 1, "\n".join(map(str, faults))
    return faults[0]


def test_a_full_set_of_entries_becomes_a_catalogue(kinds: Kinds) -> None:
    catalogue = catalogue_of(kinds)
    assert catalogue.signals["SIG-A-01"].label == Text("Vraagt geen hulp", "Asks no help")
    assert catalogue.signals["SIG-A-01"].speaks_for == {"avoidant": 3}
    assert catalogue.strategies["STR-A-01"].fits == Fits(("SIG-A-01",), ("tense",), ("lunch",), ("TRIG-NOISE",))
    assert catalogue.thresholds["days"].value == 3.0
    assert [(note.id, note.kind) for note in catalogue.notes.values()] == [("PRIN-01", "principle"), ("CAU-01", "caution")]  # fmt: skip


def test_fields_that_may_be_left_out_are_empty(kinds: Kinds) -> None:
    catalogue = catalogue_of(kinds)
    signal, strategy = catalogue.signals["SIG-A-01"], catalogue.strategies["STR-A-01"]
    assert (signal.words, signal.haven, signal.base, signal.strength) == (Texts(), None, None, False)
    assert (strategy.say, strategy.avoid, strategy.capture) == (Texts(), False, False)


def test_an_alias_is_understood_as_its_signal(kinds: Kinds) -> None:
    assert catalogue_of(kinds).signal_id("SIG-A-02") == "SIG-A-01"


def test_a_reference_by_alias_becomes_the_signal_itself(kinds: Kinds) -> None:
    kinds["strategies"][0]["fits"] = {"signals": ["SIG-A-02", "SIG-A-01"]}
    assert catalogue_of(kinds).strategies["STR-A-01"].fits.signals == ("SIG-A-01",)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("sources", "author"),
        ("signals", "id"),
        ("signals", "label"),
        ("signals", "may_mean"),
        ("signals", "theme"),
        ("signals", "icon"),
        ("signals", "sources"),
        ("strategies", "steps"),
        ("strategies", "evidence"),
        ("strategies", "sources"),
        ("look_alikes", "questions"),
        ("look_alikes", "min_sightings"),
        ("principles", "sources"),
        ("responses", "note"),
        ("thresholds", "value"),
        ("thresholds", "sources"),
        ("safety", "words"),
    ],
)
def test_it_names_a_field_that_is_missing(kinds: Kinds, kind: str, field: str) -> None:
    del kinds[kind][0][field]
    missing = [fault for fault in faults_of(kinds) if fault.file == f"{kind}.yaml" and fault.field == field]
    assert len(missing) == 1
    assert "ontbreekt" in missing[0].message.nl
    assert "missing" in missing[0].message.en


@pytest.mark.parametrize(
    ("kind", "change", "field", "words"),
    [
        ("signals", {"colour": "red"}, "colour", "no such field"),
        ("signals", {"strenght": True}, "strenght", "Do you mean strength?"),
        ("signals", {"label": {"nl": "Kort"}}, "label.en", "English text is missing"),
        ("signals", {"label": {"en": "Short", "nl": None}}, "label.nl", "Dutch text is missing"),
        ("signals", {"label": {"nl": "Kort", "en": "  "}}, "label.en", "empty"),
        ("signals", {"label": {"nl": "Kort", "en": "Short", "de": "Kurz"}}, "label.de", "only nl and en"),
        ("signals", {"label": "Kort"}, "label", "write both languages"),
        ("signals", {"label": {"nl": "Zegt: nee", "en": {"Says": "no"}}}, "label.en", "quotation marks"),
        ("signals", {"words": {"nl": [False], "en": ["no"]}}, "words.nl[0]", "quotation marks"),
        ("signals", {"words": {"nl": ["nee"], "en": []}}, "words", "fill both"),
        ("signals", {"words": {"nl": "nee", "en": ["no"]}}, "words.nl", "write a list"),
        ("signals", {"icon": 5}, "icon", "read as a number"),
        ("signals", {"capture": "ja"}, "capture", "true or false"),
        ("signals", {"theme": "weather"}, "theme", "choose: contact, help"),
        ("signals", {"haven": "maybe"}, "haven", "shown, not_shown"),
        ("signals", {"speaks_for": {"avoidant": 4}}, "speaks_for.avoidant", "1 (loosely)"),
        ("signals", {"speaks_for": {"avoidant": True}}, "speaks_for.avoidant", "1 (loosely)"),
        ("signals", {"speaks_for": {"avoidend": 1}}, "speaks_for.avoidend", "avoidant"),
        ("signals", {"speaks_for": ["avoidant"]}, "speaks_for", "names with a weight"),
        ("signals", {"speaks_against": {"avoidant": 1}}, "speaks_against.avoidant", "choose one of them"),
        ("signals", {"sources": []}, "sources", "name at least 1"),
        ("signals", {"sources": "S0"}, "sources", "write a list"),
        ("signals", {"sources": ["S0", "S0"]}, "sources[1]", "twice"),
        ("signals", {"sources": ["S9"]}, "sources[0]", "S9 does not exist in sources"),
        ("signals", {"look_alikes": ["autisme"]}, "look_alikes[0]", "Do you mean autism?"),
        ("signals", {"aliases": ["SIG-A-01"]}, "aliases[0]", "already stands for SIG-A-01"),
        ("strategies", {"steps": {"nl": ["Wacht."], "en": ["Wait."]}}, "steps", "at least 2"),
        ("strategies", {"steps": {"nl": ["A", "B", "C"], "en": ["A", "B"]}}, "steps", "3 Dutch and 2 English"),
        ("strategies", {"evidence": "proven"}, "evidence", "practice, theory, studies, trials"),
        ("strategies", {"fits": {"signals": ["SIG-A-09"]}}, "fits.signals[0]", "does not exist in signals"),
        ("strategies", {"fits": {"moments": ["lunsj"]}}, "fits.moments[0]", "does not exist in moments"),
        ("strategies", {"fits": {"states": ["sad"]}}, "fits.states[0]", "does not exist in states"),
        ("strategies", {"fits": {"triggers": ["TRIG-X"]}}, "fits.triggers[0]", "does not exist in triggers"),
        ("strategies", {"fits": {"label": ["avoidant"]}}, "fits.label", "no such field"),
        ("strategies", {"fits": ["SIG-A-01"]}, "fits", "write fields"),
        ("look_alikes", {"raised_by_risks": ["RISK-A-09"]}, "raised_by_risks[0]", "Do you mean RISK-A-01?"),
        ("look_alikes", {"questions": [{"nl": "Wat?"}]}, "questions[0].en", "English text is missing"),
        ("look_alikes", {"min_sightings": 0}, "min_sightings", "whole number from 1"),
        ("look_alikes", {"contrast": None}, "contrast", "write 3 to 5 pairs"),
        ("look_alikes", {"contrast": [PAIR] * 2}, "contrast", "write 3 to 5 pairs"),
        ("look_alikes", {"contrast": [PAIR] * 6}, "contrast", "write 3 to 5 pairs"),
        ("look_alikes", {"contrast": [PAIR, PAIR, PAIR | {"sources": []}]}, "contrast[2].sources", "at least 1"),
        (
            "look_alikes",
            {"contrast": [PAIR, PAIR, PAIR | {"look": {"nl": "Wie"}}]},
            "contrast[2].look.en",
            "English text",
        ),
        (
            "look_alikes",
            {"contrast": [PAIR, PAIR, PAIR | {"asks": {"by": "wie"}}]},
            "contrast[2].asks.by",
            "people, places",
        ),
        (
            "look_alikes",
            {"contrast": [PAIR, PAIR, PAIR | {"asks": {"by": "moments"}}]},
            "contrast[2].asks.of",
            "missing",
        ),
        (
            "look_alikes",
            {"contrast": [PAIR, PAIR, PAIR | {"asks": {"by": "people", "of": ["lunch"]}}]},
            "contrast[2].asks.of",
            "no such field",
        ),
        (
            "look_alikes",
            {"contrast": [PAIR, PAIR, PAIR | {"asks": {"by": "triggers", "of": ["TRIG-X"]}}]},
            "contrast[2].asks.of[0]",
            "does not exist in triggers",
        ),
        ("cautions", {"kind": "principle"}, "kind", "choose: caution"),
        ("effects", {"id": -1}, "id", "read as a number"),
        ("effects", {"id": "5"}, "id", "choose: 2, 1, 0, -1, -2"),
        ("triggers", {"note": "avoid"}, "note", "no such field"),
        ("consequences", {"facts": []}, "facts", "at least 1"),
        ("consequences", {"sources": ["S9"]}, "sources[0]", "does not exist in sources"),
        ("consequences", {"note": "avoid"}, "note", "no such field"),
        ("risks", {"id": "RISK A"}, "id", "cannot be an id"),
        ("thresholds", {"value": "3"}, "value", "write a number"),
        ("thresholds", {"value": float("nan")}, "value", "write a number"),
        ("safety", {"urgency": "none"}, "urgency", "concern, structural, acute"),
    ],
)
def test_it_says_what_to_write_instead(kinds: Kinds, kind: str, change: dict, field: str, words: str) -> None:
    kinds[kind][0] |= change
    found = [fault for fault in faults_of(kinds) if fault.field == field]
    assert len(found) == 1
    assert words in found[0].message.en
    assert found[0].file == f"{kind}.yaml"


def test_a_source_of_a_contrast_is_a_source_of_the_explanation_too(kinds: Kinds) -> None:
    kinds["sources"].append(kinds["sources"][0] | {"id": "S1"})
    kinds["look_alikes"][0]["contrast"][1] = PAIR | {"sources": ["S1"]}
    assert only_fault(kinds).field == "contrast[1].sources"
    kinds["look_alikes"][0]["sources"] = ["S0", "S1"]
    pairs = catalogue_of(kinds).look_alikes["autism"].contrast
    assert [(pair.asks and pair.asks.by, pair.sources) for pair in pairs] == [
        ("people", ("S0",)), ("people", ("S1",)), ("triggers", ("S0",)),
    ]  # fmt: skip


def test_synonyms_are_groups_of_words_without_an_id(kinds: Kinds) -> None:
    kinds["synonyms"] = [{"words": {"nl": ["boos", "kwaad"], "en": ["angry", "cross"]}}]
    assert catalogue_of(kinds).synonyms == (Texts(("boos", "kwaad"), ("angry", "cross")),)
    kinds["synonyms"] = [{"words": {"nl": ["boos"]}}]
    assert only_fault(kinds).field == "words.en"


def test_a_chip_label_fits_on_a_phone(kinds: Kinds) -> None:
    kinds["signals"][0]["label"] = {"nl": "x" * 28, "en": "y" * 60}
    catalogue_of(kinds)
    kinds["signals"][0]["label"] = {"nl": "x" * 29, "en": "y"}
    assert only_fault(kinds).field == "label.nl"


def test_a_long_label_is_fine_where_nobody_taps_it(kinds: Kinds) -> None:
    kinds["signals"][0] |= {"label": {"nl": "x" * 60, "en": "y"}, "capture": False}
    catalogue_of(kinds)


def test_an_id_is_used_once(kinds: Kinds) -> None:
    kinds["moments"].append(dict(kinds["moments"][0]))
    assert (only_fault(kinds).id, only_fault(kinds).field) == ("lunch", "id")


def test_a_principle_and_a_caution_never_share_an_id(kinds: Kinds) -> None:
    kinds["cautions"][0]["id"] = "PRIN-01"
    assert only_fault(kinds).file == "cautions.yaml"


def test_an_alias_belongs_to_one_signal(kinds: Kinds) -> None:
    kinds["signals"].append({**kinds["signals"][0], "id": "SIG-A-03"})
    assert only_fault(kinds).message.en == "SIG-A-02 already stands for SIG-A-01, leave it out here"


def test_an_entry_that_is_no_entry_is_reported_and_the_others_are_read(kinds: Kinds) -> None:
    raw = raw_of(kinds)
    raw["moments"].append(RawEntry("moments.yaml", "lunch", line=9))
    with pytest.raises(CatalogueFaults) as caught:
        build_catalogue(raw)
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [("moments.yaml", 9)]


def test_all_faults_come_at_once(kinds: Kinds) -> None:
    kinds["signals"][0] |= {"theme": "weather", "icon": None}
    kinds["strategies"][0] |= {"evidence": "proven"}
    assert {(fault.id, fault.field) for fault in faults_of(kinds)} == {
        ("SIG-A-01", "theme"),
        ("SIG-A-01", "icon"),
        ("STR-A-01", "evidence"),
    }


def test_a_fault_names_the_line_of_its_field() -> None:
    entry = RawEntry("moments.yaml", {"id": "lunch", "label": {"nl": "Eten"}}, line=3, lines={"id": 3, "label": 4})
    with pytest.raises(CatalogueFaults) as caught:
        build_catalogue({"moments": [entry]})
    assert str(caught.value) == "moments.yaml:4 lunch label.en: the English text is missing"
    assert caught.value.faults[0].in_language("nl") == "moments.yaml:4 lunch label.en: de Engelse tekst ontbreekt"
