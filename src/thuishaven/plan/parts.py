"""Parts of a plan as a page or a paper shows them: what the child said, needs with their frame, goals with their levels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thuishaven.domain.catalogue import Catalogue
from thuishaven.web.pictograms import PICTOGRAMS, Pictogram

from .forms import CHILD_PROMPTS
from .services import PlanContent
from .words import LEVELS, level_words


@dataclass(frozen=True, slots=True)
class ChildSaid:
    """What the child answered to one question: in words, with pictograms, with a drawing (its id, or empty)."""

    prompt: str
    words: str
    pictograms: tuple[Pictogram, ...]
    drawing: str


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


def child_said(content: PlanContent) -> tuple[ChildSaid, ...]:
    """What the child said, with what was asked; only what was answered."""
    child = content.child
    found = (
        ChildSaid(
            str(prompt), getattr(child, key),
            tuple(PICTOGRAMS[code] for code in child.chosen.get(key, ()) if code in PICTOGRAMS),
            child.drawings.get(key, ""),
        )
        for key, prompt in CHILD_PROMPTS.items()
    )  # fmt: skip
    return tuple(one for one in found if one.words or one.pictograms or one.drawing)


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
