"""What the pages of the plan show, as plain data."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.domain.catalogue import Catalogue, Source, Strategy
from thuishaven.domain.school_days import SchoolDays
from thuishaven.knowledge.shelves import sources_of
from thuishaven.privacy.access import Admission
from thuishaven.school.words import relation_words

from . import queries
from .forms import CHILD_PROMPTS, MOST_AGREEMENTS, MOST_GOALS, PlanForm
from .models import PlanVersion
from .services import PlanContent, read_version, remark_text
from .suggest import Offer, Pitfall, pitfall

_FIRST_AGREEMENTS = 3


@dataclass(frozen=True, slots=True)
class Approach:
    """An approach of the plan: how it is done with this child, and where it comes from."""

    strategy: Strategy
    how: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a guardian added."""

    who: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A version of the plan, ready to show."""

    version: PlanVersion
    content: PlanContent
    writer: str
    at: datetime
    child: tuple[tuple[str, str], ...]
    approaches: tuple[Approach, ...]
    avoid: tuple[Pitfall, ...]


def read_page(version: PlanVersion, content: PlanContent, catalogue: Catalogue) -> PlanPage:
    """``version`` with what it says; approaches the knowledge does not hold any more are left out."""
    language = get_language() or "nl"
    found = [pitfall(code, catalogue, language) for code in content.avoid]
    return PlanPage(
        version=version, content=content, writer=profile_of(version.by).full_name, at=timezone.localtime(version.at),
        child=child_words(content),
        approaches=tuple(
            Approach(catalogue.strategies[code], how, tuple(sources_of(catalogue, catalogue.strategies[code])))
            for code, how in content.approaches.items() if code in catalogue.strategies
        ),
        avoid=tuple(one for one in found if one is not None),
    )  # fmt: skip


def child_words(content: PlanContent) -> tuple[tuple[str, str], ...]:
    """What the child said, with what was asked; only what was answered."""
    answers = ((str(prompt), getattr(content.child, key)) for key, prompt in CHILD_PROMPTS.items())
    return tuple((prompt, words) for prompt, words in answers if words)


def newest_page(admission: Admission, catalogue: Catalogue) -> PlanPage | None:
    """The newest version; None when there is no plan."""
    version = queries.newest_version(admission.pupil.pk)
    if version is None:
        return None
    content = read_version(version, queries.open_goals(admission.pupil.pk), admission)
    return read_page(version, content, catalogue)


def remarks(admission: Admission) -> list[Remark]:
    """What guardians added to the plan, newest first."""
    return [
        Remark(relation_words(one.guardianship.relation), timezone.localtime(one.at), remark_text(one, admission.key))
        for one in queries.remarks_of(admission.pupil.pk)
    ]


def changed_parts(before: PlanContent, after: PlanContent) -> list[str]:
    """Which parts of a plan read differently, in words."""
    parts = (
        (_("wat goed gaat"), lambda one: one.strengths), (_("de woorden van het kind"), lambda one: one.child),
        (_("wat nodig is"), lambda one: (one.needs, one.teacher_needs)),
        (_("de doelen"), lambda one: [goal.text for goal in one.goals]),
        (_("de aanpak"), lambda one: one.approaches), (_("wat we liever laten"), lambda one: set(one.avoid)),
        (_("wat ouders toevoegen"), lambda one: one.guardians), (_("de afspraken"), lambda one: one.agreements),
        (_("vandaag en de rustige plek"), lambda one: (one.today, one.calm_place)),
        (_("de dagen"), lambda one: (one.starts, one.review_on)),
    )  # fmt: skip
    return [words for words, read in parts if read(before) != read(after)]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list: who saved it when, and what it changed."""

    number: int
    at: datetime
    writer: str
    changed: tuple[str, ...]


def version_lines(admission: Admission) -> list[VersionLine]:
    """All versions, newest first."""
    rows = list(queries.versions_of(admission.pupil.pk))
    contents = [read_version(row, [], admission) for row in rows]
    return [
        VersionLine(
            row.number, timezone.localtime(row.at), profile_of(row.by).full_name,
            tuple(changed_parts(contents[place + 1], contents[place])) if place + 1 < len(rows) else (),
        )
        for place, row in enumerate(rows)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newer:
    """A version somebody saved while this one was being written, and what it changed."""

    number: int
    writer: str
    is_own: bool
    at: datetime
    changed: tuple[str, ...]


def newer_version(admission: Admission, based_on: int) -> Newer | None:
    """The newest version and what changed since ``based_on``."""
    rows = list(queries.versions_of(admission.pupil.pk))
    if not rows:
        return None
    base = next((row for row in rows if row.number == based_on), None)
    after = read_version(rows[0], [], admission)
    changed = changed_parts(read_version(base, [], admission), after) if base else []
    return Newer(
        number=rows[0].number, writer=profile_of(rows[0].by).full_name,
        is_own=rows[0].by_id == admission.person.user.pk, at=timezone.localtime(rows[0].at), changed=tuple(changed),
    )  # fmt: skip


def edit_page(admission: Admission, form: PlanForm, offered: Offer, newer: Newer | None) -> dict[str, Any]:
    """The form with what is offered and which steps already say something."""
    values = {name: form[name].value() for name in form.fields}

    def filled(*prefixes: str) -> str:
        return "done" if any(values[name] for name in values if name.startswith(prefixes)) else "todo"

    def typed(name: str) -> set[str]:
        return {str(one) for one in values[name] or ()}

    used = [n for n in range(MOST_AGREEMENTS) if values[f"who_{n}"] or values[f"what_{n}"]]
    rows = min(MOST_AGREEMENTS, max(_FIRST_AGREEMENTS, max(used, default=0) + 2))

    return {
        "form": form, "pupil": admission.known, "offer": offered, "newer": newer,
        "chosen": typed("approaches"), "avoided": typed("avoid"), "seen_strengths": typed("seen_strengths"),
        "seen": [one for one in offered.strengths if one[1] not in str(values["strengths"] or "")],
        "prompts": [f"child_{key}" for key in CHILD_PROMPTS],
        "goals": range(MOST_GOALS), "agreements": range(rows), "more_agreements": range(rows, MOST_AGREEMENTS),
        "steps": [
            ("#sterk", _("Sterk"), filled("strengths", "seen_strengths")),
            ("#woorden", _("Eigen woorden"), filled("child_")),
            ("#nodig", _("Nodig"), filled("needs", "teacher_needs")),
            ("#doelen", _("Doelen"), "done" if any(values[f"goal_{n}"] for n in range(MOST_GOALS)) else "todo"),
            ("#aanpak", _("Aanpak"), filled("approaches", "avoid")),
            ("#afspraken", _("Samen"), filled("who_", "guardians", "today", "calm_place")),
        ],
    }  # fmt: skip


def review_is_near(page: PlanPage, today: date, days: SchoolDays) -> bool:
    """Whether it is time to look back together; nobody is reminded on a day the child is not at school."""
    return page.version.review_on <= today and days.could_be_seen(today)
