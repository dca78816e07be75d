"""The numbers of the evaluation; they stand with their reasons in knowledge/rules/picture.yaml."""

from dataclasses import dataclass

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.trial.advice import AdviceRules
from thuishaven.domain.trial.verdict import VerdictRules


@dataclass(frozen=True, slots=True)
class Limits:
    """``verdict`` and ``advice`` are the rules of :mod:`thuishaven.domain.trial`; the others as their names in the catalogue."""

    verdict: VerdictRules
    advice: AdviceRules
    min_weeks: int
    min_tries: int
    back_days: int
    window_days: int
    stagger_days: int
    lot_min_days: int

    @property
    def confidence(self) -> float:
        """How sure an interval is."""
        return self.verdict.confidence


def limits_of(catalogue: Catalogue) -> Limits:
    """The numbers as ``catalogue`` gives them. Raises KeyError when one is missing."""

    def number(name: str) -> float:
        return catalogue.thresholds[name].value

    return Limits(
        verdict=VerdictRules(
            min_before=int(number("eval_min_before")), min_since=int(number("eval_min_since")),
            confidence=number("eval_confidence"), trend_alpha=number("eval_trend_alpha"),
            max_gap_share=number("eval_max_gap_share"),
        ),
        advice=AdviceRules(
            min_answered=int(number("eval_done_min_days")), min_done_share=number("eval_done_min_share"),
            min_tried=int(number("eval_min_tried")),
        ),
        min_weeks=int(number("eval_min_weeks")), min_tries=int(number("help_min_tries")),
        back_days=int(number("eval_rate_back_days")), window_days=int(number("window_days")),
        stagger_days=int(number("eval_stagger_days")), lot_min_days=int(number("eval_lot_min_days")),
    )  # fmt: skip
