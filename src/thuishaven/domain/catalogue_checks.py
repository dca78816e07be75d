"""From written entries to the :class:`~thuishaven.domain.catalogue.Catalogue`, or to a list of everything to mend.

Nothing is repaired or guessed: an unknown field, a missing translation, a reference to nothing or advice without a
source is a fault, so that what the product shows is exactly what somebody wrote and could account for.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from thuishaven.domain.article_checks import ANY_ENTRY, article_reader, review_of, see_also_of, situation_of
from thuishaven.domain.articles import ARTICLE_KINDS, Article
from thuishaven.domain.catalogue import (
    EVIDENCE_MARKS,
    LOOK_ALIKE_IDS,
    PATTERN_NAMES,
    THEMES,
    Catalogue,
    Fits,
    LookAlike,
    Note,
    Pattern,
    Signal,
    Source,
    Strategy,
    Texts,
)
from thuishaven.domain.catalogue_parsing import (
    CatalogueFaults,
    EntryReader,
    Findings,
    RawEntry,
    did_you_mean,
)
from thuishaven.domain.circle_checks import circle_step_of
from thuishaven.domain.contrast_checks import contrast_of
from thuishaven.domain.home_words_checks import home_language_reader, home_offer_of, labels_wanted
from thuishaven.domain.need_checks import need_frame_of
from thuishaven.domain.round_checks import round_of
from thuishaven.domain.vocabulary_checks import (
    consequence_of,
    effect_of,
    response_of,
    safety_cue_of,
    state_of,
    term_of,
    threshold_of,
)

#: A label stands on a chip that a teacher taps; longer Dutch does not fit on a phone.
LONGEST_CHIP_LABEL = 28
#: The kinds of entries a catalogue is built from.
CATALOGUE_KINDS = (
    "sources", "signals", "strategies", "patterns", "look_alikes", "principles", "cautions", "moments", "triggers",
    "states", "responses", "effects", "consequences", "risks", "thresholds", "safety", "synonyms", "elsewhere",
    "situations", "rounds", "needs", "circle", "home", "languages", *ARTICLE_KINDS,
)  # fmt: skip
#: The kinds one can read a page about, and that may be named under see_also.
ENTRY_KINDS = (
    "signals", "strategies", "patterns", "look_alikes", "principles", "cautions", "situations", *ARTICLE_KINDS,
)  # fmt: skip
_NOTE_KINDS = {"principles": "principle", "cautions": "caution"}


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


EntryT = TypeVar("EntryT", bound=_Entry)


def build_catalogue(raw: Mapping[str, Sequence[RawEntry]]) -> Catalogue:
    """The catalogue of all entries in ``raw``, which gives them by kind (:data:`CATALOGUE_KINDS`).

    Raises :class:`CatalogueFaults` with every fault in every entry, not only the first.
    """
    build = _Build(raw)
    home = build.each("home", home_offer_of)
    states, effects = build.each("states", state_of), build.each("effects", effect_of)
    catalogue = Catalogue(
        sources=build.each("sources", _source),
        signals=build.each("signals", _signal),
        strategies=build.each("strategies", _strategy),
        patterns=build.each("patterns", _pattern),
        look_alikes=build.each("look_alikes", _look_alike),
        notes=build.notes(),
        moments=build.each("moments", term_of),
        triggers=build.each("triggers", term_of),
        states=states,
        responses=build.each("responses", response_of),
        effects=effects,
        consequences=build.each("consequences", consequence_of),
        risks=build.each("risks", term_of),
        thresholds=build.each("thresholds", threshold_of),
        safety=build.each("safety", safety_cue_of),
        synonyms=build.each_words("synonyms"),
        elsewhere=build.each_words("elsewhere"),
        articles=build.articles(),
        situations=build.each("situations", situation_of),
        rounds=build.each("rounds", round_of),
        needs=build.each("needs", need_frame_of),
        circle=build.each("circle", circle_step_of),
        home=home,
        languages=build.each("languages", home_language_reader(labels_wanted(home, states, effects))),
    )
    build.check_ids()
    build.check_aliases()
    build.follow_references()
    if build.findings.faults:
        raise CatalogueFaults(sorted(build.findings.faults, key=lambda fault: (fault.file, fault.line or 0)))
    return catalogue


class _Build:
    """One pass over all entries, with what it found."""

    def __init__(self, raw: Mapping[str, Sequence[RawEntry]]) -> None:
        self._raw = raw
        self.findings = Findings(aliases={"signals": self._signal_by_alias()})

    def _signal_by_alias(self) -> dict[str, str]:
        signals = self._raw.get("signals", ())
        return {alias: entry.id for entry in reversed(signals) for alias in _written_aliases(entry)}

    def each(self, kind: str, read: Callable[[EntryReader], EntryT]) -> dict[str, EntryT]:
        """The entries of one kind by id, each read with ``read``."""
        return self._read(self._raw.get(kind, ()), read)

    def notes(self) -> dict[str, Note]:
        """Principles and cautions together: one id never means two texts."""
        notes: dict[str, Note] = {}
        for folder, kind in _NOTE_KINDS.items():
            notes |= self._read(self._raw.get(folder, ()), _note_reader(kind), taken=notes)
        return notes

    def articles(self) -> dict[str, Article]:
        """All kinds of articles together."""
        articles: dict[str, Article] = {}
        for kind in ARTICLE_KINDS:
            articles |= self._read(self._raw.get(kind, ()), article_reader(kind), taken=articles)
        return articles

    def check_ids(self) -> None:
        """An id leads to one page: no two entries to read share one, of whatever kind."""
        owners: dict[str, str] = {}
        pools = dict.fromkeys(_NOTE_KINDS, "principles") | dict.fromkeys(ARTICLE_KINDS, "articles")
        for kind in ENTRY_KINDS:
            for entry in self._raw.get(kind, ()):
                pool = pools.get(kind, kind)
                owner = owners.setdefault(entry.id, pool)
                if owner != pool:
                    self.findings.add(
                        entry,
                        "id",
                        f"dit id is al gebruikt bij {owner}, kies een ander",
                        f"this id is used already in {owner}, choose another one",
                    )

    def each_words(self, kind: str) -> tuple[Texts, ...]:
        """Groups of words (that mean nearly the same, or belong elsewhere). They are found by their words alone."""
        groups: list[Texts] = []
        for entry in self._raw.get(kind, ()):
            reader = EntryReader(entry, self.findings, entry.data if isinstance(entry.data, Mapping) else {})
            if reader.has("id"):
                reader.id()
            groups.append(reader.texts("words", at_least=1))
            reader.finish()
        return tuple(groups)

    def _read(
        self, entries: Sequence[RawEntry], read: Callable[[EntryReader], EntryT], taken: Collection[str] = ()
    ) -> dict[str, EntryT]:
        found: dict[str, EntryT] = {}
        for entry in entries:
            if not isinstance(entry.data, Mapping):
                self.findings.add(
                    entry,
                    "",
                    "begin elke regel van de lijst met - id: ...",
                    "begin each item of the list with - id: ...",
                )
                continue
            reader = EntryReader(entry, self.findings, entry.data)
            item = read(reader)
            reader.finish()
            if item.id in found or item.id in taken:
                reader.fault(
                    "id", "dit id is al gebruikt, kies een ander", "this id is used already, choose another one"
                )  # fmt: skip
            elif item.id:
                found[item.id] = item
        return found

    def check_aliases(self) -> None:
        """An alias means one signal: it is no signal itself and no alias of another."""
        owners = {entry.id: entry.id for entry in self._raw.get("signals", ())}
        for entry in self._raw.get("signals", ()):
            for place, alias in enumerate(_written_aliases(entry)):
                owner = owners.setdefault(alias, entry.id)
                if owner != entry.id or alias == entry.id:
                    self.findings.add(
                        entry,
                        f"aliases[{place}]",
                        f"{alias} staat al voor {owner}, laat het hier weg",
                        f"{alias} already stands for {owner}, leave it out here",
                    )

    def follow_references(self) -> None:
        """Report each reference to an entry that does not exist."""
        known = {kind: sorted(entry.id for entry in entries) for kind, entries in self._raw.items()}
        known[ANY_ENTRY] = sorted({code for kind in ENTRY_KINDS for code in known.get(kind, ())})
        for reference in self.findings.references:
            existing = known.get(reference.kind, [])
            if reference.id not in existing:
                hint = did_you_mean(reference.id, existing)
                self.findings.add(
                    reference.entry,
                    reference.field,
                    f"{reference.id} bestaat niet in {reference.kind}.{hint.nl}",
                    f"{reference.id} does not exist in {reference.kind}.{hint.en}",
                )


def _written_aliases(entry: RawEntry) -> list[str]:
    written = entry.data.get("aliases") if isinstance(entry.data, Mapping) else None
    return [alias for alias in written if isinstance(alias, str)] if isinstance(written, list) else []


def _sources_of(reader: EntryReader) -> tuple[str, ...]:
    return reader.names("sources", refers_to="sources", at_least=1)


def _source(reader: EntryReader) -> Source:
    return Source(
        id=reader.id(),
        author=reader.line("author"),
        title=reader.line("title"),
        year=reader.whole_number("year", at_least=1800) if reader.has("year") else None,
        where=reader.line("where"),
        note=reader.optional_text("note"),
    )


def _signal(reader: EntryReader) -> Signal:
    signal = Signal(
        id=reader.id(),
        label=reader.text("label"),
        see=reader.text("see"),
        may_mean=reader.text("may_mean"),
        words=reader.texts("words"),
        theme=reader.choice("theme", THEMES),
        strength=reader.flag("strength"),
        icon=reader.line("icon"),
        speaks_for=reader.weights("speaks_for", PATTERN_NAMES),
        speaks_against=reader.weights("speaks_against", PATTERN_NAMES),
        haven=reader.optional_choice("haven", ("shown", "not_shown")),
        base=reader.optional_choice("base", ("shown", "not_shown")),
        look_alikes=reader.names("look_alikes", refers_to="look_alikes"),
        capture=reader.flag("capture"),
        specialist=reader.flag("specialist"),
        facts=reader.names("facts"),
        sources=_sources_of(reader),
        aliases=reader.names("aliases"),
        see_also=see_also_of(reader),
        review=review_of(reader),
    )
    _check_chip(reader, signal.label.nl, signal.capture)
    for pattern in signal.speaks_for.keys() & signal.speaks_against.keys():
        reader.fault(
            f"speaks_against.{pattern}",
            "dit staat ook bij speaks_for, kies een van beide",
            "this stands under speaks_for too, choose one of them",
        )
    return signal


def _check_chip(reader: EntryReader, label: str, capture: bool) -> None:
    if capture and len(label) > LONGEST_CHIP_LABEL:
        reader.fault(
            "label.nl",
            f"{len(label)} tekens is te lang voor een knop, gebruik er hoogstens {LONGEST_CHIP_LABEL}",
            f"{len(label)} characters are too long for a chip, use {LONGEST_CHIP_LABEL} at most",
        )


def _strategy(reader: EntryReader) -> Strategy:
    fits = reader.section("fits")
    strategy = Strategy(
        id=reader.id(),
        avoid=reader.flag("avoid"),
        label=reader.text("label"),
        title=reader.text("title"),
        what=reader.text("what"),
        why=reader.text("why"),
        steps=reader.texts("steps", at_least=2, paired=True),
        not_this=reader.texts("not_this", paired=True),
        say=reader.texts("say", paired=True),
        evidence=reader.choice("evidence", EVIDENCE_MARKS),
        fits=Fits(
            signals=fits.names("signals", refers_to="signals"),
            states=fits.names("states", refers_to="states"),
            moments=fits.names("moments", refers_to="moments"),
            triggers=fits.names("triggers", refers_to="triggers"),
        ),
        icon=reader.line("icon"),
        capture=reader.flag("capture"),
        words=reader.texts("words"),
        facts=reader.names("facts"),
        sources=_sources_of(reader),
        see_also=see_also_of(reader),
        review=review_of(reader),
    )
    fits.finish()
    _check_chip(reader, strategy.label.nl, strategy.capture)
    return strategy


def _pattern(reader: EntryReader) -> Pattern:
    return Pattern(
        id=reader.id(),
        pattern=reader.choice("pattern", PATTERN_NAMES),
        title=reader.text("title"),
        what=reader.text("what"),
        see=reader.text("see"),
        background=reader.text("background"),
        needs=reader.text("needs"),
        hope=reader.text("hope"),
        reading=reader.text("reading"),
        facts=reader.names("facts"),
        sources=_sources_of(reader),
        see_also=see_also_of(reader),
        review=review_of(reader),
        words=reader.texts("words"),
    )


def _look_alike(reader: EntryReader) -> LookAlike:
    sources = _sources_of(reader)
    return LookAlike(
        id=reader.id(LOOK_ALIKE_IDS),
        title=reader.text("title"),
        what=reader.text("what"),
        because=reader.text("because"),
        questions=reader.text_list("questions", at_least=1),
        tells_apart=reader.text("tells_apart"),
        contrast=contrast_of(reader, sources),
        who=reader.text("who"),
        raised_by_signals=reader.names("raised_by_signals", refers_to="signals"),
        raised_by_risks=reader.names("raised_by_risks", refers_to="risks"),
        background_words=reader.texts("background_words"),
        min_sightings=reader.whole_number("min_sightings", at_least=1),
        facts=reader.names("facts"),
        sources=sources,
        see_also=see_also_of(reader),
        review=review_of(reader),
        words=reader.texts("words"),
    )


def _note_reader(kind: str) -> Callable[[EntryReader], Note]:
    def read(reader: EntryReader) -> Note:
        reader.optional_choice("kind", (kind,))
        return Note(
            id=reader.id(),
            kind=kind,
            title=reader.text("title"),
            text=reader.text("text"),
            facts=reader.names("facts"),
            sources=_sources_of(reader),
            see_also=see_also_of(reader),
            review=review_of(reader),
            words=reader.texts("words"),
        )

    return read
