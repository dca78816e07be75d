"""Reading EDEXML: what is taken, what is dropped, what is refused and how that is said."""

from datetime import date
from pathlib import Path

import pytest

from thuishaven.school.roster import faults, guards
from thuishaven.school.roster.edexml import parse_edexml
from thuishaven.school.roster.faults import RosterFault, RosterRefused, fault_text
from thuishaven.school.roster.model import Roster, RosterGroup, RosterPupil

EXAMPLES = Path(__file__).parents[5] / "docs" / "examples"

SCHOOL = "<school><schooljaar>2026-2027</schooljaar><peildatum>2026-10-01</peildatum><brincode>99VB</brincode></school>"
GROUPS = '<groepen><groep key="g5"><naam>5B</naam><jaargroep>5</jaargroep></groep></groepen>'
BSN = "999900006"


def pupil(key: str = "L1", *, fields: str = "", attributes: str = "") -> str:
    named = fields if "achternaam" in fields else f"<achternaam>Verhoeven</achternaam><roepnaam>Bram</roepnaam>{fields}"
    return f'<leerling key="{key}" {attributes}>{named}</leerling>'


def document(*, school: str = SCHOOL, groups: str = GROUPS, pupils: str | None = None, staff: str = "") -> bytes:
    inside = pupil() if pupils is None else pupils
    return (
        f"<EDEX>{school}{groups}<leerlingen>{inside}</leerlingen><leerkrachten>{staff}</leerkrachten></EDEX>".encode()
    )


def refusal(data: bytes, **options: date) -> tuple[RosterFault, ...]:
    with pytest.raises(RosterRefused) as refused:
        parse_edexml(data, **options)
    return refused.value.faults


def codes(data: bytes, **options: date) -> list[str]:
    return [fault.code for fault in refusal(data, **options)]


@pytest.fixture(scope="module")
def vlinderboom() -> Roster:
    return parse_edexml((EXAMPLES / "edexml-vlinderboom.xml").read_bytes())


class TestExample:
    def test_it_reads_the_school(self, vlinderboom: Roster) -> None:
        school = vlinderboom.school
        assert (school.key, school.name, school.brin) == ("vlinderboom", "De Vlinderboom", "99VB")
        assert (school.year_name, school.reference_date) == ("2026-2027", date(2026, 10, 1))

    def test_groups_have_the_grades_of_their_pupils(self, vlinderboom: Roster) -> None:
        assert {group.name: (group.grades, group.combined) for group in vlinderboom.groups} == {
            "1/2A": ((1, 2), True), "3": ((3,), False), "4": ((4,), False), "5B": ((5,), False),
            "5/6": ((5, 6), True), "8": ((8,), False),
        }  # fmt: skip

    def test_it_reads_a_pupil(self, vlinderboom: Roster) -> None:
        assert vlinderboom.pupils[10] == RosterPupil(
            key="L1011", given_names="Koen Adriaan", call_name="Koen", prefix="in 't", family_name="Veld",
            birth_date=date(2019, 2, 8), grade=4, group_keys=("4",),
        )  # fmt: skip
        assert len(vlinderboom.pupils) == 24

    def test_it_reads_staff_with_role_and_groups(self, vlinderboom: Roster) -> None:
        staff = {one.full_name: (one.role, one.group_keys) for one in vlinderboom.staff}
        assert staff["Marleen de Wit"] == ("teacher", ("5b",))
        assert staff["Farida Aziz"] == ("teacher", ("5-6",))
        assert staff["Joost Bakker"] == ("coordinator", ())
        assert staff["Ingrid van der Meulen"] == ("head", ())
        assert staff["Wout Smits"] == ("other", ("1-2a",))

    def test_it_says_which_fields_were_dropped(self, vlinderboom: Roster) -> None:
        assert vlinderboom.dropped == ("bsn_ondwnr-4", "eckid", "geslacht")

    def test_no_national_number_or_chain_id_is_in_the_result(self, vlinderboom: Roster) -> None:
        everything = repr(vlinderboom)
        assert "99990" not in everything
        assert "ketenid" not in everything

    def test_reading_twice_gives_the_same(self, vlinderboom: Roster) -> None:
        assert parse_edexml((EXAMPLES / "edexml-vlinderboom.xml").read_bytes()) == vlinderboom


