"""Reading what is offered to families and the languages for it; a language without one of the texts is a fault."""

import re
from collections.abc import Callable, Iterable, Mapping

from thuishaven.domain.catalogue_parsing import EntryReader
from thuishaven.domain.home_words import HOME_LANGUAGES, MONTHS, PAGE_TEXTS, HomeLanguage, HomeOffer

_PLACE = re.compile(r"%\((\w+)\)s")


def home_offer_of(reader: EntryReader) -> HomeOffer:
    """What a family can tap."""
    return HomeOffer(
        id=reader.id(("page",)),
        signals=reader.names("signals", refers_to="signals", at_least=1),
        strategies=reader.names("strategies", refers_to="strategies", at_least=1),
        responses=reader.names("responses", refers_to="responses", at_least=1),
        moments=reader.names("moments", refers_to="moments", at_least=1),
    )


def labels_wanted(
    offers: Mapping[str, HomeOffer], states: Iterable[str], effects: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The ids that need a label in every language, by the section of the file they stand in."""
    return {
        **{
            kind: tuple(code for one in offers.values() for code in getattr(one, kind))
            for kind in ("signals", "strategies", "responses", "moments")
        },
        "states": tuple(states),
        "effects": tuple(effects),
    }


def home_language_reader(wanted: Mapping[str, Iterable[str]]) -> Callable[[EntryReader], HomeLanguage]:
    """Reads a language, which must have a label for everything in ``wanted`` and nothing else."""

    def read(reader: EntryReader) -> HomeLanguage:
        texts = reader.section("texts")
        found = {name: _with_places(texts, name, places) for name, places in PAGE_TEXTS.items()}
        texts.finish()
        months = reader.section("months")
        labels: dict[str, str] = {}
        language = HomeLanguage(
            id=reader.id(HOME_LANGUAGES),
            name=reader.line("name"),
            direction=reader.choice("direction", ("ltr", "rtl")),
            made=reader.choice("made", ("machine", "person")),
            checked_by=reader.line("checked_by", default=""),
            texts=found,
            months=tuple(months.line(number) for number in MONTHS),
            labels=labels,
        )
        months.finish()
        for kind, codes in wanted.items():
            section = reader.section(kind)
            labels |= {code: section.line(code) for code in codes}
            section.finish()
        if language.made == "person" and not language.checked_by:
            reader.fault("checked_by", "schrijf wie deze taal nakeek", "write who looked this language over")
        return language

    return read


def _with_places(texts: EntryReader, name: str, places: tuple[str, ...]) -> str:
    text = texts.line(name)
    if text and sorted(_PLACE.findall(text)) != sorted(places):
        needed = ", ".join(f"%({place})s" for place in places)
        texts.fault(
            name,
            f"hierin moet precies dit staan: {needed}" if places else "hierin mag geen %( )s staan",
            f"this must hold exactly: {needed}" if places else "no %( )s may stand here",
        )
    return text
