"""A difference in words, for the page and for the command line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .difference import Change, Difference, FieldChange, Move, Part
from .model import RosterGroup, RosterPupil, RosterStaff

About = Literal["group", "pupil", "staff"]
Kind = Literal["added", "changed", "moved", "missing", "summary"]

_FIELD_NAMES = {
    "call_name": gettext_lazy("roepnaam"),
    "given_names": gettext_lazy("voornamen"),
    "prefix": gettext_lazy("tussenvoegsel"),
    "family_name": gettext_lazy("achternaam"),
    "birth_date": gettext_lazy("geboortedatum"),
    "grade": gettext_lazy("jaargroep"),
    "grades": gettext_lazy("jaargroepen"),
    "name": gettext_lazy("naam"),
    "email": gettext_lazy("e-mailadres"),
    "role": gettext_lazy("rol"),
}
_ROLE_NAMES = {
    "teacher": gettext_lazy("leerkracht"),
    "coordinator": gettext_lazy("intern begeleider"),
    "head": gettext_lazy("directeur"),
    "other": gettext_lazy("andere medewerker"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One readable sentence, with what it is about so that a page can group and mark it. ``key`` is a roster key."""

    about: About
    kind: Kind
    key: str
    text: str


def describe(difference: Difference) -> tuple[Line, ...]:
    """Groups, pupils and staff in that order: a summary of each, then what is added, changes, moves and is missing."""
    return (
        *_told("group", difference.groups, difference.group_names),
        *_told("pupil", difference.pupils, difference.group_names),
        *_told("staff", difference.staff, difference.group_names),
    )


def _told(
    about: About, part: Part[RosterGroup] | Part[RosterPupil] | Part[RosterStaff], group_names: Mapping[str, str]
) -> Iterator[Line]:
    yield Line(about, "summary", "", _summary(about, part))
    for entry in part.added:
        yield Line(about, "added", entry.key, _added(entry, group_names))
    for change in part.changed:
        yield Line(about, "changed", change.after.key, _changed(change))
    for move in part.moved:
        yield Line(about, "moved", move.after.key, _moved(move, group_names))
    for entry in part.missing:
        yield Line(about, "missing", entry.key, _missing(entry))


def _summary(about: About, part: Part[RosterGroup] | Part[RosterPupil] | Part[RosterStaff]) -> str:
    touched = {one.after.key for one in part.changed} | {one.after.key for one in part.moved}
    counts = {
        "added": len(part.added),
        "touched": len(touched),
        "missing": len(part.missing),
        "unchanged": part.unchanged,
    }
    if about == "group":
        return (
            _("Groepen: %(added)s nieuw, %(touched)s anders, %(missing)s niet in de lijst, %(unchanged)s gelijk.")
            % counts
        )
    if about == "pupil":
        return (
            _("Leerlingen: %(added)s nieuw, %(touched)s anders, %(missing)s niet in de lijst, %(unchanged)s gelijk.")
            % counts
        )
    return (
        _("Medewerkers: %(added)s nieuw, %(touched)s anders, %(missing)s niet in de lijst, %(unchanged)s gelijk.")
        % counts
    )


def _added(entry: RosterGroup | RosterPupil | RosterStaff, group_names: Mapping[str, str]) -> str:
    if isinstance(entry, RosterGroup):
        return _("Groep %(name)s komt erbij.") % {"name": entry.name}
    words = {"name": entry.full_name, "groups": _group_list(entry.group_keys, group_names)}
    if isinstance(entry, RosterPupil):
        if not entry.group_keys:
            return _("%(name)s komt erbij, nog zonder groep.") % words
        return _("%(name)s komt erbij in %(groups)s.") % words
    words["role"] = str(_ROLE_NAMES[entry.role])
    if not entry.group_keys:
        return _("%(name)s (%(role)s) komt erbij.") % words
    return _("%(name)s (%(role)s) komt erbij, bij %(groups)s.") % words


def _changed(change: Change[RosterGroup] | Change[RosterPupil] | Change[RosterStaff]) -> str:
    name = _name(change.before)
    changes = ", ".join(_field_changed(one) for one in change.fields)
    if isinstance(change.before, RosterGroup):
        return _("Groep %(name)s: %(changes)s.") % {"name": name, "changes": changes}
    return _("%(name)s: %(changes)s.") % {"name": name, "changes": changes}


def _field_changed(change: FieldChange) -> str:
    words = {"field": _FIELD_NAMES[change.field], "old": _value(change, change.old), "new": _value(change, change.new)}
    return _("%(field)s wordt %(new)s (was %(old)s)") % words


def _value(change: FieldChange, value: object) -> str:
    if value is None or value in ("", ()):
        return _("niet ingevuld")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return str(_ROLE_NAMES[str(value)]) if change.field == "role" else str(value)


def _moved(move: Move[RosterGroup] | Move[RosterPupil] | Move[RosterStaff], group_names: Mapping[str, str]) -> str:
    words = {
        "name": _name(move.after),
        "left": _group_list(move.left, group_names),
        "joined": _group_list(move.joined, group_names),
    }
    if not move.left:
        return _("%(name)s komt in %(joined)s.") % words
    if not move.joined:
        return _("%(name)s staat niet meer in %(left)s.") % words
    return _("%(name)s gaat van %(left)s naar %(joined)s.") % words


def _missing(entry: RosterGroup | RosterPupil | RosterStaff) -> str:
    if isinstance(entry, RosterGroup):
        return _("Groep %(name)s staat niet in deze lijst. De groep blijft bestaan.") % {"name": entry.name}
    if isinstance(entry, RosterPupil):
        return _("%(name)s staat niet in deze lijst. Alles blijft bewaard tot jij kiest wat er gebeurt.") % {
            "name": entry.full_name
        }
    return _("%(name)s staat niet in deze lijst. Er verandert niets tot jij kiest wat er gebeurt.") % {
        "name": entry.full_name
    }


def _name(entry: RosterGroup | RosterPupil | RosterStaff) -> str:
    return entry.name if isinstance(entry, RosterGroup) else entry.full_name


def _group_list(keys: tuple[str, ...], group_names: Mapping[str, str]) -> str:
    names = ", ".join(group_names.get(key, "?") for key in keys)
    return ngettext("groep %(names)s", "groepen %(names)s", len(keys)) % {"names": names}
