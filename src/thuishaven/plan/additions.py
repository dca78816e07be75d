"""What parts of the product above this one add to the page of a plan and to the card, and what they keep of it.

They sign up in ``ready()`` of their app config; a part that is not there adds nothing. Nothing here knows them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thuishaven.vault.sealing import OpenKey

from .day import Place

#: What was said on a day about the approaches of these plans, by plan; at most one query.
AnswersOn = Callable[[list[UUID], date], Mapping[UUID, Mapping[Place, bool]]]


@dataclass(frozen=True, slots=True)
class CardPart:
    """Something the card says besides what the plan says: a heading and a few lines, in words people wrote."""

    title: str
    lines: tuple[str, ...]


#: For these pupils (id and open key) what the card says more, by pupil; a constant number of queries.
CardPartsOf = Callable[[Mapping[UUID, OpenKey]], Mapping[UUID, CardPart]]

#: The ids of the drawings of this pupil (id and open key) that stand somewhere else than in the plan; one query.
DrawingsElsewhere = Callable[[UUID, OpenKey], Collection[str]]

_answers: list[AnswersOn] = []
_card_parts: list[CardPartsOf] = []
_drawings: list[DrawingsElsewhere] = []


def add_answers(found: AnswersOn) -> None:
    """Let ``found`` tell what was said about approaches; the last one signed up counts."""
    _answers[:] = [found]


def add_card_part(found: CardPartsOf) -> None:
    """Let ``found`` put something on the cards; the same function twice counts once."""
    if found not in _card_parts:
        _card_parts.append(found)


def add_drawings(found: DrawingsElsewhere) -> None:
    """Let ``found`` tell which drawings stand in its part of the product, so that they stay."""
    if found not in _drawings:
        _drawings.append(found)


def answers_on(plan_ids: list[UUID], day: date) -> Mapping[UUID, Mapping[Place, bool]]:
    """What was said on ``day`` about the approaches of these plans."""
    return _answers[0](plan_ids, day) if _answers else {}


def card_parts_of(keys: Mapping[UUID, OpenKey]) -> dict[UUID, tuple[CardPart, ...]]:
    """What the cards of these pupils say more, in the order in which the parts signed up."""
    found: dict[UUID, list[CardPart]] = {pupil_id: [] for pupil_id in keys}
    for parts_of in _card_parts:
        for pupil_id, part in parts_of(keys).items():
            found[pupil_id].append(part)
    return {pupil_id: tuple(parts) for pupil_id, parts in found.items()}


def drawings_elsewhere(pupil_id: UUID, key: OpenKey) -> set[str]:
    """The ids of the drawings of this pupil that higher parts of the product keep."""
    return {one for drawings_of in _drawings for one in drawings_of(pupil_id, key)}
