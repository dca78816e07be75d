"""What is wrong with a file or a line, and what to do about it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thuishaven.domain.notes_csv import FileFault, LineFault, RefusedFileError


def refused_words(refused: RefusedFileError) -> str:
    """Why a whole file cannot be read."""
    if refused.fault == FileFault.NO_HEADINGS:
        return _("De eerste regel zegt nog niet wat er in elke kolom staat. Zet daar ook: %(names)s.") % {
            "names": ", ".join(_headings(refused.missing))
        }
    return {
        FileFault.EMPTY: _("Hier staat niets in. Kies een ander bestand."),
        FileFault.TOO_LARGE: _("Dit is groter dan 2 MB. Knip het in stukken en lees ze één voor één in."),
        FileFault.TOO_MANY_LINES: _("Dit zijn meer dan 2000 regels. Knip het in stukken en lees ze één voor één in."),
        FileFault.SPREADSHEET: _(
            "Dit is een Excel-bestand. Open het, kies Opslaan als en dan CSV, en kies dat bestand."
        ),
    }[refused.fault]


def _headings(missing: Sequence[str]) -> list[str]:
    return [{"day": _("datum"), "pupil": _("leerling"), "text": _("tekst")}[one] for one in missing]


def line_words(fault: LineFault) -> str:
    """Why a line cannot be used, and what to do."""
    return {
        LineFault.OPEN_QUOTE: _("Er begint een aanhalingsteken dat nergens eindigt. Haal het weg of zet er een bij."),
        LineFault.TOO_MANY_CELLS: _("Er staan meer vakjes dan kolommen. Zet de tekst tussen aanhalingstekens."),
        LineFault.NO_DAY: _("De datum ontbreekt. Schrijf hem als 3-11-2025."),
        LineFault.NOT_A_DAY: _("Dit is geen datum die we kennen. Schrijf hem als 3-11-2025."),
        LineFault.NOT_A_TIME: _("Dit is geen tijd die we kennen. Schrijf hem als 10:35."),
        LineFault.TO_COME: _("Deze dag moet nog komen. Klopt het jaar?"),
        LineFault.TOO_LONG_AGO: _("Dit is meer dan twaalf jaar geleden. Klopt het jaar?"),
        LineFault.NO_PUPIL: _("De naam van het kind ontbreekt. Schrijf hem erbij."),
        LineFault.NO_TEXT: _("De notitie is leeg. Schrijf erin wat je zag, of haal de regel weg."),
        LineFault.TEXT_TOO_LONG: _("De notitie is langer dan 2000 tekens. Maak er twee regels van."),
        LineFault.NAME_TOO_LONG: _("Een naam is langer dan 120 tekens. Staat alles in de goede kolom?"),
    }[fault]
