"""Every count on the page of the picture leads to the list of exactly the observations it counts."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.privacy.models import LogEntry
from thuishaven.understand.tests.counting import check_list, links_of, unlinked

EVERYBODY = (
    ("sami", "marleen"), ("milan", "marleen"), ("noor", "marleen"), ("tigist", "marleen"), ("jayden", "marleen"),
    ("lotte", "marleen"), ("bram", "marleen"), ("elif", "marleen"), ("daan", "joost"), ("yara", "joost"),
)  # fmt: skip


@pytest.fixture
def whole_lists(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Lists on one page, however long."""
    monkeypatch.setattr("thuishaven.understand.behind._PER_PAGE", 10_000)


@pytest.mark.parametrize(("pupil", "user"), EVERYBODY)
def test_every_count_is_a_link_to_as_many_observations(demo, as_user, whole_lists, pupil, user) -> None:  # type: ignore[no-untyped-def]
    client = as_user(user)
    page = client.get(f"/leerling/{demo.pupils[pupil].pk}/begrijpen/").content.decode()
    assert unlinked(page) == []
    links = links_of(page)
    assert links or pupil == "lotte"
    for url, said in links.items():
        answer = client.get(url)
        assert answer.status_code == 200, url
        for words in said:
            check_list(words, answer.content.decode())


def test_a_count_that_lost_its_link_is_noticed(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    """The search for counts without a link finds them in a sentence and in a table."""
    page = as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/begrijpen/").content.decode()
    bare = re.sub(r"<a class=\"count[^>]*>(.*?)</a>", r"\1", page, flags=re.DOTALL)
    found = unlinked(bare)
    assert any("keer" in one for one in found)
    assert any(re.fullmatch(r"\d+\s*", one) for one in found)


def test_what_was_counted_stands_before_the_other_times(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    """Behind "5 of the 8 times it became harder" the five stand first and the three others under their own head."""
    client = as_user("marleen")
    page = client.get(f"/leerling/{demo.pupils['sami'].pk}/begrijpen/").content.decode()
    url, said = next((url, said) for url, said in links_of(page).items() if url.endswith("van=help.RESP-STERN") or ("help." in url and any(re.match(r"(\d+) van de (?!\1 )", one) for one in said)))  # fmt: skip
    n, of = map(int, re.findall(r"\d+", said[0]))
    listed = client.get(url).content.decode()
    assert f"De andere {of - n} keer" in listed
    check_list(said[0], listed)


def test_a_long_list_goes_on_over_pages(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    url = f"/leerling/{demo.pupils['sami'].pk}/begrijpen/achter/?van=all"
    first, second = (client.get(f"{url}&page={number}").content.decode() for number in (1, 2))
    assert "Volgende" in first
    assert "Vorige" in second
    assert len(re.findall('<li class="start', first)) == 40


def test_a_count_that_is_no_longer_there_says_so(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/begrijpen/achter/?van=day.99.nothing")
    assert answer.status_code == 404
    assert "Dit getal staat er niet meer" in answer.content.decode()


@pytest.mark.parametrize(("user", "status"), [
    ("marleen", 200), ("hilde", 200), ("ruud", 403), ("joost", 403), ("femke", 403), ("samira", 403),
])  # fmt: skip
def test_the_list_opens_for_who_may_see_the_picture_and_is_logged(demo, as_user, user, status) -> None:  # type: ignore[no-untyped-def]
    answer = as_user(user).get(f"/leerling/{demo.pupils['sami'].pk}/begrijpen/achter/?van=all")
    assert answer.status_code == status
    entry = LogEntry.objects.order_by("-seq")[0]
    assert (entry.thing == "picture_count" and entry.actor == demo.users[user].pk) == (status == 200)


def test_the_number_of_queries_does_not_grow_with_what_was_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, counts = as_user("marleen"), {}
    client.get("/")
    for pupil in ("bram", "sami"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/leerling/{demo.pupils[pupil].pk}/begrijpen/achter/?van=all")
        counts[pupil] = len(asked)
    assert counts["bram"] == counts["sami"] <= 25, counts


def test_counts_are_links_in_english_too(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, address = as_user("marleen"), f"/leerling/{demo.pupils['sami'].pk}/begrijpen/"
    dutch = links_of(client.get(address).content.decode())
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.get(address).content.decode()
    assert 'lang="en"' in english
    assert dutch.keys() == links_of(english).keys()
