"""The command ``thuishaven import``: a class list in, after telling what changes."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

from django.core.management import call_command
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.school.import_plan import ImportPlan, find_school, left_out_text, plan_import, year_text
from thuishaven.school.import_services import save_import
from thuishaven.school.models import RosterImport, School

from .edexml import parse_edexml
from .faults import RosterRefused, fault_text
from .guards import MOST_BYTES
from .oneroster import parse_oneroster
from .telling import describe

READERS = {"edexml": parse_edexml, "oneroster": parse_oneroster}
_DONE, _REFUSED = 0, 2
_MARKS = {"added": "+", "changed": "~", "moved": ">", "missing": "?"}


def run_import(
    kind: str, path: Path, dry_run: bool, data: str, out: TextIO, *,
    record: Callable[[RosterImport], None] | None = None,
) -> int:  # fmt: skip
    """Tell what the list in ``path`` changes in the installation in ``data`` and, without ``dry_run``, save it.

    Returns 0, or 2 for a file with faults: each stands on a line of standard error, with its place. Raises BadInput
    for a file that cannot be opened.
    """
    content = _content(path)
    now = timezone.now()
    today = timezone.localdate(now)
    with translation.override("nl"):
        try:
            roster = READERS[kind](content, today=today)
        except RosterRefused as refused:
            _complain(refused)
            return _REFUSED
        call_command("migrate", verbosity=0, interactive=False)
        school = find_school(School.objects.order_by("pk"), roster.school)
        plan = plan_import(school=school, roster=roster, now=now, today=today)
        out.writelines(f"{line}\n" for line in _told(plan, school, today))
        out.flush()
        if dry_run or not plan.writes:
            out.write(_("Er is niets bewaard.") + "\n" if dry_run else _("Deze lijst verandert niets.") + "\n")
            return _DONE
        saved = save_import(
            school=school, roster=roster, kind=kind, sha256=hashlib.sha256(content).hexdigest(), by=None, now=now,
            today=today, expected=plan.fingerprint, record=record,
        )  # fmt: skip
        out.writelines(f"{line}\n" for line in _afterwards(saved.plan, len(saved.new_staff)))
    return _DONE


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput("FILE", Text(f"bestand {path} is niet te lezen", f"file {path} cannot be read")) from error


def _complain(refused: RosterRefused) -> None:
    for fault in refused.faults:
        print(fault_text(fault), file=sys.stderr)
    if refused.omitted:
        rest = ngettext("En nog %(num)s fout.", "En nog %(num)s fouten.", refused.omitted) % {"num": refused.omitted}
        print(rest, file=sys.stderr)


def _told(plan: ImportPlan, school: School | None, today: date) -> Iterator[str]:
    told = plan.roster.school
    words = {"school": school.name if school else told.name or told.brin or told.key, "year": told.year_name}
    yield (
        _("School %(school)s, schooljaar %(year)s.") if school
        else _("School %(school)s is nieuw, schooljaar %(year)s.")
    ) % words  # fmt: skip
    if year_text(told.year_name, today):
        yield year_text(told.year_name, today)
    for line in describe(plan.difference):
        yield line.text if line.kind == "summary" else f"  {_MARKS[line.kind]} {line.text}"
    for person in plan.left_out:
        yield left_out_text(person)
    if plan.roster.dropped:
        yield _("Niet overgenomen: %(fields)s.") % {"fields": ", ".join(plan.roster.dropped)}


def _afterwards(plan: ImportPlan, new_staff: int) -> Iterator[str]:
    yield _("Bewaard.")
    if plan.newly_missing:
        yield _("Wie niet in de lijst staat, is gebleven. Kies op de pagina School wat er gebeurt.")
    if new_staff:
        yield _("Nieuwe medewerkers hebben nog geen wachtwoord. Maak een uitnodiging op de pagina Medewerkers.")
