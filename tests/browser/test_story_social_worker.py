"""Aïcha, school social worker, works in the dossiers she was added to, and the parents can see that she looked."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def test_a_social_worker_works_in_the_dossiers_she_was_added_to(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    one = visitor("aicha", size="tablet")
    page = one.page
    team = page.get_by_role("region", name="In mijn zorgteams")
    expect(team.get_by_role("link")).to_have_text([re.compile("Sami"), re.compile("Titi")])
    team.get_by_role("link", name="Titi").click()
    page.get_by_text("Waarom mag ik dit zien?").click()
    expect(page.get_by_text("Je zit in het team rond deze leerling.")).to_be_visible()
    also = page.get_by_role("region", name="Waar kan het nog meer op lijken?")
    expect(also).to_contain_text("Taal")

    page.get_by_role("link", name="Bij Titi vastleggen").click()
    page.get_by_role("checkbox", name="Laat zich troosten", exact=True).check()
    page.get_by_text("Notitie erbij").click()
    page.get_by_label("Notitie", exact=False).fill("Lachte toen de tolk haar naam goed uitsprak.")
    page.get_by_role("button", name="Opslaan bij Titi").click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Titi.")).to_be_visible()
    one.open(f"/leerling/{pupil_ids['tigist']}/waarnemen/")
    page.get_by_label("Zoek in de notities").fill("tolk")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("ol.story > li")).to_have_count(1)
    expect(page.locator("ol.story > li")).to_contain_text("Aïcha El Amrani")
    assert "tolk" not in page.url

    one.open(f"/leerling/{pupil_ids['sami']}/wie/")
    reason = page.get_by_role("region", name="Wie mag dit dossier zien?")
    expect(reason).to_contain_text("Vraag van de leerkracht over veiligheid in de klas.")
    expect(page.get_by_role("link", name="Zorgteam aanpassen")).to_have_count(0)


def test_other_dossiers_stay_closed_to_her(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("aicha", size="tablet")
    for path in (f"/leerling/{pupil_ids['milan']}/begrijpen/", f"/leerling/{pupil_ids['sami']}/zorgteam/", "/school/"):
        answer = one.page.goto(one.origin + path)
        assert answer is not None
        assert answer.status == 403, path


def test_her_look_stands_in_the_log_with_the_reason(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    visitor("aicha", size="tablet").open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    teacher = visitor("marleen").open(f"/leerling/{pupil_ids['sami']}/wie/")
    row = teacher.get_by_role("table", name="Logboek").get_by_role("row").filter(has_text="Aïcha El Amrani").first
    expect(row).to_contain_text("zorgteam")
