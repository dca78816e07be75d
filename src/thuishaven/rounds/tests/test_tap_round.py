"""One tap on a round: an observation, once; what did not happen and what nobody looked at are kept apart."""

import re
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import standing
from thuishaven.privacy.models import LogEntry
from thuishaven.rounds.models import PlannedRound, RoundFinding, RoundMiss

pytestmark = pytest.mark.django_db


def _today(client: Client) -> str:
    page = client.get("/").content.decode()
    found = re.search(r'<section[^>]*aria-labelledby="rounds-t".*?</section>', page, re.DOTALL)
    return found.group() if found else ""


def test_one_tap_saves_an_observation_and_closes_the_round(demo, as_user, plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    key = uuid4()
    client, response = tap(planned, "SIG-POS-02", key=key, back="today")
    assert response["Location"] == "/"
    saved = Observation.objects.get(pk=key)
    assert (saved.pupil_id, saved.signals, saved.moment, saved.observer, saved.observer_role, saved.setting) == (
        planned.pupil_id, ["SIG-POS-02"], "play", demo.users["marleen"], "teacher", "school",
    )  # fmt: skip
    page = client.get("/").content.decode()
    assert "Opgeslagen bij Titi. Deze ronde is klaar." in page
    assert _today(client) == ""
    page = client.get(f"/leerling/{planned.pupil_id}/rondes/").content.decode()
    seen = page[page.index('id="seen-t"') :]
    assert "Komt, en troost helpt" in seen
    assert "Marleen de Wit" in seen
    assert LogEntry.objects.filter(verb="round_answer", thing=str(planned.pk)).count() == 1


def test_the_same_tap_twice_saves_once(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    before, key = standing(planned.pupil_id).count(), uuid4()
    for _ in range(3):
        assert tap(planned, "SIG-POS-02", key=key)[1].status_code == 302
    assert standing(planned.pupil_id).count() == before + 1
    assert RoundFinding.objects.count() == 1


def test_a_second_device_does_not_answer_again(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    tap(planned, "SIG-POS-02")
    before = standing(planned.pupil_id).count()
    client, _ = tap(planned, "SIG-GEN-27")
    assert "Deze ronde is al klaar" in client.get(f"/leerling/{planned.pupil_id}/rondes/").content.decode()
    assert standing(planned.pupil_id).count() == before


def test_undo_takes_the_observation_back_and_opens_the_round(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    before, key = standing(planned.pupil_id).count(), uuid4()
    client, _ = tap(planned, "SIG-POS-02", key=key, back="today")
    page = client.get("/").content.decode()
    undo = f"/leerling/{planned.pupil_id}/rondes/{planned.pk}/toch-niet/?terug=today"
    assert undo in page
    assert client.post(undo)["Location"] == "/"
    assert standing(planned.pupil_id).count() == before
    assert "Troost na een val" in _today(client)
    assert tap(planned, "SIG-POS-02", key=key)[1].status_code == 422
    assert tap(planned, "SIG-GEN-27")[1].status_code == 302
    assert standing(planned.pupil_id).count() == before + 1


def test_an_observation_taken_back_elsewhere_opens_the_round_too(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    key = uuid4()
    client, _ = tap(planned, "SIG-POS-02", key=key)
    client.post(f"/leerling/{planned.pupil_id}/waarnemen/{key}/intrekken/")
    assert "Troost na een val" in _today(client)


def test_not_happened_keeps_the_round_and_counts_as_nothing_seen(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    before = Observation.objects.count()
    client, response = tap(planned, "not_happened", back="today")
    assert response["Location"] == "/"
    assert "Genoteerd bij Titi. De ronde blijft staan." in client.get("/").content.decode()
    assert "vandaag niet voorgekomen" in _today(client)
    assert Observation.objects.count() == before


def test_not_happened_is_not_the_same_as_not_looked(plan, tap, it_is, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    tap(planned, "not_happened")
    it_is(tuesday + timedelta(days=1))
    client, _ = tap(planned, "not_looked")
    page = client.get(f"/leerling/{planned.pupil_id}/rondes/").content.decode()
    without = page[page.index('id="miss-t"') :]
    assert re.search(r"Niet voorgekomen:\s*di 24 nov", without)
    assert re.search(r"Niet gekeken:\s*wo 25 nov", without)
    assert "vandaag niet voorgekomen" not in _today(client)


def test_the_last_tap_of_a_day_counts_and_can_be_undone(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    tap(planned, "not_happened")
    client, _ = tap(planned, "not_looked")
    assert [one.what for one in RoundMiss.objects.all()] == ["not_looked"]
    assert client.post(f"/leerling/{planned.pupil_id}/rondes/{planned.pk}/vandaag-open/").status_code == 302
    assert not RoundMiss.objects.exists()


def test_who_saw_it_after_all_leaves_no_note_that_it_did_not_happen(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    tap(planned, "not_happened")
    tap(planned, "SIG-POS-02")
    assert not RoundMiss.objects.exists()


@pytest.mark.parametrize("answer", ["SIG-POS-01", "SIG-RAD-01", "", "midnight"])
def test_an_answer_that_is_not_of_this_round_is_refused(plan, tap, tuesday, answer) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    before = Observation.objects.count()
    _, response = tap(planned, answer)
    assert response.status_code == 422
    assert "Nog niet opgeslagen" in response.content.decode()
    assert Observation.objects.count() == before


def test_the_id_of_something_else_is_refused(demo, plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    first, second = plan("comfort", "help")
    used, elsewhere = uuid4(), Observation.objects.filter(pupil=demo.pupils["yara"]).first()
    tap(first, load_catalogue().rounds[first.kind].answers[0].signal, key=used)
    for key in (used, elsewhere.pk):
        _, response = tap(second, load_catalogue().rounds[second.kind].answers[0].signal, key=key)
        assert response.status_code == 422
        assert "Laad de bladzijde opnieuw en probeer het nog een keer." in response.content.decode()
    assert RoundFinding.objects.count() == 1


def test_only_who_looks_can_tap(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort", child="sami")
    for answer in ("SIG-POS-02", "not_happened"):
        assert tap(planned, answer, by="hilde")[1].status_code == 404
    assert not RoundFinding.objects.exists()
    assert not RoundMiss.objects.exists()


def test_nothing_can_be_tapped_after_the_week(plan, tap, it_is, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    before = Observation.objects.count()
    it_is(tuesday + timedelta(days=7))
    client, _ = tap(planned, "SIG-POS-02", back="today")
    assert "Er is niets veranderd." in client.get("/").content.decode()
    assert Observation.objects.count() == before


def test_what_fits_the_moment_stands_first_and_open(as_user, plan, it_is, tuesday) -> None:  # type: ignore[no-untyped-def]
    plan("help", child="sami")
    plan("comfort")
    client = as_user("marleen")
    part = _today(client)
    assert part.index("Troost na een val") < part.index("Hulp vragen")
    assert part.count("past bij nu") == 1
    assert [" open" in one for one in re.findall(r"<details[^>]*>", part)] == [True, False]
    it_is(tuesday, time(11, 5))
    part = _today(client)
    assert part.index("Hulp vragen") < part.index("Troost na een val")


def test_the_moment_is_the_last_one_of_today_that_fits(plan, tap, it_is, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    it_is(tuesday, time(11, 5))
    key = uuid4()
    tap(planned, "SIG-POS-02", key=key)
    assert Observation.objects.get(pk=key).moment == "transition"


def test_on_a_day_without_school_nothing_presses(as_user, plan, it_is, tuesday) -> None:  # type: ignore[no-untyped-def]
    plan("comfort")
    it_is(tuesday + timedelta(days=4))
    part = _today(as_user("marleen"))
    assert "Kijk vandaag naar" not in part
    assert "Dit staat klaar voor de volgende schooldag." in part


def test_the_page_of_today_shows_only_ones_own_rounds_and_logs_the_look(demo, as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    plan("comfort", child="sami", who=("hilde",))
    assert _today(as_user("marleen")) == ""
    assert "Troost na een val" in _today(as_user("hilde"))
    looks = LogEntry.objects.filter(verb="see_rounds")
    assert [(one.actor, one.subject) for one in looks] == [(demo.users["hilde"].pk, demo.pupils["sami"].pk)]


def test_who_lost_the_tie_sees_the_round_no_more(demo, as_user, plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort", child="sami", who=("aicha",))
    demo.pupils["sami"].care_team.filter(user=demo.users["aicha"]).delete()
    assert _today(as_user("aicha")) == ""
    assert tap(planned, "SIG-POS-02", by="aicha")[1].status_code == 403


def test_a_substitute_sees_no_rounds(as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort", child="sami")
    assert _today(as_user("femke")) == ""
    assert as_user("femke").get(f"/leerling/{planned.pupil_id}/rondes/").status_code == 403


def test_the_answer_follows_the_observation_when_it_is_edited(plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    key = uuid4()
    client, _ = tap(planned, "SIG-POS-02", key=key)
    client.post(f"/leerling/{planned.pupil_id}/waarnemen/{key}/", {"id": str(key), "signals": ["SIG-POS-03"]})
    page = client.get(f"/leerling/{planned.pupil_id}/rondes/").content.decode()
    seen = page[page.index('id="seen-t"') :]
    assert "Komt even en speelt verder" in seen
    assert PlannedRound.objects.get(pk=planned.pk).findings.count() == 1


def test_the_picture_leads_to_the_rounds(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    for child in ("sami", "lotte"):
        page = as_user("marleen").get(f"/leerling/{demo.pupils[child].pk}/begrijpen/").content.decode()
        assert f'href="/leerling/{demo.pupils[child].pk}/rondes/"' in page
