"""What the knowledge as a whole owes its readers."""

from datetime import date

import pytest

from thuishaven.domain.catalogue import Text, Texts
from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_coverage import (
    FactRange,
    WordingRule,
    build_fact_ranges,
    build_wording_rules,
    coverage_faults,
    covered_facts,
    missing_entries,
    unused_sources,
    wording_faults,
)
from thuishaven.domain.catalogue_inspection import inspect
from thuishaven.domain.catalogue_parsing import CatalogueFaults, RawEntry

REVIEW = {"on": date(2026, 11, 22), "by": "editor"}
BOTH = {"nl": "Nederlands.", "en": "English."}
LAZY = WordingRule("W", Texts(("lui", "luiaard*"), ("lazy",)), Text("Schrijf wat je zag.", "Write what you saw."), True)


def raw(**kinds: list[dict]) -> dict[str, list[RawEntry]]:
    sources = [{"id": "S0", "author": "A", "title": "T", "where": "W"}]
    return {kind: [RawEntry(f"{kind}.yaml", entry, 1) for entry in found] for kind, found in {"sources": sources, **kinds}.items()}  # fmt: skip


def principle(**fields: object) -> dict:
    return {
        "id": "P1",
        "title": BOTH,
        "text": BOTH,
        "facts": ["PRIN-01"],
        "sources": ["S0"],
        "review": REVIEW,
        **fields,
    }


def test_a_fact_is_covered_when_an_entry_carries_it() -> None:
    entries = raw(principles=[principle()])
    catalogue = build_catalogue(entries)
    assert covered_facts(catalogue) == {"PRIN-01"}
    assert coverage_faults(catalogue, [FactRange("PRIN", 1)], entries) == []


def test_a_fact_that_nobody_carries_is_named() -> None:
    entries = raw(principles=[principle()])
    faults = coverage_faults(build_catalogue(entries), [FactRange("PRIN", 3)], entries)
    assert [fault.id for fault in faults] == ["PRIN-02", "PRIN-03"]


def test_a_fact_beyond_the_last_one_does_not_exist() -> None:
    entries = raw(principles=[principle(facts=["PRIN-01", "PRIN-36", "CON-04"])])
    faults = coverage_faults(build_catalogue(entries), [FactRange("PRIN", 1)], entries)
    assert [(fault.id, fault.field, fault.message.en) for fault in faults] == [
        ("P1", "facts[1]", "fact PRIN-36 does not exist")
    ]


def test_a_carried_fact_must_also_be_understood_as_a_code() -> None:
    entries = raw(principles=[principle(facts=["SIG-A-01"])])
    catalogue = build_catalogue(entries)
    assert coverage_faults(catalogue, [FactRange("SIG-A", 1)], entries) == []
    faults = coverage_faults(catalogue, [FactRange("SIG-A", 1, "signals")], entries)
    assert [fault.message.en for fault in faults] == ["this is no id or alias in signals"]


def test_a_source_without_use_is_a_remark_and_no_fault() -> None:
    entries = raw()
    assert [remark.id for remark in unused_sources(build_catalogue(entries), entries)] == ["S0"]
    entries = raw(principles=[principle()])
    assert unused_sources(build_catalogue(entries), entries) == []


def test_the_look_alikes_patterns_states_and_effects_that_rules_count_on_must_be_there() -> None:
    missing = {fault.id for fault in missing_entries(build_catalogue(raw()))}
    assert {"autism", "ordinary_development", "avoidant", "freeze", "-2"} <= missing
    calm = {"id": "calm", "label": BOTH}
    assert "calm" not in {fault.id for fault in missing_entries(build_catalogue(raw(states=[calm])))}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Het kind is lui.", "nl", "lui"),
        ("LUI zijn", "nl", "LUI"),
        ("Een luiaards leven", "nl", "luiaards"),
        ("Het luistert en sluit de deur.", "nl", None),
        ("A lazy child", "en", "lazy"),
        ("A lazy child", "nl", None),
    ],
)
def test_a_judging_word_is_found_as_a_whole_word_in_its_language(text: str, language: str, found: str | None) -> None:
    assert LAZY.found_in(text, language) == found


@pytest.mark.parametrize(("opened", "closed"), [("'", "'"), ('"', '"'), ("\u2018", "\u2019"), ("\u201c", "\u201d")])
def test_a_caution_may_quote_a_judging_word(opened: str, closed: str) -> None:
    text = {"nl": f"Zeg niet {opened}lui{closed} maar wat je zag.", "en": "Fine."}
    assert wording_faults(raw(cautions=[principle(text=text)]), [LAZY]) == []


def test_a_caution_may_not_use_it_without_quotation_marks() -> None:
    text = {"nl": "Zeg niet 'lui', want het kind is lui.", "en": "Fine."}
    faults = wording_faults(raw(cautions=[principle(text=text)]), [LAZY])
    assert [(fault.field, fault.message.en) for fault in faults] == [("text.nl", "'lui': Write what you saw.")]


def test_some_words_are_never_quoted() -> None:
    never = WordingRule(LAZY.id, LAZY.words, LAZY.instead, may_quote=False)
    text = {"nl": "Zeg niet 'lui'.", "en": "Fine."}
    assert len(wording_faults(raw(cautions=[principle(text=text)]), [never])) == 1


def test_other_texts_do_not_quote_it_either() -> None:
    entry = {"id": "SIG-1", "see": {"nl": "Iemand noemt het kind 'lui'.", "en": "Fine."}}
    assert [fault.field for fault in wording_faults(raw(signals=[entry]), [LAZY])] == ["see.nl"]


@pytest.mark.parametrize("entry", [{"avoid": True, "what": {"nl": "'lui'"}}, {"not_this": {"nl": ["'lui'"]}}])
def test_a_text_on_what_not_to_do_may_quote_it(entry: dict) -> None:
    assert wording_faults(raw(strategies=[entry]), [LAZY]) == []


def test_lists_are_checked_item_by_item() -> None:
    entry = {"id": "STR-1", "steps": {"nl": ["Wacht.", "Wees niet lui."], "en": []}}
    assert [fault.field for fault in wording_faults(raw(strategies=[entry]), [LAZY])] == ["steps.nl[1]"]


def test_words_that_people_type_may_judge() -> None:
    entry = {"id": "SIG-1", "words": {"nl": ["hij is lui"], "en": ["lazy"]}, "icon": "lui"}
    assert wording_faults(raw(signals=[entry]), [LAZY]) == []


def test_rules_are_read_as_strictly_as_entries() -> None:
    with pytest.raises(CatalogueFaults) as caught:
        build_fact_ranges([RawEntry("c.yaml", {"prefix": "PRIN", "highest": "35", "top": 1})])
    assert [fault.field for fault in caught.value.faults] == ["highest", "top"]
    with pytest.raises(CatalogueFaults) as caught:
        build_wording_rules([RawEntry("w.yaml", {"id": "W", "words": {"nl": ["lui"], "en": ["lazy"]}})])
    assert [fault.field for fault in caught.value.faults] == ["instead"]


def test_an_inspection_brings_faults_of_entries_and_of_wording_together() -> None:
    lui = {"nl": "Het kind is lui.", "en": "Fine."}
    wording = {"id": "W", "words": {"nl": ["lui"], "en": ["lazy"]}, "instead": BOTH}
    inspection = inspect(raw(principles=[principle(text=lui, sources=["S9"])], wording=[wording]))
    assert inspection.catalogue is None
    assert {fault.field for fault in inspection.faults} == {"text.nl", "sources[0]"}
