"""Taking a whole import back, and putting it back."""

from thuishaven.earlier.models import ImportUndo, NoteImport
from thuishaven.observe.models import Observation, Withdrawal
from thuishaven.privacy.models import LogEntry

from .tables import START, bring_in, keep

LOTTE = "3-11-2025;Lotte;Zat stil op de gang.;ik"
SECOND = "4-11-2025;Lotte;Lachte hardop.;ik"
SAMI = "3-11-2025;Sami;Telde de ramen.;ik"


def _standing(demo, name="lotte"):
    return Observation.objects.filter(pupil=demo.pupils[name], withdrawal=None).exclude(earlier="")


def _both(client, demo):
    imported = bring_in(client, LOTTE, SECOND, SAMI)
    keep(client, imported, demo.pupils["lotte"])
    keep(client, imported, demo.pupils["sami"])
    return imported


def test_all_of_an_import_is_taken_back_and_nothing_else(as_user, demo):
    client = as_user("marleen")
    other = bring_in(client, "5-11-2025;Lotte;Iets anders.;ik")
    keep(client, other, demo.pupils["lotte"])
    before = Observation.objects.filter(withdrawal=None).count()
    imported = _both(client, demo)
    assert client.post(f"{START}{imported}/ongedaan/").status_code == 302
    assert Observation.objects.filter(withdrawal=None).count() == before
    assert _standing(demo).count() == 1
    assert LogEntry.objects.filter(verb="notes_import_undo", thing=str(imported)).count() == 1
    assert LogEntry.objects.filter(verb="observation_withdraw").count() == 3
    assert "Alles is weggehaald" in client.get(f"{START}{imported}/").content.decode()


def test_what_waits_goes_along(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, LOTTE, SAMI)
    keep(client, imported, demo.pupils["lotte"])
    client.post(f"{START}{imported}/ongedaan/")
    assert NoteImport.objects.get().waiting_sealed is None


def test_putting_back_leaves_alone_what_was_taken_back_by_hand(as_user, demo):
    client = as_user("marleen")
    imported = _both(client, demo)
    by_hand = _standing(demo).first()
    client.post(f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/{by_hand.pk}/intrekken/")
    client.post(f"{START}{imported}/ongedaan/")
    client.post(f"{START}{imported}/terugzetten/")
    assert list(Withdrawal.objects.values_list("observation_id", flat=True)) == [by_hand.pk]
    assert not ImportUndo.objects.exists()
    assert LogEntry.objects.filter(verb="notes_import_restore").count() == 1


def test_the_same_table_after_taking_it_back_comes_in_anew_and_putting_back_doubles_nothing(as_user, demo):
    client = as_user("marleen")
    first = _both(client, demo)
    client.post(f"{START}{first}/ongedaan/")
    second = _both(client, demo)
    assert second != first
    assert _standing(demo).count() == 2
    client.post(f"{START}{first}/terugzetten/")
    assert _standing(demo).count() == 2


def test_a_child_one_may_not_write_about_any_more_stays_as_it_is(as_user, demo, today):
    client = as_user("marleen")
    imported = _both(client, demo)
    demo.pupils["lotte"].enrolments.update(group=demo.groups["7/8"])
    client.post(f"{START}{imported}/ongedaan/")
    assert _standing(demo).count() == 2
    assert _standing(demo, "sami").count() == 0
    assert "bleef alles staan" in client.get(f"{START}{imported}/").content.decode()


def test_the_list_says_when_how_many_and_by_whom_to_who_may_see_the_child(as_user, demo):
    client = as_user("marleen")
    _both(client, demo)
    assert "3 notities, door Marleen de Wit" in client.get(START).content.decode()
    # Hilde is in the care team of Sami and not of Lotte.
    assert "1 notitie, door Marleen de Wit" in as_user("hilde").get(START).content.decode()
    assert "Marleen de Wit" not in as_user("joost").get(START).content.decode()
