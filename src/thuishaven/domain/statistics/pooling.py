"""Rates that lean on what else is known of the same child: partial pooling of counts."""


def pooled_centre(successes: int, trials: int, *, share: float = 0.5) -> float:
    """The rate over everything, never quite 0 or 1: ``(successes + share) / (trials + 1)``.

    One imagined trial is added of which ``share`` is a success. For two outcomes this is the mean under the prior of
    Jeffreys (``share`` one half); for an outcome that is one of several, its part of that half. Without any trial it
    is ``share``.

    Source: L. D. Brown, T. T. Cai and A. DasGupta (2001), Interval estimation for a binomial proportion, Statistical
    Science 16, section 3.1.

    Raises:
        ValueError: when ``successes`` lies outside ``0..trials`` or ``share`` outside ``0..1``.
    """
    if not 0 <= successes <= trials or not 0 < share < 1:
        raise ValueError("a rate needs no more successes than trials, and a share between 0 and 1")
    return (successes + share) / (trials + 1)


def shrunken_rate(successes: int, trials: int, *, centre: float, weight: float) -> float:
    """A rate drawn towards ``centre`` as if ``weight`` earlier trials had gone so: the mean of a Beta-binomial.

    With the prior Beta(``weight * centre``, ``weight * (1 - centre)``) the posterior mean is
    ``(successes + weight * centre) / (trials + weight)``. Few trials lean on the centre, many stand for themselves.
    With ``weight`` at most the squared normal quantile of an interval (3.84 at 95 percent) it always lies inside the
    Wilson interval of the same count, whatever the centre: Wilson itself leans on one half with exactly that weight
    (A. Agresti and B. A. Coull, 1998, Approximate is better than "exact", The American Statistician 52).

    Source: A. Gelman et al. (2013), Bayesian Data Analysis, third edition, sections 2.4 and 5.3; B. Efron and
    C. Morris (1975), Data analysis using Stein's estimator and its generalizations, JASA 70.

    Raises:
        ValueError: when the count is no count, ``centre`` lies outside ``0..1``, or nothing carries the rate.
    """
    if not 0 <= successes <= trials or not 0 <= centre <= 1 or weight < 0 or trials + weight <= 0:
        raise ValueError("a rate needs a count, a centre from 0 to 1 and something to rest on")
    return (successes + weight * centre) / (trials + weight)
