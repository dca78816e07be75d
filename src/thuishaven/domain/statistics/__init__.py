"""Statistics for one child and few data: plain lists in, plain numbers or small frozen dataclasses out.

**Comparing two phases** of one case, ``a`` before and ``b`` since, ``None`` where nothing was recorded. Every measure
takes ``direction`` ("increase": better is higher, "decrease": better is lower) and answers an :class:`EffectSize`.

=====================================  ====================================================================
``nap``, ``tau``                       how often a day since goes better than a day before
``tau_u``, ``tau_bc``                  the same less a trend that was already there
``pnd``, ``pem``, ``pand``, ``ird``    older counts beyond a line, for reading published work
``lrr_increasing``, ``lrr_decreasing`` change of the mean in proportion (LRRi, LRRd)
``log_odds_ratio``                     the same for proportions and percentages (LOR)
``log_ratio_of_medians``               the same for medians (LRM)
``smd``                                change of the mean in standard deviations
``gem``                                an effect that builds up gradually
``pogo``                               how much of the way to a goal was gone
``combine``                            several pairs of phases, or several cases, into one effect
=====================================  ====================================================================

    >>> from thuishaven.domain.statistics import nap
    >>> nap([2, 3, None, 2], [4, 5, 5, None, 4]).estimate
    1.0

**Chance**: ``randomisation_test`` says whether another draw would have given the same difference.

**Observers and goals**: ``krippendorff_alpha`` and ``cohen_kappa`` say how far observers agree, ``goal_attainment`` how
far goals were reached.

**Intervals** for a rate, for the difference of two rates and for a mean on a bounded scale: ``wilson_interval``,
``difference_interval``, ``mean_interval``.

Numbers are what people wrote: 0.1 is one tenth, and what ties on paper ties here, because ranks, ties and trends are
computed in whole numbers and fractions. Every function names its method and its source, answers ``None`` where a measure
is not defined and says why in words, and never answers infinity or "not a number". Nothing is rounded. The method
cards in docs/methods tell when not to use a measure.
"""

from thuishaven.domain.statistics.agreement import Alpha, krippendorff_alpha, krippendorff_alpha_nominal
from thuishaven.domain.statistics.combining import PairEffect, combine
from thuishaven.domain.statistics.effects import EffectSize
from thuishaven.domain.statistics.goal_attainment import Goal, GoalAttainment, goal_attainment
from thuishaven.domain.statistics.gradual import GradualEffect, gem
from thuishaven.domain.statistics.intervals import Interval, difference_interval, mean_interval, wilson_interval
from thuishaven.domain.statistics.kappa import Kappa, cohen_kappa
from thuishaven.domain.statistics.mean_difference import pogo, smd
from thuishaven.domain.statistics.median_ratio import log_ratio_of_medians
from thuishaven.domain.statistics.nonoverlap import nap, tau
from thuishaven.domain.statistics.overlap_counts import ird, pand, pem, pnd
from thuishaven.domain.statistics.randomisation import (
    AlternatingDesign,
    Design,
    MultipleBaseline,
    PhaseDesign,
    RandomisationResult,
    randomisation_test,
)
from thuishaven.domain.statistics.response_ratio import log_odds_ratio, lrr_decreasing, lrr_increasing
from thuishaven.domain.statistics.tau_trend import TauBC, TauU, tau_bc, tau_u

#: The measures by their usual short names as well.
lrri, lrrd, lor, lrm = lrr_increasing, lrr_decreasing, log_odds_ratio, log_ratio_of_medians

__all__ = [
    "Alpha",
    "AlternatingDesign",
    "Design",
    "EffectSize",
    "Goal",
    "GoalAttainment",
    "GradualEffect",
    "Interval",
    "Kappa",
    "MultipleBaseline",
    "PairEffect",
    "PhaseDesign",
    "RandomisationResult",
    "TauBC",
    "TauU",
    "cohen_kappa",
    "combine",
    "difference_interval",
    "gem",
    "goal_attainment",
    "ird",
    "krippendorff_alpha",
    "krippendorff_alpha_nominal",
    "log_odds_ratio",
    "log_ratio_of_medians",
    "lor",
    "lrm",
    "lrr_decreasing",
    "lrr_increasing",
    "lrrd",
    "lrri",
    "mean_interval",
    "nap",
    "pand",
    "pem",
    "pnd",
    "pogo",
    "randomisation_test",
    "smd",
    "tau",
    "tau_bc",
    "tau_u",
    "wilson_interval",
]
