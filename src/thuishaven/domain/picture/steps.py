"""From input to picture: the steps in the order in which docs/methods/picture.md tells them."""

from thuishaven.domain.catalogue import SPECIALIST_PATTERNS, Catalogue
from thuishaven.domain.picture.advice import advice_of
from thuishaven.domain.picture.circle import circle_of
from thuishaven.domain.picture.day_curve import day_curve_of
from thuishaven.domain.picture.evidence import described_evidence_of
from thuishaven.domain.picture.haven_base import balance_of
from thuishaven.domain.picture.heat import heat_of, period_of, strengths_of, weeks_of
from thuishaven.domain.picture.helps import helps_of
from thuishaven.domain.picture.look_alikes import look_alikes_of
from thuishaven.domain.picture.look_next import look_next_of
from thuishaven.domain.picture.model import PictureInput
from thuishaven.domain.picture.observers import observers_of
from thuishaven.domain.picture.readings import certainty_of, readings_of
from thuishaven.domain.picture.result import Picture
from thuishaven.domain.picture.robustness import rank
from thuishaven.domain.picture.rules import rules_of
from thuishaven.domain.picture.safety import safety_of
from thuishaven.domain.picture.sightings import looks_of
from thuishaven.domain.picture.sufficiency import missing_of
from thuishaven.domain.picture.triggers import states_of, trigger_rates
from thuishaven.domain.picture.words import summary_of, summary_parts_of


def compute(inp: PictureInput, catalogue: Catalogue) -> Picture:
    """The picture that the observations of one child show together.

    Pure and deterministic: the order of the observations, doubled taps and the names of observers do not matter.
    With ``today`` set back it gives the picture of that day, because later observations are left out.

    Raises:
        KeyError: when the catalogue lacks a threshold.
    """
    rules = rules_of(catalogue)
    found = looks_of(inp, catalogue, rules)
    looks = found.all
    telling = found.with_signals()
    missing = missing_of(looks, rules)
    enough = not missing
    evidence = described_evidence_of(telling, catalogue, rules)
    ranking = rank(evidence, rules, enough=enough)
    certainty = certainty_of(ranking, missing)
    haven, base = balance_of(looks, catalogue, "haven"), balance_of(looks, catalogue, "base")
    helps = helps_of(looks, catalogue, rules)
    strengths = strengths_of(looks, catalogue)
    look_alikes = look_alikes_of(inp, looks, haven, catalogue, rules, certainty=certainty.code)
    strategies, avoid = advice_of(looks, helps, catalogue)
    parts = summary_parts_of(looks, ranking.lead, certainty, strengths, helps, look_alikes, catalogue)
    nearest = [name for name in ranking.order if name not in SPECIALIST_PATTERNS]
    return Picture(
        enough=enough,
        not_enough_because=missing,
        look_next=look_next_of(looks, missing, nearest, (haven, base), catalogue, rules, sure=ranking.lead is not None),
        lead=ranking.lead,
        certainty=certainty,
        readings=readings_of(telling, evidence, ranking, catalogue),
        haven=haven,
        base=base,
        circle=circle_of(looks, catalogue, rules),
        states=states_of(looks),
        triggers=trigger_rates(looks, catalogue, rules),
        helps=helps,
        look_alikes=look_alikes,
        observers=observers_of(telling, catalogue, rules),
        safety=safety_of(inp, catalogue),
        strategies=strategies,
        avoid=avoid,
        summary=summary_of(parts),
        summary_parts=parts,
        strengths=strengths,
        heat=heat_of(looks, catalogue),
        day_curve=day_curve_of(looks, inp.day, catalogue, rules),
        weeks=weeks_of(looks, catalogue),
        period=period_of(looks),
        older=found.older,
        from_words=found.from_words,
    )
