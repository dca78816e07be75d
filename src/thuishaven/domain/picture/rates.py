"""How often something was so, as counted, as drawn towards this child's own rate, and with its interval."""

from thuishaven.domain.picture.result import Rate
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.statistics.intervals import wilson_interval
from thuishaven.domain.statistics.pooling import shrunken_rate

_DECIMALS = 4


def rate_of(n: int, of: int, *, centre: float, rules: Rules) -> Rate:
    """``n`` of ``of`` times (at least one): the share as counted, the shrunken rate and the Wilson interval.

    ``centre`` is what it is drawn towards: how often the same was so over everything that was seen of this child.
    """
    interval = wilson_interval(n, of, confidence=rules.interval_confidence)
    return Rate(
        n=n,
        of=of,
        rate=round(n / of, _DECIMALS),
        shrunken=round(shrunken_rate(n, of, centre=centre, weight=rules.trigger_prior_weight), _DECIMALS),
        low=round(interval.low, _DECIMALS),
        high=round(interval.high, _DECIMALS),
    )
