"""What is offered to begin a phase plan with, from observations made for the test."""

from datetime import date

from thuishaven.domain.picture import Observation, PictureInput, compute
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.phaseplan.phases import PHASES
from thuishaven.phaseplan.starters import offers

TODAY = date(2026, 11, 20)


def _offers(*seen: Observation, said: str = "", who: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    catalogue = load_catalogue()
    return offers(
        observations=seen, picture=compute(PictureInput(TODAY, seen), catalogue), catalogue=catalogue, language="nl",
        who=who, said=said,
    )  # fmt: skip


def _seen(number: int, state: str, **more: object) -> Observation:
    return Observation(id=f"o{number}", day=date(2026, 11, 1 + number), observer="t1", state=state, **more)  # type: ignore[arg-type]


def test_a_signal_is_offered_in_the_phase_in_which_it_was_seen_the_most_frequent_first() -> None:
    seen = [_seen(1, "freeze", signals=("SIG-AVO-04",)), _seen(2, "freeze", signals=("SIG-AVO-04", "SIG-FEAR-02")),
            _seen(3, "fight", signals=("SIG-DIS-01",))]  # fmt: skip
    found = _offers(*seen)
    assert [one.code for one in found["shut_down"].see] == ["SIG-AVO-04", "SIG-FEAR-02"]
    assert found["shut_down"].see[0].origin == "2 keer gezien"
    assert [one.code for one in found["crisis"].see] == ["SIG-DIS-01"]
    assert found["tension"].see == ()


def test_what_helped_in_this_phase_comes_first_with_how_often() -> None:
    tries = [_seen(n, "freeze", responses=("STR-REL-05",), effect=effect) for n, effect in ((1, 1), (2, 2), (3, 0))]
    found = _offers(*tries)
    assert (found["shut_down"].helps[0].code, found["shut_down"].helps[0].origin) == (
        "STR-REL-05",
        "hielp 2 van de 3 keer",
    )
    assert "STR-REL-05" not in [one.code for one in found["crisis"].helps if one.origin.startswith("hielp")]


def test_what_made_it_harder_in_this_phase_is_offered_to_leave_and_not_to_do() -> None:
    tries = [_seen(n, "tense", responses=("STR-CALM-01",), effect=-1) for n in (1, 2)]
    found = _offers(*tries)["tension"]
    assert "STR-CALM-01" in [one.code for one in found.helps_not]
    assert "STR-CALM-01" not in [one.code for one in found.helps]
    assert next(one for one in found.helps_not if one.code == "STR-CALM-01").text.startswith("Hielp hier niet: ")


def test_without_any_observation_knowledge_still_offers_something_for_every_phase() -> None:
    found = _offers()
    catalogue = load_catalogue()
    for phase in PHASES:
        offer = found[phase.code]
        assert offer.see == ()
        assert offer.helps
        assert all(set(catalogue.strategies[one.code].fits.states) & set(phase.states) for one in offer.helps)
        assert all(not catalogue.strategies[one.code].avoid for one in offer.helps)
        assert all(":" in one.origin for one in (*offer.helps, *offer.helps_not))


def test_every_sentence_fits_the_field_it_can_be_taken_over_into() -> None:
    catalogue = load_catalogue()
    longest = max(len(one.title.in_language(lang)) for one in catalogue.strategies.values() for lang in ("nl", "en"))
    assert longest + len("Hielp hier niet: ") <= 100
    assert max(len(one.label.in_language("nl")) for one in catalogue.signals.values()) <= 100


def test_what_the_child_said_is_offered_where_something_must_help() -> None:
    found = _offers(said="Als de juf het zegt.", who=("Marleen",))
    assert found["calm"].own_helps == ()
    assert [one.text for one in found["crisis"].own_helps] == ["Als de juf het zegt."]
    assert [one.text for one in found["calm"].who] == ["Marleen"]