class TestForms:
    def test_order_of_blocks_and_fields_does_not_matter(self) -> None:
        data = f"""<EDEX><leerkrachten><leerkracht key="M1"><groepen><groep key="g5"/></groepen>
            <roepnaam>Marleen</roepnaam><voorvoegsel>de</voorvoegsel><achternaam>Wit</achternaam></leerkracht></leerkrachten>
            <leerlingen><leerling key="L1"><groep key="g5"/><jaargroep>5</jaargroep><roepnaam>Bram</roepnaam>
            <achternaam>Verhoeven</achternaam></leerling></leerlingen>{GROUPS}{SCHOOL}</EDEX>""".encode()
        roster = parse_edexml(data)
        assert roster.staff[0].group_keys == roster.pupils[0].group_keys == ("g5",)

    def test_namespaces_prefixes_and_the_uwlr_answer_are_understood(self) -> None:
        plain = document(pupils=pupil(fields='<groep key="g5"/>')).decode()
        prefixed = plain.replace("</", "</le:").replace("<", "<le:").replace("<le:/le:", "</le:")
        prefixed = prefixed.replace("le:EDEX", "le:leerlinggegevens")
        namespace = 'xmlns:le="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"'
        answer = f"<le:leerlinggegevens_antwoord {namespace}>{prefixed}</le:leerlinggegevens_antwoord>"
        default = plain.replace("<EDEX>", '<EDEX xmlns="http://example.org/edex">')
        assert parse_edexml(answer.encode()) == parse_edexml(default.encode()) == parse_edexml(plain.encode())

    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [
            ("utf-8", None), ("utf-8-sig", "UTF-8"), ("iso-8859-1", "ISO-8859-1"), ("cp1252", "iso-8859-1"),
            ("utf-16", "UTF-16"), ("utf-16-le", None), ("utf-8", "utf-16"),
        ],
    )  # fmt: skip
    def test_encodings(self, encoding: str, declared: str | None) -> None:
        head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
        text = head + document(pupils=pupil(fields="<achternaam>Brugmán</achternaam><roepnaam>Zoë</roepnaam>")).decode()
        assert parse_edexml(text.encode(encoding)).pupils[0].full_name == "Zoë Brugmán"

    def test_comments_inside_values_do_not_cut_them(self) -> None:
        fields = "<achternaam>Ver<!-- x -->hoe<![CDATA[ven]]></achternaam>"
        assert parse_edexml(document(pupils=pupil(fields=fields))).pupils[0].family_name == "Verhoeven"

    def test_empty_optional_fields_are_no_fault(self) -> None:
        fields = "<voornamen/><voorvoegsel></voorvoegsel><geboortedatum> </geboortedatum><jaargroep/><groep key=''/>"
        one = parse_edexml(document(pupils=pupil(fields=fields))).pupils[0]
        assert (one.prefix, one.birth_date, one.grade, one.group_keys) == ("", None, None, ())

    @pytest.mark.parametrize(
        ("written", "grade"), [("1", 1), ("08", 8), ("0", None), ("S", None), ("9", None), ("C", None), ("²", None)]
    )
    def test_jaargroep_codes(self, written: str, grade: int | None) -> None:
        data = document(pupils=pupil(fields=f"<jaargroep>{written}</jaargroep>"))
        assert parse_edexml(data).pupils[0].grade == grade

    @pytest.mark.parametrize("written", ["2018-03-25", "2018-03-25T00:00:00", "2018-03-25+02:00", "2018-03-25Z"])
    def test_birth_dates_as_xml_writes_them(self, written: str) -> None:
        data = document(pupils=pupil(fields=f"<geboortedatum>{written}</geboortedatum>"))
        assert parse_edexml(data).pupils[0].birth_date == date(2018, 3, 25)

    @pytest.mark.parametrize(
        ("family", "expected"),
        [
            ("de Vries", ("de", "Vries")), ("Van den Berg", ("Van den", "Berg")), ("Vries, de", ("de", "Vries")),
            ("in ’t Veld", ("in ’t", "Veld")), ("Vermeulen", ("", "Vermeulen")), ("Ten", ("", "Ten")),
            ("El Idrissi", ("", "El Idrissi")), ("van der Linden-de Wit", ("van der", "Linden-de Wit")),
        ],
    )  # fmt: skip
    def test_a_name_prefix_inside_the_family_name_is_set_apart(self, family: str, expected: tuple[str, str]) -> None:
        one = parse_edexml(document(pupils=pupil(fields=f"<achternaam>{family}</achternaam>"))).pupils[0]
        assert (one.prefix, one.family_name) == expected

    def test_the_first_given_name_stands_in_for_a_missing_call_name(self) -> None:
        fields = "<achternaam>Boer</achternaam><voornamen>Floris Jan</voornamen>"
        assert parse_edexml(document(pupils=pupil(fields=fields))).pupils[0].call_name == "Floris"

    def test_invisible_signs_are_taken_out_of_names(self) -> None:
        fields = "<achternaam>Ver\u202ehoeven</achternaam><roepnaam>\n  Bram \u00a0 Jan </roepnaam>"
        assert parse_edexml(document(pupils=pupil(fields=fields))).pupils[0].full_name == "Bram Jan Verhoeven"

    def test_the_home_group_stands_before_combined_groups(self) -> None:
        groups = GROUPS.replace(
            "</groepen>", '<samengestelde_groep key="p"><naam>Plusgroep</naam></samengestelde_groep></groepen>'
        )
        fields = """<samengestelde_groepen><samengestelde_groep key="p"/></samengestelde_groepen><groep key="g5"/>"""
        roster = parse_edexml(document(groups=groups, pupils=pupil(fields=fields)))
        assert roster.pupils[0].group_keys == ("g5", "p")
        assert roster.with_home_groups_only().pupils[0].group_keys == ("g5",)
        assert roster.groups[1] == RosterGroup("p", "Plusgroep", (), combined=True)

    def test_a_combined_group_with_key_and_name_of_a_group_stays_apart(self) -> None:
        groups = GROUPS.replace(
            "</groepen>", '<samengestelde_groep key="g5"><naam>5B</naam></samengestelde_groep></groepen>'
        )
        fields = '<samengestelde_groepen><samengestelde_groep key="g5"/></samengestelde_groepen>'
        roster = parse_edexml(document(groups=groups, pupils=pupil(fields=fields)))
        assert [(group.key, group.name) for group in roster.groups] == [
            ("g5", "5B"), ("samengesteld:g5", "5B (samengesteld)"),
        ]  # fmt: skip
        assert roster.pupils[0].group_keys == ("samengesteld:g5",)

    def test_pupils_alone_are_enough(self) -> None:
        roster = parse_edexml(f"<EDEX>{SCHOOL}<leerlingen>{pupil()}</leerlingen></EDEX>".encode())
        assert (len(roster.pupils), roster.groups, roster.staff) == (1, (), ())

    @pytest.mark.parametrize(
        ("role", "description", "expected"),
        [
            ("Leerkracht", "", "teacher"), ("IB'er", "", "coordinator"), ("Overig", "Interne begeleiding", "coordinator"),
            ("", "Kwaliteitscoördinator", "coordinator"), ("Directie", "Leerkracht", "head"), ("adjunct-directeur", "", "head"),
            ("ICT-coördinator", "", "other"), ("Toetsafname leider", "", "other"), ("Leerkrachtondersteuner", "", "other"),
            ("Invaller", "", "other"), ("", "", "other"),
        ],
    )  # fmt: skip
    def test_roles(self, role: str, description: str, expected: str) -> None:
        person = f"""<leerkracht key="M1"><achternaam>Wit</achternaam><rol>{role}</rol>
            <rolomschrijving>{description}</rolomschrijving></leerkracht>"""
        assert parse_edexml(document(staff=person)).staff[0].role == expected

    def test_who_has_a_group_and_no_role_is_a_teacher(self) -> None:
        person = '<leerkracht key="M1"><achternaam>Wit</achternaam><groepen><groep key="g5"/></groepen></leerkracht>'
        assert parse_edexml(document(staff=person)).staff[0].role == "teacher"

    def test_school_year_and_key_are_derived_when_left_out(self) -> None:
        school = "<school><peildatum>2027-02-01</peildatum><brincode>99vb</brincode><dependancecode>1</dependancecode></school>"
        read = parse_edexml(document(school=school)).school
        assert (read.year_name, read.key, read.brin) == ("2026-2027", "99VB01", "99VB")


