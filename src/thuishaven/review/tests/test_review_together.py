"""Two people at once: what a colleague saved while a review was being written stands in the form before it is saved."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.utils import timezone

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.plan.queries import newest_version, open_goals
from thuishaven.plan.services import Agreement, GoalText, PlanContent, read_version, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.review.models import Review
from thuishaven.review.services import minutes_of
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

MINE, OTHER = Agreement("juf", "kondigt aan"), Agreement("oma", "leest voor")
Save = Callable[..., PlanContent]


@pytest.fixture
def save(demo) -> Save:  # type: ignore[no-untyped-def]
    """Save a next version of Sami's plan with these changes, as one of the people."""

    def change(who: str = "hilde", **changes: Any) -> PlanContent:
        pupil = demo.pupils["sami"]
        admission = Admission(
            person=Person(user=demo.users[who], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
            decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=timezone.now(),
        )  # fmt: skip
        newest = newest_version(pupil.pk)
        assert newest is not None
        content = replace(read_version(newest, open_goals(pupil.pk), admission), **changes)
        save_plan(admission=admission, content=content, based_on=newest.number)
        return _plan(demo)

    return change


def _plan(demo) -> PlanContent:  # type: ignore[no-untyped-def]
    pupil = demo.pupils["sami"]
    admission = Admission(
        person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=timezone.now(),
    )  # fmt: skip
    return read_version(newest_version(pupil.pk), open_goals(pupil.pk), admission)  # type: ignore[arg-type]


def _number(demo) -> int:  # type: ignore[no-untyped-def]
    version = newest_version(demo.pupils["sami"].pk)
    assert version is not None
    return version.number


def _address(demo) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['sami'].pk}/terugkijken/gesprek/"


def _filled(content: PlanContent, based_on: int, today: date, **more: object) -> dict[str, object]:
    data: dict[str, object] = {
        "based_on": based_on, "held_on": today.isoformat(), "approaches": list(content.approaches),
        "review_on": (today + timedelta(weeks=6)).isoformat(), "school": "Hij loopt vaker mee.",
    }  # fmt: skip
    for number, one in enumerate(content.agreements):
        data |= {f"who_{number}": one.who, f"what_{number}": one.what}
    return data | {f"decision-{goal.id}": "go_on" for goal in content.goals} | more


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


