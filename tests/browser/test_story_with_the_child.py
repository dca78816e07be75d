"""A child and a teacher at a tablet: pictograms with the keyboard, a drawing with a finger, and both on paper."""

import base64
from collections.abc import Callable
from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.bench.server import Server

from .conftest import Visitor

#: Which of the two colours of the stories are on the sheet.
_INK = """canvas => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {willReadFrequently: true}), seen = new Set();
  copy.drawImage(canvas, 0, 0);
  const all = copy.getImageData(0, 0, canvas.width, canvas.height).data;
  for (let i = 0; i < all.length; i += 4) {
    if (all[i] < 60) seen.add('dark');
    else if (all[i] > 150 && all[i + 1] < 60) seen.add('red');
  }
  return [...seen].sort();
}"""


def _pages_of(one: Visitor, name: str) -> str:
    """Where the pages of a child begin."""
    link = one.open("/vastleggen/").get_by_role("link", name=name).first  # last used ones stand there twice
    return "/".join((link.get_attribute("href") or "").split("/")[:3]) + "/"


def _question(page: Page, asked: str) -> Locator:
    return page.get_by_role("group", name=asked)


def _tick_with_the_keyboard(page: Page, box: Locator) -> None:
    """Reach the box with Tab from the start of its question, then press space."""
    question = box.locator("xpath=ancestor::fieldset")
    question.locator("input[type=checkbox]").first.focus()
    if not box.is_visible():
        _tab_until(page, question.locator("summary").filter(has_text="Meer plaatjes"))
        page.keyboard.press("Enter")
    _tab_until(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def _tab_until(page: Page, wanted: Locator) -> None:
    for _ in range(100):
        if wanted.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")


def _draw(page: Page, sheet: Locator, points: list[tuple[float, float]]) -> None:
    box = sheet.bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def test_a_child_says_what_helps(visitor: Callable[..., Visitor], elsewhere: Server) -> None:
    marleen = visitor("marleen", size="tablet", at=elsewhere)
    page = marleen.open(f"{_pages_of(marleen, 'Lotte')}plannen/")
    page.get_by_role("link", name="Begin samen met Lotte").click()

    # Pictograms, without a mouse.
    _tick_with_the_keyboard(page, _question(page, "Wat vind jij fijn?").get_by_label("konijn"))
    helps = _question(page, "Wat helpt jou dan?")
    _tick_with_the_keyboard(page, helps.get_by_label("bij het raam"))
    helps.get_by_text("Zeg het zelf", exact=True).click()
    helps.get_by_label("Of zeg het zelf").fill("Als ik even mag kijken.")
    _tick_with_the_keyboard(page, _question(page, "Wat vind jij van het plan?").get_by_label("Hier zeg ik niets over"))

    # A drawing: two colours, one line taken back.
    helps.get_by_text("Teken het").click()
    sheet = helps.get_by_role("img", name="Tekenvel van Lotte")
    sheet.scroll_into_view_if_needed()
    _draw(page, sheet, [(0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4), (0.1, 0.1)])
    helps.get_by_role("button", name="rood").click()
    _draw(page, sheet, [(0.2, 0.2), (0.3, 0.3)])
    assert sheet.evaluate(_INK) == ["dark", "red"]
    helps.get_by_role("button", name="Stap terug").click()
    assert sheet.evaluate(_INK) == ["dark"]
    page.get_by_role("button", name="Bewaar", exact=True).click()

    # It stands in the plan.
    said = page.get_by_role("region", name="In eigen woorden van Lotte")
    expect(said).to_contain_text("Als ik even mag kijken.")
    expect(said).to_contain_text("konijn")
    expect(said).to_contain_text("Hier zei Lotte liever niets over.")
    drawn = said.get_by_role("img", name="Tekening van Lotte bij: Dit helpt mij")
    expect(drawn).to_have_js_property("naturalWidth", 1200)
    expect(drawn).to_have_js_property("naturalHeight", 900)

    # And on paper, with the drawing and who made the pictograms.
    answer = page.request.get(f"{page.url}steunplan.pdf")
    paper = PdfReader(BytesIO(answer.body()))
    text = " ".join(" ".join(one.extract_text() for one in paper.pages).split())
    assert "konijn" in text
    assert "Pictogrammen: OpenMoji" in text
    assert (1200, 900) in _pictures(paper)


def _pictures(paper: PdfReader) -> list[tuple[int, int]]:
    """Width and height of every picture in the file."""
    every = (paper.get_object(number) for number in range(1, paper.trailer["/Size"]))
    return [
        (one["/Width"], one["/Height"]) for one in every if isinstance(one, dict) and one.get("/Subtype") == "/Image"
    ]


def test_a_photo_of_a_drawing_becomes_a_small_picture(visitor: Callable[..., Visitor], elsewhere: Server) -> None:
    marleen = visitor("marleen", size="phone", at=elsewhere)
    page = marleen.open(f"{_pages_of(marleen, 'Elif')}dit-ben-ik/wijzig/")
    photo = page.evaluate("""() => {
      const canvas = Object.assign(document.createElement('canvas'), {width: 3000, height: 4000}), pen = canvas.getContext('2d');
      pen.fillStyle = '#c62828'; pen.fillRect(0, 0, 3000, 4000);
      return canvas.toDataURL('image/jpeg').split(',')[1];
    }""")
    page.get_by_label("Een foto van een tekening").set_input_files(
        {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": base64.b64decode(photo)}
    )
    expect(page.get_by_role("button", name="Begin opnieuw")).to_be_enabled()
    sheet = page.get_by_role("img", name="Tekenvel van Elif")
    assert sheet.evaluate(_INK) == ["red"]
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    picture = page.get_by_role("img", name="Tekening van Elif")
    expect(picture).to_have_js_property("naturalWidth", 1200)
    expect(picture).to_have_js_property("naturalHeight", 900)
    expect(page.get_by_text("Elif vindt het goed dat dit meegaat")).to_be_visible()


#: A photo is read as always, but arrives only when the test lets it through.
_LATE_PHOTOS = """
const read = window.createImageBitmap;
window.photos = [];
window.createImageBitmap = async (...all) => {
  const photo = await read(...all);
  await new Promise((arrive) => photos.push(arrive));
  return photo;
};"""


def _choose_photo(page: Page, colour: str, number: int) -> None:
    """A small photo of one colour is chosen; it is the ``number``th, and held."""
    photo = page.evaluate(
        """colour => {
          const canvas = Object.assign(document.createElement('canvas'), {width: 300, height: 400}), pen = canvas.getContext('2d');
          pen.fillStyle = colour; pen.fillRect(0, 0, 300, 400);
          return canvas.toDataURL('image/jpeg').split(',')[1];
        }""",
        colour,
    )
    file = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": base64.b64decode(photo)}
    page.get_by_label("Een foto van een tekening").set_input_files(file)
    page.wait_for_function("number => photos.length === number", arg=number)


def _arrives(page: Page, number: int) -> None:
    """The ``number``th photo is let through, and the page has done with it what it does."""
    page.evaluate("number => { photos[number - 1](); return new Promise((done) => setTimeout(done)); }", number)


def test_a_late_photo_leaves_what_was_drawn_since(visitor: Callable[..., Visitor], elsewhere: Server) -> None:
    marleen = visitor("marleen", size="phone", at=elsewhere)
    path = f"{_pages_of(marleen, 'Bram')}dit-ben-ik/wijzig/"
    marleen.page.add_init_script(_LATE_PHOTOS)
    page = marleen.open(path)
    sheet = page.get_by_role("img", name="Tekenvel van Bram")
    undo = page.get_by_role("button", name="Stap terug")
    _choose_photo(page, "#c62828", 1)
    sheet.scroll_into_view_if_needed()
    _draw(page, sheet, [(0.05, 0.1), (0.1, 0.4)])
    assert sheet.evaluate(_INK) == ["dark"]
    _arrives(page, 1)
    assert sheet.evaluate(_INK) == ["dark", "red"]
    undo.click()
    assert sheet.evaluate(_INK) == ["red"]
    # A photo takes the place of what stood there before it was chosen, as always.
    _draw(page, sheet, [(0.05, 0.1), (0.1, 0.4)])
    _choose_photo(page, "#c62828", 2)
    _arrives(page, 2)
    assert sheet.evaluate(_INK) == ["red"]


def test_of_two_photos_the_last_one_stays(visitor: Callable[..., Visitor], elsewhere: Server) -> None:
    marleen = visitor("marleen", size="phone", at=elsewhere)
    path = f"{_pages_of(marleen, 'Bram')}dit-ben-ik/wijzig/"
    marleen.page.add_init_script(_LATE_PHOTOS)
    page = marleen.open(path)
    sheet = page.get_by_role("img", name="Tekenvel van Bram")
    _choose_photo(page, "#c62828", 1)
    _choose_photo(page, "#111111", 2)
    _arrives(page, 2)
    assert sheet.evaluate(_INK) == ["dark"]
    _arrives(page, 1)
    assert sheet.evaluate(_INK) == ["dark"]
    # Begun anew while a photo is on its way: it does not come after all.
    _choose_photo(page, "#c62828", 3)
    page.get_by_role("button", name="Begin opnieuw").click()
    _arrives(page, 3)
    assert sheet.evaluate(_INK) == []


def test_without_scripts_the_page_works_too(visitor: Callable[..., Visitor], elsewhere: Server) -> None:
    marleen = visitor("marleen", size="phone", at=elsewhere, java_script_enabled=False)
    page = marleen.open(f"{_pages_of(marleen, 'Noor')}plannen/samen/")
    question = _question(page, "Wat helpt jou niet?")
    question.get_by_label("aangeraakt worden").check()
    expect(question.get_by_role("img", name="Tekenvel van Noor")).to_have_count(0)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("region", name="In eigen woorden van Noor")).to_contain_text("aangeraakt worden")
