"""Strict reading of one written entry of knowledge, field by field, remembering every fault on the way.

People who need not program write the entries. So nothing stops at the first fault, every fault names file, line, entry
and field, and says in plain words what to write instead.
"""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from thuishaven.domain.catalogue import Text, Texts
from thuishaven.domain.catalogue_faults import EMPTY_TEXT as EMPTY_TEXT
from thuishaven.domain.catalogue_faults import CatalogueFaults as CatalogueFaults
from thuishaven.domain.catalogue_faults import Fault as Fault
from thuishaven.domain.catalogue_faults import Findings as Findings
from thuishaven.domain.catalogue_faults import RawEntry as RawEntry
from thuishaven.domain.catalogue_faults import Reference as Reference
from thuishaven.domain.catalogue_faults import did_you_mean as did_you_mean

ChoiceT = TypeVar("ChoiceT", bound=str)

_ID = re.compile(r"-?[A-Za-z0-9][A-Za-z0-9_-]*")
_LANGUAGES = ("nl", "en")
_LANGUAGE_NAMES = {"nl": Text("Nederlandse", "Dutch"), "en": Text("Engelse", "English")}


def _what_was_written(value: object) -> Text:
    """What YAML made of a value, for someone who expected text, with the way to mend it."""
    if value is None:
        return Text("hier staat niets", "nothing is written here")
    if isinstance(value, bool):
        return Text(
            "dit wordt gelezen als ja of nee, zet het tussen aanhalingstekens",
            "this is read as yes or no, put it between quotation marks",
        )
    if isinstance(value, int | float):
        return Text(
            "dit wordt gelezen als getal, zet het tussen aanhalingstekens",
            "this is read as a number, put it between quotation marks",
        )
    if isinstance(value, Mapping):
        return Text(
            "hier staan velden in plaats van tekst, zet tekst met een dubbele punt tussen aanhalingstekens",
            "these are fields in place of text, put text with a colon between quotation marks",
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Text("hier staat een lijst in plaats van tekst", "this is a list in place of text")
    return Text(
        "dit wordt niet gelezen als tekst, zet het tussen aanhalingstekens",
        "this is not read as text, put it between quotation marks",
    )


class EntryReader:
    """Reads the fields of one entry, or of a section within it, and reports what is wrong with them.

    Every method returns a value of the promised type, a harmless one after a fault, so that reading goes on.
    """

    def __init__(self, entry: RawEntry, findings: Findings, data: Mapping[object, object], prefix: str = "") -> None:
        self.entry = entry
        self._findings = findings
        self._data = data
        self._prefix = prefix
        self._asked: set[str] = set()

    def fault(self, name: str, nl: str, en: str) -> None:
        """Report a fault in field ``name``."""
        self._findings.add(self.entry, self._prefix + name, nl, en)

    def has(self, name: str) -> bool:
        """Whether the field is written and not left empty."""
        self._asked.add(name)
        return self._data.get(name) is not None

    def _required(self, name: str, example: str) -> object:
        if not self.has(name):
            self.fault(name, f"dit veld ontbreekt, schrijf {example}", f"this field is missing, write {example}")
            return None
        return self._data[name]

    def id(self, allowed: Sequence[str] = ()) -> str:
        """The id of the entry: letters, digits, ``-`` and ``_``, and one of ``allowed`` where the ids are fixed."""
        written = self.line("id")
        if written and allowed:
            self._choice_of("id", written, allowed)
        elif written and not _ID.fullmatch(written):
            self.fault(
                "id",
                f"'{written}' kan geen id zijn, gebruik alleen letters, cijfers, - en _",
                f"'{written}' cannot be an id, use only letters, digits, - and _",
            )
        return written

    def line(self, name: str, *, default: str | None = None) -> str:
        """A short text that is the same in every language (an id, an icon, an author)."""
        if default is not None and not self.has(name):
            return default
        value = self._required(name, f"{name}: ...")
        return "" if value is None else self._text_value(name, value)

    def _text_value(self, path: str, value: object) -> str:
        if not isinstance(value, str):
            was = _what_was_written(value)
            self.fault(path, was.nl, was.en)
            return ""
        if not value.strip():
            self.fault(path, "de tekst is leeg", "the text is empty")
        return value.strip()

    def _both_languages(self, path: str, value: object, example: str) -> Mapping[str, object] | None:
        if not isinstance(value, Mapping):
            self.fault(
                path,
                f"schrijf beide talen, zo: {{nl: {example}, en: {example}}}",
                f"write both languages, like this: {{nl: {example}, en: {example}}}",
            )
            return None
        for key in value:
            if key not in _LANGUAGES:
                self.fault(f"{path}.{key}", "gebruik alleen nl en en", "use only nl and en")
        found: dict[str, object] = {}
        for language in _LANGUAGES:
            if value.get(language) is None:
                name = _LANGUAGE_NAMES[language]
                self.fault(
                    f"{path}.{language}", f"de {name.nl} tekst ontbreekt", f"the {name.en} text is missing"
                )  # fmt: skip
            else:
                found[language] = value[language]
        return found

    def text(self, name: str) -> Text:
        """A text in both languages."""
        value = self._required(name, f"{name}: {{nl: ..., en: ...}}")
        return EMPTY_TEXT if value is None else self._text_of(name, value)

    def optional_text(self, name: str) -> Text | None:
        """A text in both languages, or None when the field is left out."""
        return self.text(name) if self.has(name) else None

    def _text_of(self, path: str, value: object) -> Text:
        both = self._both_languages(path, value, "...")
        if both is None:
            return EMPTY_TEXT
        texts = {language: self._text_value(f"{path}.{language}", text) for language, text in both.items()}
        return Text(texts.get("nl", ""), texts.get("en", ""))

    def text_list(self, name: str, *, at_least: int = 0) -> tuple[Text, ...]:
        """A list of texts that each stand in both languages (questions)."""
        items = self._list(name, "[{nl: ..., en: ...}]", required=at_least > 0)
        if items is not None and len(items) < at_least:
            self._too_few(name, at_least)
        return tuple(self._text_of(f"{name}[{place}]", item) for place, item in enumerate(items or ()))

    def texts(self, name: str, *, at_least: int = 0, paired: bool = False) -> Texts:
        """A list of texts per language; with ``paired`` both languages need the same number of items."""
        if not self.has(name) and not at_least:
            return Texts()
        value = self._required(name, f"{name}: {{nl: [...], en: [...]}}")
        both = None if value is None else self._both_languages(name, value, "[...]")
        if both is None:
            return Texts()
        lists = {language: self._phrases(f"{name}.{language}", items) for language, items in both.items()}
        found = Texts(lists.get("nl", ()), lists.get("en", ()))
        if len(lists) == len(_LANGUAGES):
            self._compare(name, found, at_least, paired)
        return found

    def _compare(self, name: str, found: Texts, at_least: int, paired: bool) -> None:
        counts = len(found.nl), len(found.en)
        if min(counts) < at_least:
            self._too_few(name, at_least)
        elif paired and counts[0] != counts[1]:
            self.fault(
                name,
                f"er staan {counts[0]} Nederlandse en {counts[1]} Engelse teksten, vertaal ze een voor een",
                f"there are {counts[0]} Dutch and {counts[1]} English texts, translate them one by one",
            )
        elif bool(counts[0]) != bool(counts[1]):
            self.fault(
                name,
                "een van de twee talen is leeg, vul beide of laat het veld weg",
                "one of the two languages is empty, fill both or leave the field out",
            )

    def _too_few(self, name: str, at_least: int) -> None:
        self.fault(
            name, f"schrijf er minstens {at_least}, in elke taal", f"write at least {at_least}, in each language"
        )

    def _phrases(self, path: str, items: object) -> tuple[str, ...]:
        if not isinstance(items, list):
            self.fault(path, "schrijf een lijst: [..., ...]", "write a list: [..., ...]")
            return ()
        return tuple(self._text_value(f"{path}[{place}]", item) for place, item in enumerate(items))

    def _list(self, name: str, example: str, *, required: bool) -> list[object] | None:
        if not self.has(name) and not required:
            return []
        value = self._required(name, f"{name}: {example}")
        if value is not None and not isinstance(value, list):
            self.fault(name, f"schrijf een lijst: {example}", f"write a list: {example}")
            return None
        return value

    def names(self, name: str, *, refers_to: str = "", at_least: int = 0) -> tuple[str, ...]:
        """A list of ids; with ``refers_to`` each must name an entry of that kind, and an alias becomes its id.

        No id may be written twice.
        """
        items = self._list(name, "[..., ...]", required=at_least > 0)
        if items is None:
            return ()
        if self.has(name) and len(items) < at_least:
            self.fault(name, f"noem er minstens {at_least}", f"name at least {at_least}")
        aliases = self._findings.aliases.get(refers_to, {})
        found: dict[str, str] = {}
        for place, item in enumerate(items):
            path = f"{name}[{place}]"
            written = self._text_value(path, item)
            if written in found:
                self.fault(path, f"{written} staat er twee keer", f"{written} stands there twice")
            elif written:
                found[written] = aliases.get(written, written)
                if refers_to:
                    reference = Reference(self.entry, self._prefix + path, refers_to, found[written])
                    self._findings.references.append(reference)
        return tuple(dict.fromkeys(found.values()))

    def reference(self, name: str, *, refers_to: str) -> str:
        """The id of one entry of the kind ``refers_to``; an alias becomes its id."""
        written = self.line(name)
        found = self._findings.aliases.get(refers_to, {}).get(written, written)
        if found:
            self._findings.references.append(Reference(self.entry, self._prefix + name, refers_to, found))
        return found

    def flag(self, name: str) -> bool:
        """A yes or no; no when the field is left out."""
        value = self._data[name] if self.has(name) else False
        if not isinstance(value, bool):
            self.fault(name, "schrijf true of false", "write true or false")
            return False
        return value

    def choice(self, name: str, allowed: Sequence[ChoiceT]) -> ChoiceT:
        """One of the ``allowed`` words."""
        value = self._required(name, f"{name}: {' / '.join(allowed)}")
        if value is None:
            return allowed[0]
        return self._choice_of(name, value, allowed) or allowed[0]

    def optional_choice(self, name: str, allowed: Sequence[ChoiceT]) -> ChoiceT | None:
        """One of the ``allowed`` words, or None when the field is left out or null."""
        return self._choice_of(name, self._data[name], allowed) if self.has(name) else None

    def _choice_of(self, name: str, value: object, allowed: Sequence[ChoiceT]) -> ChoiceT | None:
        for word in allowed:
            if word == value:
                return word
        listed = ", ".join(allowed)
        self.fault(
            name, f"'{value}' kan hier niet, kies uit: {listed}", f"'{value}' cannot stand here, choose: {listed}"
        )
        return None

    def weights(self, name: str, allowed: Sequence[str]) -> dict[str, int]:
        """Whole numbers 1 to 3 by name; empty when the field is left out."""
        value = self._data[name] if self.has(name) else {}
        if not isinstance(value, Mapping):
            self.fault(name, f"schrijf namen met een gewicht: {{{allowed[0]}: 2}}", f"write names with a weight: {{{allowed[0]}: 2}}")  # fmt: skip
            return {}
        found: dict[str, int] = {}
        for key, weight in value.items():
            path = f"{name}.{key}"
            if self._choice_of(path, key, allowed) is None:
                continue
            if isinstance(weight, bool) or not isinstance(weight, int) or not 1 <= weight <= 3:
                self.fault(path, "schrijf 1 (een beetje), 2 (past) of 3 (kenmerkend)", "write 1 (loosely), 2 (fits) or 3 (typical)")  # fmt: skip
            else:
                found[str(key)] = weight
        return found

    def number(self, name: str) -> float:
        """A number, with or without decimals."""
        value = self._required(name, f"{name}: 3")
        if value is None:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.fault(name, "schrijf een getal, zonder aanhalingstekens", "write a number, without quotation marks")
            return 0.0
        return float(value)

    def whole_number(self, name: str, *, at_least: int) -> int:
        """A whole number of ``at_least`` or more."""
        value = self._required(name, f"{name}: {at_least}")
        if value is None:
            return at_least
        if isinstance(value, bool) or not isinstance(value, int) or value < at_least:
            self.fault(name, f"schrijf een heel getal vanaf {at_least}", f"write a whole number from {at_least} up")
            return at_least
        return value

    def day(self, name: str) -> date:
        """A date, written as 2026-11-22."""
        value = self._required(name, f"{name}: 2026-11-22")
        if type(value) is date:
            return value
        if value is not None:
            self.fault(name, "schrijf een datum als 2026-11-22", "write a date as 2026-11-22")
        return date.min

    def sections(self, name: str) -> list["EntryReader"]:
        """A reader for each item of a list of fields; none when ``name`` is left out."""
        readers = []
        for place, item in enumerate(self._list(name, "een lijst met velden", required=False) or ()):
            path = f"{name}[{place}]"
            if not isinstance(item, Mapping):
                self.fault(path, "schrijf hier velden onder elkaar", "write fields below each other here")
                item = {}
            readers.append(EntryReader(self.entry, self._findings, item, f"{self._prefix}{path}."))
        return readers

    def section(self, name: str) -> "EntryReader":
        """A reader for the fields below ``name``; one without fields when ``name`` is left out."""
        value = self._data[name] if self.has(name) else {}
        if not isinstance(value, Mapping):
            self.fault(name, "schrijf hier velden onder elkaar", "write fields below each other here")
            value = {}
        return EntryReader(self.entry, self._findings, value, f"{self._prefix}{name}.")

    def finish(self) -> None:
        """Report the fields that nobody asked for: a typing slip, or a field that belongs to another kind."""
        for key in self._data:
            if key not in self._asked:
                hint = did_you_mean(str(key), self._asked)
                self.fault(str(key), f"dit veld bestaat hier niet.{hint.nl}", f"there is no such field here.{hint.en}")
