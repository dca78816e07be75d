"""When a reading leads, and when it does not."""

from thuishaven.domain.picture import compute
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, clearly_avoidant, given, saw, small_catalogue


def test_it_leads_when_it_holds_without_any_observer_and_any_day() -> None:
    picture = compute(given(*clearly_avoidant()), CATALOGUE)

    assert picture.enough
    assert picture.lead == "avoidant"
    assert picture.certainty.code == "holds"
    assert picture.readings[0].holds_without_any_observer
    assert picture.readings[0].holds_without_any_day


def test_it_gives_no_picture_without_observations() -> None:
    picture = compute(given(), CATALOGUE)

    assert not picture.enough
    assert picture.lead is None
    assert picture.readings == ()
    assert {missing.code for missing in picture.not_enough_because} == {
        "too_few_observations", "too_few_days", "too_few_moments", "too_few_observers", "too_few_settings",
    }  # fmt: skip
    assert picture.look_next
    assert picture.summary.nl


def test_it_refuses_a_lead_when_one_observer_saw_it_all() -> None:
    observations = [saw(f"o{day}", day, "NO-HELP", "NO-COMFORT", moment=moment) for day, moment in enumerate(
        ["circle", "play", "arrival", "circle", "play", "lunch", "transition", "leaving"]
    )]  # fmt: skip
    picture = compute(given(*observations), CATALOGUE)

    assert picture.lead is None
    missing = {found.code: found for found in picture.not_enough_because}
    assert (missing["too_few_observers"].have, missing["too_few_observers"].need) == (1, 2)
    assert picture.readings[0].hangs_on_observer == "t1"


def test_it_refuses_a_lead_that_hangs_on_one_day() -> None:
    observations = [
        saw("a", 0, "CONTROL", observer="t1", moment="circle"),
        saw("b", 0, "LASHES", observer="t2", moment="play"),
        saw("c", 0, "CONTROL", observer="t2", moment="lunch"),
        saw("d", 0, "LASHES", observer="t1", moment="leaving"),
        saw("e", 2, "CLINGS", observer="t1", moment="arrival"),
        saw("f", 4, "MANY-HELP", observer="t2", moment="circle"),
        saw("g", 7, "CLINGS", observer="t2", moment="play"),
        saw("h", 8, "CONTROL", observer="t1", moment="lunch"),
        saw("i", 9, "LASHES", observer="t2", moment="lunch"),
    ]
    picture = compute(given(*observations), CATALOGUE)
    first = picture.readings[0]

    assert picture.enough
    assert first.pattern == "disorganised"
    assert picture.lead is None
    assert not first.holds_without_any_day
    assert first.hangs_on_day == observations[0].day
    assert picture.certainty.code in {"hangs_on_day", "mixed"}


def test_it_names_the_observer_a_reading_hangs_on() -> None:
    busy = [
        saw(f"b{day}", day, "NO-HELP", "NO-COMFORT", observer="busy", moment=("circle", "play", "lunch")[day % 3])
        for day in range(8)
    ]
    other = [saw(f"c{day}", day, "CLINGS", "MANY-HELP", observer="calm", moment="arrival") for day in range(2)]
    alone = saw("x", 9, "NO-HELP", observer="calm", moment="leaving")
    picture = compute(given(*busy, *other, alone), CATALOGUE)

    assert picture.enough
    assert picture.lead is None
    assert picture.readings[0].hangs_on_observer == "busy"
    assert picture.certainty.code in {"hangs_on_observer", "mixed"}


def test_it_leads_when_somebody_else_saw_the_same_even_once_and_not_when_they_saw_the_opposite() -> None:
    busy = [
        saw(f"b{day}", day, "NO-HELP", "NO-COMFORT", observer="busy", moment=("circle", "play", "lunch")[day % 3])
        for day in range(8)
    ]
    agrees = saw("x", 8, "NO-HELP", observer="other", moment="leaving")
    differs = saw("y", 9, "MANY-HELP", observer="other", moment="leaving")

    assert compute(given(*busy, agrees), CATALOGUE).lead == "avoidant"
    divided = compute(given(*busy, agrees, differs), CATALOGUE)
    assert divided.lead is None
    assert divided.readings[0].hangs_on_observer == "busy"


def test_a_reading_with_more_against_it_hangs_on_nobody() -> None:
    against = [
        saw(f"b{day}", day, "MANY-HELP", observer=f"t{day % 2}", moment=("circle", "play", "lunch")[day % 3])
        for day in range(9)
    ]
    picture = compute(given(*against, saw("x", 9, "DISTANT")), CATALOGUE)
    weak = next(reading for reading in picture.readings if reading.pattern == "avoidant")

    assert not weak.holds_without_any_day
    assert not weak.holds_without_any_observer
    assert (weak.hangs_on_day, weak.hangs_on_observer) == (None, None)


