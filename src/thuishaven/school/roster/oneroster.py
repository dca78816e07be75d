"""OneRoster 1.2 in its CSV form (a zip, bulk mode): bytes in, a roster out. Facts BEY-E-17 to BEY-E-25."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from .faults import FaultList
from .fields import Dropped, Keys, Names, read_birth_date, read_email, read_text
from .guards import read_zip
from .model import Roster, RosterGroup, RosterPupil, RosterSchool, RosterStaff, StaffRole, with_grades_of_pupils
from .tables import Row, Table, read_tables
from .values import GROUP_NAME_LIMIT, is_brin, is_prefix, parse_date, role_from, split_prefix

_USER_FIELDS = frozenset({
    "sourcedid", "status", "datelastmodified", "enableduser", "givenname", "familyname", "middlename",
    "preferredgivenname", "grades", "email", "primaryorgsourcedid", "userids",
})  # fmt: skip
_DEMOGRAPHIC_FIELDS = frozenset({"sourcedid", "status", "datelastmodified", "birthdate"})
#: Adults of a family: who cares for a child is asked at school, not taken from a class list.
_FAMILY_ROLES = frozenset({"guardian", "parent", "relative"})
_NUMBER_KINDS = frozenset({"bsn", "pgn", "onderwijsnummer", "rijksregisternummer"})
_YOUNGEST = {"pk": 1, "pr": 1, "k": 2, "kg": 2, "tk": 2}


def parse_oneroster(data: bytes, *, today: date | None = None) -> Roster:
    """Read a OneRoster 1.2 zip.

    Homeroom classes are the groups; only where there are none, the other classes are. Enrolments that ended before
    ``today`` (without it: before the school year) are left out. BSN, phone, password and all other fields outside the
    roster are dropped. Raises ``RosterRefused`` with every fault that was found.
    """
    faults = FaultList()
    tables = read_tables(read_zip(data, faults), faults)
    return _Reader(tables, faults, today).read()


@dataclass(frozen=True, slots=True)
class _Year:
    name: str
    starts: date | None


class _Reader:
    """Joins the tables of one zip."""

    def __init__(self, tables: dict[str, Table], faults: FaultList, today: date | None) -> None:
        self._tables = tables
        self._faults = faults
        self._today = today
        self._dropped = Dropped()
        self._orgs = self._by_id("orgs")
        self._users = self._by_id("users")
        self._classes = self._by_id("classes")
        self._sessions = self._by_id("academicSessions")
        self._courses = self._by_id("courses")
        self._grades = _GradeWords(tables)

    def read(self) -> Roster:
        self._note_dropped()
        school = self._school()
        year = self._year()
        groups = self._groups()
        pupil_groups, staff_groups = self._enrolments(groups, year)
        roles = self._roles()
        pupils = self._pupils(roles, pupil_groups, groups, year)
        staff = self._staff(roles, pupil_groups, staff_groups)
        if not pupils:
            self._faults.add("no_pupils")
        self._faults.refuse_if_any()
        return Roster(
            school=replace(school, year_name=year.name),
            groups=with_grades_of_pupils(groups.values(), pupils),
            pupils=pupils,
            staff=staff,
            dropped=self._dropped.names(),
        )

    def _rows(self, name: str) -> tuple[Row, ...]:
        return self._tables[name].rows

    def _by_id(self, name: str) -> dict[str, Row]:
        keys = Keys("sourcedId")
        rows = {
            keys.take(row.at, row.text("sourcedId"), numbers=_national_numbers(row)): row for row in self._rows(name)
        }
        if name == "users":
            keys.check_none_is_bsn()
        return rows

    def _known(self, row: Row, column: str, others: dict[str, Row], file: str) -> bool:
        if row.text(column) in others:
            return True
        row.at.add("unknown_reference", column, key=row.text(column), other=file)
        return False

    def _school(self) -> RosterSchool:
        schools = {key: row for key, row in self._orgs.items() if row.text("type").lower() == "school"}
        used = {row.text("schoolSourcedId") for row in self._rows("classes")}
        chosen = {key: row for key, row in schools.items() if key in used} or schools
        if len(chosen) != 1:
            if chosen:
                self._faults.add("several_schools", file="orgs.csv", number=len(chosen))
            else:
                self._faults.add("no_school", file="orgs.csv")
            return RosterSchool(key="", name="", brin="", year_name="")
        key, row = next(iter(chosen.items()))
        identifier = row.text("identifier").upper()
        return RosterSchool(
            key=key,
            name=read_text(row.at, "name", row.text("name")),
            brin=identifier if is_brin(identifier) else "",
            year_name="",
        )

    def _year(self) -> _Year:
        """The school year of the classes, or the only one there is."""
        for row in self._rows("academicSessions"):
            self._day(row, "startDate")
            self._day(row, "endDate")
        found: dict[str, _Year] = {}
        for row in self._rows("classes"):
            for term in row.listed("termSourcedIds"):
                if term not in self._sessions:
                    row.at.add("unknown_reference", "termSourcedIds", key=term, other="academicSessions.csv")
                elif year := self._year_of(self._sessions[term]):
                    found[year.name] = year
        if not found:
            years = (self._year_of(row) for row in self._rows("academicSessions") if row.text("type") == "schoolYear")
            found = {year.name: year for year in years if year}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            self._faults.add("several_years", file="academicSessions.csv", number=len(found))
        else:
            self._faults.add("no_year", file="academicSessions.csv")
        return _Year("", None)

    def _year_of(self, session: Row) -> _Year | None:
        """The school year a session lies in: its own dates, or the year its ``schoolYear`` column says it ends in."""
        passed = set()
        while session.text("type") != "schoolYear" and session.text("parentSourcedId") in self._sessions:
            if session.text("sourcedId") in passed:
                break
            passed.add(session.text("sourcedId"))
            session = self._sessions[session.text("parentSourcedId")]
        starts, ends = parse_date(session.text("startDate")), parse_date(session.text("endDate"))
        if session.text("type") == "schoolYear" and starts and ends and ends.year == starts.year + 1:
            return _Year(f"{starts.year}-{ends.year}", starts)
        last = session.text("schoolYear")
        if len(last) == 4 and last.isascii() and last.isdigit():
            return _Year(f"{int(last) - 1:04}-{last}", starts)
        return None

    def _day(self, row: Row, column: str) -> date | None:
        text = row.text(column)
        day = parse_date(text)
        if text and day is None:
            row.at.add("bad_date", column, value=text)
        return day

    def _groups(self) -> dict[str, RosterGroup]:
        homerooms = {key: row for key, row in self._classes.items() if row.text("classType").lower() == "homeroom"}
        names = Names("title")
        groups = {}
        for key, row in (homerooms or self._classes).items():
            self._known(row, "schoolSourcedId", self._orgs, "orgs.csv")
            name = read_text(row.at, "title", row.text("title"), limit=GROUP_NAME_LIMIT)
            names.take(row.at, name)
            grades = self._grades.all_of(row)
            course = row.text("courseSourcedId")
            if course and self._courses and self._known(row, "courseSourcedId", self._courses, "courses.csv"):
                grades = grades or self._grades.all_of(self._courses[course])
            groups[key] = RosterGroup(key, name, grades)
        return groups

    def _enrolments(
        self, groups: dict[str, RosterGroup], year: _Year
    ) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The groups of each pupil and of each member of staff."""
        pupils: dict[str, list[str]] = defaultdict(list)
        staff: dict[str, list[str]] = defaultdict(list)
        counts_from = self._today or year.starts
        for row in self._rows("enrollments"):
            known = [
                self._known(row, "userSourcedId", self._users, "users.csv"),
                self._known(row, "classSourcedId", self._classes, "classes.csv"),
                self._known(row, "schoolSourcedId", self._orgs, "orgs.csv"),
            ]
            ends = self._day(row, "endDate")
            if not all(known) or (ends and counts_from and ends < counts_from):
                continue
            role, group = row.text("role").lower(), row.text("classSourcedId")
            members = pupils if role == "student" else staff
            if role in {"student", "teacher"} and group in groups and group not in members[row.text("userSourcedId")]:
                members[row.text("userSourcedId")].append(group)
        return pupils, staff

    def _roles(self) -> dict[str, list[str]]:
        """The roles of each user, the primary one first."""
        found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        for row in self._rows("roles"):
            self._known(row, "orgSourcedId", self._orgs, "orgs.csv")
            if self._known(row, "userSourcedId", self._users, "users.csv"):
                role = row.text("role").lower().removeprefix("ext:")
                found[row.text("userSourcedId")].append((row.text("roleType").lower() != "primary", role))
        return {user: [role for _, role in sorted(roles, key=lambda pair: pair[0])] for user, roles in found.items()}

    def _pupils(
        self, roles: dict[str, list[str]], group_keys: dict[str, list[str]], groups: dict[str, RosterGroup], year: _Year
    ) -> tuple[RosterPupil, ...]:
        birth_dates = self._birth_dates(year)
        pupils = []
        for key, row in self._users.items():
            if "student" not in roles.get(key, ()) and key not in group_keys:
                continue
            own_groups = tuple(group_keys.get(key, ()))
            given_names, call_name, prefix, family_name = self._name(row)
            pupils.append(
                RosterPupil(
                    key=key,
                    given_names=given_names,
                    call_name=call_name,
                    prefix=prefix,
                    family_name=family_name,
                    birth_date=birth_dates.get(key),
                    grade=self._pupil_grade(row, [groups[one] for one in own_groups]),
                    group_keys=own_groups,
                )
            )
            if row.text("email"):
                self._dropped.note("email")
        return tuple(pupils)

    def _pupil_grade(self, row: Row, groups: list[RosterGroup]) -> int | None:
        own = self._grades.all_of(row)
        if not own and len(groups) == 1:
            own = groups[0].grades
        return own[0] if len(own) == 1 else None

    def _birth_dates(self, year: _Year) -> dict[str, date]:
        latest = self._today or (date(int(year.name[5:]), 7, 31) if year.name else None)
        found = {}
        for row in self._rows("demographics"):
            if self._known(row, "sourcedId", self._users, "users.csv"):
                day = read_birth_date(row.at, "birthDate", row.text("birthDate"), latest=latest)
                if day:
                    found[row.text("sourcedId")] = day
        return found

    def _staff(
        self, roles: dict[str, list[str]], pupil_groups: dict[str, list[str]], group_keys: dict[str, list[str]]
    ) -> tuple[RosterStaff, ...]:
        staff = []
        for key, row in self._users.items():
            working = [role for role in roles.get(key, ()) if role != "student" and role not in _FAMILY_ROLES]
            if not working and key not in group_keys:
                continue
            if "student" in roles.get(key, ()) or key in pupil_groups:
                row.at.add("both_kinds", "sourcedId")
            _, call_name, prefix, family_name = self._name(row)
            staff.append(
                RosterStaff(
                    key=key,
                    call_name=call_name,
                    prefix=prefix,
                    family_name=family_name,
                    email=read_email(row.at, "email", row.text("email")),
                    role=_staff_role(working, has_groups=key in group_keys),
                    group_keys=tuple(group_keys.get(key, ())),
                )
            )
        return tuple(staff)

    def _name(self, row: Row) -> tuple[str, str, str, str]:
        """Given names, call name, prefix and family name; a prefix may stand in ``middleName`` or ``familyName``."""
        given, preferred, middle, family = (
            read_text(row.at, column, row.text(column))
            for column in ("givenName", "preferredGivenName", "middleName", "familyName")
        )
        if not row.text("givenName") and not row.text("familyName"):
            row.at.add("missing_name", "familyName")
        prefix = middle if is_prefix(middle) else ""
        given_names = given if prefix or not middle else f"{given} {middle}"
        return given_names, preferred or given, *split_prefix(prefix, family)

    def _note_dropped(self) -> None:
        for name, taken in (("users", _USER_FIELDS), ("demographics", _DEMOGRAPHIC_FIELDS)):
            for column in self._tables[name].columns:
                if column.lower() not in taken and any(row.text(column) for row in self._rows(name)):
                    self._dropped.note(column)
        for row in self._rows("users"):
            for kind, _ in _user_ids(row):
                self._dropped.note(f"userIds:{kind}")


