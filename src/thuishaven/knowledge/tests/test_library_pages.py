"""The pages of the library: finding, reading, and where each sentence comes from."""

import pytest
from django.urls import reverse

from thuishaven.knowledge.kinds import kind_of, kinds
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.knowledge.shelves import everything, related

pytestmark = pytest.mark.django_db


def read(client, name: str, *args: str) -> str:  # type: ignore[no-untyped-def]
    answer = client.get(reverse(f"knowledge:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_library_begins_with_a_question_and_situations(as_user) -> None:  # type: ignore[no-untyped-def]
    page = read(as_user("marleen"), "browse")
    assert 'name="q"' in page
    assert "Na een driftbui" in page
    for shelf in (kind for shelves in kinds().values() for kind in shelves):
        assert reverse("knowledge:shelf", args=[shelf.code]) in page


def test_every_entry_stands_on_a_shelf_that_exists() -> None:
    codes = {kind.code for shelves in kinds().values() for kind in shelves}
    assert {kind_of(entry) for entry in everything(load_catalogue())} <= codes


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_entry_can_be_opened(as_user, language: str) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post(reverse("set_language"), {"language": language, "next": "/"})
    for entry in everything(load_catalogue()):
        assert 'id="waarom"' in read(client, "entry", entry.id), entry.id


def test_a_shelf_that_does_not_exist_is_not_found(as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert client.get("/kennis/soort/onzin/").status_code == 404
    assert client.get("/kennis/ONZIN-01/").status_code == 404
    assert client.get(reverse("knowledge:shelf", args=["figures"])).status_code == 302


def search(client, words: str, **options) -> str:  # type: ignore[no-untyped-def]
    answer = client.post(reverse("knowledge:search"), {"q": words}, **options)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_was_seen_is_found_with_the_words_marked(as_user) -> None:  # type: ignore[no-untyped-def]
    page = search(as_user("marleen"), "kruipt onder de tafel")
    assert "<mark>kruipt</mark>" in page
    assert reverse("knowledge:entry", args=["SIT-UNDER-TABLE"]) in page


def test_the_words_stay_out_of_the_address(as_user) -> None:  # type: ignore[no-untyped-def]
    page = read(as_user("marleen"), "search")
    assert 'method="post"' in page
    assert "tekst" not in search(as_user("marleen"), "")


def test_a_question_about_something_else_gets_a_friendly_sentence(as_user) -> None:  # type: ignore[no-untyped-def]
    page = search(as_user("marleen"), "recept voor appeltaart")
    assert "Hier weet deze kast niets van" in page


def test_words_that_worry_bring_the_numbers(as_user) -> None:  # type: ignore[no-untyped-def]
    page = search(as_user("marleen"), "ze zei dat papa haar slaat")
    assert "0800-2000" in page
    assert reverse("knowledge:entry", args=["BEY-C-01"]) in page


@pytest.mark.parametrize("words", ["<script>alert(1)</script> driftbui", "\x00 driftbui", "driftbui " * 900])
def test_odd_words_do_no_harm(as_user, words: str) -> None:  # type: ignore[no-untyped-def]
    page = search(as_user("marleen"), words)
    assert "<script>alert" not in page


def test_each_sentence_of_advice_leads_to_where_it_comes_from(as_user) -> None:  # type: ignore[no-untyped-def]
    page = read(as_user("marleen"), "entry", "STR-COREG-05")
    strategy = load_catalogue().strategies["STR-COREG-05"]
    assert page.count('href="#waarom"') >= len(strategy.steps.nl) + len(strategy.not_this.nl)
    assert "Praktijkkennis" in page
    assert "Nog niet door een deskundige van buiten." in page


def test_a_contradiction_shows_the_sides_with_their_sources_and_our_line(as_user) -> None:  # type: ignore[no-untyped-def]
    page = read(as_user("marleen"), "entry", "BEY-H-15")
    article = load_catalogue().articles["BEY-H-15"]
    assert all(side.says.nl.strip() in page for side in article.sides)
    assert article.our_line is not None
    assert article.our_line.nl.strip() in page
    assert f"{reverse('knowledge:sources')}#S0" in page


def test_figures_stand_beside_each_other_with_who_counted_whom(as_user) -> None:  # type: ignore[no-untyped-def]
    page = read(as_user("marleen"), "figures")
    for article in load_catalogue().articles.values():
        for figure in article.figures:
            assert figure.label.nl in page
    assert "spread__part" in page


def test_each_source_tells_what_rests_on_it(as_user) -> None:  # type: ignore[no-untyped-def]
    page = read(as_user("marleen"), "sources")
    for source in load_catalogue().sources.values():
        assert f'id="{source.id}"' in page
    assert "teksten rusten hierop" in page


def test_a_situation_leads_to_what_helps_and_back() -> None:
    catalogue = load_catalogue()
    situation = catalogue.situations["SIT-AFTER-TANTRUM"]
    assert [one.id for one in related(catalogue, situation, "nl").see_also] == list(situation.entries)
    strategy = next(code for code in situation.entries if code in catalogue.strategies)
    back = related(catalogue, catalogue.strategies[strategy], "nl").situations
    assert situation.id in [one.id for one in back]


def test_an_approach_goes_into_the_plan_of_an_own_pupil(as_user, demo) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    page = client.get(reverse("planning:adopt", args=["STR-COREG-05"])).content.decode()
    address = f"{reverse('plan:edit', args=[demo.pupils['lotte'].pk])}?aanpak=STR-COREG-05"
    assert address in page
    form = client.get(address).content.decode()
    ticked = [line for line in form.split("<input") if 'value="STR-COREG-05"' in line and 'name="approaches"' in line]
    assert ticked
    assert all("checked" in line.split(">")[0] for line in ticked)


@pytest.mark.parametrize("code", ["STR-DONT-01", "SIG-AVO-04", "ONZIN"])
def test_only_an_approach_can_go_into_a_plan(as_user, demo, code: str) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert client.get(reverse("planning:adopt", args=[code])).status_code == 404
    form = client.get(f"{reverse('plan:edit', args=[demo.pupils['lotte'].pk])}?aanpak={code}")
    assert form.status_code == 200
