"""Looking notes over: nothing is ticked beforehand, a person ticks, and what is kept says no more than the note did."""

import re
from datetime import time

import pytest
from django.utils import timezone

from thuishaven.earlier.models import ImportedNote, ImportEnd
from thuishaven.observe.fields import NOON
from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.observe.witnesses import name_of
from thuishaven.privacy.models import LogEntry
from thuishaven.vault.sealing import open_key

from .tables import START, bring_in, keep, notes_url

HEAD_ON_TABLE = "3-11-2025;Lotte;Legde haar hoofd op tafel en vroeg geen hulp.;ik"


def _kept(imported):
    return [one.observation for one in ImportedNote.objects.filter(imported_id=imported).select_related("observation")]


def test_signals_are_suggested_and_none_is_ticked(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, HEAD_ON_TABLE)
    page = client.get(notes_url(imported, demo.pupils["lotte"])).content.decode()
    assert len(re.findall(r'type="checkbox" name="signals-2"', page)) >= 1
    assert " checked" not in page.split("<main")[1].split("</main>")[0]


def test_what_is_ticked_is_kept_and_nothing_else(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE, "4-11-2025 10:35;Lotte;Lachte hardop.;ik")
    keep(client, imported, lotte, signals_2=["SIG-AVO-04"])
    first, second = _kept(imported)
    assert (first.signals, second.signals) == (["SIG-AVO-04"], [])
    assert first.observer == demo.users["marleen"]
    assert (first.witness, first.observer_role, first.moment, first.state) == (None, "teacher", "", "")
    assert open_key(lotte.key).unseal(note_context(first.pk), first.note_sealed).startswith("Legde haar hoofd")
    assert LogEntry.objects.filter(verb="observation_add", subject=lotte.pk).count() == 2


def test_a_day_without_a_time_pretends_no_time(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE, "4-11-2025 10:35;Lotte;Lachte hardop.;ik")
    keep(client, imported, lotte)
    first, second = _kept(imported)
    assert (timezone.localtime(first.at).time(), first.earlier) == (NOON, "day")
    assert (timezone.localtime(second.at).time(), second.earlier) == (time(10, 35), "time")
    page = client.get(f"/leerling/{lotte.pk}/waarnemen/").content.decode()
    assert "12.00" not in page
    assert "10.35" in page
    assert page.count("eerdere notitie") == 2


@pytest.mark.parametrize(
    ("written", "user", "name", "role"),
    [
        ("ik", None, None, "teacher"), ("Marleen de Wit", None, None, "teacher"), ("marleen", None, None, "teacher"),
        ("", None, None, "teacher"), ("Joost Bakker", "joost", "Joost Bakker", "teacher"),
        ("Vonk, Hilde", "hilde", "Hilde Vonk", "coordinator"), ("Juf Anneke", None, "Juf Anneke", ""),
        ("Joost", None, "Joost", ""),
    ],
)  # fmt: skip
def test_who_wrote_it_is_who_saw_it(as_user, demo, written, user, name, role):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, f"3-11-2025;Lotte;Lachte hardop.;{written}")
    keep(client, imported, lotte)
    (kept,) = _kept(imported)
    assert kept.observer_role == role
    if name is None:
        assert kept.witness is None
    else:
        assert name_of(kept.witness, open_key(lotte.key)) == name
        assert kept.witness.user == (demo.users[user] if user else None)
        assert name in client.get(f"/leerling/{lotte.pk}/waarnemen/").content.decode()


def test_without_an_author_it_is_not_claimed_to_be_mine_unless_said(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, "3-11-2025;Lotte;Lachte hardop.;", mine="no")
    keep(client, imported, lotte)
    (kept,) = _kept(imported)
    assert name_of(kept.witness, open_key(lotte.key)) == "Niet bekend wie"


def test_a_note_can_be_left_out(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, HEAD_ON_TABLE)
    keep(client, imported, demo.pupils["lotte"], leave_2="on")
    assert _kept(imported) == []
    assert ImportEnd.objects.get().reason == "looked_over"


def test_sending_a_page_twice_keeps_it_once(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE, "4-11-2025;Sami;Lachte hardop.;ik")
    for _ in range(2):
        client.post(notes_url(imported, lotte), {"line": ["2"]})
    assert Observation.objects.filter(pupil=lotte).count() == 1


def test_a_code_that_is_not_offered_keeps_nothing(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE)
    answer = keep(client, imported, lotte, signals_2=["SIG-NOT-99"])
    assert answer.status_code == 422
    assert "Dit staat niet in de lijst." in answer.content.decode()
    assert not Observation.objects.filter(pupil=lotte).exists()


