"""Links for home in the stories: made by the teacher as people do it, and the birthday that opens them."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.utils import timezone

from tests.browser.conftest import Visitor
from thuishaven.demo.personas import MILAN
from thuishaven.demo.seed import birthday_of


def link_for_petra(teacher: Visitor, milan: str, language: str) -> str:
    """The path of a new link for the mother of Milan."""
    page = teacher.open(f"/leerling/{milan}/waarnemen/")
    page.get_by_role("link", name="Wat thuis wordt gezien").click()
    page.get_by_role("radio", name="Petra Molenaar (moeder)").check()
    page.get_by_label("In welke taal").select_option(language)
    page.get_by_role("button", name="Maak de link").click()
    return urlsplit(page.get_by_label("De link om te kopiëren").input_value()).path


def open_with_birthday(family: Visitor, path: str) -> None:
    """Choose the birthday of Milan and go on."""
    born = birthday_of(MILAN, timezone.localdate())
    page = family.open(path)
    page.locator("select[name=day]").select_option(str(born.day))
    page.locator("select[name=month]").select_option(str(born.month))
    page.locator("form button").click()
    page.wait_for_url(re.compile(r"taal="))


MakeVisitor = Callable[..., Visitor]
