"""EDEXML 2.1 (and the UWLR answer built on it): bytes in, a roster out.

Names of blocks and fields: facts BEY-E-09 to BEY-E-12. Files differ in namespaces and in the order of blocks and
fields (BEY-E-13), so everything is found by its local name.
"""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from .faults import FaultList, Spot
from .fields import Dropped, Keys, Names, read_birth_date, read_email, read_text
from .guards import read_xml
from .model import Roster, RosterGroup, RosterPupil, RosterSchool, RosterStaff, with_grades_of_pupils
from .values import (
    GROUP_NAME_LIMIT,
    KEY_LIMIT,
    clean,
    is_brin,
    parse_date,
    parse_grade,
    parse_school_year,
    role_from,
    school_year_on,
    split_prefix,
)

_ROOTS = frozenset({"edex", "edexml", "leerlinggegevens", "leerlinggegevens_antwoord"})
_WRAPPERS = frozenset({"leerlinggegevens", "structuur"})
#: What a fault is told to belong to; a reference to a group inside a pupil belongs to the pupil.
_ENTRIES = frozenset({"leerling", "leerkracht"})
_GROUP_FIELDS = frozenset({"groep", "groepen", "samengestelde_groep", "samengestelde_groepen"})
_NAME_FIELDS = frozenset({"achternaam", "voorvoegsel", "voornamen", "roepnaam"})
_TECHNICAL_FIELDS = frozenset({"mutatiedatum"})
_PUPIL_FIELDS = _GROUP_FIELDS | _NAME_FIELDS | _TECHNICAL_FIELDS | {"geboortedatum", "jaargroep"}
_STAFF_FIELDS = _GROUP_FIELDS | _NAME_FIELDS | _TECHNICAL_FIELDS | {"emailadres", "rol", "rolomschrijving"}
#: Fields whose value identifies a person far outside the school (facts BEY-E-11, BEY-E-16), wherever they stand.
_NUMBER_FIELDS = frozenset(
    {"bsn", "onderwijsnummer", "bsn_ondwnr-4", "bsn_ondwnr", "rijksregisternummer", "postnummerbe"}
)


def parse_edexml(data: bytes, *, today: date | None = None) -> Roster:
    """Read an EDEXML file.

    A birth date may not lie after ``today``; without it, not after the day the list describes. BSN, onderwijsnummer,
    ECK iD, photo address and all other fields outside the roster are dropped. Raises ``RosterRefused`` with every
    fault that was found.
    """
    faults = FaultList()
    root = read_xml(data, faults)
    if _local(root) not in _ROOTS:
        faults.refuse("wrong_root", line=root.sourceline, found=etree.QName(root).localname)
    return _Reader(root, faults, today).read()


