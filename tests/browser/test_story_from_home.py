"""Milan's mother tells in Arabic what she sees at home, on an old phone; the teacher reads it beside school."""

from playwright.sync_api import expect

from thuishaven.fromhome.words import words_in
from thuishaven.knowledge.loader import load_catalogue

from .family_links import MakeVisitor, link_for_petra, open_with_birthday

WORDS = "سقط على الأرض وأراد أن أمسك يده. ثم عاد إلى اللعب."
AR = words_in(load_catalogue(), "ar")


def test_a_mother_tells_in_arabic_without_scripts_and_the_teacher_reads_it(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    teacher = visitor("marleen")
    path = link_for_petra(teacher, pupil_ids["milan"], "ar")
    family = visitor(size="phone", java_script_enabled=False)
    page = family.open(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(AR.texts["door_title"])
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("body")).not_to_contain_text("Milan")
    open_with_birthday(family, path)

    expect(page.get_by_text(AR.texts["machine"])).to_be_visible()
    page.get_by_role("button", name=AR.texts["send"]).click()
    expect(page.get_by_role("alert")).to_contain_text(AR.texts["choose_one"])
    page.get_by_role("checkbox", name=AR.labels["SIG-POS-02"]).check()
    page.get_by_role("radio", name=AR.labels["home_evening"]).check()
    page.get_by_role("radio", name=AR.labels["tense"]).check()
    page.get_by_role("checkbox", name=AR.labels["STR-REL-16"]).check()
    page.get_by_role("radio", name=AR.labels["2"]).check()
    page.locator("textarea").fill(WORDS)
    page.get_by_role("button", name=AR.texts["send"]).click()
    expect(page.get_by_role("status")).to_have_text(AR.texts["thanks_text"])

    page.get_by_role("checkbox", name=AR.labels["SIG-GEN-10"]).check()
    page.get_by_role("button", name=AR.texts["send"]).click()
    told = page.get_by_role("region", name=AR.texts["just_told"])
    expect(told.get_by_role("button", name=AR.texts["take_back"])).to_have_count(2)
    told.get_by_role("button", name=AR.texts["take_back"]).first.click()
    expect(told).to_contain_text(AR.texts["taken_back"])
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("button", name="Stuur naar de school")).to_be_visible()
    page.get_by_role("button", name="Ik ben klaar").click()
    expect(page.get_by_text("U bent klaar.")).to_be_visible()
    family.open(path)
    expect(page.locator("body")).not_to_contain_text("Milan")

    mine = teacher.open(f"/leerling/{pupil_ids['milan']}/waarnemen/?what=home")
    newest = mine.locator("ol.story > li").first
    expect(newest).to_contain_text("Petra Molenaar")
    expect(newest).to_contain_text("Gestuurd met de link voor thuis")
    expect(newest).to_contain_text(WORDS)
    picture = teacher.open(f"/leerling/{pupil_ids['milan']}/begrijpen/")
    expect(picture.get_by_text(WORDS)).to_have_count(1)
    expect(picture.locator("body")).to_contain_text("Petra Molenaar")
    links = teacher.open(f"/leerling/{pupil_ids['milan']}/thuis/")
    expect(links.get_by_role("region", name="Links die nu werken")).to_contain_text("2 keer iets verteld")
    links.get_by_role("button", name="Trek in").first.click()
    expect(links.get_by_role("status").filter(has_text="De link werkt niet meer.")).to_be_visible()
    family.open(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_what_a_father_told_in_a_talk_stands_under_his_name(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    teacher = visitor("marleen", size="phone")
    page = teacher.open(f"/leerling/{pupil_ids['milan']}/thuis/")
    page.get_by_role("link", name="Gesprek met Dennis Kuipers (vader)").click()
    first = page.get_by_role("region", name="Wat is er verteld?")
    first.get_by_label("Laat trots iets zien").check()
    first.get_by_label("In de woorden van thuis").fill("Hij liet zijn fiets zien aan de buurman.")
    page.locator("summary", has_text="Nog iets uit dit gesprek").first.click()
    page.locator("#id_thing2-note").fill("Zaterdag was hij lang boos.")
    page.get_by_role("button", name="Bewaar wat Dennis Kuipers (vader) vertelde").click()
    expect(page.get_by_role("alert")).to_contain_text("Tik minstens één ding aan dat thuis gezien is.")
    page.locator("input[name=thing2-signals][value=SIG-AMB-01]").check()
    page.get_by_role("button", name="Bewaar wat Dennis Kuipers (vader) vertelde").click()
    expect(
        page.get_by_role("status").filter(has_text="Opgeschreven wat Dennis Kuipers (vader) vertelde.")
    ).to_be_visible()
    two = page.locator("ol.story > li", has_text="Dennis Kuipers").filter(has_text="Verteld aan Marleen de Wit")
    expect(two).to_have_count(2)