class _GradeWords:
    """Grades as this file writes them.

    Most files write the jaargroep itself (``5`` or ``05``). A file that counts school grades after kindergarten has
    ``KG`` or ``PK`` beside ``01`` or ``02`` and nothing above ``06``: there grade ``01`` is groep 3.
    """

    def __init__(self, tables: dict[str, Table]) -> None:
        words = {
            word.lower()
            for name in ("users", "classes", "courses")
            for row in tables[name].rows
            for word in row.listed("grades")
        }
        numbers = {int(word) for word in words if word.isascii() and word.isdigit()}
        after_kindergarten = bool(words & _YOUNGEST.keys()) and bool(numbers & {1, 2}) and max(numbers) <= 6
        self._shift = 2 if after_kindergarten else 0

    def all_of(self, row: Row) -> tuple[int, ...]:
        """The jaargroepen a row names, ascending; words without a jaargroep are left out."""
        found = {self._grade(word.lower()) for word in row.listed("grades")}
        return tuple(sorted(grade for grade in found if grade is not None))

    def _grade(self, word: str) -> int | None:
        if word in _YOUNGEST:
            return _YOUNGEST[word]
        if not (word.isascii() and word.isdigit() and len(word) <= 2):
            return None
        grade = int(word) + self._shift
        return grade if int(word) >= 1 and grade <= 8 else None


def _user_ids(row: Row) -> Iterator[tuple[str, str]]:
    """Kind and value of each identifier in a cell such as ``{bsn:...},{eckid:...}``; without a kind, none."""
    for entry in row.listed("userIds"):
        kind, colon, value = entry.strip("{} ").partition(":")
        if colon:
            yield kind.strip(), value.strip()


def _national_numbers(row: Row) -> frozenset[str]:
    return frozenset(value for kind, value in _user_ids(row) if kind.lower() in _NUMBER_KINDS)


def _staff_role(roles: list[str], *, has_groups: bool) -> StaffRole:
    found = [role_from(role) for role in roles]
    telling = [role for role in found if role and role != "other"]
    if telling:
        return telling[0]
    return "teacher" if has_groups and not roles else "other"