class TestNumbersThatMustNotStay:
    @pytest.mark.parametrize(
        "name", ["bsn", "onderwijsnummer", "bsn_ondwnr-4", "bsn_ondwnr", "rijksregisternummer", "postnummerbe"]
    )
    def test_number_fields_are_dropped_and_named(self, name: str) -> None:
        roster = parse_edexml(document(pupils=pupil(fields=f"<{name}>{BSN}</{name}>")))
        assert BSN not in repr(roster)
        assert roster.dropped == (name,)

    def test_they_are_dropped_when_nested_too(self) -> None:
        fields = f"<toevoegingen><bsn>{BSN}</bsn></toevoegingen><fotourl>http://example.org/{BSN}.jpg</fotourl>"
        roster = parse_edexml(document(pupils=pupil(fields=fields)))
        assert BSN not in repr(roster)
        assert roster.dropped == ("bsn", "fotourl", "toevoegingen")

    def test_the_chain_id_is_never_the_key(self) -> None:
        roster = parse_edexml(document(pupils=pupil(attributes='eckid="https://ketenid.nl/pilot/ab12"')))
        assert roster.pupils[0].key == "L1"
        assert roster.dropped == ("eckid",)

    def test_a_number_as_the_name_of_a_field_is_not_repeated(self) -> None:
        assert parse_edexml(document(pupils=pupil(fields=f"<x{BSN}>1</x{BSN}>"))).dropped == ()

    @pytest.mark.parametrize("written", [BSN, "9999.00.006", "999 900 006"])
    def test_a_number_inside_a_name_refuses_the_file_without_repeating_it(self, written: str) -> None:
        fields = f"<achternaam>Verhoeven {written}</achternaam>"
        found = refusal(document(pupils=pupil(fields=fields)))
        assert [fault.code for fault in found] == ["bsn_in_text"]
        assert written not in repr(found) + fault_text(found[0])

    def test_a_key_equal_to_the_number_of_the_pupil_is_refused(self) -> None:
        data = document(pupils=pupil(BSN, fields=f"<bsn>{BSN}</bsn>") + pupil("L2"))
        found = refusal(data)
        assert [fault.code for fault in found] == ["bsn_key"]
        assert BSN not in repr(found)

    def test_keys_that_can_all_be_such_numbers_are_refused(self) -> None:
        assert codes(document(pupils=pupil(BSN) + pupil("999900018"))) == ["bsn_key", "bsn_key"]

    def test_one_key_that_passes_by_chance_is_fine(self) -> None:
        assert len(parse_edexml(document(pupils=pupil(BSN) + pupil("123456789"))).pupils) == 2

    def test_a_double_key_that_can_be_such_a_number_is_masked_in_the_fault(self) -> None:
        found = refusal(document(pupils=pupil(BSN) + pupil(BSN) + pupil("L3")))
        assert BSN not in repr(found)


