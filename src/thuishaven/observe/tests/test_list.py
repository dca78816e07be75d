"""The list of a pupil: filters, an empty state, and as many queries for 120 observations as for none."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.school.models import Absence


def _url(pupil, query: str = "") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{pupil.pk}/waarnemen/{query}"


@pytest.mark.parametrize("page", ["waarnemen/", "waarnemen/nieuw/"])
def test_the_number_of_queries_does_not_grow(demo, as_user, page) -> None:  # type: ignore[no-untyped-def]
    counts = {}
    client = as_user("marleen")
    client.get("/")
    for key in ("lotte", "sami"):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(f"/leerling/{demo.pupils[key].pk}/{page}")
        counts[key] = len(captured)
    assert abs(counts["sami"] - counts["lotte"]) <= 2, counts
    assert counts["sami"] <= 30


def test_an_empty_list_says_what_to_do(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert "Eerste keer vastleggen" in as_user("marleen").get(_url(demo.pupils["lotte"])).content.decode()


@pytest.mark.parametrize(("query", "there", "gone"), [
    ("?what=good", "Ruimde uit zichzelf de kring op", "Duwde mijn hand weg"),
    ("?what=hard&q=gumde", "Gumde het hele blad", "Ruimde uit zichzelf"),
    ("?what=home", "Samira Haddad", "Marleen de Wit</b>"),
    ("?q=zzzz", "Niets gevonden", "Gumde"),
])  # fmt: skip
def test_filters_narrow_the_list(demo, as_user, query, there, gone) -> None:  # type: ignore[no-untyped-def]
    form = dict(part.split("=") for part in query[1:].split("&"))
    page = as_user("marleen").post(_url(demo.pupils["sami"]), form).content.decode()
    assert there in page
    assert gone not in page


@pytest.mark.parametrize("query", ["?page=999", "?page=x", "?what=nonsense", "?q=" + "x" * 500])
def test_strange_addresses_do_no_harm(demo, as_user, query) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").get(_url(demo.pupils["sami"], query)).status_code == 200


def test_words_to_search_for_never_stand_in_an_address(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_url(demo.pupils["sami"], "?q=gumde")).content.decode()
    assert "Ruimde uit zichzelf" in page
    assert 'name="q" value="gumde"' not in page


def test_a_kind_can_be_kept_while_leafing_through(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_url(demo.pupils["sami"], "?what=hard&page=2")).content.decode()
    assert "?page=1&amp;what=hard" in page


def test_a_week_in_which_the_child_was_away_says_so(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    lotte, client = demo.pupils["lotte"], as_user("marleen")
    address, says = _url(lotte), '<td colspan="4">niet op school</td>'
    five_weeks_ago = timezone.now() - timedelta(weeks=5)
    Observation.objects.create(
        id=uuid4(), pupil=lotte, observer=demo.users["marleen"], observer_role="teacher", at=five_weeks_ago,
        recorded_at=five_weeks_ago, signals=["SIG-POS-01"],
    )  # fmt: skip
    assert says not in client.get(address).content.decode()
    Absence.objects.create(pupil=lotte, first=five_weeks_ago.date(), last=None, kind="ill", at=five_weeks_ago)
    assert client.get(address).content.decode().count(says) >= 2
