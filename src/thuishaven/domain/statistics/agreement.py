"""How far several observers agree, beyond what chance alone would give."""

from collections import Counter
from collections.abc import Hashable, Sequence


def krippendorff_alpha_nominal(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha for categories without order.

    Args:
        units: per thing that was rated the values the observers gave, ``None`` where an observer gave none. The
            order of observers does not matter. Units with fewer than two values are left out.

    Returns:
        1 for full agreement, 0 for what chance would give, below 0 for systematic disagreement; ``None`` when no
        unit has two values or when only one category occurs, because alpha is not defined there.

    Source: K. Krippendorff (2019), Content Analysis, fourth edition, chapter 12; coincidence matrix with the
    n - 1 correction.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for unit, times in Counter(map(tuple, units)).items():
        counts = Counter(value for value in unit if value is not None)
        size = sum(counts.values())
        if size < 2:
            continue
        for value, count in counts.items():
            totals[value] += count * times
        disagreement += times * (size * size - sum(count * count for count in counts.values())) / (size - 1)
    pairable = sum(totals.values())
    expected = pairable * pairable - sum(count * count for count in totals.values())
    if expected == 0:
        return None
    return 1 - (pairable - 1) * disagreement / expected
