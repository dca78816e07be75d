"""Short observation rounds: looking once, with a purpose. The kinds of rounds are knowledge (``knowledge/rounds.yaml``).

A round asks what an adult may see at a moment of the day (signal questions, fact PROC-01) and gives describing answers;
each answer is a signal of the catalogue. Nothing is added up and nothing decides (facts BEY-A-26, DIFF-10).
"""

from dataclasses import dataclass

from thuishaven.domain.articles import Review
from thuishaven.domain.texts import Evidence, Text


@dataclass(frozen=True, slots=True)
class RoundAnswer:
    """One thing that may be seen, in describing words, and the signal it stands for."""

    says: Text
    signal: str


@dataclass(frozen=True, slots=True)
class RoundKind:
    """What to look at in one round, when it can be seen and why that tells something.

    ``asked_by`` names the suggestions of the picture (``LookNext.id``) that the round answers, the closest first.
    """

    id: str
    title: Text
    icon: str
    look: Text
    why: Text
    moments: tuple[str, ...]
    asked_by: tuple[str, ...]
    answers: tuple[RoundAnswer, ...]
    evidence: Evidence
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    review: Review | None = None

    def answer_of(self, signal: str) -> RoundAnswer | None:
        """The answer that stands for ``signal``; None when the round has none."""
        return next((one for one in self.answers if one.signal == signal), None)
