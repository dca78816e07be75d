"""No text of the interface judges a child or a parent, in either language."""

from thuishaven.domain.catalogue_coverage import build_wording_rules, interface_faults
from thuishaven.knowledge.interface import interface_texts
from thuishaven.knowledge.loader import knowledge_folder, read_entries


def test_no_word_that_judges() -> None:
    rules = build_wording_rules(read_entries(knowledge_folder())["wording"])
    assert interface_faults(interface_texts(), rules) == []


def test_both_languages_are_looked_at_and_a_judging_word_is_found() -> None:
    texts = interface_texts()
    assert {language: len([1 for one, _ in texts if one == language]) > 1000 for language in ("nl", "en")} == {
        "nl": True, "en": True,
    }  # fmt: skip
    rules = build_wording_rules(read_entries(knowledge_folder())["wording"])
    assert interface_faults([("nl", "Dit kind is een lastpak."), ("en", "A difficult child.")], rules)
