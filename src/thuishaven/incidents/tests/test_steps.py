"""The steps after an incident: each on its own, with who and when, every version kept, nothing overwritten."""

import pytest

from thuishaven.incidents.contents import CONTENTS, Repair, Safe, Step, Talk, Told
from thuishaven.incidents.models import IncidentStep
from thuishaven.incidents.queries import left_to_do
from thuishaven.privacy.models import LogEntry

TALK = {
    "based_on": "0",
    "how": "told",
    "story": "Hij zat op mijn plek.",
    "feeling": ["angry"],
    "needs": "Dat je het vraagt.",
}
REPAIR = {"based_on": "0", "done": "yes", "agreed": "Samen geplakt.", "again": "yes"}
TOLD = {"based_on": "0", "parents": "door", "said": "Wat er gebeurde en dat het weer goed is."}


@pytest.mark.parametrize(
    ("content", "settled"),
    [
        (Safe(), True), (Safe(safe_now="yes"), True), (Safe(safe_now="not_yet"), False),
        (Talk(), False), (Talk(story="Ik viel."), True), (Talk(how="told"), True), (Talk(how="not_needed"), True),
        (Talk(how="not_now", story="Laat maar."), False), (Talk(feeling=("sad",)), False),
        (Repair(), False), (Repair(done="yes"), True), (Repair(agreed="Plakken."), True), (Repair(child_says="Sorry."), True),
        (Repair(done="not_yet", agreed="Plakken."), False), (Repair(done="yes", again="not_yet"), False),
        (Told(), False), (Told(parents="phone"), True), (Told(parents="not_yet"), False), (Told(parents="not_needed"), True),
        (Told(others=("head",)), False),
    ],
)  # fmt: skip
def test_when_nothing_is_left_to_do_in_a_step(content, settled) -> None:  # type: ignore[no-untyped-def]
    assert content.settled is settled


def test_every_step_is_left_until_it_is_filled_in_and_then_it_is_finished(recorded, as_user, read) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded()
    client = as_user("marleen")
    page = read("marleen", address)
    for words in ("gesprek nog doen", "herstel nog doen", "ouders nog vertellen"):
        assert words in page
    assert left_to_do(incident) == ("talk", "repair", "told")
    for step, form in (("talk", TALK), ("repair", REPAIR), ("told", TOLD)):
        assert client.post(f"{address}{step}/", form).status_code == 302
    page = read("marleen", address)
    assert "Afgerond" in page
    assert "nog doen" not in page
    assert page.count("Marleen de Wit, ") >= 3


