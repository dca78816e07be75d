"""The time by the school's clock, whatever the device's clock said."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.device_clock import SLACK, Reading, true_time

RECEIVED = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
wrong = st.timedeltas(min_value=-3 * HOUR, max_value=3 * HOUR)
ago = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3))


@given(truly_ago=ago, met_before=ago, off=wrong)
def test_a_clock_that_stays_as_wrong_as_it_was_does_not_matter(
    truly_ago: timedelta, met_before: timedelta, off: timedelta
) -> None:
    truly = RECEIVED - truly_ago
    reading = Reading(truly - off, ahead=off, met=truly - met_before)
    assert true_time(reading, ahead_now=off, received=RECEIVED) == truly


@given(truly_ago=ago, off=wrong)
def test_a_clock_put_right_before_sending_is_read_as_it_was_when_writing(truly_ago: timedelta, off: timedelta) -> None:
    truly = RECEIVED - truly_ago
    reading = Reading(truly - off, ahead=off, met=truly - HOUR)
    assert true_time(reading, ahead_now=timedelta(0), received=RECEIVED) == truly


@given(truly_ago=ago)
def test_a_clock_put_right_before_writing_is_found_out_when_the_old_difference_cannot_be(truly_ago: timedelta) -> None:
    truly = RECEIVED - truly_ago
    reading = Reading(truly, ahead=-2 * HOUR, met=truly - HOUR)
    assert true_time(reading, ahead_now=timedelta(0), received=RECEIVED) == truly


@given(at=st.datetimes(timezones=st.just(UTC)), then=st.none() | wrong, now=wrong)
def test_it_is_never_after_the_arrival(at: datetime, then: timedelta | None, now: timedelta) -> None:
    at = min(max(at, datetime(1970, 1, 2, tzinfo=UTC)), datetime(2200, 1, 1, tzinfo=UTC))
    assert true_time(Reading(at, then), ahead_now=now, received=RECEIVED) <= RECEIVED


def test_what_cannot_be_true_in_any_way_is_when_it_came_in() -> None:
    reading = Reading(RECEIVED + 5 * HOUR, ahead=timedelta(0), met=RECEIVED)
    assert true_time(reading, ahead_now=timedelta(0), received=RECEIVED) == RECEIVED
    assert true_time(Reading(RECEIVED + SLACK / 2), ahead_now=timedelta(0), received=RECEIVED) == RECEIVED
