"""Triggers, what helps, look-alikes, observers, advice, the heat table and the summary."""

from datetime import date, timedelta

from thuishaven.domain.picture import Picture, compute
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, MONDAY, TODAY, clearly_avoidant, given, saw


def raised(picture: Picture) -> set[str]:
    return {found.id for found in picture.look_alikes}


def test_a_trigger_seen_twice_has_no_rate() -> None:
    seen = [saw(f"a{day}", day, "CONTROL", triggers=("TRIG-NOISE",), state="fight") for day in range(2)]

    assert compute(given(*seen), CATALOGUE).triggers == ()


def test_a_trigger_seen_three_times_has_a_modest_rate() -> None:
    seen = [saw(f"a{day}", day, "CONTROL", triggers=("TRIG-NOISE",), state="fight") for day in range(3)]
    seen.append(saw("calm", 5, "GOOD-PLAY", triggers=("TRIG-NOISE",), state="calm"))
    (rate,) = compute(given(*seen), CATALOGUE).triggers

    assert (rate.id, rate.n, rate.of) == ("TRIG-NOISE", 3, 4)
    assert 0 < rate.low < rate.shrunken < rate.rate == 3 / 4 < rate.high < 1
    assert rate.states == {"calm": 1, "fight": 3}


def test_a_time_without_a_state_says_nothing_about_a_trigger() -> None:
    seen = [saw(f"a{day}", day, "CONTROL", triggers=("TRIG-NOISE",)) for day in range(5)]

    assert compute(given(*seen), CATALOGUE).triggers == ()


def test_one_try_gives_a_wide_interval_and_no_verdict() -> None:
    (found,) = compute(given(saw("a", 0, "NO-HELP", responses=("STR-REL-01",), effect=-1)), CATALOGUE).helps

    assert (found.n, found.mean, found.verdict) == (1, -1.0, "too_few")
    assert found.low == -2.0
    assert found.high > 1


def test_the_surest_help_stands_first() -> None:
    often = [saw(f"a{day}", day, "NO-HELP", responses=("STR-REL-01",), effect=1) for day in range(8)]
    once = saw("b", 9, "NO-HELP", responses=("STR-CALM-01",), effect=2)
    bad = [saw(f"c{day}", day, "NO-HELP", responses=("RESP-STERN",), effect=-2, state="tense") for day in range(4)]
    helps = compute(given(*often, once, *bad), CATALOGUE).helps

    assert [found.id for found in helps] == ["STR-REL-01", "STR-CALM-01", "RESP-STERN"]
    assert [found.verdict for found in helps] == ["helps", "too_few", "does_not_help"]
    assert helps[2].by_state["tense"].n == 4
    assert helps[2].tries == (-2, -2, -2, -2)


def test_what_helps_is_told_per_state_with_a_margin_only_after_enough_tries() -> None:
    tense = [
        saw(f"a{day}", day, "NO-HELP", responses=("STR-REL-01",), effect=effect, state="tense")
        for day, effect in enumerate((1, 2, 0, 1))
    ]
    frozen = [
        saw(f"b{day}", day + 5, "NO-HELP", responses=("STR-REL-01",), effect=-1, state="freeze") for day in (0, 1)
    ]
    unknown = saw("c", 9, "NO-HELP", responses=("STR-REL-01",), effect=1)
    (found,) = compute(given(*tense, *frozen, unknown), CATALOGUE).helps

    assert (found.helped, found.n) == (4, 7)
    assert list(found.by_state) == ["tense", "freeze"]
    by_tension, by_freeze = found.by_state["tense"], found.by_state["freeze"]
    assert (by_tension.n, by_tension.helped, by_tension.mean) == (4, 3, 1.0)
    assert by_tension.low is not None
    assert by_tension.high is not None
    assert -2 <= by_tension.low < 1 < by_tension.high <= 2
    assert (by_freeze.n, by_freeze.helped, by_freeze.low, by_freeze.high) == (2, 0, None, None)


def test_advice_answers_to_what_was_seen_and_leaves_what_did_not_help() -> None:
    seen = clearly_avoidant()
    seen += [saw(f"c{day}", day, "NO-HELP", moment="lunch", responses=("STR-REL-01",), effect=-2) for day in range(4)]
    seen += [saw(f"d{day}", day, "NO-HELP", moment="leaving", responses=("RESP-STERN",), effect=-1) for day in range(4)]
    picture = compute(given(*seen), CATALOGUE)
    tried = {advice.id: advice for advice in picture.strategies}
    left = {advice.id: advice for advice in picture.avoid}

    assert "STR-REL-03" in tried
    assert tried["STR-REL-03"].because == ("NO-HELP", "tense")
    assert "STR-REL-01" not in tried
    assert {"STR-REL-01", "RESP-STERN", "STR-DONT-02", "STR-DONT-01"} <= set(left)
    assert "STR-DONT-03" not in left
    assert left["STR-DONT-01"].because == ()


