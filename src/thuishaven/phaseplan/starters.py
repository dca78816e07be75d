"""Sentences to begin a phase plan with: what was seen of this child, what helped then, and what knowledge says of it.

They are offered with where they come from and taken over one by one, by somebody's tap. Nothing fills itself in.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.catalogue import Catalogue, Strategy
from thuishaven.domain.picture import Observation
from thuishaven.domain.picture.result import Help, Picture
from thuishaven.knowledge.shelves import sources_of

from .phases import PHASES, Phase

_MOST_SEEN, _MOST_TRIED, _MOST_KNOWN, _MOST_LEFT = 6, 4, 4, 4


@dataclass(frozen=True, slots=True)
class Starter:
    """One sentence that may be taken over, and where it comes from; ``known``: from the knowledge, not of this child."""

    code: str
    text: str
    origin: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered for one phase: what may be seen, what helps and what does not, each from seen and from known.

    ``who`` are people at school, ``own_helps`` what the child itself said in the support plan.
    """

    see: tuple[Starter, ...]
    helps: tuple[Starter, ...]
    helps_not: tuple[Starter, ...]
    who: tuple[Starter, ...]
    own_helps: tuple[Starter, ...]


def offers(
    *, observations: Sequence[Observation], picture: Picture, catalogue: Catalogue, language: str,
    who: Iterable[str], said: str,
) -> dict[str, Offer]:  # fmt: skip
    """What to offer per phase (by its code). ``who`` are names to choose from, ``said`` what the child says helps."""
    people = tuple(Starter(f"who-{place}", name, "") for place, name in enumerate(who))
    own = (Starter("said", said, _("uit het steunplan")),) if said else ()
    return {
        phase.code: Offer(
            see=tuple(_seen(phase, observations, catalogue, language)),
            helps=tuple(_helping(phase, picture, catalogue, language)),
            helps_not=tuple(_left(phase, picture, catalogue, language)),
            who=people, own_helps=() if phase.code == "calm" else own,
        )
        for phase in PHASES
    }  # fmt: skip


def _seen(phase: Phase, observations: Sequence[Observation], catalogue: Catalogue, language: str) -> Iterable[Starter]:
    """The signals that were seen most often while the child was in this phase."""
    counted = Counter(
        code
        for one in observations
        if one.state in phase.states
        for code in set(one.signals)
        if code in catalogue.signals
    )
    for code, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_SEEN]:
        times = ngettext("%(num)s keer gezien", "%(num)s keer gezien", count) % {"num": count}
        yield Starter(code, catalogue.signals[code].label.in_language(language), times)


def _helping(phase: Phase, picture: Picture, catalogue: Catalogue, language: str) -> Iterable[Starter]:
    """What made it easier in this phase, then approaches that fit it, first those that also fit what was seen."""
    tried = [one for one in picture.helps if _effect(one, phase) > 0 and not _is_to_avoid(one.id, catalogue)]
    found: dict[str, Starter] = {}
    for one in sorted(tried, key=lambda one: -_effect(one, phase))[:_MOST_TRIED]:
        found[one.id] = Starter(one.id, _title(one, catalogue, language), _times_helped(one, phase))
    front = {one.id: place for place, one in enumerate(picture.strategies)}
    fitting = [
        one for one in catalogue.strategies.values()
        if not one.avoid and set(one.fits.states) & set(phase.states) and one.id not in found
        and not any(other.id == one.id and _effect(other, phase) < 0 for other in picture.helps)
    ]  # fmt: skip
    fitting.sort(key=lambda one: (front.get(one.id, len(front)), len(one.fits.states)))
    for strategy in fitting[:_MOST_KNOWN]:
        found[strategy.id] = Starter(
            strategy.id, strategy.title.in_language(language), _rests_on(strategy, catalogue), known=True
        )
    return found.values()


def _left(phase: Phase, picture: Picture, catalogue: Catalogue, language: str) -> Iterable[Starter]:
    """What made it harder in this phase, then what had better be left in it."""
    found: dict[str, Starter] = {}
    for one in picture.helps:
        if _effect(one, phase) < 0:
            title = _title(one, catalogue, language)
            if not _is_to_avoid(one.id, catalogue):
                title = _("Hielp hier niet: %(what)s") % {"what": title[:1].lower() + title[1:]}
            found[one.id] = Starter(one.id, title, _("maakte het toen moeilijker"))
    warned = {one.id: place for place, one in enumerate(picture.avoid)}
    fitting = [
        one for one in catalogue.strategies.values()
        if one.avoid and set(one.fits.states) & set(phase.states) and one.id not in found
    ]  # fmt: skip
    fitting.sort(key=lambda one: (warned.get(one.id, len(warned)), len(one.fits.states)))
    for strategy in fitting[: max(0, _MOST_LEFT - len(found))]:
        found[strategy.id] = Starter(
            strategy.id, strategy.title.in_language(language), _rests_on(strategy, catalogue), known=True
        )
    return found.values()


def _effect(one: Help, phase: Phase) -> float:
    """What it did in this phase, from -2 to 2: the mean over every time; 0 when it was not tried in it."""
    tries = [one.by_state[state] for state in phase.states if state in one.by_state]
    count = sum(effect.n for effect in tries)
    return sum(effect.mean * effect.n for effect in tries) / count if count else 0.0


def _times_helped(one: Help, phase: Phase) -> str:
    tries = [one.by_state[state] for state in phase.states if state in one.by_state]
    return _("hielp %(helped)s van de %(of)s keer") % {
        "helped": sum(effect.helped for effect in tries), "of": sum(effect.n for effect in tries),
    }  # fmt: skip


def _is_to_avoid(code: str, catalogue: Catalogue) -> bool:
    strategy = catalogue.strategies.get(code)
    return strategy is not None and strategy.avoid


def _title(one: Help, catalogue: Catalogue, language: str) -> str:
    strategy = catalogue.strategies.get(one.id)
    return (strategy.title if strategy is not None else one.label).in_language(language)


def _rests_on(strategy: Strategy, catalogue: Catalogue) -> str:
    """The evidence mark in words and the first source."""
    mark = {
        "practice": _("Praktijkkennis"), "theory": _("Theorie"), "studies": _("Enkele onderzoeken"),
        "trials": _("Meerdere vergelijkende onderzoeken"),
    }[strategy.evidence]  # fmt: skip
    source = next(iter(sources_of(catalogue, strategy)), None)
    return f"{mark.lower()}: {source.author}" if source else mark.lower()
