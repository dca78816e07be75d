"""The numbers the rules of the picture use. They stand in the catalogue with their reasons, never here."""

from dataclasses import dataclass, fields

from thuishaven.domain.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds of a picture; each field is the id of a threshold in the catalogue."""

    min_observations: float
    min_days: float
    min_moments: float
    min_observers: float
    min_settings: float
    lead_min_days: float
    lead_min_observers: float
    lead_min_distinct_signals: float
    #: how many times the weight of the second reading the first must have
    lead_margin: float
    trigger_min_occurrences: float
    #: how many times as often one side of a step of the circle must have been seen as the other
    circle_margin: float
    help_min_tries: float
    look_alike_min_sightings: float
    look_alike_min_share: float
    look_alike_min_likeness: float
    interval_confidence: float
    #: how many imagined times this child's own rate counts beside what was counted
    trigger_prior_weight: float
    #: a moment of the day shows a rate from this many looks on, the day a curve from this many such moments on
    day_curve_min_looks: float
    day_curve_min_moments: float
    #: how far two moments must lie apart before one is called higher (from 0 to 1)
    day_curve_min_difference: float
    #: how much likelier one step of strength makes it that a signal is seen under a reading
    look_next_step: float
    window_days: float
    words_suggestion_min: float
    specialist_min_days: float
    change_min_looks: float
    change_signal_min_days: float
    change_confidence: float


def rules_of(catalogue: Catalogue) -> Rules:
    """The thresholds as ``catalogue`` gives them.

    Raises:
        KeyError: when a threshold is missing; the check of the catalogue finds that before anybody computes.
    """
    return Rules(**{field.name: catalogue.thresholds[field.name].value for field in fields(Rules)})
