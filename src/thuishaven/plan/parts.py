"""Parts of a plan as a page or a paper shows them: needs with their frame, goals with their levels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thuishaven.domain.catalogue import Catalogue

from .services import PlanContent
from .words import LEVELS, level_words


@dataclass(frozen=True, slots=True)
class NeedShown:
    """A need with the frame it belongs to in words (empty: none)."""

    text: str
    frame: str


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal in words. ``levels`` are (level, what it is called, what is seen then), the highest first."""

    text: str
    moment: str
    begins: date | None
    start_level: int | None
    levels: tuple[tuple[int, str, str], ...]


def needs_shown(content: PlanContent, catalogue: Catalogue, language: str) -> tuple[NeedShown, ...]:
    """The needs of the child, with their frames."""
    return tuple(
        NeedShown(one.text, catalogue.needs[one.frame].label.in_language(language) if one.frame in catalogue.needs else "")
        for one in content.needs
    )  # fmt: skip


def goals_shown(content: PlanContent, catalogue: Catalogue, language: str) -> tuple[GoalShown, ...]:
    """The goals with when they are worked on and their levels."""
    return tuple(
        GoalShown(
            goal.text, ", ".join(moment_words((goal.moment,), catalogue, language)), goal.begins, goal.start_level,
            tuple((level, level_words(level), text) for level, text in zip(LEVELS, goal.levels, strict=False))[::-1],
        )
        for goal in content.goals
    )  # fmt: skip


def moment_words(codes: Iterable[str], catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Moments of the day in words."""
    return tuple(catalogue.moments[code].label.in_language(language) for code in codes if code in catalogue.moments)