class _Form(HTMLParser):
    """What a browser sends when the page is saved as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name, kind = found.get("name") or "", found.get("type")
        if tag == "textarea":
            self.area = name
            self.found[name] = [""]
        elif tag == "input" and name and (kind not in {"radio", "checkbox"} or "checked" in found):
            self.found.setdefault(name, []).append(found.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""


def _sent_again(response: Any) -> dict[str, Any]:
    form = _Form()
    form.feed(response.content.decode())
    return {name: values if name == "approaches" else values[-1] for name, values in form.found.items()}


def test_an_agreement_a_colleague_added_stands_in_the_form_and_comes_into_the_plan(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = save("marleen", agreements=(MINE,))
    page = _filled(before, _number(demo), today, who_1="mama", what_1="belt op vrijdag")
    save("hilde", agreements=(MINE, OTHER))
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert answer.status_code == 409
    assert 'value="oma"' in answer.content.decode()
    assert "Dit kwam van Hilde" in _text(answer)
    assert "Erbij in “Wie doet wat”: oma: leest voor" in _text(answer)
    assert client.post(_address(demo), _sent_again(answer)).status_code == 302
    assert _plan(demo).agreements == (MINE, Agreement("mama", "belt op vrijdag"), OTHER)


def test_what_a_colleague_took_away_goes_and_what_was_taken_away_here_does_not_come_back(
    demo, as_user, save, today
) -> None:  # type: ignore[no-untyped-def]
    before = save("marleen", agreements=(MINE, OTHER, Agreement("papa", "brengt")))
    page = _filled(replace(before, agreements=(MINE, OTHER)), _number(demo), today)
    save("hilde", agreements=(MINE, Agreement("papa", "brengt")))
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert "Weg bij “Wie doet wat”: oma: leest voor" in _text(answer)
    assert client.post(_address(demo), _sent_again(answer)).status_code == 302
    assert _plan(demo).agreements == (MINE,)


def test_a_row_both_changed_stands_there_twice(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = save("marleen", agreements=(MINE,))
    page = _filled(before, _number(demo), today, what_0="zegt het vooraf")
    save("hilde", agreements=(Agreement("juf", "wijst op de kaart"),))
    answer = as_user("marleen").post(_address(demo), page)
    assert [_sent_again(answer)[f"what_{n}"] for n in range(2)] == ["zegt het vooraf", "wijst op de kaart"]


def test_more_agreements_than_fit_are_all_shown_and_people_choose(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    rows = tuple(Agreement(f"mens {n}", f"doet {n}") for n in range(6))
    before = save("marleen", agreements=rows[:4])
    page = _filled(replace(before, agreements=rows), _number(demo), today)
    save("hilde", agreements=(*rows[:4], OTHER))
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert all(f'value="{one.who}"' in answer.content.decode() for one in (*rows, OTHER))
    assert "Samen zijn dit 7 afspraken" in _text(answer)
    again = _sent_again(answer)
    assert client.post(_address(demo), again).status_code == 422
    assert client.post(_address(demo), again | {"who_0": "", "what_0": ""}).status_code == 302
    assert _plan(demo).agreements == (*rows[1:], OTHER)


def test_each_change_is_named_with_whoever_made_it(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = save("marleen", agreements=(MINE,))
    page = _filled(before, _number(demo), today)
    save("hilde", agreements=(MINE, OTHER))
    save("aicha", agreements=(MINE, OTHER), approaches=before.approaches | {"STR-REL-16": "ook dit"})
    save("marleen", agreements=(MINE, OTHER, Agreement("meester", "wacht")))
    text = _text(as_user("marleen").post(_address(demo), page))
    told = (
        "kwam van Hilde", "oma: leest voor", "van jou, in een ander venster", "meester: wacht", "kwam van Aïcha", "Nieuwe aanpak",
    )  # fmt: skip
    assert sorted(told, key=text.index) == list(told)


def test_an_approach_that_left_the_plan_is_told_and_does_not_stand_in_the_way(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = save("marleen", agreements=())
    page = _filled(before, _number(demo), today)
    first, *rest = before.approaches
    save("hilde", approaches={code: before.approaches[code] for code in rest})
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert answer.status_code == 409
    assert "Gestopt met:" in _text(answer)
    assert client.post(_address(demo), _sent_again(answer)).status_code == 302
    assert list(_plan(demo).approaches) == rest
    assert first not in rest


def test_a_new_goal_goes_on_and_the_words_for_one_that_ended_stay_in_the_minutes(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    levels = ("gang", "deur", "kaart", "zelf", "helpt")
    old = _plan(demo).goals
    before = save("marleen", goals=(replace(old[0], levels=levels), old[1]))
    ended = before.goals[0]
    page = _filled(before, _number(demo), today, **{
        f"level-{ended.id}": "1", f"decision-{ended.id}": "adapt", f"text-{ended.id}": "Komt met een vriend binnen.",
    })  # fmt: skip
    save("hilde", goals=(before.goals[1], GoalText("Vraagt zelf om hulp.")))
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert answer.status_code == 409
    assert "Nieuw doel: “Vraagt zelf om hulp.”" in _text(answer)
    assert "Dit doel staat niet meer in het plan" in _text(answer)
    assert client.post(_address(demo), _sent_again(answer)).status_code == 302
    assert [one.text for one in _plan(demo).goals] == [before.goals[1].text, "Vraagt zelf om hulp."]
    kept = minutes_of(Review.objects.latest("at"), open_key(demo.pupils["sami"].key)).school
    for words in ("Hij loopt vaker mee.", ended.text, "zelf", "Anders proberen", "Komt met een vriend binnen."):
        assert words in kept


def test_a_goal_both_put_in_other_words_shows_both(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = _plan(demo)
    goal = before.goals[0]
    page = _filled(before, _number(demo), today, **{f"text-{goal.id}": "Komt alleen binnen."})
    save("hilde", goals=(replace(goal, text="Komt met de kaart."), *before.goals[1:]))
    text = _text(as_user("marleen").post(_address(demo), page))
    assert "Dit doel is veranderd: “Komt met de kaart.”" in text
    assert "Jij schreef: “Komt alleen binnen.”" in text


def test_what_the_child_said_to_both_stands_together(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = _plan(demo)
    page = _filled(before, _number(demo), today, child="Het kaartje is fijn.")
    save("hilde", child=replace(before.child, opinion="Bij gym niet."))
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert "Sami zei van het plan: “Bij gym niet.” Dat staat nu onder jouw tekst." in _text(answer)
    assert client.post(_address(demo), _sent_again(answer)).status_code == 302
    assert _plan(demo).child.opinion == "Het kaartje is fijn.\nBij gym niet."


def test_where_nothing_was_written_here_the_words_of_the_other_stay(demo, as_user, save, today) -> None:  # type: ignore[no-untyped-def]
    before = _plan(demo)
    page = _filled(before, _number(demo), today)
    save("hilde", child=replace(before.child, opinion="Bij gym niet."), review_on=today + timedelta(weeks=3))
    client = as_user("marleen")
    answer = client.post(_address(demo), page)
    assert "Om weer terug te kijken:" in _text(answer)
    assert client.post(_address(demo), _sent_again(answer)).status_code == 302
    assert _plan(demo).child.opinion == "Bij gym niet."


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 5000, "٣", "3.0"])
def test_a_number_that_is_none_is_refused_with_the_words_kept(demo, as_user, today, number) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo), _filled(_plan(demo), 1, today) | {"based_on": number})
    assert answer.status_code in {409, 422}
    assert not Review.objects.filter(plan__pupil=demo.pupils["sami"], held_on=today).exists()
    assert "Hij loopt vaker mee." in _text(answer)
