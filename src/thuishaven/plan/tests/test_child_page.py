"""Child and adult together: pictograms, words, silence, and a version in which only the child's part changed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.demo.drawings import place_at_the_window
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.plan.child_choices import first_choices, more_choices
from thuishaven.plan.child_services import child_of_newest
from thuishaven.plan.forms import CHILD_PROMPTS
from thuishaven.plan.models import Drawing, Goal, PlanVersion
from thuishaven.plan.services import ChildWords, Hearing, PlanContent, read_version
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key
from thuishaven.web.pictograms import PICTOGRAMS


def _address(demo, key: str, page: str = "samen/") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/{page}"


def _admission(demo, key: str) -> Admission:  # type: ignore[no-untyped-def]
    from django.utils import timezone

    pupil, tie = demo.pupils[key], Tie.OWN_GROUP
    return Admission(
        Person(demo.users["marleen"], ()), pupil, know(pupil), open_key(pupil.key),
        Decision(Action.EDIT_PLAN, True, tie), frozenset({tie}), timezone.now(),
    )  # fmt: skip


def _content(demo, key: str) -> PlanContent:  # type: ignore[no-untyped-def]
    newest = PlanVersion.objects.filter(plan__pupil=demo.pupils[key]).first()
    return read_version(newest, list(Goal.objects.filter(plan=newest.plan, ended_on=None)), _admission(demo, key))


def _child(demo, key: str) -> ChildWords:  # type: ignore[no-untyped-def]
    return child_of_newest(_admission(demo, key))[0]


def _as_sami_said(demo, **more: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """The form as it stands for Sami, with changes."""
    child, number = child_of_newest(_admission(demo, "sami"))
    form: dict[str, object] = {"based_on": number}
    for prompt in CHILD_PROMPTS:
        form[f"words_{prompt}"] = getattr(child, prompt)
        form[f"chosen_{prompt}"] = list(child.chosen.get(prompt, ()))
        form[f"keep_{prompt}"] = child.drawings.get(prompt, "")
    return form | more


@pytest.mark.parametrize("prompt", list(CHILD_PROMPTS))
def test_every_question_has_pictograms_and_none_twice(prompt) -> None:  # type: ignore[no-untyped-def]
    codes = [one.code for one in (*first_choices(prompt), *more_choices(prompt))]
    assert len(first_choices(prompt)) >= 12
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(PICTOGRAMS)


def test_the_first_words_make_a_plan_with_the_usual_date(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    form = {
        "based_on": 0,
        "chosen_likes": ["rabbit", "draw"],
        "words_helps": "Als je naast me zit.",
        "silent_opinion": "on",
    }
    answer = as_user("marleen").post(_address(demo, "lotte"), form, follow=True)
    assert answer.redirect_chain[-1][0] == _address(demo, "lotte", "")
    page = answer.content.decode()
    assert "konijn" in page
    assert "Als je naast me zit." in page
    assert "Hier zei Lotte liever niets over." in page
    content = _content(demo, "lotte")
    assert (content.starts, content.review_on) == (today, today + timedelta(weeks=6))
    assert content.child.chosen == {"likes": ("rabbit", "draw")}
    assert content.child.silent == ("opinion",)


def test_only_the_part_of_the_child_changes(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    before = _content(demo, "sami")
    answer = as_user("marleen").post(_address(demo, "sami"), _as_sami_said(demo, chosen_helps=["window", "teddy"]))
    assert answer.status_code == 302
    after = _content(demo, "sami")
    assert after.child.chosen["helps"] == ("window", "teddy")
    assert after.child.drawings == before.child.drawings
    assert (after.goals, after.approaches, after.agreements, after.review_on) == (
        before.goals, before.approaches, before.agreements, before.review_on,
    )  # fmt: skip


def test_the_same_answers_make_no_new_version(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "sami"), _as_sami_said(demo), follow=True)
    assert "Er is niets veranderd." in answer.content.decode()
    assert PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).count() == 1


def test_an_opinion_counts_as_being_heard(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post(_address(demo, "sami"), _as_sami_said(demo, words_opinion="Het kaartje mag weg."))
    hearing = _content(demo, "sami").hearing
    assert (hearing.how, hearing.on) == ("direct", today)
    nothing = {"words_opinion": "", "chosen_opinion": [], "silent_opinion": "on"}
    client.post(_address(demo, "sami"), _as_sami_said(demo, **nothing))
    assert _content(demo, "sami").hearing.how == "not_wanted"


def test_other_answers_say_nothing_about_being_heard(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    before = _content(demo, "sami").hearing
    as_user("marleen").post(_address(demo, "sami"), _as_sami_said(demo, words_likes="Konijnen."))
    assert _content(demo, "sami").hearing == before
    as_user("marleen").post(_address(demo, "lotte"), {"based_on": 0, "words_likes": "Tekenen."})
    assert _content(demo, "lotte").hearing == Hearing()


def test_silence_gives_way_to_an_answer(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = {"based_on": 0, "silent_likes": "on", "chosen_likes": ["dog"]}
    as_user("marleen").post(_address(demo, "lotte"), form)
    assert _child(demo, "lotte").silent == ()


def test_an_empty_form_says_that_silence_is_an_answer(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "lotte"), {"based_on": 0})
    assert answer.status_code == 422
    assert "Niets willen zeggen mag ook" in answer.content.decode()
    assert not PlanVersion.objects.filter(plan__pupil=demo.pupils["lotte"]).exists()


def test_a_child_may_take_everything_back(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").post(_address(demo, "sami"), {"based_on": 1}).status_code == 302
    assert _child(demo, "sami") == ChildWords()


def test_a_change_elsewhere_in_the_plan_is_no_conflict(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    hilde, marleen = as_user("hilde"), as_user("marleen")
    mine = _as_sami_said(demo, words_likes="Konijnen en honden.")
    newest = PlanVersion.objects.get(plan__pupil=demo.pupils["sami"])
    _save_other(demo, newest, calm_place="de gang")
    assert marleen.post(_address(demo, "sami"), mine).status_code == 302
    content = _content(demo, "sami")
    assert (content.calm_place, content.child.likes) == ("de gang", "Konijnen en honden.")
    assert hilde.get(_address(demo, "sami", "versies/3/")).status_code == 200


def _save_other(demo, newest, **change: object) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from thuishaven.plan.services import save_plan

    content = replace(_content(demo, "sami"), **change)
    save_plan(admission=_admission(demo, "sami"), content=content, based_on=newest.number)


def test_other_words_of_the_child_meanwhile_are_shown_and_nothing_is_lost(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    first, second = (
        _as_sami_said(demo, words_likes="Rust."),
        _as_sami_said(demo, words_likes="Honden.", chosen_likes=["dog"]),
    )
    assert client.post(_address(demo, "sami"), first).status_code == 302
    answer = client.post(
        _address(demo, "sami"), second | {"file_likes": SimpleUploadedFile("tekening.png", place_at_the_window())}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rust." in page
    assert "Honden." in page
    assert 'value="dog" checked' in page
    drawn = Drawing.objects.order_by("-at").first()
    assert f'name="keep_likes" value="{drawn.pk}" checked' in page
    again = second | {"based_on": 2, "keep_likes": str(drawn.pk)}
    assert client.post(_address(demo, "sami"), again).status_code == 302
    assert _child(demo, "sami").likes == "Honden."
    assert _child(demo, "sami").drawings["likes"] == str(drawn.pk)


@pytest.mark.parametrize(("form", "words"), [
    ({"chosen_likes": ["gone_fishing"]}, "staat niet in de lijst"), ({"words_likes": "a" * 501}, "te lang"),
    ({"chosen_likes": [one.code for one in (*first_choices("likes"),)][:13]}, "hoogstens 12"),
    ({"based_on": "x", "words_likes": "Rust."}, "Laad de bladzijde opnieuw"),
])  # fmt: skip
def test_what_is_not_right_is_said_and_the_rest_stays(demo, as_user, form, words) -> None:  # type: ignore[no-untyped-def]
    whole = {"based_on": 0, "words_helps": "Als je naast me zit."} | form
    answer = as_user("marleen").post(_address(demo, "lotte"), whole)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Als je naast me zit." in page


def test_the_form_of_the_plan_keeps_pictograms_and_drawings(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    before = _content(demo, "sami")
    goals = {f"goal_{n}": goal.text for n, goal in enumerate(before.goals)}
    ids = {f"goal_id_{n}": str(goal.id) for n, goal in enumerate(before.goals)}
    form = {
        "based_on": 1, "starts": before.starts.isoformat(), "review_on": before.review_on.isoformat(), **goals, **ids,
        "child_likes": "Konijnen.", "child_helps": before.child.helps,
    }  # fmt: skip
    answer = as_user("marleen").post(_address(demo, "sami", "wijzig/"), form)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    after = _content(demo, "sami").child
    assert after.likes == "Konijnen."
    assert (after.chosen, after.drawings) == (before.child.chosen, before.child.drawings)


def test_answers_stand_sealed_in_the_database(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    as_user("marleen").post(_address(demo, "lotte"), {"based_on": 0, "chosen_likes": ["rabbit"]})
    row = PlanVersion.objects.get(plan__pupil=demo.pupils["lotte"])
    assert b"rabbit" not in bytes(row.content_sealed)


def test_the_card_for_a_substitute_names_what_was_chosen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = {"based_on": 0, "chosen_helps": ["window", "stay_near"], "chosen_helps_not": ["touch"]}
    as_user("marleen").post(_address(demo, "lotte"), form)
    page = as_user("marleen").get(_address(demo, "lotte", "kaart/")).content.decode()
    assert "(gekozen plaatjes: bij het raam, blijf dichtbij)" in page
    assert "(gekozen plaatjes: aangeraakt worden)" in page


def test_a_page_asks_the_database_no_more_for_more_drawings(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    counts = []
    for key in ("lotte", "sami"):
        client.get(_address(demo, key))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(_address(demo, key))
        counts.append(len(seen))
    assert max(counts) <= 16


def test_the_same_words_sent_twice_are_one_version_and_no_quarrel(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, form = as_user("marleen"), _as_sami_said(demo, words_helps="Muziek met de koptelefoon.")
    for _tap in range(2):
        assert client.post(_address(demo, "sami"), form).status_code == 302
    assert PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).first().number == int(str(form["based_on"])) + 1
    other = form | {"words_helps": "Iets heel anders."}
    assert client.post(_address(demo, "sami"), other).status_code == 409
