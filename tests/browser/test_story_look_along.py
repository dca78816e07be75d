"""Marleen asks Joost whether he sees it too. He has no tie to Sami: a name, what to look for, one tap, nothing more."""

from collections.abc import Callable

from playwright.sync_api import expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def test_a_colleague_looks_along_and_counts_as_another_observer(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    sami = f"/leerling/{pupil_ids['sami']}"
    teacher = visitor("marleen")
    page = teacher.open(f"{sami}/begrijpen/")
    expect(page.get_by_role("main")).not_to_contain_text("Joost Bakker")
    page.get_by_role("region", name="Meer ogen").get_by_role("link", name="Vraag een collega om mee te kijken").click()
    page.get_by_label("Joost Bakker").check()
    page.get_by_label("Vraagt geen hulp").check()
    page.get_by_label("Laat zich troosten").check()
    page.get_by_label("Een regel erbij").fill("Kijk vooral als jullie samen buiten zijn.")
    expect(page.get_by_text("Je collega ziet: de voornaam, de groep")).to_be_visible()
    page.get_by_role("button", name="Vraag om mee te kijken").click()
    expect(page.get_by_role("status").filter(has_text="Gevraagd.")).to_be_visible()
    expect(page.get_by_text("Nog geen antwoord.", exact=True)).to_be_visible()

    colleague = visitor("joost", size="phone")
    phone = colleague.open("/")
    phone.get_by_role("region", name="Kijk je even mee?").get_by_role("link", name="Sami, groep 5B").click()
    expect(phone.get_by_role("heading", name="Zie jij dit ook bij Sami?")).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("Kijk vooral als jullie samen buiten zijn.")
    expect(phone.get_by_role("main")).not_to_contain_text("Haddad")
    asked = phone.url
    phone.get_by_role("region", name="Vraagt geen hulp").get_by_role("button", name="Gezien vandaag").click()
    expect(phone.get_by_role("status").filter(has_text="Bewaard. Dank je wel")).to_be_visible()
    phone.get_by_role("region", name="Laat zich troosten").get_by_role("button", name="niet gezien").click()
    expect(phone.get_by_role("region", name="Wat jij liet weten").get_by_role("listitem")).to_have_count(2)
    for path in ("begrijpen/", "waarnemen/", "plannen/", "meekijken/"):
        answer = phone.goto(f"{colleague.origin}{sami}/{path}")
        assert answer is not None
        assert answer.status == 403, path
        expect(phone.get_by_role("main")).not_to_contain_text("Sami")
    stranger = visitor("ruud").page.goto(asked)
    assert stranger is not None
    assert stranger.status == 404

    page.reload()
    who = page.get_by_role("region", name="Wie liet wat weten?")
    expect(who).to_contain_text("Joost Bakker")
    expect(who).to_contain_text("gezien op 1 dag")
    expect(who).to_contain_text("goed gekeken en niet gezien op 1 dag")
    expect(teacher.open(f"{sami}/begrijpen/").get_by_role("main")).to_contain_text("Joost Bakker")

    teacher.open(f"{sami}/meekijken/").get_by_role("button", name="Stop deze vraag").first.click()
    expect(page.get_by_role("status").filter(has_text="Niemand ziet deze vraag meer")).to_be_visible()
    phone.goto(asked)
    expect(phone.get_by_role("main")).to_contain_text("De vraag is teruggenomen")
    expect(phone.get_by_role("main")).not_to_contain_text("Sami")


def test_who_cannot_says_so_with_one_tap_and_can_come_back(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    page = visitor("marleen", size="phone").open("/meekijken/")
    page.get_by_role("link", name="Yara, groep 7/8").click()
    page.get_by_role("button", name="Ik kan dit niet").click()
    expect(page.get_by_text("Er is nu niets van je gevraagd")).to_be_visible()
    asker = visitor("joost").open(f"/leerling/{pupil_ids['yara']}/meekijken/")
    expect(asker.get_by_text("Kan nu niet meekijken.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("heading", name="Zie jij dit ook bij Yara?")).to_be_visible()
