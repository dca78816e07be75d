"""Approaches offered for a plan: what answers to what was seen and what helped before, each with why it is offered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.catalogue import Catalogue, Source, Strategy, Text
from thuishaven.domain.needs import Whose, ranked_offers
from thuishaven.domain.picture.result import Advice, Help, Picture
from thuishaven.knowledge.shelves import shelf, sources_of

_MOST_REASONS = 2
_FIRST_NEEDS = 6
#: More dots than this say no more than their number does.
_MOST_DOTS = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An approach to tick, with why it is offered: what was seen, and the last tries with their effect (-2 to 2)."""

    strategy: Strategy
    because: tuple[str, ...]
    tries: tuple[int, ...]
    tried: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Approaches that belong together."""

    title: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Pitfall:
    """What had better be left, with why and what to do in its place."""

    id: str
    title: Text
    why: Text | None
    because: tuple[str, ...]
    instead: tuple[str, ...]
    tried: bool = False

    def words(self, language: str) -> str:
        """The title as it stands in a list of what to leave."""
        title = self.title.in_language(language)
        return _("Hielp hier niet: %(what)s") % {"what": title[:1].lower() + title[1:]} if self.tried else title


@dataclass(frozen=True, slots=True)
class OfferedNeed:
    """A need to tap, as one sentence; ``first`` are the few that answer most to what was seen."""

    code: str
    text: str
    frame: str
    first: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything a plan can be made from: what is offered first, all families, what to leave, strengths seen, needs.

    ``needs`` is what the picture says of them; ``child_needs`` and ``teacher_needs`` can be tapped.
    """

    first: tuple[Candidate, ...]
    families: tuple[Family, ...]
    pitfalls: tuple[Pitfall, ...]
    other_pitfalls: tuple[Pitfall, ...]
    strengths: tuple[tuple[str, str, str], ...]
    needs: str
    child_needs: tuple[OfferedNeed, ...]
    teacher_needs: tuple[OfferedNeed, ...]
    enough: bool


def offer(
    picture: Picture, catalogue: Catalogue, language: str, chosen: Sequence[str], avoided: Sequence[str]
) -> Offer:
    """What to offer; approaches in ``chosen`` and pitfalls in ``avoided`` always stand in front."""
    tried = {one.id: one for one in picture.helps}
    advice = {one.id: one for one in picture.strategies}
    helping = {one.id for one in catalogue.strategies.values() if not one.avoid}
    front = [one for one in dict.fromkeys([*chosen, *advice]) if one in helping]

    def candidate(strategy: Strategy) -> Candidate:
        return _candidate(strategy, advice.get(strategy.id), tried.get(strategy.id), catalogue, language)

    families = [
        Family(
            group.title, tuple(candidate(catalogue.strategies[item.id]) for item in group.items if item.id not in front)
        )
        for group in shelf(catalogue, "strategies", language)
    ]
    warned = {one.id: one for one in picture.avoid}
    shown = list(dict.fromkeys([*avoided, *warned]))
    others = [one.id for one in catalogue.strategies.values() if one.avoid and one.id not in shown]
    seen = _seen(picture)
    needs = next((part.text.in_language(language) for part in picture.summary_parts if part.kind == "needs"), "")
    return Offer(
        first=tuple(candidate(catalogue.strategies[one]) for one in front),
        families=tuple(one for one in families if one.candidates),
        pitfalls=tuple(_pitfalls(shown, warned, tried, catalogue, language)),
        other_pitfalls=tuple(_pitfalls(others, warned, tried, catalogue, language)),
        strengths=tuple(
            (one.id, one.label.in_language(language), ngettext("%(num)s keer", "%(num)s keer", one.n) % {"num": one.n})
            for one in picture.strengths
        ),
        needs=needs if picture.enough else "", enough=picture.enough,
        child_needs=_offered_needs(catalogue, seen, "pupil", language),
        teacher_needs=_offered_needs(catalogue, seen, "teacher", language),
    )  # fmt: skip


def _seen(picture: Picture) -> set[str]:
    """The codes of what was seen: signals, states, triggers and moments with tension."""
    found = {code for one in (*picture.strategies, *picture.avoid) for code in one.because}
    found |= {code for one in picture.readings for code in one.signals_seen}
    found |= {code for code, count in picture.states.items() if count}
    return found | {row.moment for row in picture.heat if row.tension}


