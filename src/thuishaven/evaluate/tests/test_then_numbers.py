"""Every count on the page of then and now leads to the list of exactly the observations it counts."""

from datetime import timedelta

import pytest
from django.urls import reverse

from thuishaven.privacy.models import LogEntry
from thuishaven.understand.tests.counting import check_list, links_of, unlinked


@pytest.fixture
def whole_lists(monkeypatch):
    """Lists on one page, however long."""
    monkeypatch.setattr("thuishaven.understand.behind._PER_PAGE", 10_000)


@pytest.mark.parametrize("key", ["sami", "milan", "bram", "jayden"])
def test_every_count_is_a_link_to_as_many_observations(demo, as_user, whole_lists, key):
    client = as_user("marleen")
    page = client.get(reverse("then:show", args=[demo.pupils[key].pk])).content.decode()
    links = links_of(page)
    assert unlinked(page) == []
    assert links
    for url, said in links.items():
        answer = client.get(url)
        assert answer.status_code == 200, url
        for words in said:
            check_list(words, answer.content.decode())


def test_the_lists_are_of_the_day_that_was_chosen(demo, as_user, whole_lists, today):
    client, day = as_user("marleen"), (today - timedelta(days=20)).isoformat()
    page = client.get(reverse("then:show", args=[demo.pupils["sami"].pk]), {"dag": day}).content.decode()
    url, said = next((url, said) for url, said in links_of(page).items() if "then.looks" in url)
    listed = client.get(url).content.decode()
    assert f"dag={day}" in url
    check_list(said[0], listed)
    assert f"?dag={day}" in listed, "the way back keeps the day"


def test_the_list_opens_for_who_may_see_the_page_and_is_logged(demo, as_user):
    address = reverse("then:behind", args=[demo.pupils["sami"].pk]) + "?van=now.looks"
    assert as_user("ruud").get(address).status_code == 403
    assert as_user("marleen").get(address).status_code == 200
    entry = LogEntry.objects.order_by("-seq")[0]
    assert (entry.thing, entry.subject) == ("change_count", demo.pupils["sami"].pk)


def test_a_count_that_is_no_longer_there_says_so(demo, as_user):
    answer = as_user("marleen").get(reverse("then:behind", args=[demo.pupils["sami"].pk]) + "?van=now.nothing")
    assert answer.status_code == 404
    assert "Dit getal staat er niet meer" in answer.content.decode()
