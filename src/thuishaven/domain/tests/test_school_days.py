"""The days on which a child could be seen: never a weekend or holiday, and never more because it was away more."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.school_days import Away, SchoolDays

#: A week with a holiday on Wednesday and Thursday.
MONDAY = date(2026, 11, 9)
MON, TUE, WED, THU, FRI, SAT, SUN, NEXT = (MONDAY + timedelta(days=step) for step in range(8))
HOLIDAY = ((WED, THU, "Studiedagen"),)
MORNING, AFTERNOON = time(9, 0), time(13, 0)


def days(*away: Away, holidays=HOLIDAY) -> SchoolDays:
    return SchoolDays(holidays, away)


def test_weekends_and_holidays_are_out() -> None:
    assert days().between(MON, NEXT) == [MON, TUE, FRI, NEXT]
    assert days().seen_between(MON, NEXT) == [MON, TUE, FRI, NEXT]
    assert days().holiday_on(WED) == "Studiedagen"
    assert days().holiday_on(FRI) == ""


def test_a_child_that_is_away_cannot_be_seen_and_there_is_school_all_the_same() -> None:
    away = days(Away(TUE, TUE))
    assert away.between(MON, FRI) == [MON, TUE, FRI]
    assert away.seen_between(MON, FRI) == [MON, FRI]
    assert away.away_between(MON, FRI) == [TUE]
    assert not days().away_on(TUE)


def test_an_absence_without_an_end_goes_on_and_ends_when_it_is_ended() -> None:
    assert days(Away(TUE, None)).seen_between(MON, NEXT) == [MON]
    assert days(Away(TUE, THU)).seen_between(MON, NEXT) == [MON, FRI, NEXT]


def test_a_weekend_or_a_holiday_within_an_absence_is_no_day_of_absence() -> None:
    assert days(Away(MON, NEXT)).away_between(MON, NEXT) == [MON, TUE, FRI, NEXT]
    assert not days(Away(MON, NEXT)).away_on(SAT)
    assert not days(Away(MON, NEXT)).away_on(WED)


def test_who_is_away_half_the_day_can_be_seen_in_the_other_half() -> None:
    half = days(Away(TUE, TUE, "morning"))
    assert half.could_be_seen(TUE)
    assert not half.could_be_seen(TUE, MORNING)
    assert half.could_be_seen(TUE, AFTERNOON)
    assert not half.could_be_seen(TUE, time(11, 59))
    assert half.could_be_seen(TUE, time(12))
    assert half.away_between(MON, FRI) == []


def test_two_halves_are_a_whole_day() -> None:
    both = days(Away(TUE, TUE, "morning"), Away(MON, FRI, "afternoon"))
    assert both.away_on(TUE)
    assert not both.could_be_seen(TUE, MORNING)
    assert not both.away_on(MON)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Away(MON, TUE), Away(TUE, FRI), True),
        (Away(MON, TUE), Away(WED, FRI), False),
        (Away(MON, None), Away(FRI, FRI), True),
        (Away(FRI, None), Away(MON, THU), False),
        (Away(MON, None), Away(FRI, None), True),
        (Away(TUE, TUE, "morning"), Away(TUE, TUE, "afternoon"), False),
        (Away(TUE, TUE, "morning"), Away(TUE, TUE), True),
        (Away(TUE, TUE, "morning"), Away(MON, FRI, "morning"), True),
    ],
)
def test_two_absences_meet_when_they_say_something_about_the_same_part_of_a_day(
    one: Away, other: Away, meet: bool
) -> None:
    assert one.meets(other) is meet
    assert other.meets(one) is meet


def test_the_latest_days_skip_what_the_child_missed() -> None:
    assert days(Away(TUE, TUE)).latest(NEXT, 3) == [NEXT, FRI, MON]
    assert days(Away(MON - timedelta(days=400), None)).latest(NEXT, 3) == []


def test_a_day_away_stays_among_the_days_to_show_for_a_rating() -> None:
    assert days(Away(TUE, TUE)).rateable(FRI, 2) == [FRI, TUE, MON]
    assert days().rateable(SAT, 2) == [FRI, TUE]


def test_a_child_is_back_on_the_first_school_day_after_it_was_away() -> None:
    ill = days(Away(TUE, TUE))
    assert ill.back_on(FRI), "a holiday lay in between"
    assert not ill.back_on(TUE)
    assert not ill.back_on(NEXT)
    assert not days(Away(TUE, None)).back_on(FRI)
    assert not days(Away(TUE, TUE, "morning")).back_on(FRI)
    assert not days(Away(TUE, TUE), Away(FRI, FRI, "morning")).back_on(FRI)
    assert days(Away(FRI, SUN)).back_on(NEXT), "the weekend belongs to the absence"
    assert not ill.back_on(WED), "there is no school"


some_day = st.dates(date(2026, 10, 1), date(2026, 12, 31))
a_while = st.integers(0, 40).map(lambda count: timedelta(days=count))


@st.composite
def absences(draw: st.DrawFn) -> Away:
    first = draw(some_day)
    last = draw(st.none() | a_while.map(lambda longer: first + longer))
    return Away(first, last, draw(st.sampled_from(["", "morning", "afternoon"])))


@st.composite
def holidays(draw: st.DrawFn) -> tuple[date, date, str]:
    first = draw(some_day)
    return first, first + draw(a_while), "Vakantie"


PERIOD = (date(2026, 10, 1), date(2026, 12, 31))


@given(st.lists(holidays(), max_size=5), st.lists(absences(), max_size=5))
def test_the_days_never_hold_a_weekend_a_holiday_or_a_day_away(
    free: list[tuple[date, date, str]], away: list[Away]
) -> None:
    found = SchoolDays(tuple(free), tuple(away))
    for day in found.seen_between(*PERIOD):
        assert day.weekday() < 5
        assert not any(first <= day <= last for first, last, _ in free)
        assert not any(one.covers(day) and one.part == "" for one in away)
    seen, gone = set(found.seen_between(*PERIOD)), set(found.away_between(*PERIOD))
    assert not seen & gone
    assert seen | gone == set(found.between(*PERIOD))


@given(st.lists(holidays(), max_size=3), st.lists(absences(), max_size=4), absences())
def test_more_absence_never_gives_more_days(free: list[tuple[date, date, str]], away: list[Away], more: Away) -> None:
    before, after = SchoolDays(tuple(free), tuple(away)), SchoolDays(tuple(free), (*away, more))
    assert set(after.seen_between(*PERIOD)) <= set(before.seen_between(*PERIOD))
    for day in (more.first, more.last or more.first):
        for clock in (MORNING, AFTERNOON):
            assert not after.could_be_seen(day, clock) or before.could_be_seen(day, clock)


@given(st.lists(absences(), max_size=4), st.lists(absences(), max_size=4))
def test_the_order_of_absences_does_not_matter(one: list[Away], other: list[Away]) -> None:
    assert SchoolDays((), (*one, *other)).seen_between(*PERIOD) == SchoolDays((), (*other, *one)).seen_between(*PERIOD)


def test_the_school_day_before_and_after_a_day_without_school() -> None:
    assert [days().open_by(one) for one in (TUE, WED, THU, FRI, SUN)] == [TUE, TUE, TUE, FRI, FRI]
    assert [days().open_from(one) for one in (TUE, WED, THU, FRI, SAT)] == [TUE, FRI, FRI, FRI, NEXT]
    assert days(Away(TUE, TUE)).open_by(WED) == TUE
    closed = days(holidays=((MON - timedelta(days=800), MON + timedelta(days=800), "dicht"),))
    assert (closed.open_by(MON), closed.open_from(MON)) == (None, None)
