"""Statistics for one child and few data: plain lists in, plain numbers or small frozen dataclasses out.

``nap`` compares two phases, ``intervals`` gives intervals for a rate, for the difference of two rates and for a mean
on a bounded scale, ``agreement`` and ``kappa`` say how far observers agree, ``randomisation`` whether another draw
would have given the same difference, ``goal_attainment`` how far goals were reached. Every function names its method
and its source, returns ``None`` where the measure is not defined, and never returns infinity or "not a number".
"""

from thuishaven.domain.statistics.agreement import Alpha, krippendorff_alpha, krippendorff_alpha_nominal
from thuishaven.domain.statistics.goal_attainment import Goal, GoalAttainment, goal_attainment
from thuishaven.domain.statistics.intervals import Interval, difference_interval, mean_interval, wilson_interval
from thuishaven.domain.statistics.kappa import Kappa, cohen_kappa
from thuishaven.domain.statistics.nonoverlap import EffectSize, nap
from thuishaven.domain.statistics.randomisation import (
    AlternatingDesign,
    Design,
    MultipleBaseline,
    PhaseDesign,
    RandomisationResult,
    randomisation_test,
)

__all__ = [
    "Alpha",
    "AlternatingDesign",
    "Design",
    "EffectSize",
    "Goal",
    "GoalAttainment",
    "Interval",
    "Kappa",
    "MultipleBaseline",
    "PhaseDesign",
    "RandomisationResult",
    "cohen_kappa",
    "difference_interval",
    "goal_attainment",
    "krippendorff_alpha",
    "krippendorff_alpha_nominal",
    "mean_interval",
    "nap",
    "randomisation_test",
    "wilson_interval",
]
