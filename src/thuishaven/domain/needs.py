"""What a child needs, in the frames of needs-based working (BEY-B-04): instruction, tasks, activities, feedback, peers, teacher, parents.

The frames and the needs that are offered are knowledge (``knowledge/needs.yaml``). A frame is recognised by how a
sentence begins, so that nobody has to fill in a second field.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.articles import Review
from thuishaven.domain.texts import Evidence, Text, Texts

Whose = Literal["pupil", "teacher"]
WHOSE: tuple[Whose, ...] = ("pupil", "teacher")
_ARTICLES = ("een ", "de ", "het ", "a ", "an ", "the ")


@dataclass(frozen=True, slots=True)
class NeedOffer:
    """A need in one sentence, for where something it answers to was seen; with no code it is offered to everybody."""

    says: Text
    signals: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()

    def answers_to(self, seen: Collection[str]) -> int:
        """To how many of the codes that were seen this need is an answer."""
        return sum(one in seen for one in (*self.signals, *self.states, *self.moments))


@dataclass(frozen=True, slots=True)
class NeedFrame:
    """One frame: how its sentence starts, by which first words it is recognised, and needs to choose from."""

    id: str
    whose: Whose
    label: Text
    starter: Text
    begins: Texts
    offers: tuple[NeedOffer, ...]
    evidence: Evidence
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    review: Review | None = None

    def fits(self, text: str) -> bool:
        """Whether ``text`` begins as this frame does, in either language."""
        plain = text.casefold().strip()
        plain = next((plain.removeprefix(one) for one in _ARTICLES if plain.startswith(one)), plain)
        first = (plain.split(maxsplit=1) or [""])[0].strip(".,:;")
        return any(first == word.casefold() for word in (*self.begins.nl, *self.begins.en))


def frame_of(text: str, frames: Iterable[NeedFrame]) -> str:
    """The id of the first frame that ``text`` begins as; empty when it begins as none."""
    return next((one.id for one in frames if one.fits(text)), "")


def ranked_offers(
    frames: Iterable[NeedFrame], seen: Collection[str], whose: Whose
) -> tuple[tuple[str, NeedFrame, NeedOffer], ...]:
    """All needs of ``whose`` with an id (``frame.place``), those that answer to most of what was ``seen`` first.

    Of equal ones the order of the frames holds; within that, each frame gives one before any gives a second.
    """
    listed = [
        (-offer.answers_to(seen), place, number, f"{frame.id}.{place}", frame, offer)
        for number, frame in enumerate(one for one in frames if one.whose == whose)
        for place, offer in enumerate(frame.offers)
    ]
    return tuple((code, frame, offer) for _, _, _, code, frame, offer in sorted(listed, key=lambda one: one[:3]))
