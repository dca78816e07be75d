"""What the knowledge as a whole owes its readers: every fact carried, no source idle, no word that judges a child."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from thuishaven.domain.catalogue import LOOK_ALIKE_IDS, PATTERN_NAMES, STATES, Catalogue, Text, Texts
from thuishaven.domain.catalogue_checks import CATALOGUE_KINDS
from thuishaven.domain.catalogue_parsing import CatalogueFaults, EntryReader, Fault, Findings, RawEntry
from thuishaven.domain.circle import CIRCLE_STEPS
from thuishaven.domain.vocabulary_checks import EFFECT_IDS

RuleT = TypeVar("RuleT")

#: Fields with the words people type. They are matched, never shown, so any word may stand there.
TYPED_WORDS = frozenset({"words", "not_words", "background_words"})
#: What somebody had better not say is shown as that, struck through; it may hold what we do not say.
_UNSAID = "not_say"
#: Kinds whose texts may name a judging word between quotation marks, to say why it does not help. What an adult had
#: better not do (``avoid``, ``not_this``) may too.
QUOTING_KINDS = frozenset({"cautions", "principles", "contradictions"})
_QUOTES = {"'": "'", '"': '"', "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
           "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactRange:
    """Facts ``prefix-01`` up to ``prefix-highest`` must all be carried.

    With ``codes_for`` each of these ids must also be understood as a code for an entry of that kind. With ``optional``
    they exist, but nobody has to carry them.
    """

    prefix: str
    highest: int
    codes_for: Literal["signals", "strategies"] | None = None
    optional: bool = False

    def ids(self) -> tuple[str, ...]:
        """The fact ids, in order."""
        return tuple(f"{self.prefix}-{number:02d}" for number in range(1, self.highest + 1))


@dataclass(frozen=True, slots=True)
class WordingRule:
    """Words that judge a child or a parent, and what to write instead.

    A word that ends in ``*`` stands for every word that begins so. With ``may_quote`` a caution or a principle may
    name the word between quotation marks, and so may a text on what not to do.
    """

    id: str
    words: Texts
    instead: Text
    may_quote: bool

    def found_in(self, text: str, language: str, *, quotable: bool = False) -> str | None:
        """The first of the words that ``text`` uses, as it stands there; None when it uses none of them."""
        for match in _any_of(self.words.in_language(language)).finditer(text):
            if not (self.may_quote and quotable and _is_quoted(text, match)):
                return match.group()
        return None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    return bool(before) and before[-1] in _QUOTES and after.startswith(_QUOTES[before[-1]])


def build_fact_ranges(entries: Sequence[RawEntry]) -> tuple[FactRange, ...]:
    """The ranges of facts to cover. Raises :class:`CatalogueFaults` when they are not written well."""
    findings = Findings()
    ranges = [
        FactRange(
            prefix=reader.line("prefix"),
            highest=reader.whole_number("highest", at_least=1),
            codes_for=reader.optional_choice("codes_for", ("signals", "strategies")),
            optional=reader.flag("optional"),
        )
        for reader in _readers(entries, findings)
    ]
    return _without_faults(ranges, findings)


def build_wording_rules(entries: Sequence[RawEntry]) -> tuple[WordingRule, ...]:
    """The rules on wording. Raises :class:`CatalogueFaults` when they are not written well."""
    findings = Findings()
    rules = [
        WordingRule(
            id=reader.id(),
            words=reader.texts("words", at_least=1),
            instead=reader.text("instead"),
            may_quote=reader.flag("may_quote"),
        )
        for reader in _readers(entries, findings)
    ]
    return _without_faults(rules, findings)


def _readers(entries: Sequence[RawEntry], findings: Findings) -> Iterator[EntryReader]:
    """A reader per entry; the fields that the caller left unread are reported when it asks for the next one."""
    for entry in entries:
        if isinstance(entry.data, Mapping):
            reader = EntryReader(entry, findings, entry.data)
            yield reader
            reader.finish()
        else:
            findings.add(entry, "", "schrijf hier velden", "write fields here")


def _without_faults(rules: Sequence[RuleT], findings: Findings) -> tuple[RuleT, ...]:
    if findings.faults:
        raise CatalogueFaults(findings.faults)
    return tuple(rules)


def covered_facts(catalogue: Catalogue) -> frozenset[str]:
    """The ids of all facts that some entry carries."""
    carriers = (
        catalogue.signals, catalogue.strategies, catalogue.patterns, catalogue.look_alikes, catalogue.notes,
        catalogue.safety, catalogue.articles, catalogue.situations,
    )  # fmt: skip
    return frozenset(fact for entries in carriers for entry in entries.values() for fact in entry.facts)


def coverage_faults(
    catalogue: Catalogue, ranges: Iterable[FactRange], raw: Mapping[str, Sequence[RawEntry]]
) -> list[Fault]:
    """Facts that no entry carries, codes that mean nothing, and facts that entries name but that do not exist."""
    ranges = tuple(ranges)
    covered = covered_facts(catalogue)
    faults = []
    for fact_range in ranges:
        for fact in fact_range.ids():
            if fact not in covered and not fact_range.optional:
                nl, en = "geen enkele tekst draagt dit feit, noem het bij facts", "no entry carries this fact, name it under facts"  # fmt: skip
                faults.append(Fault("rules/coverage.yaml", None, fact, "", Text(nl, en)))
            if not _is_code(catalogue, fact_range.codes_for, fact):
                nl = f"dit is geen id of alias in {fact_range.codes_for}"
                en = f"this is no id or alias in {fact_range.codes_for}"
                faults.append(Fault("rules/coverage.yaml", None, fact, "", Text(nl, en)))
    return faults + _facts_that_do_not_exist(ranges, raw)


def _is_code(catalogue: Catalogue, kind: Literal["signals", "strategies"] | None, code: str) -> bool:
    if kind == "signals":
        return catalogue.signal_id(code) is not None
    return kind is None or code in catalogue.strategies


def _facts_that_do_not_exist(
    ranges: Iterable[FactRange], raw: Mapping[str, Sequence[RawEntry]]
) -> list[Fault]:  # fmt: skip
    existing = {fact_range.prefix: frozenset(fact_range.ids()) for fact_range in ranges}
    findings = Findings()
    for entry in _entries(raw):
        named = entry.data.get("facts") if isinstance(entry.data, Mapping) else None
        for place, fact in enumerate(named or ()):
            prefix = str(fact).rpartition("-")[0]
            if prefix in existing and fact not in existing[prefix]:
                findings.add(entry, f"facts[{place}]", f"feit {fact} bestaat niet", f"fact {fact} does not exist")
    return findings.faults


def _entries(raw: Mapping[str, Sequence[RawEntry]]) -> Iterator[RawEntry]:
    return (entry for kind in CATALOGUE_KINDS for entry in raw.get(kind, ()))


def missing_entries(catalogue: Catalogue) -> list[Fault]:
    """Entries that the rules count on and that are not written."""
    wanted: tuple[tuple[str, Sequence[str], Iterable[str]], ...] = (
        ("look_alikes", LOOK_ALIKE_IDS, catalogue.look_alikes),
        ("patterns", PATTERN_NAMES, [pattern.pattern for pattern in catalogue.patterns.values()]),
        ("vocabulary/states.yaml", STATES, catalogue.states),
        ("rules/circle.yaml", CIRCLE_STEPS, catalogue.circle),
        ("vocabulary/effects.yaml", EFFECT_IDS, catalogue.effects),
    )
    message = Text("hier hoort een tekst over te staan", "an entry about this belongs here")
    return [
        Fault(place, None, name, "", message)
        for place, names, written in wanted
        for name in names
        if name not in set(written)
    ]


def unused_sources(catalogue: Catalogue, raw: Mapping[str, Sequence[RawEntry]]) -> list[Fault]:
    """Sources that no entry rests on; no fault, but worth a look."""
    users = (
        catalogue.signals, catalogue.strategies, catalogue.patterns, catalogue.look_alikes, catalogue.notes,
        catalogue.safety, catalogue.thresholds, catalogue.articles, catalogue.situations, catalogue.rounds, catalogue.needs,
        catalogue.circle,
    )  # fmt: skip
    used = {source for entries in users for entry in entries.values() for source in entry.sources}
    for article in catalogue.articles.values():
        used.update(article.all_sources)
    findings = Findings()
    for entry in raw.get("sources", ()):
        if entry.id not in used:
            findings.add(entry, "", "geen enkele tekst noemt deze bron", "no entry names this source")
    return findings.faults


def wording_faults(raw: Mapping[str, Sequence[RawEntry]], rules: Sequence[WordingRule]) -> list[Fault]:
    """Texts that use a word that judges a child or a parent."""
    findings = Findings()
    for kind in CATALOGUE_KINDS:
        for entry in raw.get(kind, ()):
            for path, language, text in shown_texts(entry.data, ""):
                if path.startswith(_UNSAID):
                    continue
                quotable = kind in QUOTING_KINDS or _is_what_not_to_do(entry, path)
                for rule in rules:
                    word = rule.found_in(text, language, quotable=quotable)
                    if word:
                        findings.add(
                            entry, path, f"'{word}': {rule.instead.nl}", f"'{word}': {rule.instead.en}"
                        )  # fmt: skip
    return findings.faults


def interface_faults(interface: Iterable[tuple[str, str]], rules: Sequence[WordingRule]) -> list[Fault]:
    """Texts of the pages, given as language and text, that use a word that judges a child or a parent."""
    found = []
    for language, text in interface:
        for rule in rules:
            word = rule.found_in(text, language, quotable=True)
            if word:
                told = Text(f"'{word}': {rule.instead.nl}", f"'{word}': {rule.instead.en}")
                found.append(Fault(f"interface ({language})", None, text[:60], "", told))
    return found


def _is_what_not_to_do(entry: RawEntry, path: str) -> bool:
    return path.startswith("not_this") or (isinstance(entry.data, Mapping) and entry.data.get("avoid") is True)


def shown_texts(value: object, path: str, language: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text that people may read, with its path and language."""
    if isinstance(value, str) and language:
        yield path, language, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in TYPED_WORDS:
                inner = str(key) if key in ("nl", "en") else language
                yield from shown_texts(part, f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from shown_texts(item, f"{path}[{place}]", language)
