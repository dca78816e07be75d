"""Which observation rounds a picture would learn most from now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.catalogue import Signal
from thuishaven.domain.picture.model import Observation
from thuishaven.domain.picture.result import LookNext, Picture
from thuishaven.domain.rounds import RoundKind

#: Why a round is offered: the picture asks for it, nothing of it was seen, only hard moments of it were seen, or it was
#: seen already.
Reason = Literal["asked", "unseen", "only_hard", "seen"]
#: Hard moments only says something from this many sightings on; one may be chance.
_FEWEST_HARD = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of round with the reason to do it; ``question`` is the suggestion of the picture, if it asks for it.

    ``times``: how often something of it was seen, at its own moments, in the period the picture looks at.
    """

    kind: RoundKind
    reason: Reason
    question: LookNext | None
    times: int


def rank_rounds(
    kinds: Iterable[RoundKind], picture: Picture, observations: Sequence[Observation], signals: Mapping[str, Signal]
) -> tuple[Offer, ...]:
    """All ``kinds``, the most telling first.

    First what the picture asks for: one round for each of its questions in its own order, then a second for each. Then,
    in turn, what nobody saw and what was seen as hard only (strengths count as much as problems). Then the rest, what
    was seen least in front.
    """
    first = picture.period.first
    looks = [one for one in observations if first is None or one.day >= first]
    offers = [_offer(kind, picture.look_next, looks, signals) for kind in kinds]
    asked = [
        (turn, place, one)
        for place, question in enumerate(picture.look_next)
        for turn, one in enumerate(_for_question(question, offers))
    ]
    gaps = [
        (turn, group, one)
        for group, reason in enumerate(("unseen", "only_hard"))
        for turn, one in enumerate(other for other in offers if other.reason == reason)
    ]
    return (
        *(one for *_, one in sorted(asked, key=lambda line: line[:2])),
        *(one for *_, one in sorted(gaps, key=lambda line: line[:2])),
        *sorted((one for one in offers if one.reason == "seen"), key=lambda one: one.times),
    )


def _for_question(question: LookNext, offers: Sequence[Offer]) -> list[Offer]:
    """The rounds for one question, the closest first, of those what was seen least."""
    found = [one for one in offers if one.question == question]
    return sorted(found, key=lambda one: (one.kind.asked_by.index(question.id), one.times))


def _offer(
    kind: RoundKind, look_next: Sequence[LookNext], looks: Sequence[Observation], signals: Mapping[str, Signal]
) -> Offer:
    answers = {answer.signal for answer in kind.answers}
    seen = [
        code for one in looks if one.moment is None or one.moment in kind.moments
        for code in answers & set(one.signals)
    ]  # fmt: skip
    question = _question(kind, look_next)
    reason: Reason = "seen"
    if question is not None:
        reason = "asked"
    elif not seen:
        reason = "unseen"
    elif len(seen) >= _FEWEST_HARD and not any(signals[code].strength for code in seen):
        reason = "only_hard"
    return Offer(kind, reason, question, len(seen))


def _question(kind: RoundKind, look_next: Sequence[LookNext]) -> LookNext | None:
    """The suggestion that ``kind`` answers most closely; one that names moments needs one of them."""
    by_id = {one.id: one for one in look_next}
    for code in kind.asked_by:
        one = by_id.get(code)
        if one is not None and (code != "other_moments" or set(one.moments) & set(kind.moments)):
            return one
    return None