def test_nothing_seen_gives_no_advice() -> None:
    assert compute(given(), CATALOGUE).strategies == ()


def test_what_helped_this_child_is_advised_first() -> None:
    seen = [saw(f"a{day}", day, "NO-HELP", responses=("STR-CALM-01",), effect=2, state="tense") for day in range(4)]
    first = compute(given(*seen), CATALOGUE).strategies[0]

    assert first.id == "STR-CALM-01"
    assert first.tried is not None
    assert first.tried.n == 4


def test_a_look_alike_needs_more_than_one_sighting() -> None:
    once = compute(given(saw("a", 0, "DISTANT")), CATALOGUE)
    twice = compute(given(saw("a", 0, "DISTANT"), saw("b", 1, "DISTANT")), CATALOGUE)

    assert "autism" not in raised(once)
    assert "autism" in raised(twice)
    autism = next(found for found in twice.look_alikes if found.id == "autism")
    assert autism.observations == ("a", "b")
    assert autism.questions


def test_arrival_within_a_year_raises_language_and_change() -> None:
    recent = compute(given(saw("a", 0, "DISTANT"), arrived_on=TODAY - timedelta(days=90)), CATALOGUE)
    long_ago = compute(given(saw("a", 0, "DISTANT"), arrived_on=TODAY - timedelta(days=900)), CATALOGUE)

    assert {"language", "life_event"} <= raised(recent)
    assert not {"language", "life_event"} & raised(long_ago)


def test_background_words_raise_and_denied_words_do_not() -> None:
    seen = saw("a", 0, "DISTANT")

    assert "trauma" in raised(compute(given(seen, background_words=("Gevlucht uit Syrië.",)), CATALOGUE))
    assert "trauma" not in raised(compute(given(seen, background_words=("Er is geen oorlog geweest.",)), CATALOGUE))
    assert "trauma" not in raised(compute(given(seen, background_words=("Leest over oorlogsschepen.",)), CATALOGUE))


def test_a_risk_raises_its_look_alike() -> None:
    picture = compute(given(saw("a", 0, "DISTANT"), risk_factors=("RISK-DIVORCE",)), CATALOGUE)

    assert "life_event" in raised(picture)


def test_ordinary_development_is_named_when_little_was_seen_and_not_for_a_thriving_child() -> None:
    assert "ordinary_development" in raised(compute(given(saw("a", 0, "CLINGS"), age=4), CATALOGUE))
    assert "ordinary_development" not in raised(compute(given(saw("a", 0, "GOOD-PLAY"), age=4), CATALOGUE))
    assert "ordinary_development" not in raised(compute(given(*clearly_avoidant(), age=9), CATALOGUE))


def test_a_great_change_makes_ordinary_development_worth_naming() -> None:
    picture = compute(given(*clearly_avoidant(), age=9, risk_factors=("RISK-DIVORCE",)), CATALOGUE)

    assert picture.look_alikes[-1].id == "ordinary_development"


def test_observers_who_saw_the_same_agree_fully() -> None:
    seen = []
    for day in range(3):
        theme = "NO-HELP" if day % 2 else "CONTROL"
        seen += [saw(f"a{day}", day, theme, observer="t1"), saw(f"b{day}", day, theme, observer="t2")]
    observers = compute(given(*seen), CATALOGUE).observers

    assert observers.alpha == 1.0
    assert observers.overlaps == 3


def test_agreement_is_none_without_a_shared_moment() -> None:
    observers = compute(given(*clearly_avoidant()), CATALOGUE).observers

    assert observers.alpha is None
    assert observers.overlaps == 0


def test_whoever_looked_for_one_thing_is_not_said_to_miss_the_rest() -> None:
    wide = [saw(f"a{day}", day, "NO-COMFORT", observer="t1", moment="play") for day in range(6)]
    told = compute(given(*wide, *(saw(f"b{day}", day, "CONTROL", observer="t2") for day in range(6))), CATALOGUE)
    aimed = [saw(f"b{day}", day, "CONTROL", observer="t2", aimed=True) for day in range(6)]
    quiet = compute(given(*wide, *aimed), CATALOGUE)

    assert any("t2" in one.not_seen_by for one in told.observers.differences)
    assert quiet.observers.differences == ()
    assert quiet.period.observers == told.period.observers == 2


def test_school_and_home_stand_side_by_side_without_blame() -> None:
    school = [saw(f"s{day}", day, "NO-HELP", moment="circle") for day in range(4)]
    home = [saw(f"h{day}", day, "CLINGS", moment="home_evening", setting="home", observer="g1") for day in range(4)]
    found = compute(given(*school, *home), CATALOGUE).observers.home_school

    assert {(item.theme, item.school, item.home) for item in found} == {("help", 4, 0), ("contact", 0, 4)}
    assert all("niets over wie het goed doet" in item.text.nl for item in found)


