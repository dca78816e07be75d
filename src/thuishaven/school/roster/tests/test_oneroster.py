"""Reading OneRoster 1.2: the zip, its tables, what is taken, dropped and refused."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from thuishaven.school.roster import guards
from thuishaven.school.roster.edexml import parse_edexml
from thuishaven.school.roster.faults import RosterFault, RosterRefused, fault_text
from thuishaven.school.roster.model import Roster
from thuishaven.school.roster.oneroster import parse_oneroster

EXAMPLES = Path(__file__).parents[5] / "docs" / "examples"
BSN = "999900006"
Files = dict[str, str]

MANIFEST = (
    "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.academicSessions,bulk\nfile.classes,bulk\n"
    "file.courses,absent\nfile.demographics,bulk\nfile.enrollments,bulk\nfile.orgs,bulk\nfile.roles,bulk\nfile.users,bulk\n"
)


def small() -> Files:
    """A school with one group, one pupil and one teacher."""
    return {
        "manifest.csv": MANIFEST,
        "orgs.csv": "sourcedId,name,type,identifier\ns1,De Vlinderboom,school,99VB\n",
        "academicSessions.csv": (
            "sourcedId,title,type,startDate,endDate,schoolYear,parentSourcedId\n"
            "y1,Jaar,schoolYear,2026-08-01,2027-07-31,2027,\nt1,Herfst,term,2026-08-01,2026-12-31,2027,y1\n"
        ),
        "classes.csv": (
            "sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds\n"
            'c1,5B,05,,homeroom,s1,"t1"\n'
        ),
        "users.csv": (
            "sourcedId,enabledUser,username,givenName,familyName,middleName,email,phone,password,userIds,identifier,grades\n"
            "u1,true,u1,Bram,Verhoeven,,bram@school.example,,,,,5\n"
            "u2,true,u2,Marleen,de Wit,,m.dewit@school.example,,,,,\n"
        ),
        "roles.csv": (
            "sourcedId,userSourcedId,roleType,role,orgSourcedId\nr1,u1,primary,student,s1\nr2,u2,primary,teacher,s1\n"
        ),
        "enrollments.csv": (
            "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,endDate\n"
            "e1,c1,s1,u1,student,\ne2,c1,s1,u2,teacher,\n"
        ),
        "demographics.csv": "sourcedId,birthDate,sex\nu1,2018-03-25,male\n",
    }


def packed(files: Files | dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def changed(name: str, old: str, new: str) -> bytes:
    files = small()
    assert old in files[name]
    return packed(files | {name: files[name].replace(old, new)})


def refusal(data: bytes, **options: date) -> tuple[RosterFault, ...]:
    with pytest.raises(RosterRefused) as refused:
        parse_oneroster(data, **options)
    return refused.value.faults


def places(data: bytes, **options: date) -> list[tuple[str | None, int | None, str, str]]:
    return [(fault.file, fault.line, fault.field, fault.code) for fault in refusal(data, **options)]


@pytest.fixture(scope="module")
def vlinderboom() -> Roster:
    return parse_oneroster((EXAMPLES / "oneroster-vlinderboom.zip").read_bytes())


class TestExample:
    def test_it_tells_the_same_school_as_the_edexml_example(self, vlinderboom: Roster) -> None:
        other = parse_edexml((EXAMPLES / "edexml-vlinderboom.xml").read_bytes())
        assert set(vlinderboom.groups) == set(other.groups)
        assert vlinderboom.pupils == other.pupils
        assert vlinderboom.staff == other.staff
        assert vlinderboom.school.year_name == other.school.year_name

    def test_the_zip_holds_the_sources_beside_it(self) -> None:
        with zipfile.ZipFile(EXAMPLES / "oneroster-vlinderboom.zip") as archive:
            inside = {name: archive.read(name) for name in archive.namelist()}
        assert inside == {path.name: path.read_bytes() for path in (EXAMPLES / "oneroster").glob("*.csv")}

    def test_no_national_number_phone_or_chain_id_is_in_the_result(self, vlinderboom: Roster) -> None:
        everything = repr(vlinderboom)
        assert not any(part in everything for part in ("99990", "06-0000", "ketenid"))
        assert vlinderboom.dropped == (
            "identifier", "phone", "sex", "userIds:bsn", "userMasterIdentifier", "username",
        )  # fmt: skip


class TestForms:
    def test_order_of_columns_a_mark_and_windows_lines_do_not_matter(self) -> None:
        files = {name: ("\ufeff" + text.replace("\n", "\r\n")).encode() for name, text in small().items()}
        files["users.csv"] = (
            b"familyName,givenName,username,grades,enabledUser,sourcedId,metadata.extra\r\n"
            b"Verhoeven,Bram,u1,5,true,u1,\r\n\r\nde Wit,Marleen,u2,,true,u2,\r\n"
        )
        assert parse_oneroster(packed(files)).pupils == parse_oneroster(packed(small())).pupils

    @pytest.mark.parametrize(
        ("family", "middle", "expected"),
        [
            ("de Vries", "", ("de", "Vries")), ("Vries", "van der", ("van der", "Vries")), ("Vries", "Jan", ("", "Vries")),
        ],
    )  # fmt: skip
    def test_name_prefixes(self, family: str, middle: str, expected: tuple[str, str]) -> None:
        one = parse_oneroster(changed("users.csv", "Bram,Verhoeven,", f"Bram,{family},{middle}")).pupils[0]
        assert (one.prefix, one.family_name) == expected
        assert one.given_names == ("Bram Jan" if middle == "Jan" else "Bram")

    def test_only_homerooms_are_groups_when_there_are_any(self) -> None:
        files = small()
        files["classes.csv"] += "c2,Gym 5B,05,,scheduled,s1,t1\n"
        files["enrollments.csv"] += "e3,c2,s1,u1,student,\n"
        roster = parse_oneroster(packed(files))
        assert [group.name for group in roster.groups] == ["5B"]
        assert roster.pupils[0].group_keys == ("c1",)

    def test_without_homerooms_the_classes_are_the_groups(self) -> None:
        roster = parse_oneroster(changed("classes.csv", "homeroom", "scheduled"))
        assert roster.pupils[0].group_keys == ("c1",)

    def test_an_enrolment_that_ended_does_not_count(self) -> None:
        data = changed("enrollments.csv", "e1,c1,s1,u1,student,", "e1,c1,s1,u1,student,2026-10-01")
        assert parse_oneroster(data, today=date(2026, 10, 1)).pupils[0].group_keys == ("c1",)
        assert parse_oneroster(data, today=date(2026, 10, 2)).pupils[0].group_keys == ()

    def test_parents_are_not_taken(self) -> None:
        files = small()
        files["users.csv"] += "u3,true,u3,Ouder,Verhoeven,,,,,,,\n"
        files["roles.csv"] += "r3,u3,primary,guardian,s1\n"
        assert "Ouder" not in repr(parse_oneroster(packed(files)))

    @pytest.mark.parametrize(
        ("role", "expected"),
        [("principal", "head"), ("ext:internBegeleider", "coordinator"), ("counselor", "other"), ("aide", "other")],
    )
    def test_roles(self, role: str, expected: str) -> None:
        assert parse_oneroster(changed("roles.csv", "teacher", role)).staff[0].role == expected

    @pytest.mark.parametrize(
        ("pupil", "group", "expected"),
        [
            ("5", "", 5), ("05", "", 5), ("", "05", 5), ("", '"05,06"', None), ("KG", "", 2), ("PK", "", 1), ("9", "", None),
            ("UG", "", None), ("01", '"KG,01"', 3), ("08", "KG", 8),
        ],
    )  # fmt: skip
    def test_grades(self, pupil: str, group: str, expected: int | None) -> None:
        files = small()
        files["users.csv"] = files["users.csv"].replace(",,,,5\n", f",,,,{pupil}\n")
        files["classes.csv"] = files["classes.csv"].replace("5B,05", f"5B,{group}")
        assert parse_oneroster(packed(files)).pupils[0].grade == expected

    def test_a_quoted_cell_may_run_over_lines_and_later_lines_still_count_right(self) -> None:
        files = small()
        files["users.csv"] = files["users.csv"].replace("Bram,", '"Bram\nJan",').replace("m.dewit@school.example", "x")
        assert places(packed(files)) == [("users.csv", 4, "email", "bad_email")]

    def test_a_term_without_parent_tells_its_year(self) -> None:
        data = changed("academicSessions.csv", "2026-12-31,2027,y1", "2026-12-31,2027,")
        assert parse_oneroster(data).school.year_name == "2026-2027"

    def test_demographics_are_not_needed(self) -> None:
        files = small()
        del files["demographics.csv"]
        files["manifest.csv"] = files["manifest.csv"].replace("demographics,bulk", "demographics,absent")
        assert parse_oneroster(packed(files)).pupils[0].birth_date is None


class TestNumbersThatMustNotStay:
    def test_numbers_phones_and_passwords_are_dropped_and_named(self) -> None:
        row = f"u1,true,{BSN},Bram,Verhoeven,,{BSN}@school.example,06-12345678,geheim,{{bsn:{BSN}}},{BSN},5"
        roster = parse_oneroster(changed("users.csv", "u1,true,u1,Bram,Verhoeven,,bram@school.example,,,,,5", row))
        assert not any(part in repr(roster) for part in (BSN, "geheim", "12345678"))
        assert roster.dropped == ("email", "identifier", "password", "phone", "sex", "userIds:bsn", "username")

    def test_a_key_equal_to_the_national_number_is_refused(self) -> None:
        files = {name: text.replace("u1,", f"{BSN},") for name, text in small().items()}
        files["users.csv"] = files["users.csv"].replace(",,,,,5", f",,,{{BSN:{BSN}}},,5")
        found = refusal(packed(files))
        assert "bsn_key" in [fault.code for fault in found]
        assert BSN not in repr(found)

    def test_an_identifier_without_a_kind_is_not_repeated(self) -> None:
        assert "123456789" not in repr(parse_oneroster(changed("users.csv", ",,,,,5", ",,,{123456789},,5")))


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "old", "new", "place"),
        [
            ("users.csv", "familyName", "lastName", ("users.csv", 1, "familyName", "missing_column")),
            ("users.csv", "email", "givenName", ("users.csv", 1, "givenName", "duplicate_column")),
            ("users.csv", "u1,true", "u2,true", ("users.csv", 3, "sourcedId", "duplicate_key")),
            ("users.csv", "Bram,Verhoeven", ",", ("users.csv", 2, "familyName", "missing_name")),
            ("users.csv", "Verhoeven", "x" * 201, ("users.csv", 2, "familyName", "too_long")),
            ("users.csv", "Verhoeven,", f"V {BSN},", ("users.csv", 2, "familyName", "bsn_in_text")),
            ("users.csv", "Bram,Verhoeven,", "Bram,", ("users.csv", 2, "", "wrong_cells")),
            ("users.csv", "Bram", '"Bram', ("users.csv", 2, "", "bad_csv")),
            ("users.csv", "Bram", "Br\0am", ("users.csv", 2, "", "bad_csv")),
            ("roles.csv", "u1,primary", "u9,primary", ("roles.csv", 2, "userSourcedId", "unknown_reference")),
            ("enrollments.csv", "e1,c1", "e1,c9", ("enrollments.csv", 2, "classSourcedId", "unknown_reference")),
            ("enrollments.csv", "student,", "student,morgen", ("enrollments.csv", 2, "endDate", "bad_date")),
            ("enrollments.csv", "e1,c1,s1", "e1,c1,", ("enrollments.csv", 2, "schoolSourcedId", "missing")),
            ("enrollments.csv", "u2,teacher", "u2,student", ("users.csv", 3, "sourcedId", "both_kinds")),
            ("classes.csv", '"t1"', "t9", ("classes.csv", 2, "termSourcedIds", "unknown_reference")),
            ("demographics.csv", "2018-03-25", "25-3-2018", ("demographics.csv", 2, "birthDate", "bad_date")),
            ("demographics.csv", "2018-03-25", "2031-03-25", ("demographics.csv", 2, "birthDate", "future_date")),
            ("orgs.csv", "school", "district", ("orgs.csv", None, "", "no_school")),
            ("academicSessions.csv", "2026-08-01,2027-07-31", "2026-13-01,2027-07-31",
             ("academicSessions.csv", 2, "startDate", "bad_date")),
            ("manifest.csv", "1.2\n", "1.1\n", ("manifest.csv", 3, "oneroster.version", "wrong_version")),
            ("manifest.csv", "oneroster.version,1.2\n", "", ("manifest.csv", None, "oneroster.version", "wrong_version")),
            ("manifest.csv", "users,bulk", "users,delta", ("manifest.csv", 11, "value", "delta_file")),
            ("manifest.csv", "users,bulk", "users,full", ("manifest.csv", 11, "value", "bad_mode")),
            ("manifest.csv", "users,bulk", "users,absent", ("users.csv", None, "", "not_bulk")),
            ("manifest.csv", "courses,absent", "courses,bulk", ("courses.csv", None, "", "missing_file")),
            ("manifest.csv", "propertyName,value", "propertyName;value", ("manifest.csv", 1, "", "semicolons")),
        ],
    )  # fmt: skip
    def test_a_fault_names_file_line_and_column(
        self, name: str, old: str, new: str, place: tuple[str, int | None, str, str]
    ) -> None:
        assert place in places(changed(name, old, new))

    def test_a_row_to_be_deleted_belongs_in_a_delta_file(self) -> None:
        text = small()["users.csv"].replace(",identifier", ",status").replace(",,,,,5", ",,,,tobedeleted,5")
        assert places(packed(small() | {"users.csv": text})) == [("users.csv", 2, "status", "delta_row")]

    def test_the_sentences_say_what_to_do(self) -> None:
        texts = [fault_text(fault) for fault in refusal(changed("manifest.csv", "users,bulk", "users,delta"))]
        assert texts == [
            "manifest.csv, regel 11, kolom value: users.csv bevat alleen wijzigingen (delta). Dat kan nog niet. "
            "Maak een volledig bestand (bulk)."
        ]
        (fault,) = refusal(changed("manifest.csv", "1.2\n", "1.1\n"))
        assert "versie 1.1. We kunnen alleen versie 1.2 inlezen." in fault_text(fault)

    def test_all_missing_files_are_told_at_once(self) -> None:
        found = places(packed({"manifest.csv": MANIFEST}))
        assert len(found) == 7
        assert {code for _, _, _, code in found} == {"missing_file"}

    def test_a_file_that_is_no_utf_8(self) -> None:
        files = {name: text.encode() for name, text in small().items()}
        files["users.csv"] = files["users.csv"].replace(b"Verhoeven", b"Verho\xebven")
        assert places(packed(files)) == [("users.csv", 2, "", "bad_encoding")]

    def test_two_schools_in_one_file(self) -> None:
        files = small()
        files["orgs.csv"] += "s2,De Boomhut,school,\n"
        files["classes.csv"] += "c2,6,06,,homeroom,s2,t1\n"
        assert places(packed(files)) == [("orgs.csv", None, "", "several_schools")]

    def test_groups_of_two_years(self) -> None:
        files = small()
        files["academicSessions.csv"] += "y0,Jaar,schoolYear,2025-08-01,2026-07-31,2026,\n"
        files["classes.csv"] += "c0,4B,04,,homeroom,s1,y0\n"
        assert places(packed(files)) == [("academicSessions.csv", None, "", "several_years")]

    def test_terms_that_are_each_others_parent_do_not_hang(self) -> None:
        header = small()["academicSessions.csv"].partition("\n")[0]
        rows = "t1,A,term,2026-08-01,2026-12-31,,t2\nt2,B,term,2027-01-01,2027-07-31,,t1\n"
        found = places(packed(small() | {"academicSessions.csv": f"{header}\n{rows}"}))
        assert found == [("academicSessions.csv", None, "", "no_year")]

    def test_no_pupils(self) -> None:
        files = small()
        files["roles.csv"] = files["roles.csv"].replace("student", "guardian")
        files["enrollments.csv"] = files["enrollments.csv"].replace("e1,c1,s1,u1,student,\n", "")
        assert [code for *_, code in places(packed(files))] == ["no_pupils"]


def _encrypted(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", 1) + data[at + 2 :]


def _damaged(data: bytes) -> bytes:
    at = data.index(b"manifest.csv") + len("manifest.csv") + 4
    return data[:at] + bytes(255 - byte for byte in data[at : at + 8]) + data[at + 8 :]


class TestDangerousZips:
    @pytest.mark.parametrize("data", [b"PK\x03\x04 and then nothing", b"naam;groep", b"\x00" * 100])
    def test_no_zip(self, data: bytes) -> None:
        assert [code for *_, code in places(data)] == ["not_zip"]

    def test_xml_instead_of_a_zip(self) -> None:
        assert [code for *_, code in places(b"<EDEX/>")] == ["xml_given"]

    def test_a_bomb_by_its_ratio(self) -> None:
        found = places(packed(small() | {"bomb.csv": "0" * 5_000_000}))
        assert found == [("bomb.csv", None, "", "zip_bomb")]

    def test_a_bomb_by_its_total(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(guards, "MOST_UNPACKED_BYTES", 1000)
        assert places(packed(small())) == [(None, None, "", "zip_bomb")]

    def test_a_bomb_that_lies_about_its_size_is_not_unpacked(self) -> None:
        data = bytearray(packed({"manifest.csv": "0" * 5_000_000}))
        for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            at = data.index(signature) + offset
            data[at : at + 4] = struct.pack("<I", 1000)
        assert places(bytes(data)) == [("manifest.csv", None, "", "damaged_zip")]

    def test_too_many_files(self) -> None:
        files = {f"{number}.csv": "" for number in range(guards.MOST_FILES + 1)}
        assert [code for *_, code in places(packed(files))] == ["too_many_files"]

    @pytest.mark.parametrize("name", ["map/users.csv", "../users.csv", "/etc/users.csv", "c:\\users.csv", "map/"])
    def test_paths(self, name: str) -> None:
        assert [code for *_, code in places(packed(small() | {name: ""}))] == ["nested_path"]

    def test_one_name_twice(self) -> None:
        assert places(packed(small() | {"Users.csv": ""})) == [("Users.csv", None, "", "duplicate_file")]

    @pytest.mark.parametrize(("spoil", "code"), [(_encrypted, "encrypted"), (_damaged, "damaged_zip")])
    def test_what_cannot_be_unpacked(self, spoil: Callable[[bytes], bytes], code: str) -> None:
        assert places(spoil(packed(small()))) == [("manifest.csv", None, "", code)]

    def test_a_zip_that_lost_its_beginning(self) -> None:
        found = places(packed(small())[40:])
        assert {code for *_, code in found} == {"damaged_zip"}

    def test_unusual_packing(self) -> None:
        found = places(packed(small(), compression=zipfile.ZIP_LZMA))
        assert {code for *_, code in found} == {"unknown_packing"}

    def test_too_many_rows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("thuishaven.school.roster.tables.MOST_ROWS", 11)
        files = small()
        files["roles.csv"] += "".join(f"x{number},u1,secondary,student,s1\n" for number in range(10))
        assert places(packed(files)) == [("roles.csv", None, "", "too_many_rows")]