def test_not_safe_yet_is_the_first_thing_left(recorded, as_user, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded(safe_now="not_yet")
    assert "nagaan of het veilig is" in read("marleen", address)
    as_user("marleen").post(f"{address}safe/", {"based_on": "1", "safe_now": "yes"})
    assert "nagaan of het veilig is" not in read("marleen", address)


def test_the_childs_words_stand_as_a_quote_word_for_word(recorded, as_user, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded()
    words = "Ik ben gewoon een lastpak & <b>dom</b>."
    answer = as_user("marleen").post(f"{address}talk/", {**TALK, "story": words}, follow=True)
    assert "Je schreef" not in answer.content.decode()
    page = read("marleen", address)
    assert f'<blockquote dir="auto">{words}</blockquote>' in page


def test_the_talk_shows_what_to_ask_and_what_to_leave(recorded, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded()
    page = read("marleen", address + "talk/")
    for words in ("Wat is er gebeurd?", "Vertel eens, wat is er gebeurd?", "Liever niet: Waarom doe je dat toch?"):
        assert words in page
    assert 'href="/kennis/PROC-05/"' in page


def test_two_people_at_one_step_see_both_and_nothing_is_overwritten(demo, recorded, as_user, read) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded("sami")
    marleen, hilde = as_user("marleen"), as_user("hilde")
    assert marleen.post(f"{address}talk/", TALK).status_code == 302
    late = {**TALK, "story": "Ik wilde alleen zitten."}
    answer = hilde.post(f"{address}talk/", late)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Marleen de Wit schreef intussen ook iets", "Hij zat op mijn plek.", "Ik wilde alleen zitten."):
        assert words in page
    assert incident.steps.filter(step="talk").count() == 1
    assert 'name="based_on" value="1"' in page
    assert hilde.post(f"{address}talk/", {**late, "based_on": "1"}).status_code == 302
    assert list(incident.steps.filter(step="talk").values_list("number", "by")) == [
        (1, demo.users["marleen"].pk), (2, demo.users["hilde"].pk),
    ]  # fmt: skip
    before = read("hilde", address + "talk/eerder/")
    assert "Hij zat op mijn plek." in before
    assert before.index("Ik wilde alleen zitten.") < before.index("Hij zat op mijn plek.")


def test_the_same_words_twice_are_one_version_also_without_reading_again(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded()
    client = as_user("marleen")
    for _ in range(2):
        assert client.post(f"{address}talk/", TALK).status_code == 302
    assert incident.steps.filter(step="talk").count() == 1
    assert LogEntry.objects.filter(verb="incident_step", subject=incident.observation.pupil_id).count() == 1


@pytest.mark.parametrize("step", list(CONTENTS))
def test_nothing_filled_in_is_said_and_not_saved(recorded, as_user, step) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded()
    answer = as_user("marleen").post(f"{address}{step}/", {"based_on": "0"})
    assert answer.status_code == 422
    assert "Er is nog niets ingevuld." in answer.content.decode()
    assert incident.steps.count() == 0


def test_a_code_of_our_own_making_is_refused_and_the_words_stay(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded()
    answer = as_user("marleen").post(f"{address}repair/", {**REPAIR, "with_whom": ["bram"]})
    assert answer.status_code == 422
    assert "Samen geplakt." in answer.content.decode()
    assert incident.steps.count() == 0


@pytest.mark.parametrize("where", ["punish/", "punish/eerder/"])
def test_a_step_that_does_not_exist_is_not_found(recorded, as_user, where) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded()
    assert as_user("marleen").get(address + where).status_code == 404


def test_under_another_pupil_it_is_not_found(recorded, demo, as_user) -> None:  # type: ignore[no-untyped-def]
    incident, _ = recorded("lotte")
    base = f"/leerling/{demo.pupils['bram'].pk}/incident/{incident.pk}/"
    for where in ("", "talk/", "papier/", "talk/eerder/"):
        assert as_user("marleen").get(base + where).status_code == 404


def test_a_substitute_does_not_read_or_change_what_a_colleague_wrote(recorded, as_user, read) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded("bram", by="femke")
    assert as_user("femke").post(f"{address}repair/", REPAIR).status_code == 302
    assert as_user("marleen").post(f"{address}talk/", TALK).status_code == 302
    page = read("femke", address)
    assert "Samen geplakt." in page
    assert "Hij zat op mijn plek." not in page
    assert "Ingevuld door een collega." in page
    assert as_user("femke").get(f"{address}talk/").status_code == 403
    assert as_user("femke").get(f"{address}repair/eerder/").status_code == 403


def test_what_is_written_at_a_step_asks_for_the_meldcode_too(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded()
    said = {**TALK, "story": "Papa slaat mij thuis elke avond."}
    assert "0800-2000" in as_user("marleen").post(f"{address}talk/", said, follow=True).content.decode()


def test_words_of_a_step_are_sealed(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded()
    as_user("marleen").post(f"{address}talk/", TALK)
    row = IncidentStep.objects.get(incident=incident, step=Step.TALK)
    assert b"mijn plek" not in bytes(row.content_sealed)


def test_what_a_substitute_wrote_meanwhile_stays_in_sight_without_the_words_of_the_colleague(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded("bram", by="femke")
    as_user("marleen").post(f"{address}talk/", TALK)
    answer = as_user("femke").post(f"{address}talk/", {**TALK, "story": "Ik wilde naar buiten."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ik wilde naar buiten." in page
    assert "Hij zat op mijn plek." not in page
    again = {**TALK, "story": "Ik wilde naar buiten.", "based_on": "1"}
    assert as_user("femke").post(f"{address}talk/", again).status_code == 409
    assert incident.steps.filter(step="talk").count() == 1
