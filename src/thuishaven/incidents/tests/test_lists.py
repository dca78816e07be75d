"""Where an incident shows: the list, the page of today, the picture, on paper; taking back; what may help."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.incidents import suggest
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.queries import standing
from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.words import verb_words

DONE = {"talk": {"how": "told"}, "repair": {"done": "yes"}, "told": {"parents": "phone"}}


def _finish(client, address: str) -> None:  # type: ignore[no-untyped-def]
    for step, form in DONE.items():
        assert client.post(f"{address}{step}/", {"based_on": "0", **form}).status_code == 302


def _list(demo, key: str = "lotte") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/incident/alle/"


def test_an_empty_list_says_what_to_do(demo, read) -> None:  # type: ignore[no-untyped-def]
    assert "Er is niets vastgelegd" in read("marleen", _list(demo))


def test_the_list_is_newest_first_and_can_be_narrowed(demo, as_user, recorded, read) -> None:  # type: ignore[no-untyped-def]
    _, first = recorded(signals=["SIG-DIS-03"])
    _, second = recorded(signals=["SIG-GEN-10"])
    _finish(as_user("marleen"), first)
    page = read("marleen", _list(demo))
    assert page.index(second) < page.index(first)
    assert second in read("marleen", _list(demo) + "?show=open")
    assert first not in read("marleen", _list(demo) + "?show=open")
    assert first in read("marleen", _list(demo) + "?show=finished")
    assert second not in read("marleen", _list(demo) + "?show=finished")


@pytest.mark.parametrize(("query", "words"), [("?show=finished", "Nog niets afgerond"), ("?show=nonsense", "gesprek nog doen"),
                                              ("?page=999", "gesprek nog doen")])  # fmt: skip
def test_a_filter_without_anything_and_strange_addresses_say_something(demo, recorded, read, query, words) -> None:  # type: ignore[no-untyped-def]
    recorded()
    assert words in read("marleen", _list(demo) + query)


def test_today_brings_it_up_for_who_recorded_it_until_it_is_finished(demo, as_user, recorded, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded("sami")
    assert address in read("marleen", "/")
    assert address not in read("hilde", "/")
    _finish(as_user("marleen"), address)
    assert address not in read("marleen", "/")


def test_a_substitute_finds_it_on_the_page_of_today(recorded, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded("bram", by="femke")
    assert address in read("femke", "/")


def test_the_page_of_the_pupil_brings_it_up_for_everybody_of_the_dossier(demo, as_user, recorded, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded("sami")
    picture = f"/leerling/{demo.pupils['sami'].pk}/begrijpen/"
    assert address in read("hilde", picture)
    _finish(as_user("hilde"), address)
    assert address not in read("hilde", picture)


@pytest.mark.parametrize("page", ["list", "today", "picture"])
def test_the_number_of_queries_does_not_grow(demo, as_user, recorded, page) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    address = {
        "list": _list(demo), "today": "/", "picture": f"/leerling/{demo.pupils['lotte'].pk}/begrijpen/",
    }[page]  # fmt: skip
    counts = []
    for _ in range(2):
        _, one = recorded()
        client.post(f"{one}talk/", {"based_on": "0", "how": "not_now"})
        recorded()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 44  # on a school day the plans and moments of that day stand on today as well


def test_on_paper_stands_what_was_filled_in_and_no_button(recorded, as_user, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded(stopped="gooien met blokken")
    as_user("marleen").post(f"{address}talk/", {"based_on": "0", "story": "Mijn brug was nog niet af."})
    page = read("marleen", address + "papier/")
    article = page[page.index("<article") : page.index("</article>")]
    for words in ("gooien met blokken", "Mijn brug was nog niet af.", "Lotte van den Berg", "herstel nog doen"):
        assert words in article
    assert "Wijzig" not in article
    assert "<form" not in article


def test_taking_back_and_putting_back(demo, as_user, recorded, read) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded()
    client = as_user("marleen")
    page = client.post(address + "intrekken/", follow=True).content.decode()
    assert address + "terugzetten/" in page
    assert address + "talk" not in page
    assert client.get(address).status_code == 404
    assert client.get(address + "papier/").status_code == 404
    assert client.post(f"{address}talk/", {"based_on": "0", "how": "told"}).status_code == 404
    assert not standing(demo.pupils["lotte"].pk).filter(pk=incident.pk).exists()
    assert client.post(address + "terugzetten/").status_code == 302
    assert client.get(address).status_code == 200
    assert standing(demo.pupils["lotte"].pk).filter(pk=incident.pk).exists()


def test_only_who_recorded_it_takes_it_back(as_user, recorded) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded("sami")
    assert as_user("hilde").post(address + "intrekken/").status_code == 403
    assert "intrekken" not in as_user("hilde").get(address).content.decode()
    assert as_user("marleen").get(address + "intrekken/").status_code == 405


@pytest.mark.parametrize("state", ["", "calm", "tense", "fight", "flight", "freeze", "recovering"])
def test_at_most_three_approaches_that_fit_the_state_and_none_to_avoid(state) -> None:  # type: ignore[no-untyped-def]
    found = suggest.for_state(load_catalogue(), state)
    assert 1 <= len(found) <= 3
    assert not any(one.avoid for one in found)
    assert all(state in one.fits.states for one in found if state)


def test_what_helps_names_its_evidence_and_leads_to_the_library(demo, read) -> None:  # type: ignore[no-untyped-def]
    page = read("marleen", f"/leerling/{demo.pupils['lotte'].pk}/incident/")
    block = page[page.index("help--fight") : page.index("help--flight")]
    assert 'href="/kennis/STR-BOUND-02/"' in block
    assert block.count('class="evidence"') == 3


def test_looks_and_changes_are_in_the_log_in_words(demo, as_user, recorded) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded()
    client, pupil = as_user("marleen"), demo.pupils["lotte"].pk
    client.get(address)
    client.post(f"{address}talk/", {"based_on": "0", "how": "told"})
    client.post(address + "intrekken/")
    client.post(address + "terugzetten/")
    verbs = set(LogEntry.objects.filter(subject=pupil, actor=demo.users["marleen"].pk).values_list("verb", flat=True))
    ours = {"incident_add", "incident_step", "incident_withdraw", "incident_restore"}
    assert ours | {"see_dossier"} <= verbs
    assert all(verb_words(verb) != verb for verb in ours)


def test_the_demo_school_has_one_with_the_talk_done(demo, read) -> None:  # type: ignore[no-untyped-def]
    page = read("marleen", _list(demo, "milan"))
    assert "1 incident" in page
    assert "ouders nog vertellen" in page
