"""Making and changing a phase plan: what is taken over, versions, two people at once, and wrong input."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.phaseplan.models import PhasePlanVersion
from thuishaven.phaseplan.services import read_phase_plan
from thuishaven.vault.sealing import open_key


def _address(demo, key: str) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/signaleringsplan/wijzig/"


def _form(based_on: int = 0, **more: object) -> dict[str, object]:
    return {
        "based_on": based_on, "see_tension": "draait aan haar haar\nkijkt weg", "own_name_tension": "kriebels",
        "feel_tension": "Alles kriebelt.", "feel_chosen_tension": ["heart_fast", "tummy"], "helps_tension": "kom naast haar",
        "who_tension": "juf", "kit_chosen": ["ball"], "kit_own": "haar dekentje", "kit_where": "in de kast", **more,
    }  # fmt: skip


def _newest(demo, key: str = "lotte"):  # type: ignore[no-untyped-def]
    version = PhasePlanVersion.objects.filter(pupil=demo.pupils[key]).first()
    return read_phase_plan(version, open_key(demo.pupils[key].key))


def test_a_first_phase_plan_is_saved_and_shown(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "lotte"), _form(), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/leerling/{demo.pupils['lotte'].pk}/signaleringsplan/"
    for words in (
        "draait aan haar haar",
        "kriebels",
        "Alles kriebelt.",
        "hart klopt hard",
        "kom naast haar",
        "haar dekentje",
    ):
        assert words in page
    assert _newest(demo).phases["tension"].see == ("draait aan haar haar", "kijkt weg")


def test_nothing_fills_itself_in(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "noor")).content.decode()
    assert 'name="take_see_' in page
    assert " checked" not in page
    assert "</textarea>" in page


def test_what_was_seen_and_what_helped_is_offered_with_where_it_comes_from(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "sami")).content.decode()
    assert "keer gezien</small>" in page
    assert "hielp 3 van de 3 keer" in page
    assert "praktijkkennis:" in page
    assert 'name="take_who_crisis"' in page


def test_what_is_tapped_joins_what_was_typed(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    codes = _codes(client.get(_address(demo, "noor")).content.decode(), "take_helps_tension")
    client.post(_address(demo, "noor"), _form(take_helps_tension=codes[:2], take_who_tension=["who-0"]))
    words = _newest(demo, "noor").phases["tension"]
    assert words.helps[0] == "kom naast haar"
    assert len(words.helps) == 3
    assert words.who == "juf, Marleen de Wit"
    assert words.helps[1] == load_catalogue().strategies[codes[0]].title.nl


def _codes(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"', page)


def test_what_stands_in_the_plan_is_not_offered_again(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    code = _codes(client.get(_address(demo, "noor")).content.decode(), "take_helps_tension")[0]
    client.post(_address(demo, "noor"), _form(take_helps_tension=[code]))
    assert code not in _codes(client.get(_address(demo, "noor")).content.decode(), "take_helps_tension")


def test_what_the_child_said_in_the_support_plan_can_be_taken_over(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "sami")).content.decode()
    assert "Als de juf het van tevoren zegt." in page
    as_user("marleen").post(_address(demo, "sami"), _form(2, take_own_helps_crisis=["said"]))
    assert _newest(demo, "sami").phases["crisis"].own_helps.startswith("Als de juf het van tevoren zegt.")


def test_the_form_starts_from_the_newest_version(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "sami")).content.decode()
    assert 'name="based_on" value="2"' in page
    assert "Ik hoor alles van ver." in page
    assert 'value="gone" checked' in page


def test_saving_over_a_newer_version_is_refused_and_shows_both_texts(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("hilde").post(_address(demo, "sami"), _form(2, feel_tension="Van Hilde.")).status_code == 302
    client = as_user("marleen")
    answer = client.post(_address(demo, "sami"), _form(2, feel_tension="Van Marleen."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hilde Vonk bewaarde intussen een nieuwere versie" in page
    assert "Van Hilde." in page
    assert "Van Marleen." in page
    assert PhasePlanVersion.objects.filter(pupil=demo.pupils["sami"]).count() == 3
    assert client.post(_address(demo, "sami"), _form(3, feel_tension="Van Marleen.")).status_code == 302
    assert _newest(demo, "sami").phases["tension"].feel == "Van Marleen."


def test_the_order_of_pictograms_is_no_change(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post(_address(demo, "lotte"), _form(feel_chosen_tension=["tummy", "heart_fast"]))
    client.post(_address(demo, "lotte"), _form(1, feel_chosen_tension=["heart_fast", "tummy"], see_calm="lacht"))
    page = client.get(f"/leerling/{demo.pupils['lotte'].pk}/signaleringsplan/versies/").content.decode()
    assert "Veranderd: Rustig: wat wij zien." in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("feel_tension", "x" * 141, "Dit is te lang: 141 tekens. Er passen er 140."),
        ("own_name_crisis", "x" * 31, "Dit is te lang: 31 tekens."),
        ("see_calm", "\n".join(map(str, range(6))), "Dit zijn 6 regels. Kies er hoogstens 5."),
        ("helps_calm", "x" * 101, "Een regel is te lang."),
        ("feel_chosen_calm", ["happy", "sad", "angry", "tired", "calm"], "Dit zijn 5 plaatjes. Kies er hoogstens 4."),
        ("feel_chosen_calm", ["unicorn"], "Dit staat niet in de lijst."),
        ("kit_chosen", ["unicorn"], "Dit staat niet in de lijst."),
        ("take_helps_tension", ["STR-NOPE-99"], "Dit staat niet in de lijst."),
        ("based_on", "x", "Laad de bladzijde opnieuw."),
    ],
)
def test_wrong_input_is_told_beside_the_field_and_nothing_is_saved(demo, as_user, field, value, sentence) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "lotte"), _form(**{field: value}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "draait aan haar haar" in answer.content.decode()
    assert not PhasePlanVersion.objects.filter(pupil=demo.pupils["lotte"]).exists()


def test_taking_over_more_than_fits_is_told_and_keeps_what_was_tapped(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    codes = _codes(client.get(_address(demo, "sami")).content.decode(), "take_helps_tension")
    answer = client.post(_address(demo, "sami"), _form(2, helps_tension="a\nb\nc\nd", take_helps_tension=codes[:2]))
    assert answer.status_code == 422
    assert "Dit zijn 6 regels. Kies er hoogstens 5." in answer.content.decode()
    assert f'value="{codes[0]}" checked' in answer.content.decode()


def test_a_plan_with_nothing_in_it_is_refused(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "lotte"), {"based_on": 0})
    assert answer.status_code == 422
    assert "Het plan is nog leeg." in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("femke", 403), ("joost", 403), ("ruud", 403), ("petra", 404), ("samira", 403)]
)
def test_others_may_not_write_it(demo, as_user, who, status) -> None:  # type: ignore[no-untyped-def]
    assert as_user(who).post(_address(demo, "sami"), _form(2)).status_code == status
    assert PhasePlanVersion.objects.filter(pupil=demo.pupils["sami"]).count() == 2


def test_hostile_words_come_out_as_plain_text(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(
        _address(demo, "lotte"), _form(see_calm="<script>alert(1)</script>\x00"), follow=True
    )
    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.content.decode()


def test_queries_do_not_grow_with_what_was_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(_address(demo, "sami"))
    counts = []
    for key in ("lotte", "bram", "noor"):
        with CaptureQueriesContext(connection) as found:
            client.get(_address(demo, key))
        counts.append(len(found))
    assert len(set(counts)) == 1
