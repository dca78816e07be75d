"""The candidate understandings, each with what speaks for it, what speaks against it and how firmly it stands."""

from collections.abc import Mapping, Sequence

from thuishaven.domain.catalogue import SPECIALIST_PATTERNS, Catalogue, Pattern, PatternName, Text
from thuishaven.domain.picture.evidence import PatternEvidence
from thuishaven.domain.picture.result import Certainty, Missing, Reading
from thuishaven.domain.picture.robustness import Ranking
from thuishaven.domain.picture.sightings import Look, slots_of


def readings_of(
    looks: Sequence[Look], evidence: Mapping[PatternName, PatternEvidence], ranking: Ranking, catalogue: Catalogue
) -> tuple[Reading, ...]:
    """The readings in the order of ``ranking``; ``evidence`` and ``ranking`` hold described patterns only."""
    described = {pattern.pattern: pattern for pattern in catalogue.patterns.values()}
    return tuple(_reading(looks, evidence[name], ranking, described[name]) for name in ranking.order)


def _reading(looks: Sequence[Look], found: PatternEvidence, ranking: Ranking, pattern: Pattern) -> Reading:
    signals, against = frozenset(found.signals), frozenset(found.against)
    supporting = [look for look in looks if not signals.isdisjoint(look.signals)]
    opposing = [look for look in looks if not against.isdisjoint(look.signals)]
    standing = ranking.standing[found.pattern]
    return Reading(
        pattern=found.pattern,
        title=pattern.title,
        text=pattern.reading,
        signals_seen=found.signals,
        signals_against=found.against,
        speaks_for=tuple(look.id for look in supporting),
        speaks_against=tuple(look.id for look in opposing),
        days=found.days,
        observers=found.observers,
        moments=max(1, slots_of(supporting)),
        holds_without_any_observer=standing.without_any_observer,
        holds_without_any_day=standing.without_any_day,
        hangs_on_day=standing.hangs_on_day,
        hangs_on_observer=standing.hangs_on_observer,
        consult_only=found.pattern in SPECIALIST_PATTERNS,
        sources=pattern.sources,
    )


def certainty_of(ranking: Ranking, missing: Sequence[Missing]) -> Certainty:
    """How sure the picture is, with the first reason why not."""
    if missing:
        return Certainty(
            "not_enough",
            Text(
                nl="Er is nog te weinig gezien voor een beeld. Blijf gewoon kijken.",
                en="Too little has been seen for a picture. Simply keep looking.",
            ),
        )
    if ranking.first is None:
        return Certainty(
            "nothing_described",
            Text(
                nl="Wat er gezien is, past niet duidelijk bij een van de beschrijvingen. Dat mag.",
                en="What was seen does not clearly fit one of the descriptions. That is fine.",
            ),
        )
    standing = ranking.standing[ranking.first]
    if not ranking.ahead:
        return Certainty(
            "mixed",
            Text(
                nl="Wat er gezien is, wijst meer dan één kant op. Houd het open.",
                en="What was seen points more than one way. Keep it open.",
            ),
        )
    if not ranking.well_founded:
        return Certainty(
            "thin",
            Text(
                nl="Er is een richting te zien, maar die is op te weinig verschillende dingen gebaseerd.",
                en="A direction can be seen, but it rests on too few different things.",
            ),
        )
    if standing.hangs_on_observer is not None:
        return Certainty(
            "hangs_on_observer",
            Text(
                nl="Dit beeld hangt nog op wat één mens zag. Vraag iemand anders om ook te kijken.",
                en="This picture still hangs on what one person saw. Ask somebody else to look as well.",
            ),
        )
    if standing.hangs_on_day is not None:
        return Certainty(
            "hangs_on_day",
            Text(
                nl="Dit beeld hangt nog op één dag. Kijk of het op andere dagen ook zo is.",
                en="This picture still hangs on one day. Look whether it is so on other days too.",
            ),
        )
    return Certainty(
        "holds",
        Text(
            nl="Dit beeld blijft staan als je één dag of één waarnemer weglaat. Nieuwe observaties kunnen het veranderen.",
            en="This picture stays the same without any one day or observer. New observations can change it.",
        ),
    )