def test_heat_tells_not_looked_from_nothing_seen() -> None:
    picture = compute(
        given(saw("a", 0, "CONTROL", state="fight"), saw("b", 7, "GOOD-PLAY", state="calm"), saw("c", 1, "NO-HELP")),
        CATALOGUE,
    )
    (row,) = picture.heat

    assert row.moment == "circle"
    assert [(cell.weekday, cell.looked, cell.tension) for cell in row.cells] == [
        (1, 2, 1), (2, 1, 1), (3, 0, 0), (4, 0, 0), (5, 0, 0),
    ]  # fmt: skip


def test_weeks_include_those_in_which_nobody_looked() -> None:
    weeks = compute(given(saw("a", 0, "NO-HELP"), saw("b", 14, "GOOD-HELP")), CATALOGUE).weeks

    assert [week.observations for week in weeks] == [1, 0, 1]
    assert weeks[0].start == MONDAY
    assert (weeks[0].haven_not_shown, weeks[2].haven_shown, weeks[2].strengths) == (1, 1, 1)


def test_weeks_keep_the_iso_year_at_new_year() -> None:
    day = (date(2026, 1, 1) - MONDAY).days
    inp = type(given())(today=date(2026, 1, 2), observations=(saw("a", day, "NO-HELP"),))

    assert [week.week for week in compute(inp, CATALOGUE).weeks] == ["2026-W01"]


def test_haven_counts_a_moment_once_however_many_signals_say_so() -> None:
    haven = compute(given(saw("a", 0, "NO-HELP", "NO-COMFORT"), saw("b", 1, "GOOD-HELP")), CATALOGUE).haven

    assert (haven.shown, haven.not_shown) == (1, 1)
    assert haven.not_shown_in == ("a",)


def test_the_questions_about_haven_and_base_are_asked_while_unseen() -> None:
    suggestions = compute(given(saw("a", 0, "DISTANT")), CATALOGUE).look_next

    assert {"other_eyes", "other_days", "other_moments", "comfort"} <= {found.id for found in suggestions}
    assert all(found.why.nl for found in suggestions)


def test_the_summary_begins_with_needs_and_names_no_pattern_or_number() -> None:
    seen = [*clearly_avoidant(), saw("good", 2, "GOOD-PLAY", observer="t2", moment="play")]
    picture = compute(given(*seen), CATALOGUE)

    assert picture.summary_parts[0].kind == "needs"
    assert [part.kind for part in picture.summary_parts][:3] == ["needs", "strengths", "seen"]
    for word in ("vermijdend", "avoidant", "%", "score"):
        assert word not in picture.summary.nl.lower()


def test_on_thin_data_the_summary_says_what_may_help_and_not_what_this_child_needs() -> None:
    picture = compute(given(saw("a", 0, "NO-HELP")), CATALOGUE)

    assert picture.summary_parts[0].text.nl.startswith("Dit kan nu al helpen: ")
    assert "heeft nodig" not in picture.summary.nl


def test_one_hard_day_among_many_good_ones_does_not_make_the_summary() -> None:
    good = [
        saw(f"g{day}", day, ("GOOD-HELP", "GOOD-PLAY")[day % 2], observer=f"t{day % 2}",
            moment=("circle", "play", "lunch")[day % 3])
        for day in range(9)
    ]  # fmt: skip
    picture = compute(given(*good, saw("hard", 3, "LASHES", moment="play")), CATALOGUE)

    assert picture.enough
    assert "seen" not in {part.kind for part in picture.summary_parts}


def test_it_understands_words_where_codes_are_missing_and_says_so() -> None:
    seen = saw("a", 0, words="schudt nee als ik kom helpen", response_words="ging er rustig naast zitten", effect=1)
    picture = compute(given(seen), CATALOGUE)
    (found,) = picture.from_words

    assert found.observation == "a"
    assert "NO-HELP" in found.signals
    assert found.responses == ("STR-CALM-01",)
    assert picture.readings[0].pattern == "avoidant"
    assert [help_.id for help_ in picture.helps] == ["STR-CALM-01"]


def test_codes_win_over_words() -> None:
    seen = saw("a", 0, "CLINGS", words="schudt nee als ik kom helpen")
    picture = compute(given(seen), CATALOGUE)

    assert picture.from_words == ()
    assert [reading.pattern for reading in picture.readings] == ["ambivalent"]


def test_words_about_safety_prompt_even_when_they_are_older_than_the_window() -> None:
    seen = saw("a", -200, "DISTANT", words="Hij zegt: papa slaat mij")
    safety = compute(given(seen), CATALOGUE).safety

    assert safety.prompt
    assert safety.urgency == "acute"
    assert safety.observations == ("a",)


def test_ordinary_words_do_not_prompt() -> None:
    assert not compute(given(saw("a", 0, "DISTANT", words="botste bij het voetballen")), CATALOGUE).safety.prompt
