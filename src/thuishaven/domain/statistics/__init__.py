"""Statistics for one child and few data: plain lists in, plain numbers or small frozen dataclasses out.

``nap`` compares two phases, ``intervals`` gives intervals for a rate, for the difference of two rates and for a mean
on a bounded scale, ``agreement`` says how far observers agree. Every function names its method and its source, returns
``None`` where the measure is not defined, and never returns infinity or "not a number".
"""

from thuishaven.domain.statistics.agreement import krippendorff_alpha_nominal
from thuishaven.domain.statistics.intervals import Interval, difference_interval, mean_interval, wilson_interval
from thuishaven.domain.statistics.nonoverlap import EffectSize, nap

__all__ = [
    "EffectSize",
    "Interval",
    "difference_interval",
    "krippendorff_alpha_nominal",
    "mean_interval",
    "nap",
    "wilson_interval",
]
