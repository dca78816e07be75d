"""The page speaks seven languages, each of them whole, and says when a computer made them."""

from dataclasses import replace
from html import unescape
from uuid import uuid4

import pytest
import yaml
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_parsing import CatalogueFaults
from thuishaven.domain.home_words import HOME_LANGUAGES, PAGE_TEXTS
from thuishaven.fromhome import words as words_module
from thuishaven.fromhome.models import HomeLink, HomeVisit
from thuishaven.fromhome.tokens import fingerprint, new_token
from thuishaven.fromhome.words import language_names, words_in
from thuishaven.knowledge.loader import knowledge_folder, load_catalogue, read_entries
from thuishaven.school.pupils import know

ALL = ("nl", "en", *HOME_LANGUAGES)
CATALOGUE = load_catalogue()
OFFER = CATALOGUE.home["page"]
OFFERED = {*OFFER.signals, *OFFER.strategies, *OFFER.responses, *OFFER.moments, *CATALOGUE.states, *CATALOGUE.effects}


def test_there_are_seven_and_the_product_itself_keeps_two() -> None:
    assert tuple(language_names(CATALOGUE)) == ALL
    assert [code for code, _ in settings.LANGUAGES] == ["nl", "en"]


@pytest.mark.parametrize("code", ALL)
def test_every_text_and_every_label_the_page_can_show_is_there(code: str) -> None:
    words = words_in(CATALOGUE, code)
    assert set(words.texts) == set(PAGE_TEXTS)
    assert all(words.texts.values())
    assert [one for one in OFFERED if not words.labels.get(one)] == []
    assert len(set(words.months)) == 12
    for name, places in PAGE_TEXTS.items():
        assert words.say(name, **dict.fromkeys(places, "Milan")).count("Milan") == len(places)


@pytest.mark.parametrize("code", HOME_LANGUAGES)
def test_no_two_things_to_tap_have_the_same_words(code: str) -> None:
    labels = words_in(CATALOGUE, code).labels
    for ids in (OFFER.signals, (*OFFER.strategies, *OFFER.responses), OFFER.moments, tuple(CATALOGUE.states)):
        assert len({labels[one] for one in ids}) == len(ids)


@pytest.mark.parametrize("code", HOME_LANGUAGES)
def test_a_language_made_by_a_computer_says_so_until_somebody_looked_it_over(code: str) -> None:
    assert words_in(CATALOGUE, code).machine
    looked_over = {**CATALOGUE.languages, code: replace(CATALOGUE.languages[code], checked_by="een tolk, 2027-01-15")}
    assert not words_in(replace(CATALOGUE, languages=looked_over), code).machine
    assert "checked_by:\n" in (knowledge_folder() / "languages" / f"{code}.yaml").read_text()


def _refused(**change: object) -> str:
    """What is wrong when the Polish file reads like this."""
    raw = dict(read_entries(knowledge_folder()))
    polish = next(one for one in raw["languages"] if one.data["id"] == "pl")
    data = yaml.safe_load(yaml.safe_dump(polish.data))
    for path, value in change.items():
        section, _, name = path.partition("__")
        if value is None:
            del data[section][name]
        else:
            data[section][name] = value
    raw["languages"] = [replace(polish, data=data)]
    with pytest.raises(CatalogueFaults) as caught:
        build_catalogue(raw)
    return " ".join(fault.in_language("en") for fault in caught.value.faults)


def test_a_missing_a_strange_and_a_crippled_text_are_faults() -> None:
    assert "texts.send" in _refused(texts__send=None)
    assert "texts.about" in _refused(texts__about="Chodzi o dziecko.")
    assert "no such field" in _refused(texts__nonsense="x")
    assert "states.calm" in _refused(states__calm=None)
    assert "signals.SIG-LEARN-09" in _refused(**{"signals__SIG-LEARN-09": "x"})


def test_whatever_language_is_active_the_page_speaks_its_own() -> None:
    with override("en"):
        assert words_in(CATALOGUE, "nl").texts["send"] == "Stuur naar de school"
        assert words_in(CATALOGUE, "xx").code == "nl"
    assert words_module.words_in(CATALOGUE, "en").months[0] == "January"


@pytest.fixture
def opened(demo):  # type: ignore[no-untyped-def]
    """A family in the middle of a visit, and the address of its link in Arabic."""
    token, now = new_token(), timezone.now()
    guardianship = demo.pupils["milan"].guardianships.get(user=demo.users["petra"])
    HomeLink.objects.create(
        id=uuid4(), guardianship=guardianship, fingerprint=fingerprint(token), language="ar", by=demo.users["marleen"],
        at=now, until=now + timezone.timedelta(days=1),
    )  # fmt: skip
    family, born = Client(), know(demo.pupils["milan"]).identity.birth_date
    assert born is not None
    family.post(f"/thuis/{token}/", {"day": born.day, "month": born.month})
    assert HomeVisit.objects.exists()
    return family, f"/thuis/{token}/"


@pytest.mark.parametrize("code", ALL)
def test_the_page_says_its_language_and_direction_and_shows_nothing_of_another(opened, code: str) -> None:  # type: ignore[no-untyped-def]
    family, address = opened
    for path in (address, "/thuis/nee/"):
        response = family.get(f"{path}?taal={code}")
        page = unescape(response.content.decode())
        assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page
        assert response["Content-Language"] == code
        assert (words_in(CATALOGUE, code).texts["machine"] in page) is (code in HOME_LANGUAGES)
    page = family.get(f"{address}?taal={code}").content.decode()
    for other in set(HOME_LANGUAGES) - {code}:
        assert f">{words_in(CATALOGUE, other).texts['send']}<" not in page
    assert words_in(CATALOGUE, code).labels["SIG-POS-02"] in page


def test_a_link_begins_in_its_own_language_and_keeps_what_was_chosen(opened) -> None:  # type: ignore[no-untyped-def]
    family, address = opened
    assert '<html lang="ar"' in family.get(address).content.decode()
    sent = family.post(address, {"id": str(uuid4()), "signals": ["SIG-POS-02"], "taal": "ti"})
    assert sent["Location"].startswith(f"{address}?taal=ti")
    assert "የቐንየልና" in family.get(sent["Location"]).content.decode()


def test_a_language_nobody_offers_falls_back_to_that_of_the_link(opened) -> None:  # type: ignore[no-untyped-def]
    family, address = opened
    assert '<html lang="ar"' in family.get(f"{address}?taal=%22%3E").content.decode()
