"""The day programme with pictograms: from the group and for one child, and what will be different."""

from datetime import date, time
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from thuishaven.domain.school_days import SchoolDays
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.phaseplan.daycards import cards_of, next_day
from thuishaven.school.models import DayMoment
from thuishaven.school.programme import Start

DIFFERENT = "Meester Tom is er, niet de juf."


def _pupil(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/signaleringsplan/dagprogramma/"


def _group(demo, name: str = "5B") -> str:  # type: ignore[no-untyped-def]
    return f"/dagkaarten/{demo.groups[name].pk}/"


def _paper(client, address: str, **more: object) -> PdfReader:  # type: ignore[no-untyped-def]
    answer = client.post(address, {"kind": "desk", "day": "0", "moment": "", "different": "", **more})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()[:2000]
    assert answer["Content-Disposition"] == 'inline; filename="dagprogramma.pdf"'
    return PdfReader(BytesIO(answer.content))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def test_the_sheet_for_a_table_holds_the_whole_day_with_room_for_who(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    reader = _paper(as_user("marleen"), _pupil(demo), with_name="on")
    text = _text(reader)
    assert len(reader.pages) == 1
    for words in ("Maandag", "Van: Sami", "8.15", "Binnenkomst", "Zelfstandig werken", "Naar huis gaan", "met wie"):
        assert words in text
    assert "14.30" not in text  # school is out: no card
    assert "CC BY-SA 4.0" in text
    root = reader.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("nl", True)


def test_the_name_stays_off_when_nobody_asks_for_it(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert "Sami" not in _text(_paper(as_user("marleen"), _pupil(demo)))


def test_big_cards_of_an_ordinary_day_fit_two_pages(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    reader = _paper(as_user("marleen"), _group(demo), kind="class", different=DIFFERENT, moment="Gym")
    assert len(reader.pages) == 2
    text = _text(reader)
    assert text.index("Binnenkomst") < text.index("Kring") < text.index("Naar huis gaan")
    assert DIFFERENT in text


@pytest.mark.parametrize("kind", ["class", "desk"])
@pytest.mark.parametrize("count", [1, 13, 17, 29])
def test_a_day_of_any_length_is_never_more_than_two_pages(demo, as_user, kind, count) -> None:  # type: ignore[no-untyped-def]
    group = demo.groups["5B"]
    DayMoment.objects.filter(group=group, weekday=0).delete()
    DayMoment.objects.bulk_create(
        DayMoment(group=group, weekday=0, starts=time(8 + n // 4, n % 4 * 15), moment="independent_work")
        for n in range(count)
    )
    reader = _paper(as_user("marleen"), _group(demo), kind=kind, different="x" * 160)
    assert len(reader.pages) <= 2
    assert _text(reader).count("Zelfstandig") == count


def test_what_goes_differently_is_on_the_paper_and_kept_nowhere(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(_pupil(demo))
    with CaptureQueriesContext(connection) as found:
        text = _text(_paper(client, _pupil(demo), different=DIFFERENT, moment="Gym"))
    assert DIFFERENT in text
    assert "Gym anders" in text
    assert not any("Tom" in one["sql"] for one in found)
    assert DIFFERENT not in client.get(_pupil(demo)).content.decode()


def test_hostile_words_stay_words(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    hostile = '#panic("x") $x^2$ *vet* <label>'
    assert hostile in _text(_paper(as_user("marleen"), _pupil(demo), different=hostile))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "poster"),
        ("kind", ""),
        ("day", "6"),
        ("day", "x"),
        ("moment", "Bestaat niet"),
        ("different", "x" * 161),
    ],
)
def test_wrong_input_is_told(demo, as_user, field, value) -> None:  # type: ignore[no-untyped-def]
    form = {"kind": "desk", "day": "0", "moment": "", "different": "", field: value}
    answer = as_user("marleen").post(_pupil(demo), form)
    assert answer.status_code == 422
    assert "Nog niet gemaakt" in answer.content.decode()


def test_a_group_without_a_programme_says_so(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    DayMoment.objects.all().delete()
    client = as_user("marleen")
    assert "Er staat nog geen dagprogramma" in client.get(_pupil(demo)).content.decode()
    assert client.post(_pupil(demo), {"kind": "desk", "day": "0"}).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("marleen", 200),
        ("femke", 200),
        ("hilde", 200),
        ("ruud", 200),
        ("ineke", 200),
        ("joost", 404),
        ("aicha", 404),
        ("petra", 404),
    ],
)
def test_a_group_is_for_who_stands_before_it_or_keeps_the_programmes(demo, as_user, who, status) -> None:  # type: ignore[no-untyped-def]
    assert as_user(who).get(_group(demo)).status_code == status


def test_the_office_leads_to_the_cards(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("hilde").get(f"/school/dagprogramma/{demo.groups['5B'].pk}/").content.decode()
    assert _group(demo) in page


def test_every_moment_of_school_has_a_drawing() -> None:
    catalogue = load_catalogue()
    day = tuple(Start(time(8), one) for one in catalogue.moments if not one.startswith("home_") and one != "other")
    cards = cards_of(day, catalogue)
    assert len(cards) == len(day)
    assert all(card.pictogram.code == one.moment for card, one in zip(cards, day, strict=True))


def test_the_first_school_day_to_come_is_offered() -> None:
    day = (Start(time(8), "arrival"),)
    programme = {0: day, 1: day, 2: (), 3: day, 4: day}
    friday = date(2026, 11, 20)
    assert next_day(friday, SchoolDays(()), programme) == 0
    assert next_day(date(2026, 11, 24), SchoolDays(()), programme) == 3  # nothing on Wednesday
    assert next_day(friday, SchoolDays(((date(2026, 11, 23), date(2026, 11, 23), "vrij"),)), programme) == 1
    assert next_day(friday, SchoolDays(()), {}) == 0


def test_whoever_stands_in_does_not_read_who_is_in_the_care_team(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert "Hilde" in as_user("marleen").get(_pupil(demo)).content.decode()
    seen = as_user("femke").get(_pupil(demo))
    assert seen.status_code == 200
    assert "Hilde" not in seen.content.decode()
