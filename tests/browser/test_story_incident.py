"""An incident on a phone: two minutes after a tantrum, later the talk in the child's words, repair, finished."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
STORY, NEEDS, SORRY = "Ik moest stoppen en het was nog niet af.", "Dat je het eerder zegt.", "Ik help wel met plakken."


def _item(page: Page, title: str):  # type: ignore[no-untyped-def]
    return page.locator("ol.story > li").filter(has=page.get_by_text(title, exact=True))


def test_from_a_tantrum_to_good_again(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone")
    page = one.open(f"/leerling/{pupil_ids['bram']}/waarnemen/nieuw/")
    page.get_by_role("link", name="Er is iets gebeurd").click()

    # Two minutes after it: taps, in the order of what to do.
    page.get_by_role("radio", name="Ja, iedereen is veilig").check()
    page.get_by_role("checkbox", name="Er ging iets stuk").check()
    page.get_by_text("Wat kwam ervoor?", exact=True).last.click()
    page.get_by_role("checkbox", name="Kreeg nee te horen").check()
    page.get_by_role("checkbox", name="Slaat, schopt of gooit").check()
    helps = page.get_by_role("region", name="Wat nu kan helpen")
    expect(helps.get_by_role("link", name="Praat later, als het lijf weer rustig is")).to_be_visible()
    page.get_by_role("radio", name="In gevecht").check()
    expect(helps.get_by_role("link", name="Praat later, als het lijf weer rustig is")).to_be_hidden()
    expect(helps.get_by_role("link", name="Houd het kind erbij in plaats van weg te sturen")).to_be_visible()
    page.get_by_role("checkbox", name="Hield het kind erbij").check()
    page.get_by_role("checkbox", name="Ik", exact=True).check()
    page.get_by_role("radio", name="In de klas").check()
    page.get_by_role("button", name="Opslaan bij Bram").click()
    expect(page.get_by_role("status").filter(has_text="De rest kan later.")).to_be_visible()

    # It stays in sight, also on the page of today.
    one.open("/")
    unfinished = page.get_by_role("region", name="Nog af te ronden")
    line = unfinished.get_by_role("listitem").filter(has_text="Bram")
    for words in ("gesprek nog doen", "herstel nog doen", "ouders nog vertellen"):
        expect(line).to_contain_text(words)
    line.get_by_role("link").click()

    # Later: the talk, in the child's words.
    _item(page, "Het gesprek met Bram").get_by_role("link", name="Vul in").click()
    expect(page.get_by_role("complementary")).to_contain_text("Vertel eens, wat is er gebeurd?")
    page.get_by_role("radio", name="Het kind vertelde").check()
    page.get_by_label("Wat is er gebeurd?").fill(STORY)
    page.get_by_role("checkbox", name="Verdrietig").check()
    page.get_by_label("Wat had het kind nodig?").fill(NEEDS)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard bij Bram.")).to_be_visible()
    expect(page.locator("blockquote").first).to_have_text(STORY)

    # Repair, and connection again.
    _item(page, "Weer goedmaken").get_by_role("link", name="Vul in").click()
    page.get_by_role("group", name="Is het goedgemaakt?").get_by_role("radio", name="Ja", exact=True).check()
    page.get_by_label("Wat spraken jullie af?").fill("Samen de tekening plakken, met een ander kind.")
    page.get_by_label("Wat zei het kind daarover?").fill(SORRY)
    page.get_by_role("radio", name="Ja, het is weer goed").check()
    page.get_by_role("button", name="Bewaren").click()

    # The parents hear it without blame, and it is finished.
    _item(page, "Wie weet het?").get_by_role("link", name="Vul in").click()
    page.get_by_role("radio", name="Bij het ophalen").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Afgerond", exact=True)).to_be_visible()
    expect(page.get_by_text("nog doen")).to_have_count(0)

    one.open("/")
    expect(
        page.get_by_role("region", name="Nog af te ronden").get_by_role("listitem").filter(has_text="Bram")
    ).to_have_count(0)
    one.open(f"/leerling/{pupil_ids['bram']}/waarnemen/")
    expect(page.locator("ol.story > li").first).to_contain_text("Ervoor: Kreeg nee te horen")


def test_two_adults_write_at_once_and_both_texts_stand_side_by_side(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    marleen, hilde = visitor("marleen", size="phone"), visitor("hilde")
    page = marleen.open(f"/leerling/{pupil_ids['noor']}/incident/")
    page.get_by_role("checkbox", name="Is snel boos").check()
    page.get_by_role("button", name="Opslaan bij Noor").click()
    page.get_by_role("status").filter(has_text="De rest kan later.").wait_for()
    talk = page.url.removeprefix(marleen.origin) + "talk/"
    other = hilde.open(talk)
    marleen.open(talk)
    page.get_by_label("Wat is er gebeurd?").fill("Ik wilde niet naar buiten.")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("status").first.wait_for()

    other.get_by_label("Wat is er gebeurd?").fill("Het was te druk.")
    other.get_by_role("button", name="Bewaren").click()
    expect(other.get_by_role("alert")).to_contain_text("Marleen de Wit schreef intussen ook iets")
    expect(other.get_by_role("region", name="Wat er nu staat")).to_contain_text("Ik wilde niet naar buiten.")
    expect(other.get_by_role("region", name="Wat jij schreef")).to_contain_text("Het was te druk.")
    other.get_by_label("Wat is er gebeurd?").fill("Ik wilde niet naar buiten. Het was te druk.")
    other.get_by_role("button", name="Bewaren").click()
    expect(other.locator("blockquote").first).to_have_text("Ik wilde niet naar buiten. Het was te druk.")