def test_twenty_notes_a_page_and_how_far_it_is(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(
        client,
        *(f"{day}-{month}-2025;Lotte;Notitie van {day} {month}.;ik" for month in (9, 10) for day in range(1, 13)),
    )
    page = client.get(notes_url(imported, lotte)).content.decode()
    assert page.count('name="line"') == 20
    answer = keep(client, imported, lotte)
    assert answer["Location"] == notes_url(imported, lotte)
    page = client.get(notes_url(imported, lotte)).content.decode()
    assert page.count('name="line"') == 4
    assert "20 van 24 bekeken" in page


def test_what_was_kept_is_gone_from_what_waits(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, HEAD_ON_TABLE, "4-11-2025;Sami;Lachte hardop.;ik")
    keep(client, imported, demo.pupils["lotte"])
    page = client.get(notes_url(imported, demo.pupils["sami"])).content.decode()
    assert "1 van 2 bekeken" in page
    assert client.get(notes_url(imported, demo.pupils["lotte"])).status_code == 302


def test_what_stands_there_already_is_skipped_unless_a_person_says_so(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    first = bring_in(client, HEAD_ON_TABLE)
    keep(client, first, lotte)
    again = bring_in(client, HEAD_ON_TABLE.replace("vroeg", "VROEG  "), "4-11-2025;Lotte;Lachte hardop.;ik")
    page = client.get(notes_url(again, lotte)).content.decode()
    assert page.count(">staat er al<") == 1
    keep(client, again, lotte)
    assert Observation.objects.filter(pupil=lotte).count() == 2
    third = bring_in(client, HEAD_ON_TABLE, "5-11-2025;Sami;Lachte hardop.;ik")
    keep(client, third, lotte, anyway_2="on")
    assert Observation.objects.filter(pupil=lotte).count() == 3


def test_another_author_or_day_is_another_note(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    keep(client, bring_in(client, HEAD_ON_TABLE), lotte)
    other = bring_in(client, HEAD_ON_TABLE.replace(";ik", ";Joost Bakker"), HEAD_ON_TABLE.replace("3-11", "4-11"))
    assert "staat er al" not in client.get(notes_url(other, lotte)).content.decode()


def test_two_of_the_same_in_one_table_are_kept_once(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE, HEAD_ON_TABLE)
    assert client.get(notes_url(imported, lotte)).content.decode().count(">staat er al<") == 1
    keep(client, imported, lotte)
    assert len(_kept(imported)) == 1


def test_words_that_worry_give_the_prompt_and_judging_words_a_hint(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, "3-11-2025;Lotte;Zei dat papa haar slaat. Is een aandachttrekker.;ik")
    page = client.get(notes_url(imported, demo.pupils["lotte"])).content.decode()
    assert "0800-2000" in page
    assert "aandachttrekker’" in page


def test_a_look_at_the_notes_of_a_child_is_in_the_log(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE)
    client.get(notes_url(imported, lotte))
    assert LogEntry.objects.filter(verb="keep_earlier_note", subject=lotte.pk, actor=demo.users["marleen"].pk).exists()


def test_a_page_makes_as_many_queries_for_twenty_notes_as_for_one(
    as_user, demo, django_assert_num_queries, django_assert_max_num_queries
):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    one = bring_in(client, HEAD_ON_TABLE)
    many = bring_in(
        client,
        *(f"{day}-10-2025;Lotte;Notitie van {day}.;Juf {day}" for day in range(1, 21)),
        "1-10-2025;Sami;Lachte.;ik",
        "1-10-2025;Wie;Lachte.;ik",
    )
    for address in (f"leerling/{lotte.pk}/", "", "namen/"):
        client.get(f"{START}{one}/{address}")
        with django_assert_max_num_queries(40) as few:
            client.get(f"{START}{one}/{address}")
        with django_assert_num_queries(len(few.captured_queries)):
            client.get(f"{START}{many}/{address}")


def test_a_table_of_which_all_was_kept_is_not_gone_through_again(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, HEAD_ON_TABLE)
    keep(client, imported, lotte)
    assert bring_in(client, HEAD_ON_TABLE) == imported
    assert Observation.objects.filter(pupil=lotte).count() == 1


def test_a_table_of_which_something_was_left_out_can_be_looked_over_again(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    lines = (HEAD_ON_TABLE, "4-11-2025;Lotte;Lachte hardop.;ik")
    keep(client, bring_in(client, *lines), lotte, leave_3="on")
    again = bring_in(client, *lines)
    keep(client, again, lotte)
    assert [one.line for one in ImportedNote.objects.filter(imported_id=again)] == [3]
    assert Observation.objects.filter(pupil=lotte).count() == 2
