"""The summary in plain words that a parent may read: needs first, then strengths, what was seen, and how sure it is.

It names no pattern, gives no number about the child and blames nobody.
"""

from collections import defaultdict
from collections.abc import Sequence

from thuishaven.domain.catalogue import Catalogue, PatternName, Text
from thuishaven.domain.picture.phrases import THEME_NEEDS, THEME_WORDS, joined
from thuishaven.domain.picture.result import Certainty, Help, RaisedLookAlike, Strength, SummaryPart
from thuishaven.domain.picture.sightings import Look

_MOST_THEMES = 3
_MOST_LABELS = 3


def summary_parts_of(
    looks: Sequence[Look],
    lead: PatternName | None,
    certainty: Certainty,
    strengths: Sequence[Strength],
    helps: Sequence[Help],
    look_alikes: Sequence[RaisedLookAlike],
    catalogue: Catalogue,
) -> tuple[SummaryPart, ...]:
    """The parts of the summary in reading order, each with the observations it rests on."""
    by_theme = _hard_themes(looks, catalogue)
    if certainty.code != "not_enough":
        by_theme = {theme: seen for theme, seen in by_theme.items() if len({look.day for look in seen}) > 1}
    themes = sorted(by_theme, key=lambda theme: (-len({look.day for look in by_theme[theme]}), theme))[:_MOST_THEMES]
    parts = [
        _needs(lead, themes, catalogue, is_early=certainty.code == "not_enough"),
        _strengths(strengths),
        _seen([theme for theme in themes if theme not in _named(strengths, catalogue)], by_theme),
        _helps(helps),
        SummaryPart("sure", certainty.text, ()),
        _also(look_alikes),
    ]
    return tuple(part for part in parts if part is not None)


def summary_of(parts: Sequence[SummaryPart]) -> Text:
    """The parts as one text."""
    return Text(nl=" ".join(part.text.nl for part in parts), en=" ".join(part.text.en for part in parts))


def _hard_themes(looks: Sequence[Look], catalogue: Catalogue) -> dict[str, list[Look]]:
    found: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        for theme in {catalogue.signals[code].theme for code in look.signals if not catalogue.signals[code].strength}:
            found[theme].append(look)
    return found


def _needs(lead: PatternName | None, themes: Sequence[str], catalogue: Catalogue, *, is_early: bool) -> SummaryPart:
    """What helps. Too early for what this child needs, it says what may help already: that needs no picture."""
    described = next((pattern for pattern in catalogue.patterns.values() if pattern.pattern == lead), None)
    if described is not None:
        return SummaryPart("needs", described.needs, ())
    if themes:
        needs = [THEME_NEEDS[theme] for theme in themes[:2]]
        nl, en = (
            ("Dit kan nu al helpen", "This may help already")
            if is_early
            else ("Dit kind heeft nodig", "This child needs")
        )
        return SummaryPart(
            "needs",
            Text(
                nl=f"{nl}: {joined([need.nl for need in needs], 'en')}.",
                en=f"{en}: {joined([need.en for need in needs], 'and')}.",
            ),
            (),
        )
    return SummaryPart(
        "needs",
        Text(
            nl="Dit kind heeft nodig wat elk kind nodig heeft: volwassenen die er zijn, kijken en meeleven.",
            en="This child needs what every child needs: adults who are there, who look and who share what it feels.",
        ),
        (),
    )


def _strengths(strengths: Sequence[Strength]) -> SummaryPart | None:
    if not strengths:
        return None
    chosen = strengths[:_MOST_LABELS]
    return SummaryPart(
        "strengths",
        Text(
            nl=f"Wat goed gaat: {joined([found.label.nl.lower() for found in chosen], 'en')}.",
            en=f"What goes well: {joined([found.label.en.lower() for found in chosen], 'and')}.",
        ),
        tuple(dict.fromkeys(code for found in chosen for code in found.observations)),
    )


def _named(strengths: Sequence[Strength], catalogue: Catalogue) -> frozenset[str]:
    """The themes of the strengths that are named: one sentence must not take back what the other says."""
    return frozenset(catalogue.signals[found.id].theme for found in strengths[:_MOST_LABELS])


def _seen(themes: Sequence[str], by_theme: dict[str, list[Look]]) -> SummaryPart | None:
    if not themes:
        return None
    # things before clauses, so that the list reads well
    words = sorted((THEME_WORDS[(theme, False)] for theme in themes), key=lambda word: word.nl.startswith("dat "))
    return SummaryPart(
        "seen",
        Text(
            nl=f"De mensen om het kind heen zien {joined([word.nl for word in words], 'en')}.",
            en=f"The people around the child see {joined([word.en for word in words], 'and')}.",
        ),
        tuple(dict.fromkeys(look.id for theme in themes for look in by_theme[theme])),
    )


def _helps(helps: Sequence[Help]) -> SummaryPart | None:
    chosen = [found for found in helps if found.verdict == "helps"][:_MOST_LABELS]
    if not chosen:
        return None
    return SummaryPart(
        "helps",
        Text(
            nl=f"Dit hielp vaak: {joined([found.label.nl.lower() for found in chosen], 'en')}.",
            en=f"This often helped: {joined([found.label.en.lower() for found in chosen], 'and')}.",
        ),
        tuple(dict.fromkeys(code for found in chosen for code in found.observations)),
    )


def _also(look_alikes: Sequence[RaisedLookAlike]) -> SummaryPart | None:
    if not look_alikes:
        return None
    return SummaryPart(
        "also",
        Text(
            nl="Wat je ziet kan ook een andere reden hebben. De vragen daarbij helpen om samen verder te kijken.",
            en="What you see may also have another reason. The questions with it help to look further together.",
        ),
        (),
    )
