"""No text of the interface judges a child or a parent, in either language."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from thuishaven.domain.catalogue_coverage import build_wording_rules
from thuishaven.knowledge.loader import knowledge_folder, read_entries

PO = Path(__file__).parents[2] / "src" / "thuishaven" / "locale" / "en" / "LC_MESSAGES" / "django.po"


def _texts() -> list[tuple[str, str]]:
    with PO.open("rb") as file:
        catalog = read_po(file, locale="en")
    found = []
    for message in catalog:
        for language, text in (("nl", message.id), ("en", message.string)):
            found += [(language, one) for one in (text if isinstance(text, tuple | list) else [text]) if one]
    return found


def test_no_word_that_judges() -> None:
    rules = build_wording_rules(read_entries(knowledge_folder())["wording"])
    found = [
        (word, text) for language, text in _texts() for rule in rules
        if (word := rule.found_in(text, language, quotable=True))
    ]  # fmt: skip
    assert found == []


def test_the_check_can_fail() -> None:
    rules = build_wording_rules(read_entries(knowledge_folder())["wording"])
    assert any(rule.found_in("Dit kind is een lastpak.", "nl") for rule in rules)
    assert _texts()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_languages_are_looked_at(language: str) -> None:
    assert len([one for one, _ in _texts() if one == language]) > 1000