def test_it_keeps_mixed_evidence_open() -> None:
    moments = ("circle", "play", "lunch", "arrival")
    observations = [
        saw(f"a{day}", day, "NO-COMFORT", observer=f"t{day % 2}", moment=moments[day % 4]) for day in range(6)
    ]
    observations += [saw(f"b{day}", day, "CLINGS", observer=f"t{day % 2}", moment=moments[day % 4]) for day in range(6)]
    observations += [
        saw(f"c{day}", day, "CONTROL", observer=f"t{day % 2}", moment=moments[day % 4]) for day in range(6)
    ]
    picture = compute(given(*observations), CATALOGUE)

    assert picture.enough
    assert picture.lead is None
    assert picture.certainty.code == "mixed"
    assert len(picture.readings) == 3
    assert picture.look_next


def test_strengths_can_lead_too() -> None:
    moments = ("circle", "play", "lunch", "arrival")
    observations = [
        saw(f"a{day}", day, ("GOOD-HELP", "GOOD-PLAY")[day % 2], observer=f"t{day // 2 % 2}", moment=moments[day % 4])
        for day in range(8)
    ]
    picture = compute(given(*observations), CATALOGUE)

    assert picture.lead == "secure"
    assert picture.haven.shown == 4
    assert picture.base.shown == 4
    assert {strength.id for strength in picture.strengths} == {"GOOD-HELP", "GOOD-PLAY"}


def test_a_disorder_description_never_leads() -> None:
    observations = [
        saw(f"a{day}", day, "STRANGERS", observer=f"t{day % 2}", moment=("circle", "play", "lunch")[day % 3])
        for day in range(9)
    ]
    picture = compute(given(*observations), CATALOGUE)

    assert picture.enough
    assert picture.lead is None
    assert [reading.pattern for reading in picture.readings] == ["indiscriminate"]
    assert picture.readings[0].consult_only


def test_being_quiet_alone_is_no_reason_to_ask_a_specialist() -> None:
    observations = [
        saw(f"a{day}", day, "QUIET", observer=f"t{day % 2}", moment=("circle", "play", "lunch")[day % 3])
        for day in range(9)
    ]
    assert compute(given(*observations), CATALOGUE).readings == ()


def test_a_disorder_description_on_one_day_is_not_shown() -> None:
    picture = compute(given(saw("a", 0, "STRANGERS")), CATALOGUE)

    assert picture.readings == ()


def test_one_kind_of_signal_does_not_lead() -> None:
    observations = [
        saw(f"a{day}", day, "NO-HELP", observer=f"t{day % 2}", moment=("circle", "play", "lunch")[day % 3])
        for day in range(9)
    ]
    picture = compute(given(*observations), CATALOGUE)

    assert picture.enough
    assert picture.lead is None
    assert picture.certainty.code == "thin"


def test_what_speaks_against_is_shown_and_weighs() -> None:
    base = clearly_avoidant()
    against = [saw(f"x{day}", day, "MANY-HELP", observer=f"t{day % 2 + 1}", moment="lunch") for day in range(12)]
    picture = compute(given(*base, *against), CATALOGUE)
    avoidant = next(reading for reading in picture.readings if reading.pattern == "avoidant")

    assert set(avoidant.speaks_against) == {observation.id for observation in against}
    assert avoidant.signals_against == ("MANY-HELP",)
    assert picture.lead != "avoidant"


def test_observations_before_the_window_are_counted_as_older_and_left_out() -> None:
    observations = [saw(f"a{day}", day - 200, "NO-HELP") for day in range(5)]
    picture = compute(given(*observations), CATALOGUE)

    assert picture.older == 5
    assert picture.readings == ()
    assert picture.period.observations == 0


def test_an_earlier_today_gives_the_picture_of_that_day() -> None:
    observations = clearly_avoidant()
    early = compute(given(*observations[:3]), CATALOGUE)
    inp = given(*observations)
    back = compute(type(inp)(today=observations[2].day, observations=inp.observations), CATALOGUE)

    assert back.readings == early.readings
    assert not back.enough


def test_the_thresholds_come_from_the_catalogue() -> None:
    inp = given(*clearly_avoidant())

    assert compute(inp, small_catalogue(min_observations=20)).lead is None
    assert compute(inp, small_catalogue(lead_min_distinct_signals=4)).lead is None
    assert compute(inp, small_catalogue(lead_min_days=30)).lead is None