def _offered_needs(catalogue: Catalogue, seen: set[str], whose: Whose, language: str) -> tuple[OfferedNeed, ...]:
    """All needs; the first few are those that answer to something that was seen, or else one of each frame."""
    ranked = ranked_offers(catalogue.needs.values(), seen, whose)
    fitting = sum(bool(offer.answers_to(seen)) for _code, _frame, offer in ranked)
    most = min(fitting, _FIRST_NEEDS) if fitting else _FIRST_NEEDS
    return tuple(
        OfferedNeed(code, offer.says.in_language(language), frame.label.in_language(language), place < most)
        for place, (code, frame, offer) in enumerate(ranked)
    )


def avoidable(catalogue: Catalogue, picture: Picture, existing: Iterable[str] = ()) -> list[str]:
    """The ids that may stand in a plan as "rather not": pitfalls, reactions, what did not help, and what stands in it."""
    pitfalls = (one.id for one in catalogue.strategies.values() if one.avoid)
    return list(dict.fromkeys([*pitfalls, *catalogue.responses, *(one.id for one in picture.avoid), *existing]))


def pitfall(code: str, catalogue: Catalogue, language: str, because: tuple[str, ...] = ()) -> Pitfall | None:
    """What the id stands for; None when the knowledge does not hold it any more.

    An approach that is no pitfall in itself did not help this child: then its reason and steps would say the opposite.
    """
    strategy = catalogue.strategies.get(code)
    if strategy is not None and strategy.avoid:
        return Pitfall(code, strategy.title, strategy.why, because, strategy.steps.in_language(language))
    if strategy is not None:
        return Pitfall(code, strategy.title, None, because, (), tried=True)
    response = catalogue.responses.get(code)
    return Pitfall(code, response.label, None, because, (), tried=True) if response is not None else None


def _pitfalls(
    codes: Iterable[str], warned: dict[str, Advice], tried: dict[str, Help], catalogue: Catalogue, language: str
) -> Iterable[Pitfall]:
    for code in codes:
        advice = warned.get(code)
        because = _because(advice.because if advice else (), catalogue, language)
        if code in tried and tried[code].verdict == "does_not_help":
            because = (_("Dit maakte het bij dit kind eerder moeilijker."),)
        found = pitfall(code, catalogue, language, because)
        if found is not None:
            yield found


def _candidate(
    strategy: Strategy, advice: Advice | None, tried: Help | None, catalogue: Catalogue, language: str
) -> Candidate:
    return Candidate(
        strategy=strategy,
        because=_because(advice.because if advice else (), catalogue, language),
        tries=tried.tries[-_MOST_DOTS:] if tried else (),
        tried=_tried_words(tried) if tried else "",
        sources=tuple(sources_of(catalogue, strategy)),
    )


def _tried_words(tried: Help) -> str:
    count = ngettext("%(num)s keer geprobeerd", "%(num)s keer geprobeerd", tried.n) % {"num": tried.n}
    verdict = {
        "helps": _("hielp meestal"), "mixed": _("hielp soms"), "does_not_help": _("hielp meestal niet"),
        "too_few": _("nog te weinig om iets te zeggen"),
    }[tried.verdict]  # fmt: skip
    if tried.n > _MOST_DOTS:
        return _("%(count)s, %(verdict)s. Hier de laatste %(dots)s.") % {
            "count": count, "verdict": verdict, "dots": _MOST_DOTS,
        }  # fmt: skip
    return f"{count}, {verdict}."


def _because(codes: Sequence[str], catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """What was seen, in sentences: signals, then what came before, then how the child was, then when."""
    kinds: tuple[tuple[Any, Any], ...] = (
        (catalogue.signals, lambda labels: _("Gezien: %(labels)s.") % {"labels": labels}),
        (catalogue.triggers, lambda labels: _("Wat eraan voorafging: %(labels)s.") % {"labels": labels}),
        (catalogue.states, lambda labels: _("Hoe het kind dan was: %(labels)s.") % {"labels": labels}),
        (catalogue.moments, lambda labels: _("Vooral bij: %(labels)s.") % {"labels": labels}),
    )
    sentences = []
    for pool, sentence in kinds:
        labels = [pool[code].label.in_language(language) for code in codes if code in pool][:_MOST_REASONS]
        if labels:
            sentences.append(sentence(", ".join(one[:1].lower() + one[1:] for one in labels)))
    return tuple(sentences)
