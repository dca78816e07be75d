"""The people of the demo school De Vlinderboom. All fictional; used in tests, demo and README alike."""

from dataclasses import dataclass

from thuishaven.domain.access import Role

DEMO_PASSWORD = "vlinders-in-de-klas"  # noqa: S105 - the demo school only, printed on its login page
BOARD = "Stichting Vlinderveld"
SCHOOL = "De Vlinderboom"


@dataclass(frozen=True, slots=True)
class Persona:
    """An adult of the demo school. ``key`` names the persona in tests."""

    key: str
    given: str
    prefix: str
    family: str
    role: Role
    what_nl: str
    what_en: str
    icon: str = "user"

    @property
    def login(self) -> str:
        return f"{self.key}@vlinderboom.example"

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.family) if part)


MARLEEN = Persona(
    "marleen", "Marleen", "de", "Wit", Role.TEACHER, "leerkracht van groep 5B", "teacher of group 5B", "book-open"
)
JOOST = Persona(
    "joost", "Joost", "", "Bakker", Role.TEACHER, "leerkracht van groep 7/8", "teacher of group 7/8", "book-open"
)
FEMKE = Persona(
    "femke", "Femke", "", "Aalbers", Role.SUBSTITUTE, "invaller in groep 5B", "substitute in group 5B", "clock"
)
HILDE = Persona("hilde", "Hilde", "", "Vonk", Role.COORDINATOR, "intern begeleider", "support coordinator", "users")
AICHA = Persona(
    "aicha",
    "Aïcha",
    "",
    "El Amrani",
    Role.SOCIAL_WORKER,
    "schoolmaatschappelijk werker",
    "school social worker",
    "heart-handshake",
)
RUUD = Persona("ruud", "Ruud", "", "Terpstra", Role.HEAD, "directeur", "head of school", "school")
PETRA = Persona("petra", "Petra", "", "Molenaar", Role.GUARDIAN, "moeder van Milan", "mother of Milan", "house")
DENNIS = Persona("dennis", "Dennis", "", "Kuipers", Role.GUARDIAN, "vader van Milan", "father of Milan", "house")
SAMIRA = Persona(
    "samira",
    "Samira",
    "",
    "Haddad",
    Role.GUARDIAN,
    "oma van Sami, zonder gezag",
    "grandmother of Sami, without authority",
    "house",
)
INEKE = Persona("ineke", "Ineke", "", "Postma", Role.ADMINISTRATOR, "beheerder", "administrator", "settings")

STAFF_AND_GUARDIANS = (MARLEEN, JOOST, FEMKE, HILDE, AICHA, RUUD, PETRA, DENNIS, SAMIRA, INEKE)


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil of the demo school and what kind of history was recorded of it."""

    key: str
    given: str
    prefix: str
    family: str
    call_name: str
    age: int
    grade: int
    group: str
    story: str
    observations: int
    months: int = 0
    arrived_weeks_ago: int | None = None
    risk_factors: tuple[str, ...] = ()
    background: tuple[str, ...] = ()


SAMI = Child(
    "sami",
    "Sami",
    "",
    "Haddad",
    "",
    8,
    5,
    "5B",
    "keeps_distance",
    120,
    5,
    64,
    ("RISK-ENV-05", "RISK-CHI-07"),
    ("Is vijf keer verhuisd. Woont nu bij zijn oma.",),
)
MILAN = Child(
    "milan",
    "Milan",
    "",
    "Kuipers",
    "",
    8,
    5,
    "5B",
    "seeks_and_pushes",
    64,
    4,
    None,
    ("RISK-CHI-16",),
    ("Zijn ouders wonen sinds vorig jaar niet meer samen.",),
)
NOOR = Child("noor", "Noor", "", "Everts", "", 9, 5, "5B", "thrives", 40, 4)
TIGIST = Child(
    "tigist",
    "Tigist",
    "",
    "Gebremeskel",
    "Titi",
    8,
    5,
    "5B",
    "new_here",
    18,
    2,
    9,
    ("RISK-ENV-04", "RISK-ENV-03"),
    ("Kwam negen weken geleden uit Eritrea. Spreekt nog weinig Nederlands.",),
)
JAYDEN = Child("jayden", "Jayden", "", "Rozenblad", "", 9, 5, "5B", "mixed", 30, 3)
LOTTE = Child("lotte", "Lotte", "van den", "Berg", "", 8, 5, "5B", "none", 0)
BRAM = Child("bram", "Bram", "", "Visser", "", 8, 5, "5B", "few", 3, 1)
ELIF = Child("elif", "Elif", "", "Yıldızoğlu", "", 8, 5, "5B", "one_observer", 12, 1)
DAAN = Child("daan", "Daan-Willem Alexander", "van der", "Meulen-Oosterhuis", "Daan-Willem", 11, 7, "7/8", "few", 8, 2)
YARA = Child(
    "yara",
    "Yara",
    "",
    "Nassar",
    "",
    10,
    7,
    "7/8",
    "on_guard",
    85,
    4,
    None,
    ("RISK-CHI-02", "RISK-CHI-12"),
    ("Woont in een pleeggezin.",),
)

CHILDREN = (SAMI, MILAN, NOOR, TIGIST, JAYDEN, LOTTE, BRAM, ELIF, DAAN, YARA)


def login_page_people() -> tuple[tuple[Persona, ...], str]:
    """Who can be chosen on the login page of the demo, and everybody's password."""
    return STAFF_AND_GUARDIANS, DEMO_PASSWORD