class _Reader:
    """Walks through one document; the groups first, because pupils and staff refer to them."""

    def __init__(self, root: etree._Element, faults: FaultList, today: date | None) -> None:
        self._root = root
        self._faults = faults
        self._dropped = Dropped()
        self._groups: dict[str, RosterGroup] = {}
        self._combined_keys: dict[str, str] = {}
        self._latest_birth = today

    def read(self) -> Roster:
        school = self._school()
        if self._latest_birth is None:
            self._latest_birth = school.reference_date or _last_day_of(school.year_name)
        self._read_groups()
        pupils = self._pupils()
        staff = self._staff()
        if not pupils:
            self._faults.add("no_pupils")
        self._faults.refuse_if_any()
        return Roster(
            school=school,
            groups=with_grades_of_pupils(self._groups.values(), pupils),
            pupils=pupils,
            staff=staff,
            dropped=self._dropped.names(),
        )

    def _blocks(self, name: str) -> Iterator[etree._Element]:
        tops = [self._root]
        for top in tops:
            for child in top:
                if _local(child) == name:
                    yield child
                elif _local(child) in _WRAPPERS:
                    tops.append(child)

    def _entries(self, block: str, name: str) -> Iterator[etree._Element]:
        for found in self._blocks(block):
            yield from _children(found, name)

    def _at(self, element: etree._Element) -> Spot:
        owners = (one for one in (element, *element.iterancestors()) if _local(one) in _ENTRIES and one.get("key"))
        owner = next(owners, None)
        entry = "" if owner is None else f"{_local(owner)} {owner.get('key')}"
        return self._faults.at(element.sourceline, entry=entry)

    def _school(self) -> RosterSchool:
        block = next(self._blocks("school"), None)
        if block is None:
            self._faults.add("missing_block", line=self._root.sourceline, block="school")
            return RosterSchool(key="", name="", brin="", year_name="")
        reference = self._reference_date(block)
        brin = _value(block, "brincode").upper().replace(" ", "")
        if brin and not is_brin(brin):
            self._at_field(block, "brincode").add("bad_brin", "brincode", value=brin)
        location = _value(block, "dependancecode").zfill(2) if brin else ""
        key = read_text(self._at_field(block, "schoolkey"), "schoolkey", _value(block, "schoolkey"), limit=KEY_LIMIT)
        if not key and not brin:
            self._at(block).add("missing", "brincode")
        return RosterSchool(
            key=key or brin + location,
            name=self._school_name(block),
            brin=brin,
            year_name=self._year_name(block, reference),
            reference_date=reference,
        )

    def _school_name(self, block: etree._Element) -> str:
        """The name of the school itself or of its only location; EDEXML has no field of its own for it."""
        locations = list(self._entries("vestigingen", "vestiging"))
        for source, field in ((block, "naam"), (block, "schoolnaam"), *((one, "naam") for one in locations[:1])):
            if _value(source, field) and (source is block or len(locations) == 1):
                return read_text(self._at_field(source, field), field, _value(source, field))
        return ""

    def _reference_date(self, block: etree._Element) -> date | None:
        text = _value(block, "peildatum")
        if text and parse_date(text) is None:
            self._at_field(block, "peildatum").add("bad_date", "peildatum", value=text)
        return parse_date(text) or parse_date(_value(block, "aanmaakdatum"))

    def _year_name(self, block: etree._Element, reference: date | None) -> str:
        text = _value(block, "schooljaar")
        year_name = parse_school_year(text)
        if year_name:
            return year_name
        if text:
            self._at_field(block, "schooljaar").add("bad_year", "schooljaar", value=text)
        elif reference:
            return school_year_on(reference)
        else:
            self._at(block).add("missing", "schooljaar")
        return ""

    def _at_field(self, element: etree._Element, name: str) -> Spot:
        return self._at(next(_children(element, name), element))

    def _read_groups(self) -> None:
        names = Names("naam")
        keys = Keys("key")
        for element in self._entries("groepen", "groep"):
            self._add_group(element, keys.take(self._at(element), element.get("key")), names, combined=False)
        combined_keys = Keys("key")
        for element in self._entries("groepen", "samengestelde_groep"):
            raw = combined_keys.take(self._at(element), element.get("key"))
            # Some administrations number both kinds from 1.
            self._combined_keys[raw] = f"samengesteld:{raw}" if raw in keys else raw
            self._add_group(element, self._combined_keys[raw], names, combined=True)

    def _add_group(self, element: etree._Element, key: str, names: Names, *, combined: bool) -> None:
        at = self._at_field(element, "naam")
        name = _value(element, "naam")
        if not name:
            at.add("missing", "naam")
        if combined and name in names:
            # The same class in its administrative and its real form: both are kept apart by name.
            name = f"{name} (samengesteld)"
        name = read_text(at, "naam", name, limit=GROUP_NAME_LIMIT)
        names.take(at, name)
        grade = parse_grade(_value(element, "jaargroep"))
        if key:
            self._groups[key] = RosterGroup(key, name, (grade,) if grade else (), combined)

    def _pupils(self) -> tuple[RosterPupil, ...]:
        keys = Keys("key")
        pupils = []
        for element in self._entries("leerlingen", "leerling"):
            self._note_dropped(element, _PUPIL_FIELDS)
            key = keys.take(self._at(element), element.get("key"), numbers=_numbers(element))
            given_names, call_name, prefix, family_name = self._name(element)
            birth_date = read_birth_date(
                self._at_field(element, "geboortedatum"), "geboortedatum", _value(element, "geboortedatum"),
                latest=self._latest_birth,
            )  # fmt: skip
            pupils.append(
                RosterPupil(
                    key=key,
                    given_names=given_names,
                    call_name=call_name,
                    prefix=prefix,
                    family_name=family_name,
                    birth_date=birth_date,
                    grade=parse_grade(_value(element, "jaargroep")),
                    group_keys=self._group_keys(element),
                )
            )
        keys.check_none_is_bsn()
        return tuple(pupils)

    def _staff(self) -> tuple[RosterStaff, ...]:
        keys = Keys("key")
        staff = []
        for element in self._entries("leerkrachten", "leerkracht"):
            self._note_dropped(element, _STAFF_FIELDS)
            key = keys.take(self._at(element), element.get("key"), numbers=_numbers(element))
            _, call_name, prefix, family_name = self._name(element)
            group_keys = self._group_keys(element)
            role = role_from(_value(element, "rol"), _value(element, "rolomschrijving"))
            email = read_email(self._at_field(element, "emailadres"), "emailadres", _value(element, "emailadres"))
            staff.append(
                RosterStaff(
                    key=key,
                    call_name=call_name,
                    prefix=prefix,
                    family_name=family_name,
                    email=email,
                    role=role or ("teacher" if group_keys else "other"),
                    group_keys=group_keys,
                )
            )
        keys.check_none_is_bsn()
        return tuple(staff)

    def _name(self, element: etree._Element) -> tuple[str, str, str, str]:
        """Given names, call name, prefix and family name; the first given name stands in for a missing call name."""
        given_names, call_name, prefix, family_name = (
            read_text(self._at_field(element, field), field, _value(element, field))
            for field in ("voornamen", "roepnaam", "voorvoegsel", "achternaam")
        )
        if not any(_value(element, field) for field in ("voornamen", "roepnaam", "achternaam")):
            self._at(element).add("missing_name", "roepnaam")
        return given_names, call_name or given_names.partition(" ")[0], *split_prefix(prefix, family_name)

    def _group_keys(self, element: etree._Element) -> tuple[str, ...]:
        holders = [element, *_children(element, "groepen"), *_children(element, "samengestelde_groepen")]
        found: dict[str, None] = {}
        for holder in holders:
            for reference in _children(holder, "groep"):
                raw = _reference(reference)
                self._check_known(reference, raw)
                found[raw] = None
        for holder in holders:
            for reference in _children(holder, "samengestelde_groep"):
                raw = _reference(reference)
                key = self._combined_keys.get(raw, raw)
                self._check_known(reference, key)
                found[key] = None
        return tuple(key for key in found if key)

    def _check_known(self, reference: etree._Element, key: str) -> None:
        if key and key not in self._groups:
            self._at(reference).add("unknown_group", _local(reference), key=key)

    def _note_dropped(self, element: etree._Element, taken: frozenset[str]) -> None:
        for name, value in element.attrib.items():
            if value.strip() and etree.QName(name).localname != "key":
                self._dropped.note(etree.QName(name).localname)
        for child in element:
            if _local(child) not in taken and (len(child) or clean(child.text) or child.attrib):
                self._dropped.note(_local(child))
        for inner in element.iterdescendants():
            if _local(inner) in _NUMBER_FIELDS and clean(inner.text):
                self._dropped.note(_local(inner))


def _last_day_of(year_name: str) -> date | None:
    return date(int(year_name[5:]), 7, 31) if year_name else None


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if _local(child) == name)


def _value(element: etree._Element, name: str) -> str:
    """The first filled child of that name, tidied; empty when there is none."""
    return next((text for child in _children(element, name) if (text := clean(child.text))), "")


def _reference(element: etree._Element) -> str:
    return (element.get("key") or clean(element.text)).strip()


def _numbers(element: etree._Element) -> frozenset[str]:
    found = (clean(inner.text) for inner in element.iterdescendants() if _local(inner) in _NUMBER_FIELDS)
    return frozenset(number for number in found if number)
