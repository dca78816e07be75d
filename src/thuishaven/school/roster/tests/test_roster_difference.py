"""Comparing a class list with the school: what is told, and that nothing changes twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.school.roster.difference import CurrentSchool, Difference, FieldChange, applied, difference
from thuishaven.school.roster.edexml import parse_edexml
from thuishaven.school.roster.model import Roster, RosterGroup, RosterPupil, RosterSchool, RosterStaff
from thuishaven.school.roster.telling import describe

EXAMPLES = Path(__file__).parents[5] / "docs" / "examples"
SCHOOL = RosterSchool(key="s", name="De Vlinderboom", brin="99VB", year_name="2026-2027")
BRAM = RosterPupil("L1", "Bram Hendrik", "Bram", "", "Verhoeven", date(2018, 1, 12), 5, ("5b",))
MARLEEN = RosterStaff("M1", "Marleen", "de", "Wit", "m.dewit@vlinderboom.example", "teacher", ("5b",))
GROUPS = (RosterGroup("5b", "5B", (5,)), RosterGroup("5-6", "5/6", (5, 6), combined=True))
ROSTER = Roster(SCHOOL, GROUPS, (BRAM,), (MARLEEN,))
NOW = CurrentSchool.of(ROSTER)


def with_bram(**changes: object) -> Roster:
    return replace(ROSTER, pupils=(replace(BRAM, **changes),))


def example(name: str) -> Roster:
    return parse_edexml((EXAMPLES / name).read_bytes())


def missing(found: Difference) -> tuple[object, ...]:
    """Who and what the list leaves out, for a person to decide about."""
    return (*found.groups.missing, *found.pupils.missing, *found.staff.missing)


class TestDifference:
    def test_a_new_school_gets_everything_added(self) -> None:
        found = difference(CurrentSchool(), ROSTER)
        assert (found.groups.added, found.pupils.added, found.staff.added) == (GROUPS, (BRAM,), (MARLEEN,))
        assert not found.is_empty

    def test_the_same_list_again_changes_nothing(self) -> None:
        found = difference(NOW, ROSTER)
        assert found.is_empty
        assert not missing(found)
        assert (found.groups.unchanged, found.pupils.unchanged, found.staff.unchanged) == (2, 1, 1)

    def test_changed_fields_stand_there_old_and_new(self) -> None:
        found = difference(NOW, with_bram(call_name="Abe", prefix="van"))
        assert found.pupils.changed[0].fields == (
            FieldChange("call_name", "Bram", "Abe"),
            FieldChange("prefix", "", "van"),
        )
        assert found.pupils.moved == ()

    def test_another_group_is_a_move_and_not_a_change(self) -> None:
        (move,) = difference(NOW, with_bram(group_keys=("5-6",))).pupils.moved
        assert (move.left, move.joined) == (("5b",), ("5-6",))

    def test_who_changes_and_moves_counts_in_both_and_not_as_unchanged(self) -> None:
        part = difference(NOW, with_bram(call_name="Abe", group_keys=("5-6",))).pupils
        assert (len(part.changed), len(part.moved), part.unchanged) == (1, 1, 0)

    def test_order_of_groups_is_no_change(self) -> None:
        both = CurrentSchool.of(with_bram(group_keys=("5b", "5-6")))
        assert difference(both, with_bram(group_keys=("5-6", "5b"))).is_empty

    def test_who_is_missing_is_kept_and_changes_nothing(self) -> None:
        other = replace(BRAM, key="L2")
        found = difference(NOW, replace(ROSTER, pupils=(BRAM, other)[1:]))
        assert found.pupils.missing == (BRAM,)
        assert applied(NOW, found).pupils == {"L1": BRAM, "L2": other}

    def test_missing_alone_leaves_nothing_to_save_but_something_to_decide(self) -> None:
        two = CurrentSchool.of(replace(ROSTER, pupils=(BRAM, replace(BRAM, key="L2"))))
        found = difference(two, ROSTER)
        assert found.is_empty
        assert missing(found)

    def test_what_a_smaller_list_leaves_out_is_kept(self) -> None:
        assert difference(NOW, with_bram(birth_date=None, given_names="")).is_empty
        assert difference(NOW, replace(ROSTER, staff=(replace(MARLEEN, email=""),))).is_empty

    def test_a_name_prefix_can_be_taken_away(self) -> None:
        found = difference(NOW, replace(ROSTER, staff=(replace(MARLEEN, prefix=""),)))
        assert found.staff.changed[0].after.prefix == ""

    def test_a_list_of_pupils_only_moves_nobody_and_misses_no_groups_or_staff(self) -> None:
        found = difference(NOW, Roster(SCHOOL, (), (replace(BRAM, group_keys=()),), ()))
        assert found.is_empty
        assert not missing(found)

    def test_whether_a_group_is_called_combined_is_not_compared(self) -> None:
        groups = (replace(GROUPS[0], combined=True), GROUPS[1])
        assert difference(NOW, replace(ROSTER, groups=groups)).is_empty

    def test_a_pupil_without_a_group_has_no_grade_to_compare(self) -> None:
        current = CurrentSchool.of(with_bram(group_keys=(), grade=None))
        assert difference(current, with_bram(group_keys=(), grade=5)).is_empty


@pytest.fixture(scope="module")
def told() -> list[tuple[str, str, str]]:
    found = difference(CurrentSchool.of(example("edexml-vlinderboom.xml")), example("edexml-vlinderboom-next.xml"))
    return [(line.about, line.kind, line.text) for line in describe(found)]


class TestTelling:
    def test_the_example_of_some_months_later(self, told: list[tuple[str, str, str]]) -> None:
        assert told == [
            ("group", "summary", "Groepen: 0 nieuw, 1 anders, 0 niet in de lijst, 5 gelijk."),
            ("group", "changed", "Groep 3: naam wordt 3A (was 3)."),
            ("pupil", "summary", "Leerlingen: 1 nieuw, 3 anders, 1 niet in de lijst, 20 gelijk."),
            ("pupil", "added", "Ayla Kaya komt erbij in groep 5B."),
            ("pupil", "changed", "Zosia Kowalska: geboortedatum wordt 19 december 2020 (was 9 december 2020)."),
            ("pupil", "changed", "Sasja Kovalenko: roepnaam wordt Oleks (was Sasja)."),
            ("pupil", "moved", "Roos Dijkstra gaat van groep 5B naar groep 5/6."),
            (
                "pupil",
                "missing",
                "Jurre van 't Hof staat niet in deze lijst. Alles blijft bewaard tot jij kiest wat er gebeurt.",
            ),
            ("staff", "summary", "Medewerkers: 1 nieuw, 0 anders, 1 niet in de lijst, 8 gelijk."),
            ("staff", "added", "Lieke van Os (leerkracht) komt erbij, bij groep 5B."),
            (
                "staff",
                "missing",
                "Wout Smits staat niet in deze lijst. Er verandert niets tot jij kiest wat er gebeurt.",
            ),
        ]

    @pytest.mark.parametrize(
        ("current", "incoming", "text"),
        [
            (with_bram(group_keys=()), with_bram(), "Bram Verhoeven komt in groep 5B."),
            (with_bram(), with_bram(group_keys=()), "Bram Verhoeven staat niet meer in groep 5B."),
            (with_bram(group_keys=()), with_bram(group_keys=("5b", "5-6")), "Bram Verhoeven komt in groepen 5B, 5/6."),
            (with_bram(), with_bram(grade=None), "Bram Verhoeven: jaargroep wordt niet ingevuld (was 5)."),
            (
                replace(ROSTER, staff=(replace(MARLEEN, role="other"),)),
                ROSTER,
                "Marleen de Wit: rol wordt leerkracht (was andere medewerker).",
            ),
            (
                replace(ROSTER, groups=(replace(GROUPS[0], grades=(4,)), GROUPS[1])),
                ROSTER,
                "Groep 5B: jaargroepen wordt 5 (was 4).",
            ),
            (replace(ROSTER, groups=GROUPS[1:]), ROSTER, "Groep 5B komt erbij."),
            (ROSTER, replace(ROSTER, groups=GROUPS[1:]), "Groep 5B staat niet in deze lijst. De groep blijft bestaan."),
        ],
    )
    def test_sentences(self, current: Roster, incoming: Roster, text: str) -> None:
        assert text in [line.text for line in describe(difference(CurrentSchool.of(current), incoming))]


KEYS = st.sampled_from(["a", "b", "c", "d"])
NAMES = st.sampled_from(["", "Noa", "Sam", "Kim"])
GROUP_KEYS = st.lists(KEYS, max_size=2, unique=True).map(tuple)
PUPILS = st.builds(
    RosterPupil, KEYS, NAMES, NAMES, st.sampled_from(["", "de"]), NAMES,
    st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2022, 1, 1))), st.one_of(st.none(), st.integers(1, 8)), GROUP_KEYS,
)  # fmt: skip
STAFF = st.builds(
    RosterStaff, KEYS, NAMES, st.just(""), NAMES, st.sampled_from(["", "x@y.example"]),
    st.sampled_from(["teacher", "coordinator", "head", "other"]), GROUP_KEYS,
)  # fmt: skip
GROUPS_DRAWN = st.builds(
    RosterGroup, KEYS, NAMES, st.lists(st.integers(1, 8), max_size=2, unique=True).map(tuple), st.booleans()
)


def one_per_key(entries: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(entries, max_size=4, unique_by=lambda entry: entry.key).map(tuple)


ROSTERS = st.builds(Roster, st.just(SCHOOL), one_per_key(GROUPS_DRAWN), one_per_key(PUPILS), one_per_key(STAFF))


def entries_told(found: Difference) -> int:
    parts = (found.groups, found.pupils, found.staff)
    touched = [{one.after.key for one in (*part.changed, *part.moved)} for part in parts]
    return sum(map(len, touched)) + sum(len(part.added) + part.unchanged for part in parts)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ROSTERS)
def test_a_list_does_not_differ_from_itself(roster: Roster) -> None:
    found = difference(CurrentSchool.of(roster), roster)
    assert found.is_empty
    assert not missing(found)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ROSTERS, ROSTERS)
def test_saving_a_difference_leaves_nothing_to_save(before: Roster, incoming: Roster) -> None:
    current = CurrentSchool.of(before)
    found = difference(current, incoming)
    again = difference(applied(current, found), incoming)
    assert again.is_empty
    assert again.pupils.missing == found.pupils.missing


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ROSTERS, ROSTERS)
def test_nobody_is_lost_and_everybody_is_told_once(before: Roster, incoming: Roster) -> None:
    current = CurrentSchool.of(before)
    found = difference(current, incoming)
    after = applied(current, found)
    assert current.pupils.keys() <= after.pupils.keys()
    assert current.staff.keys() <= after.staff.keys()
    assert entries_told(found) == len(incoming.groups) + len(incoming.pupils) + len(incoming.staff)
    assert describe(found)
