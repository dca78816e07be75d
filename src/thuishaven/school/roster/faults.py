"""What can be wrong with a class list, where, and the sentence that says so."""

import dataclasses
from dataclasses import dataclass
from typing import NoReturn

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .values import shown

#: More faults than this help nobody: the rest is only counted.
MOST_FAULTS = 50

FAULT_TEXTS = {
    # the file as a whole
    "empty_file": gettext_lazy("Het bestand is leeg."),
    "too_large": gettext_lazy("Het bestand is te groot. Een klassenlijst is hoogstens %(limit)s MB."),
    "zip_given": gettext_lazy("Dit is een zipbestand. Kies OneRoster om een zipbestand in te lezen."),
    "xml_given": gettext_lazy("Dit is een XML-bestand. Kies EDEXML om een XML-bestand in te lezen."),
    "unknown_encoding": gettext_lazy("De tekencodering %(encoding)s kennen we niet. Bewaar het bestand als UTF-8."),
    "bad_encoding": gettext_lazy("Hier staat een teken dat niet past bij de tekencodering %(encoding)s."),
    "doctype": gettext_lazy("Het bestand bevat een DOCTYPE. Dat hoort niet in een klassenlijst en is niet veilig."),
    "not_xml": gettext_lazy("Hier klopt de XML niet. Maak het bestand opnieuw in de leerlingadministratie."),
    "too_many_elements": gettext_lazy("Het bestand bevat veel meer onderdelen dan een klassenlijst nodig heeft."),
    "wrong_root": gettext_lazy("Het bestand begint met %(found)s. Een EDEXML-bestand begint met EDEX."),
    "missing_block": gettext_lazy("Het blok %(block)s ontbreekt."),
    "no_pupils": gettext_lazy("Er staan geen leerlingen in dit bestand."),
    # one value
    "missing": gettext_lazy("Dit veld is verplicht en is hier leeg."),
    "missing_name": gettext_lazy("De voornaam en de achternaam zijn allebei leeg. Vul er minstens één in."),
    "too_long": gettext_lazy("De tekst is %(length)s tekens lang. Hier passen er hoogstens %(limit)s."),
    "duplicate_key": gettext_lazy("De sleutel %(key)s staat er ook al op regel %(first)s. Elke sleutel mag er één keer in."),
    "duplicate_name": gettext_lazy("De groepsnaam %(name)s staat er ook al op regel %(first)s. Geef elke groep een eigen naam."),
    "unknown_group": gettext_lazy("Groep %(key)s staat niet in de lijst met groepen."),
    "unknown_reference": gettext_lazy("%(key)s staat niet in %(other)s."),
    "bad_date": gettext_lazy("%(value)s is geen datum. Schrijf een datum als jaar-maand-dag, zoals 2018-03-25."),
    "future_date": gettext_lazy("De geboortedatum %(value)s ligt na de datum van deze lijst."),
    "early_date": gettext_lazy("De geboortedatum %(value)s ligt vóór %(first)s. Dat kan niet kloppen."),
    "bad_email": gettext_lazy("Dit is geen e-mailadres."),
    "bad_brin": gettext_lazy("%(value)s is geen BRIN-code. Een BRIN-code heeft twee cijfers en dan twee letters of cijfers."),
    "bad_year": gettext_lazy("%(value)s is geen schooljaar. Schrijf een schooljaar zoals 2026-2027."),
    "bsn_in_text": gettext_lazy("Hier staat een nummer dat op een BSN lijkt. Haal het weg in de leerlingadministratie."),
    "bsn_key": gettext_lazy("De sleutel lijkt een BSN. Laat de leerlingadministratie eigen sleutels gebruiken."),
    # the zip and its tables
    "not_zip": gettext_lazy("Dit is geen zipbestand. Een OneRoster-bestand is een zip met CSV-bestanden."),
    "damaged_zip": gettext_lazy("Dit bestand in de zip is beschadigd. Maak de zip opnieuw."),
    "encrypted": gettext_lazy("Dit bestand in de zip heeft een wachtwoord. Maak de zip zonder wachtwoord."),
    "unknown_packing": gettext_lazy("Dit bestand is ingepakt op een manier die we niet kennen. Maak de zip opnieuw."),
    "too_many_files": gettext_lazy("Er staan te veel bestanden in de zip. Hoogstens %(limit)s is genoeg."),
    "zip_bomb": gettext_lazy("De zip wordt uitgepakt veel te groot. Zo ziet een klassenlijst er niet uit."),
    "nested_path": gettext_lazy("Alle bestanden moeten los in de zip staan, niet in een map."),
    "duplicate_file": gettext_lazy("Dit bestand staat twee keer in de zip."),
    "missing_file": gettext_lazy("Dit bestand ontbreekt in de zip."),
    "not_bulk": gettext_lazy("Dit bestand is nodig, maar staat in manifest.csv niet als bulk."),
    "wrong_version": gettext_lazy("Dit is OneRoster-versie %(found)s. We kunnen alleen versie 1.2 inlezen."),
    "delta_file": gettext_lazy("%(name)s bevat alleen wijzigingen (delta). Dat kan nog niet. Maak een volledig bestand (bulk)."),
    "delta_row": gettext_lazy("Deze regel is een wijziging (%(value)s). Dat kan nog niet. Maak een volledig bestand (bulk)."),
    "bad_mode": gettext_lazy("%(value)s kennen we niet. Gebruik bulk of absent."),
    "bad_csv": gettext_lazy("Hier klopt de CSV niet. Kijk of er een aanhalingsteken te veel of te weinig staat."),
    "too_many_rows": gettext_lazy("Dit bestand heeft te veel regels. Hoogstens %(limit)s is genoeg."),
    "semicolons": gettext_lazy("De kolommen zijn gescheiden met een puntkomma. Gebruik een komma."),
    "missing_column": gettext_lazy("Deze kolom ontbreekt."),
    "duplicate_column": gettext_lazy("Deze kolom staat er twee keer."),
    "wrong_cells": gettext_lazy("Deze regel heeft %(found)s kolommen. De bovenste regel heeft er %(expected)s."),
    "no_school": gettext_lazy("Er staat geen school in dit bestand."),
    "several_schools": gettext_lazy("Dit bestand gaat over %(number)s scholen. Maak één bestand per school."),
    "no_year": gettext_lazy("Er staat geen schooljaar in dit bestand."),
    "several_years": gettext_lazy("De groepen horen bij %(number)s schooljaren. Maak een bestand van één schooljaar."),
    "both_kinds": gettext_lazy("Deze persoon staat er als leerling en als medewerker in."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RosterFault:
    """One thing wrong: where and what (``code``).

    ``file`` is a file inside a zip, ``line`` counts from 1, ``field`` is what the file calls it, and ``entry`` tells
    whose field it is by key (``leerling L1013``): some files stand on one line as a whole.
    """

    code: str
    line: int | None = None
    field: str = ""
    file: str | None = None
    entry: str = ""
    params: dict[str, object] = dataclasses.field(default_factory=dict)


class RosterRefused(Exception):  # noqa: N818 - reads as what happened to the file
    """The list has faults and nothing of it was taken. ``omitted`` counts faults beyond the first fifty."""

    def __init__(self, faults: tuple[RosterFault, ...], omitted: int = 0) -> None:
        super().__init__(f"class list refused: {len(faults) + omitted} faults")
        self.faults = faults
        self.omitted = omitted


class FaultList:
    """Gathers faults while a file is read, so that all of them can be mended in one go."""

    def __init__(self) -> None:
        self._faults: list[RosterFault] = []
        self._omitted = 0

    def add(
        self,
        code: str,
        *,
        line: int | None = None,
        field: str = "",
        file: str | None = None,
        entry: str = "",
        **params: object,
    ) -> None:
        safe = {name: shown(value) if isinstance(value, str) else value for name, value in params.items()}
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(
                RosterFault(code, line, shown(field), shown(file) if file else None, shown(entry), safe)
            )
        else:
            self._omitted += 1

    def refuse(
        self, code: str, *, line: int | None = None, field: str = "", file: str | None = None, **params: object
    ) -> NoReturn:
        """Add a fault after which reading on makes no sense, and stop."""
        self.add(code, line=line, field=field, file=file, **params)
        raise self._refusal()

    def refuse_if_any(self) -> None:
        """Stop when there is any fault so far."""
        if self._faults:
            raise self._refusal()

    def at(self, line: int | None, *, file: str | None = None, entry: str = "") -> "Spot":
        return Spot(self, line, file, entry)

    def _refusal(self) -> RosterRefused:
        ordered = sorted(self._faults, key=lambda fault: (fault.file or "", fault.line or 0))
        return RosterRefused(tuple(ordered), self._omitted)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, to which faults can be added."""

    faults: FaultList
    line: int | None
    file: str | None = None
    entry: str = ""

    def add(self, code: str, field: str, **params: object) -> None:
        self.faults.add(code, line=self.line, field=field, file=self.file, entry=self.entry, **params)


def fault_text(fault: RosterFault) -> str:
    """The fault as a sentence in the current language, with its place before it."""
    text = str(FAULT_TEXTS[fault.code]) % fault.params
    place = {"file": fault.file, "line": fault.line, "field": fault.field, "entry": fault.entry, "text": text}
    if fault.file and fault.line and fault.field:
        return _("%(file)s, regel %(line)s, kolom %(field)s: %(text)s") % place
    if fault.file and fault.line:
        return _("%(file)s, regel %(line)s: %(text)s") % place
    if fault.file and fault.field:
        return _("%(file)s, kolom %(field)s: %(text)s") % place
    if fault.file:
        return _("%(file)s: %(text)s") % place
    if fault.line and fault.field and fault.entry:
        return _("Regel %(line)s, %(entry)s, veld %(field)s: %(text)s") % place
    if fault.line and fault.field:
        return _("Regel %(line)s, veld %(field)s: %(text)s") % place
    if fault.line:
        return _("Regel %(line)s: %(text)s") % place
    return text
