"""Roles x pages, as one table: what each person of the demo school gets back. Everything not named here is refused."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from thuishaven.asking.models import Answer
from thuishaven.demo.incidents import INCIDENT_OF_MILAN
from thuishaven.domain.notes_csv import read_text
from thuishaven.earlier.services import bring_in
from thuishaven.fromhome.models import HomeLink
from thuishaven.plan.models import Drawing, Goal
from thuishaven.school.models import Holiday

OPEN, REFUSED, UNKNOWN, ELSEWHERE, CONFLICT, INVALID, UNREADABLE = 200, 403, 404, 302, 409, 422, 400

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
    "/leerling/{sami}/toen-en-nu/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/begrijpen/achter/?van=all": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/toen-en-nu/achter/?van=now.looks": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/waarnemen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/waarnemen/nieuw/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": OPEN, "ineke": REFUSED,
    },
    "/leerling/{sami}/incident/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/vastleggen/eerder/{notes}/leerling/{sami}/": {
        "marleen": OPEN, "joost": UNKNOWN, "femke": REFUSED, "hilde": UNKNOWN, "aicha": UNKNOWN, "ruud": UNKNOWN,
        "petra": REFUSED, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{milan}/incident/alle/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED, "ruud": REFUSED,
        "petra": REFUSED, "samira": UNKNOWN, "ineke": REFUSED,
    },
    **{
        f"/leerling/{{milan}}/incident/{{incident}}/{page}": {
            "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED, "ruud": REFUSED,
            "petra": REFUSED, "dennis": REFUSED, "samira": UNKNOWN, "ineke": REFUSED,
        }
        for page in ("", "papier/", "talk/", "talk/eerder/")
    },
    "/snel/{sami}/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/rondes/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/meekijken/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{yara}/meekijken/{ask}/": {
        "marleen": REFUSED, "joost": OPEN, "femke": UNKNOWN, "hilde": OPEN, "aicha": REFUSED, "ruud": REFUSED,
        "petra": UNKNOWN, "ineke": REFUSED,
    },
    "/leerling/{sami}/meekijken/{ask}/": {"marleen": UNKNOWN, "joost": REFUSED},
    "/meekijken/{ask}/": {
        "marleen": OPEN, "joost": UNKNOWN, "femke": UNKNOWN, "hilde": OPEN, "aicha": UNKNOWN, "ruud": UNKNOWN,
        "petra": UNKNOWN, "samira": UNKNOWN, "ineke": UNKNOWN,
    },
    "/leerling/{sami}/plannen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/wijzig/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/eens/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/opp/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/opp.docx": {"marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "samira": REFUSED},
    "/leerling/{sami}/plannen/samen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{sami}/plannen/tekening/{drawing}/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{lotte}/plannen/tekening/{drawing}/": {"marleen": UNKNOWN, "joost": REFUSED},
    **{
        f"/leerling/{{sami}}/dit-ben-ik/{page}": {
            "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
            "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
        }
        for page in ("", "wijzig/", "versies/", "versies/1/", "dit-ben-ik.pdf")
    },
    "/leerling/{sami}/plannen/steunplan.pdf": {"marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "petra": UNKNOWN},
    "/leerling/{sami}/plannen/kaart/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "petra": UNKNOWN, "ineke": REFUSED,
    },
    **{
        f"/leerling/{{sami}}/signaleringsplan/{page}": {
            "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
            "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
        }
        for page in ("", "wijzig/", "versies/", "versies/1/", "poster.pdf", "rustkoffer.pdf")
    },
    **{
        f"/leerling/{{sami}}/signaleringsplan/{page}": {
            "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
            "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
        }
        for page in ("kaart/", "kaart.pdf", "dagprogramma/")
    },
    "/leerling/{sami}/plannen/kaart.pdf": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "petra": UNKNOWN, "ineke": REFUSED,
    },
    "/leerling/{sami}/evalueren/dag/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "petra": UNKNOWN, "ineke": REFUSED,
    },
    "/leerling/{sami}/evalueren/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
    },
    "/leerling/{sami}/terugkijken/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "ineke": REFUSED,
    },
    "/leerling/{sami}/terugkijken/gesprek/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
        "ineke": REFUSED,
    },
    "/leerling/{sami}/terugkijken/doelen/": {
        "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": REFUSED, "samira": REFUSED,
    },
    **{
        f"/leerling/{{sami}}/evalueren/{page}": {
            "marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
            "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
        }
        for page in ("evaluatie.pdf", "op/?dag={past_day}", "doel/{goal}/perioden/")
    },
    "/leerling/{sami}/delen/": {"marleen": OPEN, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "samira": REFUSED},
    "/leerling/{sami}/afwezig/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": REFUSED,
        "petra": UNKNOWN, "dennis": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
    },
    "/leerling/{bram}/afwezig/{absence}/": {
        "marleen": OPEN, "joost": REFUSED, "femke": OPEN, "hilde": REFUSED, "ruud": REFUSED, "petra": UNKNOWN,
        "ineke": REFUSED,
    },
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
    "/mijn-kind/{sami}/tekening/{shared_drawing}/": {"samira": OPEN, "petra": UNKNOWN, "marleen": REFUSED},
    "/mijn-kind/{sami}/tekening/{drawing}/": {"samira": UNKNOWN},
}  # fmt: skip
SCHOOL_PAGES: dict[str, dict[str, int]] = {
    "/dagkaarten/{group_5b}/": {
        "marleen": OPEN, "joost": UNKNOWN, "femke": OPEN, "hilde": OPEN, "aicha": UNKNOWN, "ruud": OPEN, "petra": UNKNOWN,
        "samira": UNKNOWN, "ineke": OPEN,
    },
    "/": {"marleen": OPEN, "joost": OPEN, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN, "petra": ELSEWHERE,
          "ineke": OPEN},
    "/leerlingen/": {"marleen": OPEN, "joost": OPEN, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN,
                     "petra": REFUSED, "ineke": REFUSED},
    "/vastleggen/eerder/": {"marleen": OPEN, "joost": OPEN, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN,
                            "petra": REFUSED, "samira": REFUSED, "ineke": REFUSED},
    "/vastleggen/eerder/{notes}/": {"marleen": OPEN, "joost": UNKNOWN, "femke": REFUSED, "hilde": UNKNOWN, "ruud": UNKNOWN,
                                    "petra": REFUSED, "ineke": REFUSED},
    "/vastleggen/eerder/{notes}/namen/": {"marleen": OPEN, "joost": UNKNOWN, "femke": REFUSED, "hilde": UNKNOWN,
                                          "petra": REFUSED, "ineke": REFUSED},
    "/meekijken/": {"marleen": OPEN, "joost": OPEN, "femke": REFUSED, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN,
                    "petra": REFUSED, "samira": REFUSED, "ineke": REFUSED},
    "/school/": {"marleen": REFUSED, "femke": REFUSED, "hilde": OPEN, "ruud": OPEN, "petra": REFUSED, "ineke": OPEN,
                 "aicha": REFUSED},
    "/school/dagprogramma/": {"marleen": REFUSED, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED,
                              "ruud": OPEN, "petra": REFUSED, "samira": REFUSED, "ineke": OPEN},
    "/school/dagprogramma/{group_5b}/": {"marleen": REFUSED, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN,
                                         "aicha": REFUSED, "ruud": OPEN, "petra": REFUSED, "ineke": OPEN},
    "/school/dagprogramma/{group_5b}/5/": {"marleen": REFUSED, "hilde": OPEN, "ruud": OPEN, "petra": REFUSED, "ineke": OPEN},
    "/school/vakanties/": {"marleen": REFUSED, "joost": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED,
                           "ruud": OPEN, "petra": REFUSED, "samira": REFUSED, "ineke": OPEN},
    "/school/vakanties/{holiday}/": {"marleen": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED, "ruud": OPEN,
                                     "petra": REFUSED, "ineke": OPEN},
    "/school/ouders/{milan}/": {"marleen": REFUSED, "femke": REFUSED, "hilde": OPEN, "aicha": REFUSED, "ruud": OPEN,
                                "petra": REFUSED, "ineke": REFUSED},
    "/snel/pakket/": {"marleen": OPEN, "femke": OPEN, "hilde": OPEN, "aicha": OPEN, "ruud": OPEN, "petra": REFUSED,
                      "ineke": REFUSED},
    "/snel/stand/": {"marleen": OPEN, "petra": OPEN, "ineke": OPEN},
    **{
        f"/steunplan/kaarten/{{group_5b}}/{name}": {
            "marleen": OPEN, "joost": UNKNOWN, "femke": UNKNOWN, "hilde": UNKNOWN, "aicha": UNKNOWN, "ruud": UNKNOWN,
            "petra": UNKNOWN, "ineke": UNKNOWN,
        }
        for name in ("", "kaarten.pdf")
    },
    "/vastleggen/twee-versies/": {"marleen": OPEN, "femke": OPEN, "petra": OPEN},
    "/cijfers/": {"marleen": REFUSED, "hilde": OPEN, "ruud": OPEN, "ineke": REFUSED, "petra": REFUSED},
    "/kennis/": dict.fromkeys(("marleen", "femke", "hilde", "aicha", "ruud", "petra", "samira", "ineke"), OPEN),
    "/maten/": dict.fromkeys(("marleen", "femke", "hilde", "aicha", "ruud", "petra", "samira", "ineke"), OPEN),
    "/maten/nap/": dict.fromkeys(("marleen", "femke", "hilde", "aicha", "ruud", "petra", "samira", "ineke"), OPEN),
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
    "/snel/anders/": {"marleen": OPEN, "femke": OPEN, "petra": OPEN},
    # an empty tap is not found by who may tap, so that the others are told apart
    "/leerling/{sami}/evalueren/gedaan/": {"marleen": UNKNOWN, "joost": REFUSED, "femke": UNKNOWN, "hilde": UNKNOWN,
                                           "aicha": UNKNOWN, "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED,
                                           "ineke": REFUSED},
    "/snel/bezorgen/": {"marleen": UNREADABLE, "femke": UNREADABLE, "petra": UNREADABLE},
    "/leerling/{sami}/incident/": {"marleen": INVALID, "femke": INVALID, "hilde": INVALID, "joost": REFUSED, "ruud": REFUSED,
                                   "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{milan}/incident/{incident}/talk/": {"marleen": INVALID, "femke": REFUSED, "hilde": INVALID, "joost": REFUSED,
                                                    "ruud": REFUSED, "petra": REFUSED, "ineke": REFUSED},
    "/leerling/{milan}/incident/{incident}/intrekken/": {"marleen": ELSEWHERE, "femke": REFUSED, "hilde": REFUSED,
                                                         "joost": REFUSED, "petra": REFUSED, "ineke": REFUSED},
    "/leerling/{milan}/incident/{incident}/terugzetten/": {"marleen": ELSEWHERE, "femke": REFUSED, "hilde": REFUSED,
                                                           "joost": REFUSED, "petra": REFUSED, "ineke": REFUSED},
    "/vastleggen/eerder/": {"marleen": INVALID, "hilde": INVALID, "femke": REFUSED, "petra": REFUSED, "samira": REFUSED,
                            "ineke": REFUSED},
    "/vastleggen/eerder/{notes}/leerling/{sami}/": {"marleen": ELSEWHERE, "joost": UNKNOWN, "hilde": UNKNOWN, "femke": REFUSED,
                                                    "petra": REFUSED, "ineke": REFUSED},
    **{f"/vastleggen/eerder/{{notes}}/{what}/": {"marleen": ELSEWHERE, "joost": UNKNOWN, "hilde": UNKNOWN, "femke": REFUSED,
                                                 "petra": REFUSED, "ineke": REFUSED}
       for what in ("namen", "weggooien", "ongedaan", "terugzetten")},
    "/school/dagprogramma/{group_5b}/": {"marleen": REFUSED, "femke": REFUSED, "hilde": CONFLICT, "ruud": CONFLICT,
                                         "aicha": REFUSED, "petra": REFUSED, "ineke": CONFLICT},
    "/school/dagprogramma/{group_5b}/gewoon/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                                "aicha": REFUSED, "petra": REFUSED, "ineke": ELSEWHERE},
    "/leerling/{yara}/meekijken/{ask}/stop/": {"marleen": REFUSED, "joost": ELSEWHERE, "hilde": ELSEWHERE,
                                               "femke": UNKNOWN, "ruud": REFUSED, "petra": UNKNOWN, "ineke": REFUSED},
    "/leerling/{yara}/meekijken/{ask}/toch/": {"marleen": REFUSED, "joost": ELSEWHERE, "hilde": ELSEWHERE,
                                               "femke": UNKNOWN, "ruud": REFUSED, "petra": UNKNOWN, "ineke": REFUSED},
    **{
        f"/meekijken/{{ask}}/{end}/": {"marleen": ELSEWHERE, "hilde": ELSEWHERE, "joost": UNKNOWN, "femke": UNKNOWN,
                                       "aicha": UNKNOWN, "ruud": UNKNOWN, "petra": UNKNOWN, "ineke": UNKNOWN}
        for end in ("klaar", "ik-kan-niet", "toch")
    },
    "/meekijken/{ask}/{looked}/intrekken/": {"marleen": UNKNOWN, "hilde": ELSEWHERE, "joost": UNKNOWN, "petra": UNKNOWN},
    "/meekijken/{ask}/{looked}/terugzetten/": {"marleen": UNKNOWN, "hilde": ELSEWHERE, "joost": UNKNOWN, "petra": UNKNOWN},
    "/school/vakanties/{holiday}/": {"marleen": REFUSED, "femke": REFUSED, "hilde": INVALID, "ruud": INVALID,
                                     "aicha": REFUSED, "petra": REFUSED, "ineke": INVALID},
    "/school/vakanties/{holiday}/weghalen/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                              "aicha": REFUSED, "petra": REFUSED, "ineke": ELSEWHERE},
    "/leerling/{sami}/afwezig/": {"marleen": INVALID, "femke": INVALID, "hilde": INVALID, "joost": REFUSED,
                                  "ruud": REFUSED, "samira": REFUSED, "petra": UNKNOWN, "ineke": REFUSED},
    "/leerling/{bram}/afwezig/{absence}/": {"marleen": INVALID, "femke": INVALID, "hilde": REFUSED, "joost": REFUSED,
                                            "ruud": REFUSED, "petra": UNKNOWN},
    "/leerling/{bram}/afwezig/{absence}/weghalen/": {"marleen": ELSEWHERE, "femke": ELSEWHERE, "hilde": REFUSED,
                                                     "joost": REFUSED, "ruud": REFUSED, "petra": UNKNOWN},
    "/leerling/{bram}/afwezig/{absence}/terugzetten/": {"marleen": ELSEWHERE, "femke": ELSEWHERE, "hilde": REFUSED,
                                                        "joost": REFUSED, "ruud": REFUSED, "petra": UNKNOWN},
    "/leerling/{milan}/thuis/{home_link}/intrekken/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": REFUSED,
                                                       "ruud": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    "/leerling/{milan}/thuis/{home_link}/terugzetten/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": REFUSED,
                                                         "ruud": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    "/school/ouders/{milan}/{guardian}/gezag/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                                 "aicha": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    "/school/ouders/{milan}/{guardian}/einde/": {"marleen": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE, "ruud": ELSEWHERE,
                                                 "aicha": REFUSED, "petra": REFUSED, "dennis": REFUSED, "ineke": REFUSED},
    **{
        f"/leerling/{{sami}}/{page}/": {
            "marleen": INVALID, "joost": REFUSED, "femke": REFUSED, "hilde": INVALID, "aicha": INVALID, "ruud": REFUSED,
            "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED,
        }
        for page in ("plannen/samen", "dit-ben-ik/wijzig")
    },
    "/leerling/{sami}/rondes/": {"marleen": INVALID, "joost": REFUSED, "femke": REFUSED, "hilde": INVALID, "aicha": INVALID,
                                 "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/rondes/{round}/tik/": {"marleen": INVALID, "joost": REFUSED, "femke": REFUSED, "hilde": INVALID,
                                             "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/rondes/{round}/toch-niet/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": UNKNOWN, "hilde": UNKNOWN,
                                                   "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/rondes/{round}/vandaag-open/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": UNKNOWN,
                                                      "hilde": UNKNOWN, "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED,
                                                      "ineke": REFUSED},
    "/leerling/{sami}/rondes/{round}/weg/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE,
                                             "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/evalueren/doel/{goal}/perioden/": {"marleen": INVALID, "joost": REFUSED, "femke": REFUSED,
                                                         "hilde": INVALID, "aicha": INVALID, "ruud": REFUSED,
                                                         "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/evalueren/doel/{goal}/perioden/{goal}/weg/": {"marleen": UNKNOWN, "joost": REFUSED, "femke": REFUSED,
                                                                    "ruud": REFUSED, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/evalueren/doel/{goal}/loten/": {"marleen": UNKNOWN, "joost": REFUSED, "femke": REFUSED,
                                                      "ruud": REFUSED, "samira": REFUSED, "ineke": REFUSED},
    "/leerling/{sami}/rondes/{round}/terug/": {"marleen": ELSEWHERE, "joost": REFUSED, "femke": REFUSED, "hilde": ELSEWHERE,
                                               "ruud": REFUSED, "petra": UNKNOWN, "samira": REFUSED, "ineke": REFUSED},
}  # fmt: skip


def _waiting_notes(demo) -> UUID:  # type: ignore[no-untyped-def]
    """An import of Marleen with a note about Sami that waits to be looked over."""
    notes = read_text("datum;leerling;tekst\n3-11-2025;Sami;Telde de ramen.", today=timezone.localdate())
    imported, _new = bring_in(
        user=demo.users["marleen"], notes=notes, fingerprint="x", mine=True, now=timezone.now()
    )  # fmt: skip
    return imported.pk


def _ids(demo) -> dict[str, object]:  # type: ignore[no-untyped-def]
    guardian = demo.pupils["milan"].guardianships.get(user=demo.users["petra"])
    pupils = {name: pupil.pk for name, pupil in demo.pupils.items()}
    looked, now = Answer.objects.get(asked__ask__pupil=demo.pupils["yara"], observation=None), timezone.now()
    link = HomeLink.objects.create(
        id=uuid4(), guardianship=guardian, fingerprint="x", language="nl", by=demo.users["marleen"], at=now,
        until=now + timedelta(days=1),
    )  # fmt: skip
    drawings = list(Drawing.objects.filter(plan__pupil=demo.pupils["sami"]).order_by("at"))
    codes = {
        "group_5b": demo.groups["5B"].pk, "guardian": guardian.pk, "incident": INCIDENT_OF_MILAN,
        "round": demo.pupils["sami"].planned_rounds.get().pk, "looked": looked.pk, "ask": looked.asked.ask_id,
        "absence": demo.pupils["bram"].absences.get().pk, "holiday": Holiday.objects.order_by("starts").first().pk,
        "home_link": link.pk, "shared_drawing": drawings[0].pk, "drawing": drawings[-1].pk,
        "goal": Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first().pk,
        "past_day": (timezone.localdate() - timedelta(days=7)).isoformat(),
    }  # fmt: skip
    return {**pupils, **codes, "notes": _waiting_notes(demo)}


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


@pytest.mark.parametrize("page", sorted({*PUPIL_PAGES, *SCHOOL_PAGES, *CHANGES} - {"/snel/stand/"}))
def test_nobody_gets_in_without_a_login(demo, page: str) -> None:  # type: ignore[no-untyped-def]
    ids = _ids(demo)
    response = Client().get(page.format(**ids))
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/")
