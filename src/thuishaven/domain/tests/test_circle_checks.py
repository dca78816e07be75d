"""The steps of the circle: what their writer is told."""

from copy import deepcopy
from datetime import date

import pytest

from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_coverage import missing_entries
from thuishaven.domain.catalogue_inspection import inspect
from thuishaven.domain.catalogue_parsing import CatalogueFaults, RawEntry
from thuishaven.domain.circle_checks import circle_faults
from thuishaven.knowledge.loader import load_catalogue

BOTH = {"nl": "Nederlands.", "en": "English."}
REVIEW = {"on": date(2026, 11, 22), "by": "editor"}


def _signal(code: str, **more: object) -> dict:
    return {
        "id": code, "label": BOTH, "see": BOTH, "may_mean": BOTH, "theme": "help", "icon": "hand", "capture": True,
        "facts": ["X-01"], "sources": ["S0"], "review": REVIEW, **more,
    }  # fmt: skip


def _strategy(code: str, *, avoid: bool) -> dict:
    steps = {"nl": ["Een.", "Twee."], "en": ["One.", "Two."]}
    return {
        "id": code, "avoid": avoid, "label": BOTH, "title": BOTH, "what": BOTH, "why": BOTH, "steps": steps,
        "evidence": "practice", "icon": "hand", "sources": ["S0"], "facts": ["X-01"], "review": REVIEW,
    }  # fmt: skip


def _step(code: str, good: str, hard: str) -> dict:
    return {
        "id": code, "icon": "anchor", "title": BOTH, "what": BOTH, "look": BOTH, "goes_well": BOTH, "falters": BOTH,
        "offer": BOTH, "works": {"signals": [good]}, "not_yet": {"signals": [hard]}, "evidence": "theory",
        "facts": ["DEF-13"], "sources": ["S0"], "review": REVIEW,
    }  # fmt: skip


KINDS = {
    "sources": [{"id": "S0", "author": "A", "title": "T", "where": "W"}],
    "effects": [{"id": code, "label": BOTH} for code in ("1", "-1")],
    "strategies": [_strategy("SIT-NEAR", avoid=False), _strategy("SHOUT", avoid=True)],
    "signals": [
        _signal("GOES", strength=True, base="shown"), _signal("STAYS", base="not_shown"),
        _signal("COMES", strength=True, haven="shown"), _signal("AWAY", haven="not_shown"),
    ],
    "circle": [_step("explore", "GOES", "STAYS"), _step("seek", "COMES", "AWAY")],
}  # fmt: skip


def _raw(kind: str = "circle", place: int = 1, **fields: object) -> dict[str, list[RawEntry]]:
    kinds = deepcopy(KINDS)
    kinds[kind][place].update(fields)
    return {name: [RawEntry(f"{name}.yaml", one, line=7) for one in found] for name, found in kinds.items()}


def _told(raw: dict[str, list[RawEntry]]) -> list[tuple[str, str]]:
    try:
        catalogue = build_catalogue(raw)
    except CatalogueFaults as error:
        return [(fault.field, fault.message.en) for fault in error.faults]
    return [(fault.field, fault.message.en) for fault in circle_faults(catalogue, raw)]


def test_a_step_is_read_as_it_was_written() -> None:
    raw = _raw(works={"signals": ["COMES"], "effects": ["1"]}, comforts=["SIT-NEAR"])
    found = build_catalogue(raw).circle["seek"]

    assert (found.works.signals, found.works.effects, found.comforts) == (("COMES",), (1,), ("SIT-NEAR",))
    assert found.not_yet.signals == ("AWAY",)
    assert _told(raw) == []


@pytest.mark.parametrize(
    ("fields", "place", "told"),
    [
        ({"id": "hug"}, "id", "cannot stand here"),
        ({"sources": []}, "sources", "name at least 1"),
        ({"what": {"nl": "Alleen Nederlands."}}, "what.en", "missing"),
        ({"works": {"signals": []}}, "works.signals", "name at least 1"),
        ({"works": {"signals": ["NOBODY"]}}, "works.signals[0]", "does not exist"),
        ({"works": {"signals": ["COMES"], "states": ["asleep"]}}, "works.states[0]", "does not exist"),
        ({"works": {"signals": ["COMES"], "effects": ["7"]}, "comforts": ["SIT-NEAR"]}, "works.effects[0]", "does not exist"),
        ({"works": {"signals": ["COMES"], "effects": ["much"]}}, "works.effects[0]", "does not exist"),
        ({"works": {"signals": ["COMES"], "moods": []}}, "works.moods", "no such field"),
        ({"works": {"signals": ["COMES", "AWAY"]}}, "works.signals[1]", "other side"),
        ({"not_yet": {"signals": ["AWAY", "GOES"]}}, "not_yet.signals[1]", "other side"),
        ({"works": {"signals": ["COMES"], "effects": ["1"]}}, "comforts", "or neither"),
        ({"comforts": ["SIT-NEAR"]}, "comforts", "or neither"),
        ({"works": {"signals": ["COMES"], "effects": ["1"]}, "comforts": ["SHOUT"]}, "comforts[0]", "to leave"),
        (
            {"works": {"signals": ["COMES"], "effects": ["1"]}, "not_yet": {"signals": ["AWAY"], "effects": ["1"]},
             "comforts": ["SIT-NEAR"]},
            "not_yet.effects", "under works too",
        ),
    ],
)  # fmt: skip
def test_its_writer_is_told_what_to_mend(fields: dict, place: str, told: str) -> None:
    found = _told(_raw(**fields))
    assert any(where == place and told in words for where, words in found), found


@pytest.mark.parametrize(
    ("changed", "where"),
    [({"haven": "shown"}, "haven"), ({"base": None, "haven": "shown"}, "haven"), ({"base": "not_shown"}, "base")],
)
def test_what_a_signal_says_of_haven_and_base_stands_in_the_circle_on_the_same_side(changed: dict, where: str) -> None:
    found = _told(_raw("signals", 0, **changed))
    assert any(field == where and "rules/circle.yaml" in words for field, words in found), found


def test_all_four_steps_belong_in_the_knowledge() -> None:
    missing = [fault.id for fault in missing_entries(build_catalogue(_raw())) if fault.file == "rules/circle.yaml"]
    assert missing == ["upset", "soothed"]


def test_the_whole_check_looks_at_the_circle() -> None:
    faults = inspect(_raw(comforts=["SIT-NEAR"])).faults
    assert any(fault.id == "seek" and fault.field == "comforts" for fault in faults)


def test_what_is_known_explains_each_step_with_sources_and_strengths_on_the_good_side() -> None:
    catalogue = load_catalogue()
    assert list(catalogue.circle) == ["explore", "upset", "seek", "soothed"]
    for step in catalogue.circle.values():
        assert {"DEF-13", "PROC-02"} <= set(step.facts)
        assert "S2" in step.sources
        assert any(catalogue.signals[code].strength for code in step.works.signals)
