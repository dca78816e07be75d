"""Petra and Dennis are Milan's parents and do not live together: what the school shares with one stays with one."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
CHILD_WORDS = "Als mama een briefje in mijn jas doet."
REMARK = "Thuis helpt het als de tas de avond ervoor al klaarstaat."
TOLD_AT_HOME = "Laat zich troosten"
SECRETS = ("Havenstraat", "06-12345601", "petra@vlinderboom.example")


@pytest.fixture
def shared_with_petra(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> Iterator[Page]:
    """Milan's plan, made by the teacher and shared with Petra only; afterwards with nobody."""
    one = visitor("marleen")
    page = one.open(f"/leerling/{pupil_ids['milan']}/plannen/wijzig/")
    page.get_by_label("Dit helpt mij", exact=True).fill(CHILD_WORDS)
    page.get_by_label("Doel 1").fill("Milan speelt tien minuten verder als de juf even weg is.")
    page.get_by_role("button", name="Bewaar het plan").click()
    page.get_by_role("link", name="Deel met ouders").click()
    page.get_by_role("checkbox", name="Petra Molenaar").check()
    page.get_by_role("button", name="Deel dit plan").click()
    expect(page.get_by_role("region", name="Wie ziet het plan nu?")).to_contain_text("Petra Molenaar")
    yield page
    one.open(f"/leerling/{pupil_ids['milan']}/delen/")
    page.get_by_role("button", name="Stop met delen").click()
    expect(
        page.get_by_role("status").filter(has_text="Deze ouder of verzorger ziet het plan niet meer.")
    ).to_be_visible()


def test_a_plan_shared_with_one_parent_is_read_by_that_parent_only(
    visitor: MakeVisitor, pupil_ids: dict[str, str], shared_with_petra: Page
) -> None:
    milan = f"/mijn-kind/{pupil_ids['milan']}/"
    petra = visitor("petra", size="phone")
    page = petra.page
    page.get_by_role("link", name="Lees het plan").click()
    expect(page.get_by_role("region", name="In eigen woorden van Milan")).to_contain_text(CHILD_WORDS)
    page.get_by_label("Wat wilt u toevoegen?").fill(REMARK)
    page.get_by_role("button", name="Zet bij het plan").click()
    expect(page.get_by_role("status").filter(has_text="Dank u wel.")).to_be_visible()
    expect(page.get_by_role("region", name="Uw woorden bij het plan")).to_contain_text(REMARK)

    petra.open(milan)
    page.get_by_role("link", name="Vertel wat u thuis ziet").click()
    expect(page.get_by_role("group", name="Wat zag u?")).to_be_visible()
    page.get_by_role("checkbox", name=TOLD_AT_HOME, exact=True).check()
    page.get_by_role("button", name="Opslaan bij Milan").click()
    own = page.get_by_role("region", name="Wat u vertelde over thuis")
    expect(own.get_by_role("listitem").first).to_contain_text(TOLD_AT_HOME)
    expect(page.get_by_role("status")).to_be_visible()

    dennis = visitor("dennis", size="phone")
    theirs = dennis.page
    expect(theirs.get_by_text("Er is nog geen plan met u gedeeld")).to_be_visible()
    told_by_dennis = (
        theirs.get_by_role("region", name="Wat u vertelde over thuis").get_by_role("listitem").all_inner_texts()
    )
    assert not any(TOLD_AT_HOME in line for line in told_by_dennis)
    refused = theirs.goto(f"{dennis.origin}{milan}plan/")
    assert refused is not None
    assert refused.status == 404
    for path in (milan, f"{milan}wie/", "/inloggen/mijn-account/"):
        answer = theirs.goto(dennis.origin + path)
        assert answer is not None
        assert answer.status == 200
        text = theirs.locator("body").inner_text()
        assert not [words for words in (*SECRETS, REMARK, CHILD_WORDS, "Petra") if words in text], path

    teacher = shared_with_petra
    teacher.goto(f"{petra.origin}/leerling/{pupil_ids['milan']}/plannen/")
    remarks = teacher.get_by_role("region", name="Ouders schreven erbij")
    expect(remarks).to_contain_text(REMARK)
    expect(remarks).to_contain_text("moeder")
    teacher.goto(f"{petra.origin}/leerling/{pupil_ids['milan']}/waarnemen/?what=home")
    expect(teacher.locator("ol.story > li").first).to_contain_text("Petra Molenaar")


def test_a_parent_with_authority_sees_who_looked_and_why(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    visitor("marleen").open(f"/leerling/{pupil_ids['milan']}/begrijpen/")
    visitor("dennis").open(f"/mijn-kind/{pupil_ids['milan']}/")
    one = visitor("petra", size="phone")
    one.page.get_by_role("link", name="Bekijk wie keek").click()
    expect(one.page.get_by_role("region", name="Wie mag kijken")).to_contain_text("Overleg met beide ouders.")
    log = one.page.get_by_role("table", name="Logboek")
    expect(log.get_by_role("row").filter(has_text="Marleen de Wit").first).to_be_visible()
    expect(log).not_to_contain_text("Dennis")


def test_a_guardian_without_authority_sees_only_what_is_shared(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("samira", size="phone")
    expect(one.page.get_by_role("link", name="Lees het plan")).to_be_visible()
    expect(one.page.get_by_role("link", name="Bekijk wie keek")).to_have_count(0)
    for path, status in (
        (f"/mijn-kind/{pupil_ids['sami']}/wie/", 403), (f"/leerling/{pupil_ids['sami']}/begrijpen/", 403),
        (f"/mijn-kind/{pupil_ids['milan']}/", 404), (f"/leerling/{pupil_ids['sami']}/plannen/", 403),
    ):  # fmt: skip
        answer = one.page.goto(one.origin + path)
        assert answer is not None
        assert answer.status == status, path


def test_a_guardian_is_addressed_with_u_and_changes_only_the_own_words(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    own = visitor("petra", size="phone")
    link = own.page.get_by_role("region", name="Wat u vertelde over thuis").get_by_role("link", name="Wijzig").first
    address = link.get_attribute("href") or ""
    link.click()
    expect(own.page.get_by_role("group", name="Wat deed u?")).to_be_visible()
    other = visitor("dennis", size="phone")
    answer = other.page.goto(other.origin + address)
    assert answer is not None
    assert answer.status == 404