class TestRefused:
    def test_every_fault_names_line_and_field(self) -> None:
        found = refusal((EXAMPLES / "edexml-with-errors.xml").read_bytes())
        assert [(fault.line, fault.field, fault.code) for fault in found] == [
            (4, "schooljaar", "bad_year"),
            (15, "naam", "missing"),
            (23, "geboortedatum", "bad_date"),
            (26, "key", "duplicate_key"),
            (29, "geboortedatum", "future_date"),
            (32, "key", "missing"),
            (35, "geboortedatum", "early_date"),
            (36, "groep", "unknown_group"),
            (38, "roepnaam", "missing_name"),
            (45, "achternaam", "bsn_in_text"),
            (56, "emailadres", "bad_email"),
        ]

    def test_the_sentence_says_where_and_what(self) -> None:
        found = refusal((EXAMPLES / "edexml-with-errors.xml").read_bytes())
        assert fault_text(found[7]) == "Regel 36, veld groep: Groep 6d staat niet in de lijst met groepen."
        assert fault_text(found[3]).startswith(
            "Regel 26, leerling L1013, veld key: De sleutel L1013 staat er ook al op regel 20."
        )

    def test_a_file_on_one_line_still_tells_whose_field_it_is(self) -> None:
        pupils = pupil("L1") + pupil("L2", fields="<geboortedatum>x</geboortedatum><groep key='y'/>")
        assert [(fault.line, fault.entry) for fault in refusal(document(pupils=pupils))] == [(1, "leerling L2")] * 2

    def test_the_line_is_right_after_a_declaration_over_two_lines(self) -> None:
        data = b'<?xml version="1.0"\n  encoding="UTF-8"?>\n' + document(pupils="<leerling/>")
        assert refusal(data)[0].line == 3

    @pytest.mark.parametrize("written", ["12-01-2018", "2018-02-30", "20180112", "onbekend", "2018-1-2"])
    def test_other_forms_of_a_date(self, written: str) -> None:
        data = document(pupils=pupil(fields=f"<geboortedatum>{written}</geboortedatum>"))
        assert codes(data) == ["bad_date"]

    def test_a_birth_date_after_today(self) -> None:
        data = document(pupils=pupil(fields="<geboortedatum>2026-09-20</geboortedatum>"))
        assert codes(data, today=date(2026, 9, 19)) == ["future_date"]
        assert parse_edexml(data, today=date(2026, 9, 20)).pupils

    def test_texts_that_are_too_long(self) -> None:
        found = refusal(document(pupils=pupil(fields=f"<achternaam>{'a' * 201}</achternaam>")))
        assert (found[0].code, found[0].params) == ("too_long", {"length": 201, "limit": 200})

    def test_two_groups_with_one_name(self) -> None:
        groups = '<groepen><groep key="a"><naam>5</naam></groep><groep key="b"><naam>5</naam></groep></groepen>'
        assert codes(document(groups=groups)) == ["duplicate_name"]

    def test_teachers_refer_to_known_groups_only(self) -> None:
        person = """<leerkracht key="M1"><achternaam>Wit</achternaam>
            <groepen><samengestelde_groep key="x"/></groepen></leerkracht>"""
        assert codes(document(staff=person)) == ["unknown_group"]

    def test_no_pupils(self) -> None:
        assert codes(document(pupils="")) == ["no_pupils"]

    def test_no_school(self) -> None:
        assert codes(document(school="")) == ["missing_block"]

    def test_a_school_needs_a_code_and_a_year(self) -> None:
        assert codes(document(school="<school/>")) == ["missing", "missing"]
        assert codes(document(school=SCHOOL.replace("99VB", "Vlinderboom"))) == ["bad_brin"]

    def test_another_root_is_told_what_was_expected(self) -> None:
        (fault,) = refusal(b"<html><body/></html>")
        assert fault_text(fault) == "Regel 1: Het bestand begint met html. Een EDEXML-bestand begint met EDEX."

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "empty_file"), (b" \n", "empty_file"), (b"naam;groep", "not_xml"), (b"PK\x03\x04rest", "zip_given"),
            (b"<EDEX><school></EDEX>", "not_xml"), (b"<EDEX>&eacute;</EDEX>", "not_xml"), (b"<EDEX>\xff</EDEX>", "bad_encoding"),
            (b'<?xml version="1.0" encoding="utf-7"?><EDEX/>', "unknown_encoding"), (b"\xff\xfe\x00\x00<", "unknown_encoding"),
            (b"<a>" * 300, "not_xml"),
        ],
    )  # fmt: skip
    def test_no_xml_at_all(self, data: bytes, code: str) -> None:
        assert codes(data) == [code]

    def test_broken_xml_names_its_line(self) -> None:
        (fault,) = refusal(b"<EDEX>\n<school>\n<x></school></EDEX>")
        assert fault.line == 3

    def test_at_most_fifty_faults_are_told_and_the_rest_is_counted(self) -> None:
        with pytest.raises(RosterRefused) as refused:
            parse_edexml(
                document(pupils="".join(pupil(str(number), fields="<groep key='x'/>\n") for number in range(60)))
            )
        assert (len(refused.value.faults), refused.value.omitted) == (faults.MOST_FAULTS, 10)

    def test_the_exception_itself_names_nobody(self) -> None:
        with pytest.raises(RosterRefused) as refused:
            parse_edexml(document(pupils=pupil(fields="<geboortedatum>Bram</geboortedatum>")))
        assert str(refused.value) == "class list refused: 1 faults"


class TestDangerousFiles:
    def test_billion_laughs(self) -> None:
        entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        data = f'<!DOCTYPE EDEX [<!ENTITY l0 "lol">{entities}]><EDEX>&l9;</EDEX>'.encode()
        assert codes(data) == ["doctype"]

    def test_external_entity(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("geheim")
        data = f'<!DOCTYPE EDEX [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n' + document().decode().replace(
            "Bram", "&x;"
        )
        found = refusal(data.encode())
        assert [fault.code for fault in found] == ["doctype"]
        assert "geheim" not in repr(found)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
    def test_a_doctype_cannot_hide_in_another_encoding(self, encoding: str) -> None:
        assert codes('<?xml version="1.0"?>\n<!DOCTYPE EDEX><EDEX/>'.encode(encoding)) == ["doctype"]

    def test_too_large(self) -> None:
        (fault,) = refusal(b" " * (guards.MOST_BYTES + 1))
        assert fault_text(fault) == "Het bestand is te groot. Een klassenlijst is hoogstens 20 MB."

    def test_too_many_tags(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(guards, "MOST_TAGS", 10)
        assert codes(document()) == ["too_many_elements"]
