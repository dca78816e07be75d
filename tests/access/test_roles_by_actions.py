"""Roles x pages, as one table: what each person of the demo school gets back. Everything not named here is refused."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from thuishaven.fromhome.models import HomeLink

OPEN, REFUSED, UNKNOWN, ELSEWHERE, CONFLICT = 200, 403, 404, 302, 409

#: page -> person -> status. S: Sami (5B), Y: Yara (7/8), M: Milan (5B).
PUPIL_PAGES: dict[str, dict[str, int]] = {
    "/leerling/{sami}/begrijpen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{yara}/begrijpen/": {
        "marleen": REFUSED, "joost": OPEN, "femke": UNKNOWN, "hilde": OPEN, "aicha": REFUSED, "ruud": REFUSED,
        "petra": UNKNOWN, "ineke": REFUSED,
    },
    "/leerling/{sami}/waarnemen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/waarnemen/nieuw/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": OPEN, "ineke": REFUSED,
    },
    "/snel/{sami}/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/wijzig/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/steunplan.pdf": {"marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "petra": UNKNOWN},
    "/leerling/{sami}/plannen/kaart/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "petra": UNKNOWN, "ineke": REFUSED,
    },
    "/leerling/{sami}/evalueren/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
    },
    "/leerling/{sami}/delen/": {"marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "samira": REFUSED},
    "/leerling/{sami}/thuis/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{milan}/thuis/gesprek/{guardian}/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "ruud": REFUSED, "petra": REFUSED, "dennis": REFUSED,
        "samira": UNKNOWN, "ineke": REFUSED,
    },
    "/leerling/{sami}/wie/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "ineke": REFUSED,
    },
    "/leerling/{sami}/zorgteam/": {"marleen": REFUSED, "hilde": OPEN, "aicha": REFUSED, "ruud": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/achtergrond/": {"marleen": OPEN, "hilde": OPEN, "femke": REFUSED, "ruud": REFUSED, "samira": REFUSED},
    "/privacy/wissen/{sami}/": {"marleen": REFUSED, "hilde": REFUSED, "ruud": OPEN, "ineke": REFUSED, "samira": REFUSED},
    "/mijn-kind/{milan}/": {"petra": OPEN, "dennis": OPEN, "samira": UNKNOWN, "marleen": REFUSED, "ineke": REFUSED},
    "/mijn-kind/{milan}/wie/": {"petra": OPEN, "dennis": OPEN, "samira": UNKNOWN},
    "/mijn-kind/{sami}/": {"samira": OPEN, "petra": UNKNOWN},
    "/mijn-kind/{sami}/wie/": {"samira": REFUSED},
}  # fmt: skip
SCHOOL_PAGES: dict[str, dict[str, int]] = {
    "/": {"marleen": OPEN, "joost": OPEN, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN, "petra": ELSEWHERE,
          "ineke": OPEN},
    "/leerlingen/": {"marleen": OPEN, "joost": OPEN, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN,
                     "petra": REFUSED, "ineke": REFUSED},
    "/school/": {"marleen": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": OPEN, "petra": REFUSED, "ineke": OPEN,
                 "aicha": REFUSED},
    "/school/dagprogramma/": {"marleen": REFUSED, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED,
                              "ruud": OPEN, "petra": REFUSED, "samira": REFUSED, "ineke": OPEN},
    "/school/dagprogramma/{group_5b}/": {"marleen": REFUSED, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN,
                                         "aicha": REFUSED, "ruud": OPEN, "petra": REFUSED, "ineke": OPEN},
    "/school/dagprogramma/{group_5b}/5/": {"marleen": REFUSED, "hilde": OPEN, "ruud": OPEN, "petra": REFUSED, "ineke": OPEN},
    "/school/ouders/{milan}/": {"marleen": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED, "ruud": OPEN,
                                "petra": REFUSED, "ineke": REFUSED},
    "/cijfers/": {"marleen": REFUSED, "hilde": OPEN, "ruud": OPEN, "ineke": REFUSED, "petra": REFUSED},
    "/kennis/": dict.fromkeys(("marleen", "femke", "hilde", "aicha", "ruud", "petra", "samira", "ineke"), OPEN),
    "/mijn-kind/": {"petra": ELSEWHERE, "samira": ELSEWHERE, "marleen": REFUSED, "ineke": REFUSED},
}  # fmt: skip
CASES = [
    (page, key, status)
    for table in (PUPIL_PAGES, SCHOOL_PAGES)
    for page, row in table.items()
    for key, status in row.items()
]


#: What changes something, sent empty -> person -> status. The guardian is the mother of Milan.
CHANGES: dict[str, dict[str, int]] = {
    "/school/dagprogramma/{group_5b}/": {"marleen": REFUSED, "femke": REFUSED, "hilde": CONFLICT, "ruud": CONFLICT,
                                         "aicha": REFUSED, "petra": REFUSED, "ineke": CONFLICT},
    "/school/dagprogramma/{group_5b}/gewoon/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                                "aicha": REFUSED, "petra": REFUSED, "ineke": ELSEWHERE},
    "/leerling/{milan}/thuis/{home_link}/intrekken/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": REFUSED,
                                                       "ruud": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    "/leerling/{milan}/thuis/{home_link}/terugzetten/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": REFUSED,
                                                         "ruud": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    "/school/ouders/{milan}/{guardian}/gezag/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                                 "aicha": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    "/school/ouders/{milan}/{guardian}/einde/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                                 "aicha": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
}  # fmt: skip


def _ids(demo) -> dict[str, object]:  # type: ignore[no-untyped-def]
    guardian = demo.pupils["milan"].guardianships.get(user=demo.users["petra"])
    pupils = {name: pupil.pk for name, pupil in demo.pupils.items()}
    now = timezone.now()
    link = HomeLink.objects.create(
        id=uuid4(), guardianship=guardian, fingerprint="x", language="nl", by=demo.users["marleen"], at=now,
        until=now + timedelta(days=1),
    )  # fmt: skip
    return {**pupils, "group_5b": demo.groups["5B"].pk, "guardian": guardian.pk, "home_link": link.pk}


@pytest.mark.parametrize(("page", "key", "status"), CASES, ids=[f"{key} {page}" for page, key, _ in CASES])
def test_each_person_gets_what_the_table_says(
    demo, as_user: Callable[[str], Client], page: str, key: str, status: int
) -> None:  # type: ignore[no-untyped-def]
    ids = _ids(demo)
    assert as_user(key).get(page.format(**ids)).status_code == status


@pytest.mark.parametrize(
    ("page", "key", "status"),
    [(page, key, status) for page, row in CHANGES.items() for key, status in row.items()],
)
def test_each_person_changes_what_the_table_says(
    demo, as_user: Callable[[str], Client], page: str, key: str, status: int
) -> None:  # type: ignore[no-untyped-def]
    assert as_user(key).post(page.format(**_ids(demo))).status_code == status


@pytest.mark.parametrize("page", [*PUPIL_PAGES, *SCHOOL_PAGES, *CHANGES])
def test_nobody_gets_in_without_a_login(demo, page: str) -> None:  # type: ignore[no-untyped-def]
    ids = _ids(demo)
    response = Client().get(page.format(**ids))
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/")
