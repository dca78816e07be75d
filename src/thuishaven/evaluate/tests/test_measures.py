"""The measures behind the fold say no more than a measure can be."""

from datetime import date, timedelta

from django.utils import translation

from thuishaven.domain.trial.phases import periods, stretches
from thuishaven.domain.trial.verdict import judge
from thuishaven.evaluate.limits import limits_of
from thuishaven.evaluate.measures import fold_of
from thuishaven.knowledge.loader import load_catalogue


def test_the_interval_of_a_mean_over_two_tries_ends_where_the_measure_ends() -> None:
    first = date(2026, 9, 7)
    days = [first + timedelta(days=step) for step in range(24)]
    values = [1, 2, 1, 2, 1, 2, 5, 5, 4, 5, 5, 5] * 2
    found = periods(
        stretches(days[6], [(days[12], False), (days[18], True)]), days, dict(zip(days, values, strict=True))
    )
    judgement = judge(found, limits_of(load_catalogue()).verdict)
    assert len(judgement.pairs) == 2
    with translation.override("nl"):
        rows = {one.card: one for one in fold_of(judgement, 0.95).rows}
    assert rows["nap"].estimate == "1,00"
    assert rows["nap"].interval.endswith("tot 1,00")
    assert rows["tau-bc"].interval.endswith("tot 1,00")
