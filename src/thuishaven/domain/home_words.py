"""What a family is offered to tell about home, and the words for it in languages the rest of the product does not speak."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]
Made = Literal["machine", "person"]

#: The languages of families besides Dutch and English.
HOME_LANGUAGES: tuple[str, ...] = ("ar", "tr", "uk", "ti", "pl")
MONTHS = tuple(f"{number:02d}" for number in range(1, 13))
#: The texts of the page for families by name, each with the names that must stand in it as ``%(name)s``.
PAGE_TEXTS: Mapping[str, tuple[str, ...]] = {
    "language": (), "machine": (), "door_title": (), "door_text": (), "birthday": (), "day": (), "month": (),
    "choose": (), "go_on": (), "wrong_birthday": ("left",), "closed": (), "over_title": (), "over_text": (),
    "busy_title": (), "busy_text": (), "title": (), "about": ("name",), "no_test": (), "who_reads": ("name",),
    "seen": (), "seen_hint": (), "went_well": (), "was_hard": (), "more": (), "optional": (), "which_day": (),
    "today": (), "yesterday": (), "when": (), "how_was": (), "what_did_you_do": (), "did_it_help": (),
    "own_words": (), "own_words_hint": (), "send": (), "not_sent": (), "choose_one": (), "too_long": (),
    "open_again": (), "thanks": (), "thanks_text": (), "another": (), "just_told": (), "take_back": (),
    "taken_back": (), "put_back": (), "stop": (), "stopped": (), "worries": (), "danger": (), "call": (),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HomeOffer:
    """What the page for families offers to tap, in the order in which it is offered; strengths come first."""

    id: str
    signals: tuple[str, ...]
    strategies: tuple[str, ...]
    responses: tuple[str, ...]
    moments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeLanguage:
    """One language of families: every text and every label the page can show, who made them and who looked them over."""

    id: str
    name: str
    direction: Direction
    made: Made
    checked_by: str
    texts: Mapping[str, str]
    months: tuple[str, ...]
    labels: Mapping[str, str]
