"""Whether entries can be read: the level of the Dutch, how long reading aloud takes, and whether anything leads there."""

from collections.abc import Iterable, Mapping, Sequence

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_checks import ENTRY_KINDS
from thuishaven.domain.catalogue_coverage import shown_texts
from thuishaven.domain.catalogue_parsing import Fault, Findings, RawEntry
from thuishaven.domain.language.readability import readability

#: Flesch-Douma. Plain Dutch (B1) lies about 60 and higher; a hard subject may ask a little more.
HARDEST = 50.0
HARD = 60.0
#: Words in a sentence.
LONGEST_SENTENCE = 32
LONG_SENTENCE = 24
#: Seconds: an entry can be read aloud in two minutes.
LONGEST_ALOUD = 120.0
#: Shorter texts say too little for a measure.
_ENOUGH_WORDS = 30
_NOT_READ_ALOUD = frozenset({"title", "label"})


def legibility(raw: Mapping[str, Sequence[RawEntry]]) -> tuple[list[Fault], list[Fault]]:
    """Faults (too hard, too long) and remarks (harder than need be) on the Dutch of all entries one can read."""
    faults, remarks = Findings(), Findings()
    for kind in (*ENTRY_KINDS, "rounds", "circle"):
        for entry in raw.get(kind, ()):
            _judge(entry, faults, remarks)
    return faults.faults, remarks.faults


def _judge(entry: RawEntry, faults: Findings, remarks: Findings) -> None:
    texts = [
        text for path, language, text in shown_texts(entry.data, "")
        if language == "nl" and path.split(".")[0] not in _NOT_READ_ALOUD
    ]  # fmt: skip
    found = readability("\n".join(texts))
    if found.words >= _ENOUGH_WORDS and found.ease < HARD:
        (faults if found.ease < HARDEST else remarks).add(
            entry, "",
            f"leesmaat {found.ease:.0f} (Flesch-Douma), gebruik kortere woorden en zinnen, vanaf {HARD:.0f} leest het vlot",
            f"reading ease {found.ease:.0f} (Flesch-Douma), use shorter words and sentences, from {HARD:.0f} it reads well",
        )  # fmt: skip
    if found.longest > LONG_SENTENCE:
        (faults if found.longest > LONGEST_SENTENCE else remarks).add(
            entry, "",
            f"een zin van {found.longest} woorden, knip hem in stukken",
            f"a sentence of {found.longest} words, cut it into pieces",
        )  # fmt: skip
    if found.seconds_aloud > LONGEST_ALOUD:
        faults.add(
            entry, "",
            f"voorlezen duurt {found.seconds_aloud:.0f} seconden, maak er hoogstens {LONGEST_ALOUD:.0f} van",
            f"reading aloud takes {found.seconds_aloud:.0f} seconds, make it {LONGEST_ALOUD:.0f} at most",
        )  # fmt: skip


def orphans(catalogue: Catalogue, raw: Mapping[str, Sequence[RawEntry]]) -> list[Fault]:
    """Articles that lead nowhere and that nothing leads to: nobody finds them while reading."""
    linked = set(_all_links(catalogue))
    findings = Findings()
    for entry in (entry for kind in ENTRY_KINDS for entry in raw.get(kind, ())):
        article = catalogue.articles.get(entry.id)
        if article is not None and not article.see_also and entry.id not in linked:
            findings.add(
                entry, "see_also",
                "niets leidt hierheen en dit leidt nergens heen, noem wat iemand hierna kan lezen",
                "nothing leads here and this leads nowhere, name what one can read next",
            )  # fmt: skip
    return findings.faults


def _all_links(catalogue: Catalogue) -> Iterable[str]:
    for situation in catalogue.situations.values():
        yield from situation.entries
    for pool in (
        catalogue.signals, catalogue.strategies, catalogue.patterns, catalogue.look_alikes, catalogue.notes,
        catalogue.articles,
    ):  # fmt: skip
        for entry in pool.values():
            yield from entry.see_also
