"""The observations that a page refers to, as they stand at its bottom."""

from collections.abc import Iterable, Mapping

from thuishaven.domain.catalogue import Catalogue, Term
from thuishaven.domain.picture import Observation
from thuishaven.privacy.access import Admission

from . import words
from .parts import Entry
from .queries import Seen, words_of


def entries_of(
    admission: Admission, seen: Seen, catalogue: Catalogue, names: Mapping[str, str],
    listed: Iterable[tuple[int, Observation]],
) -> tuple[Entry, ...]:  # fmt: skip
    """Numbered observations in the order given, their notes opened; ``names`` are those of observers by their id."""

    read = {one.observation: one.signals for one in seen.picture.from_words}

    def label(terms: Mapping[str, Term], code: str) -> str:
        return words.spoken(terms[code].label) if code in terms else code

    def entry(number: int, one: Observation) -> Entry:
        state = catalogue.states.get(one.state or "")
        signals = [catalogue.signals[code] for code in one.signals if code in catalogue.signals]
        did = [catalogue.strategies.get(code) or catalogue.responses.get(code) for code in one.responses]
        return Entry(
            number=number, observer=names.get(one.observer, ""), day=one.day, clock=one.clock,
            moment=label(catalogue.moments, one.moment) if one.moment else "", at_home=one.setting == "home",
            signals=tuple((words.spoken(signal.label), signal.strength) for signal in signals),
            state=words.spoken(state.label) if state else "", state_icon=state.icon if state else "",
            triggers=tuple(label(catalogue.triggers, code) for code in one.triggers),
            responses=tuple(
                words.spoken(found.label) if found else code for code, found in zip(one.responses, did, strict=True)
            ),
            effect_text=label(catalogue.effects, str(one.effect)) if one.effect is not None else "",
            note=words_of(admission, seen, one.id),
            read=tuple(words.spoken(catalogue.signals[code].label) for code in read.get(one.id, ())),
        )  # fmt: skip

    return tuple(entry(number, one) for number, one in listed)
