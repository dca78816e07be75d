"""Haven, base and the circle on the page: in words, with this child's own examples, and silent on too little."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.understand.footnotes import MOST_LISTED
from thuishaven.understand.tests.test_see_picture import EVERYBODY

STOPS = ("1. Op pad gaan", "2. Er gebeurt iets", "3. Naar iemand toe", "4. Getroost en weer verder")


def _page(demo, as_user, pupil: str, user: str = "marleen") -> str:  # type: ignore[no-untyped-def]
    return as_user(user).get(f"/leerling/{demo.pupils[pupil].pk}/begrijpen/").content.decode()


def _circle(page: str) -> str:
    return page[
        page.index('aria-labelledby="circle-t"') : page.index("</section>", page.index('aria-labelledby="circle-t"'))
    ]


def _stop(page: str, number: int) -> str:
    return re.findall(r'<li class="stops__one.*?(?=<li class="stops__one|</ol>)', _circle(page), flags=re.DOTALL)[
        number - 1
    ]


def _words(part: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", part, flags=re.DOTALL)))


def _see(demo, pupil: str, observer: str, days_ago: int, moment: str = "play", **seen) -> None:  # type: ignore[no-untyped-def]
    Observation.objects.create(
        id=uuid4(), pupil=demo.pupils[pupil], observer=demo.users[observer], observer_role="teacher", moment=moment,
        at=timezone.now() - timedelta(days=days_ago), recorded_at=timezone.now(), **seen,
    )  # fmt: skip


def _enough_of(demo, pupil: str, *signals: str) -> None:  # type: ignore[no-untyped-def]
    """A picture for who had none: two people, many days, several moments."""
    moments = ("play", "circle", "arrival", "lunch")
    for place in range(12):
        signal = signals[place % len(signals)]
        _see(demo, pupil, ("marleen", "petra")[place % 2], 3 + 2 * place, moments[place % 4], signals=[signal])


def test_the_stops_stand_in_words_in_the_order_of_the_circle(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _words(_circle(_page(demo, as_user, "sami")))
    places = [text.index(stop) for stop in STOPS]
    assert places == sorted(places)


def test_where_it_breaks_is_marked_in_words_with_an_icon_and_what_to_do(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, "sami")
    first = _stop(page, 2)
    assert "hier hapert het als eerste" in _words(first)
    assert "#life-buoy" in first
    assert "Wat je kunt doen:" in _words(first)
    assert "hier hapert het ook" in _words(_stop(page, 3))
    assert "gaat meestal goed" in _words(_stop(page, 1))
    assert "Wat je kunt doen:" not in _words(_stop(page, 1))


def test_what_goes_well_is_said_before_where_it_breaks(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _words(_circle(_page(demo, as_user, "sami")))
    assert text.index("Sami durft op pad te gaan.") < text.index("komt Sami vaak nog niet naar iemand toe")


def test_the_drawing_has_a_text_that_says_the_same(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    circle = _circle(_page(demo, as_user, "sami"))
    told = re.search(
        r'<svg class="round__draw"[^>]*role="img" aria-labelledby="circle-d"><title id="circle-d">(.*?)</title>', circle
    )
    assert told is not None
    assert "1: Op pad gaan, gaat meestal goed" in told[1]
    assert "2: Er gebeurt iets, hier hapert het als eerste" in told[1]


@pytest.mark.parametrize(("pupil", "user"), EVERYBODY)
def test_each_stop_has_at_most_two_examples_with_their_source(demo, as_user, pupil, user) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, pupil, user)
    if 'aria-labelledby="circle-t"' not in page:
        return
    for number in range(1, 5):
        seen = re.findall(r"<li>.*?</li>", _stop(page, number), flags=re.DOTALL)
        assert len(seen) <= 2
        assert all(re.search(r'href="#bron-\d+"', one) for one in seen)
        labels = [_words(one) for one in seen]
        assert len(labels) == len(set(labels))


def test_examples_of_what_breaks_are_signals_of_that_stop(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _enough_of(demo, "lotte", "SIG-AVO-04", "SIG-POS-24")
    page = _page(demo, as_user, "lotte")
    assert "Vraagt geen hulp" in _words(_stop(page, 3))
    assert "Nog niet:" in _words(_stop(page, 3))
    assert "Werkt rustig zonder jou" in _words(_stop(page, 1))
    assert "nog niet te zien" in _words(_stop(page, 2))


def test_a_stop_where_both_were_seen_shows_the_good_moment_first(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _enough_of(demo, "lotte", "SIG-POS-01", "SIG-AVO-04")
    text = _words(_stop(_page(demo, as_user, "lotte"), 3))
    assert "lukt soms wel en soms niet" in text
    assert text.index("Vraagt hulp en pakt die aan") < text.index("Vraagt geen hulp")


def test_two_sightings_of_a_stop_say_nothing_yet(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _enough_of(demo, "lotte", "SIG-GEN-15")
    for days_ago in (2, 4):
        _see(demo, "lotte", "marleen", days_ago, signals=["SIG-AVO-04"])
    before = _page(demo, as_user, "lotte")
    assert "nog niet te zien" in _words(_stop(before, 3))
    assert "Vraagt geen hulp" not in _words(_circle(before))
    _see(demo, "lotte", "petra", 6, signals=["SIG-AVO-04"])
    assert "hier hapert het als eerste" in _words(_stop(_page(demo, as_user, "lotte"), 3))


@pytest.mark.parametrize("pupil", ["bram", "elif"])
def test_thin_data_show_what_to_look_at_and_nothing_else(demo, as_user, pupil) -> None:  # type: ignore[no-untyped-def]
    for days_ago in range(1, 5):
        _see(demo, pupil, "marleen", days_ago, signals=["SIG-AVO-04"])
    page = _page(demo, as_user, pupil)
    circle = _words(_circle(page))
    assert "Nog geen beeld" in page
    assert "hapert het" not in circle
    assert circle.count("nog niet te zien") == 4
    assert "Vraagt geen hulp" not in circle
    assert "Wordt het kind rustiger als jij troost of helpt" in circle


def test_the_weeks_have_a_table_in_which_not_looked_is_no_zero(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    for weeks_ago in (0, 1, 4):
        _see(demo, "lotte", "marleen", 7 * weeks_ago, signals=["SIG-POS-24", "SIG-AVO-04"])
    page = _page(demo, as_user, "lotte")
    table = page[page.index('id="bal-table"') : page.index("</table>", page.index('id="bal-table"'))]
    rows = re.findall(r"<tr><th scope=\"row\">\d+</th>(.*?)</tr>", re.sub(r"</?a\b[^>]*>|<span.*?</span>", "", table))
    assert len(rows) == 5
    assert rows[0] == rows[-1] == "<td>1</td><td>0</td><td>0</td><td>1</td>"
    assert all('colspan="4"' in row for row in rows[1:3])
    assert "niet gekeken" in table
    assert 'aria-label="Op pad gaan en terugkomen, per week. In 3 van de 5 weken is gekeken.' in page


def test_a_week_in_which_somebody_looked_and_saw_nothing_of_this_is_not_called_unseen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    for weeks_ago, signal in ((0, "SIG-POS-24"), (1, "SIG-GEN-15"), (2, "SIG-POS-24"), (3, "SIG-POS-24")):
        _see(demo, "lotte", "marleen", 7 * weeks_ago, signals=[signal])
    page = _page(demo, as_user, "lotte")
    table = page[page.index('id="bal-table"') : page.index("</table>", page.index('id="bal-table"'))]
    assert "<td>0</td><td>0</td><td>0</td><td>0</td>" in table
    assert "niet gekeken" not in table


def test_there_is_no_chart_of_two_sightings(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    for days_ago in (1, 8):
        _see(demo, "lotte", "marleen", days_ago, signals=["SIG-POS-24"])
    assert 'id="bal-table"' not in _page(demo, as_user, "lotte")


def test_nothing_seen_shows_no_circle(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert "circle-t" not in _page(demo, as_user, "lotte")


def test_five_hundred_observations_stay_a_page_one_can_read(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    signals = (
        "SIG-POS-24",
        "SIG-POS-04",
        "SIG-AVO-04",
        "SIG-GEN-29",
        "SIG-AVO-02",
        "SIG-POS-02",
        "SIG-GEN-27",
        "SIG-POS-23",
    )
    moments = ("play", "circle", "arrival", "lunch", "gym")
    rows = [
        Observation(
            id=uuid4(), pupil=demo.pupils["lotte"], observer=demo.users[("marleen", "petra")[place % 2]],
            observer_role="teacher", at=timezone.now() - timedelta(days=place % 150, minutes=place), state="tense",
            recorded_at=timezone.now(), signals=[signals[place % 8]], moment=moments[place // 8 % 5],
            responses=["STR-REL-16"], effect=(2, 1, 0, -1)[place // 5 % 4],
        )
        for place in range(500)
    ]  # fmt: skip
    Observation.objects.bulk_create(rows)
    page = _page(demo, as_user, "lotte")
    assert len(re.findall(r'id="bron-\d+"', page)) <= MOST_LISTED
    assert all("keer" in _words(_stop(page, number)) for number in range(1, 5))
    assert any("<li>" in _stop(page, number) for number in range(1, 5))
    table = page[page.index('id="bal-table"') : page.index("</table>", page.index('id="bal-table"'))]
    assert table.count('<th scope="row">') == 16


def test_the_circle_speaks_english_to_who_reads_english(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    demo.users["marleen"].language = "en"
    demo.users["marleen"].save()
    page = _page(demo, as_user, "sami")
    assert "falters here first" in _words(_stop(page, 2))
    assert "Sami dares to set out." in _words(_circle(page))
    assert "hapert" not in _circle(page)
