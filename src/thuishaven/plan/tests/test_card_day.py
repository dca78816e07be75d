"""The card for a day that comes, and all cards of a group: at their moments, for who may see them, on paper."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.domain.school_days import SchoolDays
from thuishaven.plan import additions
from thuishaven.plan.additions import CardPart, add_card_part
from thuishaven.plan.cards import card_days, group_card_days
from thuishaven.plan.models import SupportPlan
from thuishaven.plan.services import ChildWords, PlanContent, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.privacy.models import LogEntry
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, DayMoment, GroupAssignment, Holiday, Pupil, SchoolYear
from thuishaven.school.pupils import PupilIdentity, add_pupil, enrol, know
from thuishaven.vault.sealing import open_key

CARD, NEAR = "STR-STRUCT-10", "STR-BOUND-02"


@pytest.fixture(autouse=True)
def only_sami_has_a_plan(demo) -> None:  # type: ignore[no-untyped-def]
    """The other plan of the demo tells nothing here."""
    SupportPlan.objects.exclude(pupil=demo.pupils["sami"]).delete()


@pytest.fixture
def day(demo, today, monkeypatch) -> date:  # type: ignore[no-untyped-def]
    """A day with school, at nine; Femke stands in that day."""
    found = days_of_school().rateable(today, 1)[0]
    clock = timezone.make_aware(datetime.combine(found, time(9)))
    monkeypatch.setattr(timezone, "now", lambda: clock)
    GroupAssignment.objects.filter(user=demo.users["femke"]).update(starts=found)
    return found


@pytest.fixture
def next_day(day) -> date:  # type: ignore[no-untyped-def]
    """The next school day."""
    return card_days(day, days_of_school())[1]


@pytest.fixture
def parts() -> Iterator[None]:
    """Whatever signs up for the cards goes away again."""
    before = list(additions._card_parts)
    yield
    additions._card_parts[:] = before


@pytest.fixture
def plan_for(demo, day) -> Callable[..., None]:  # type: ignore[no-untyped-def]
    """A plan for a pupil of Marleen that runs since a week."""

    def make(pupil: Pupil, **content: object) -> None:
        admission = Admission(
            person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
            decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=timezone.now(),
        )  # fmt: skip
        standard = {"approaches": {CARD: "Rustig."}, "moments": {CARD: ("transition",)}}
        save_plan(
            admission=admission, based_on=0,
            content=PlanContent(day - timedelta(days=7), day + timedelta(days=30), **(standard | content)),
        )  # fmt: skip

    return make


def card(demo, key: str = "sami", name: str = "kaart/") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/{name}"


def cards(demo, name: str = "") -> str:  # type: ignore[no-untyped-def]
    return f"/steunplan/kaarten/{demo.groups['5B'].pk}/{name}"


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_a_card_is_made_for_today_and_the_school_days_of_two_weeks(demo, today) -> None:  # type: ignore[no-untyped-def]
    monday = days_of_school().between(today - timedelta(days=14), today)[0]
    days = card_days(monday, days_of_school())
    assert days[0] == monday
    assert all(days_of_school().open_on(one) for one in days[1:])
    assert days[-1] <= monday + timedelta(days=14)
    saturday = monday + timedelta(days=5 - monday.weekday())
    assert card_days(saturday, days_of_school())[0] == saturday


def test_what_helps_stands_at_its_moment_and_its_how_once(demo, as_user, day, next_day) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(card(demo), {"dag": next_day.isoformat()}).content.decode()
    run = page.split('<ol class="run">')[1].split("</ol>")[0]
    assert run.count("Bereid het kind voor op wat spannend kan zijn") == 2
    assert run.count("Vijf minuten voor elke wissel") == 1
    assert "Naast hem zitten" not in run
    assert "Ander moment" not in run
    assert "Dit helpt de hele dag" in page


def test_a_day_with_another_programme_has_another_card(demo, as_user, next_day) -> None:  # type: ignore[no-untyped-def]
    DayMoment.objects.filter(group=demo.groups["5B"], weekday=next_day.weekday(), moment="transition").delete()
    page = as_user("marleen").get(card(demo), {"dag": next_day.isoformat()}).content.decode()
    assert "Bereid het kind voor" not in page
    assert "Hij zet de stoelen" in page


@pytest.mark.parametrize("path", ["kaart/", "kaart.pdf"])
@pytest.mark.parametrize("wrong", ["gisteren", "2026-13-40", "1999-01-01", "2999-01-01", "x" * 300])
def test_a_day_no_card_is_made_for_is_not_found(demo, as_user, day, path, wrong) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").get(card(demo, name=path), {"dag": wrong}).status_code == 404


def test_a_free_day_is_not_offered(demo, as_user, next_day) -> None:  # type: ignore[no-untyped-def]
    Holiday.objects.create(year=SchoolYear.objects.first(), name="Studiedag", starts=next_day, ends=next_day)
    client = as_user("marleen")
    assert f"dag={next_day.isoformat()}" not in client.get(card(demo)).content.decode()
    assert client.get(card(demo), {"dag": next_day.isoformat()}).status_code == 404


def test_whoever_stands_in_sees_today_only_and_may_say_what_was_done(demo, as_user, day, next_day) -> None:  # type: ignore[no-untyped-def]
    client = as_user("femke")
    page = client.get(card(demo)).content.decode()
    assert "Voor welke dag?" not in page
    assert page.count('class="told"') == 3
    for name in ("kaart/", "kaart.pdf"):
        assert client.get(card(demo, name=name), {"dag": day.isoformat()}).status_code == 200
        assert client.get(card(demo, name=name), {"dag": next_day.isoformat()}).status_code == 403


def test_a_card_of_another_day_or_an_absent_child_asks_nothing(demo, as_user, day, next_day) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert 'class="told"' not in client.get(card(demo), {"dag": next_day.isoformat()}).content.decode()
    Absence.objects.create(
        pk=uuid4(), pupil=demo.pupils["sami"], first=day, last=day, by=demo.users["marleen"], at=timezone.now()
    )
    page = client.get(card(demo)).content.decode()
    assert 'class="told"' not in page
    assert "Sami is er die dag niet, voor zover nu bekend is." in page


def test_other_parts_of_the_product_add_to_the_card_and_the_paper(demo, as_user, next_day, parts) -> None:  # type: ignore[no-untyped-def]
    sami = demo.pupils["sami"].pk

    def in_crisis(keys):  # type: ignore[no-untyped-def]
        return {one: CardPart("Als de spanning hoog is", ("Ga naast hem zitten.",)) for one in keys if one == sami}

    add_card_part(in_crisis)
    add_card_part(in_crisis)
    client = as_user("marleen")
    assert client.get(card(demo)).content.decode().count("Als de spanning hoog is") == 1
    assert "Als de spanning hoog is" not in client.get(card(demo, "lotte")).content.decode()
    assert "Ga naast hem zitten." in text_of(client.get(card(demo, name="kaart.pdf")).content)


def test_pictograms_the_child_chose_stand_by_their_names(demo, as_user, plan_for) -> None:  # type: ignore[no-untyped-def]
    plan_for(demo.pupils["lotte"], child=ChildWords(helps="Even wachten.", chosen={"helps": ("calm", "gone-code")}))
    assert "Even wachten.\n(gekozen plaatjes: rustig)" in as_user("femke").get(card(demo, "lotte")).content.decode()


def test_all_cards_of_the_group_each_on_its_own_page(demo, as_user, next_day, plan_for) -> None:  # type: ignore[no-untyped-def]
    plan_for(demo.pupils["lotte"])
    plan_for(demo.pupils["noor"], calm_place="Het bankje " * 20, today="Let op. " * 25)
    client = as_user("marleen")
    page = client.get(cards(demo), {"dag": next_day.isoformat()}).content.decode()
    assert [name in page for name in ("Lotte", "Noor", "Sami", "Milan")] == [True, True, True, False]
    answer = client.get(cards(demo, "kaarten.pdf"), {"dag": next_day.isoformat()})
    assert answer["Content-Disposition"] == 'inline; filename="kaarten.pdf"'
    paper = PdfReader(BytesIO(answer.content))
    names = [page.extract_text().split("\n")[0] for page in paper.pages]
    assert names == [f"Kaart voor de invaller: {name}" for name in ("Lotte", "Noor", "Sami")]
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("nl")


def test_on_a_day_without_school_the_cards_of_a_group_are_for_the_next_school_day() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert group_card_days(sunday, SchoolDays(()))[0] == monday
    assert group_card_days(monday, SchoolDays(()))[0] == monday
    closed = SchoolDays(((sunday, date(2026, 12, 31), "vakantie"),))
    assert group_card_days(sunday, closed) == [sunday]


def test_printing_cards_is_a_look_at_each_child(demo, as_user, day, plan_for) -> None:  # type: ignore[no-untyped-def]
    plan_for(demo.pupils["lotte"])
    last = LogEntry.objects.latest("seq").seq
    as_user("marleen").get(cards(demo, "kaarten.pdf"))
    rows = LogEntry.objects.filter(seq__gt=last, verb="see_card", why="own_group")
    looks = set(rows.values_list("subject", flat=True))
    assert looks == {demo.pupils["lotte"].pk, demo.pupils["sami"].pk}


def test_a_child_that_is_away_that_day_has_no_card_in_the_pile(demo, as_user, day, next_day, plan_for) -> None:  # type: ignore[no-untyped-def]
    plan_for(demo.pupils["lotte"])
    Absence.objects.create(
        pk=uuid4(),
        pupil=demo.pupils["sami"],
        first=next_day,
        last=next_day,
        by=demo.users["marleen"],
        at=timezone.now(),
    )
    client = as_user("marleen")
    assert "Die dag niet op school, dus geen kaart: Sami." in (
        client.get(cards(demo), {"dag": next_day.isoformat()}).content.decode()
    )
    assert (
        len(PdfReader(BytesIO(client.get(cards(demo, "kaarten.pdf"), {"dag": next_day.isoformat()}).content)).pages)
        == 1
    )
    assert len(PdfReader(BytesIO(client.get(cards(demo, "kaarten.pdf")).content)).pages) == 2


@pytest.mark.parametrize("name", ["", "kaarten.pdf"])
@pytest.mark.parametrize("who", ["joost", "femke", "hilde", "ruud", "aicha", "petra", "ineke"])
def test_the_cards_of_a_group_are_for_its_teacher(demo, as_user, day, who, name) -> None:  # type: ignore[no-untyped-def]
    assert as_user(who).get(cards(demo, name)).status_code == 404


def test_a_group_without_plans_says_where_cards_come_from(demo, as_user, day) -> None:  # type: ignore[no-untyped-def]
    client, url = as_user("joost"), f"/steunplan/kaarten/{demo.groups['7/8'].pk}/"
    assert "Nog geen plannen in deze groep" in client.get(url).content.decode()
    assert client.get(url + "kaarten.pdf").status_code == 404


def test_thirty_cards_cost_no_more_queries_than_two(demo, as_user, day, plan_for) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(cards(demo, "kaarten.pdf")).status_code == 200
        return len([one for one in found if "privacy_log" not in one["sql"] and "SAVEPOINT" not in one["sql"]])

    queries()
    few = queries()
    made: list[UUID] = []
    for number in range(30):
        pupil = add_pupil(
            school=demo.school, identity=PupilIdentity(f"Wilhelmina-Alexandra{number}", "van der", "Extra"),
            now=timezone.now(),
        )  # fmt: skip
        enrol(pupil=pupil, group=demo.groups["5B"], grade=5, on=demo.groups["5B"].year.starts)
        plan_for(pupil)
        made.append(pupil.pk)
    assert queries() == few


def test_the_fullest_card_still_fits_on_one_page(demo, as_user, next_day, plan_for, parts) -> None:  # type: ignore[no-untyped-def]
    def said(length: int) -> str:
        return ("Dit is een zin van ongeveer veertig tekens. " * 20)[:length]

    add_card_part(lambda keys: {one: CardPart("Als de spanning hoog is", (said(120), said(120))) for one in keys})
    plan_for(
        demo.pupils["tigist"], today=said(200), calm_place=said(200),
        approaches=dict.fromkeys((CARD, NEAR, "STR-REL-01", "STR-REL-02", "STR-REL-03"), said(400)),
        moments={CARD: ("transition", "circle"), NEAR: ("play",)},
        child=ChildWords(helps=said(500), helps_not=said(500)),
        avoid=("STR-DONT-01", "STR-DONT-02", "STR-DONT-03", "STR-DONT-04"),
    )  # fmt: skip
    answer = as_user("marleen").get(card(demo, "tigist", "kaart.pdf"), {"dag": next_day.isoformat()})
    paper = PdfReader(BytesIO(answer.content))
    assert len(paper.pages) == 1
    assert "Fijn dat je er bent." in text_of(answer.content)
