"""Reading the contrasts of the other explanations as they were written."""

from collections.abc import Collection

from thuishaven.domain.catalogue import ASKED_BY, Asks, ContrastPair
from thuishaven.domain.catalogue_parsing import EntryReader

#: Fewer say too little, more nobody reads between two lessons.
FEWEST_PAIRS, MOST_PAIRS = 3, 5
#: The sides of an observation that need names, which are ids of that kind.
_NAMED = frozenset({"moments", "triggers"})


def contrast_of(reader: EntryReader, sources: Collection[str]) -> tuple[ContrastPair, ...]:
    """The pairs of one explanation; each rests on some of the ``sources`` of the explanation."""
    pairs = tuple(_pair(section, sources) for section in reader.sections("contrast"))
    if not FEWEST_PAIRS <= len(pairs) <= MOST_PAIRS:
        reader.fault(
            "contrast",
            f"schrijf {FEWEST_PAIRS} tot {MOST_PAIRS} paren, elk met look, with_this, with_bond en sources",
            f"write {FEWEST_PAIRS} to {MOST_PAIRS} pairs, each with look, with_this, with_bond and sources",
        )
    return pairs


def _pair(reader: EntryReader, sources: Collection[str]) -> ContrastPair:
    pair = ContrastPair(
        look=reader.text("look"),
        with_this=reader.text("with_this"),
        with_bond=reader.text("with_bond"),
        asks=_asks(reader.section("asks")) if reader.has("asks") else None,
        sources=reader.names("sources", refers_to="sources", at_least=1),
    )
    for missing in (code for code in pair.sources if code not in sources):
        reader.fault(
            "sources",
            f"noem {missing} ook bij de bronnen van de hele tekst",
            f"name {missing} under the sources of the whole entry too",
        )
    reader.finish()
    return pair


def _asks(reader: EntryReader) -> Asks:
    by = reader.choice("by", ASKED_BY)
    of = reader.names("of", refers_to=by, at_least=1) if by in _NAMED else ()
    reader.finish()
    return Asks(by, of)
