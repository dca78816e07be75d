"""What the pages of the phase plan and the card for adults show, as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.plan import versions
from thuishaven.plan.child_pages import Choice
from thuishaven.plan.contacts import contacts_of
from thuishaven.plan.versions import Newer, VersionLine
from thuishaven.privacy.access import Admission
from thuishaven.school.queries import enrolment_of
from thuishaven.school.words import role_words
from thuishaven.web.pictograms import PICTOGRAMS, Pictogram, known

from . import queries
from .forms import TAKEN, PhasePlanForm, still_offered
from .models import PhasePlanVersion
from .phases import HILL, KIT, PHASES, Phase
from .services import PhasePlan, PhaseWords, read_phase_plan


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase with what is known of it."""

    phase: Phase
    words: PhaseWords

    @property
    def feelings(self) -> tuple[Pictogram, ...]:
        """The pictograms of what the child feels."""
        return known(self.words.feel_chosen)

    @property
    def calming(self) -> tuple[Pictogram, ...]:
        """The pictograms of what helps the child."""
        return known(self.words.helps_chosen)

    @property
    def child_name(self) -> str:
        """What the child calls it, else words a child might use."""
        return self.words.own_name or str(self.phase.child_name)


@dataclass(frozen=True, slots=True)
class PhasePage:
    """A version of the phase plan, ready to show."""

    version: PhasePlanVersion
    content: PhasePlan
    writer: str
    at: datetime

    @property
    def phases(self) -> tuple[PhaseView, ...]:
        """Every phase in order."""
        return tuple(PhaseView(one, self.content.phases[one.code]) for one in PHASES)

    @property
    def kit(self) -> tuple[Pictogram, ...]:
        """What lies in the calm kit and has a pictogram."""
        return known(self.content.kit.chosen)


def read_page(version: PhasePlanVersion, admission: Admission) -> PhasePage:
    """``version`` with what it says."""
    content = read_phase_plan(version, admission.key)
    return PhasePage(version, content, profile_of(version.by).full_name, timezone.localtime(version.at))


def newest_page(admission: Admission) -> PhasePage | None:
    """The newest version; None when there is no phase plan."""
    version = queries.newest_version(admission.pupil.pk)
    return read_page(version, admission) if version else None


@dataclass(frozen=True, slots=True)
class AdultsCard:
    """One page for whoever stands before the child: per phase what one sees, does, leaves, and who. No history."""

    name: str
    group: str
    page: PhasePage | None
    contacts: tuple[tuple[str, str], ...]

    @property
    def phases(self) -> tuple[PhaseView, ...]:
        """The phases of which something is known."""
        return tuple(one for one in self.page.phases if not one.words.is_empty) if self.page else ()


def adults_card(admission: Admission) -> AdultsCard:
    """The card of the admitted pupil."""
    today = timezone.localdate(admission.now)
    enrolment = enrolment_of(admission.pupil.pk, today)
    whom = tuple(
        (one.name, role_words(one.role.value)) for one in contacts_of([admission.pupil], today)[admission.pupil.pk]
    )
    return AdultsCard(admission.known.name, enrolment.group.name if enrolment else "", newest_page(admission), whom)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a phase plan says: its place in words, and its text (pictograms by name)."""

    label: str
    text: str


def parts_of(content: PhasePlan) -> dict[str, Part]:
    """Everything the plan says, by the name of its field."""
    names = (
        ("own_name", _("eigen naam")), ("see", _("wat wij zien")), ("feel", _("wat het kind voelt")),
        ("feel_chosen", _("plaatjes bij wat het kind voelt")), ("own_helps", _("wat helpt volgens het kind")),
        ("helps_chosen", _("plaatjes bij wat helpt")), ("helps", _("wat wij doen")),
        ("helps_not", _("waar wij op letten")), ("who", _("wie erbij is")),
    )  # fmt: skip
    found = {
        f"{name}_{phase.code}": Part(f"{phase.name}: {label}", _as_text(getattr(content.phases[phase.code], name)))
        for phase in PHASES
        for name, label in names
    }
    kit = (
        ("chosen", _("wat erin zit")),
        ("own", _("eigen spullen")),
        ("where", _("waar hij staat")),
        ("sign", _("het teken")),
    )
    for name, label in kit:
        found[f"kit_{name}"] = Part(_("Rustkoffer: %(what)s") % {"what": label}, _as_text(getattr(content.kit, name)))
    return found


def _as_text(value: str | tuple[str, ...]) -> str:
    """Lines in their order; pictograms by name in the order of the set, because tapping them has no order."""
    if isinstance(value, str):
        return value
    if value and all(one in PICTOGRAMS for one in value):
        return "; ".join(one.label for one in PICTOGRAMS.values() if one.code in value)
    return "; ".join(value)


def changed_parts(before: PhasePlan, after: PhasePlan) -> list[Part]:
    """What reads differently in ``after``, as it reads there."""
    old = parts_of(before)
    return [part for name, part in parts_of(after).items() if part != old[name]]


def version_lines(admission: Admission) -> list[VersionLine]:
    """All versions, newest first."""
    rows = list(queries.versions_of(admission.pupil.pk))
    contents = [read_phase_plan(row, admission.key) for row in rows]
    return versions.version_lines(rows, contents, lambda *both: [part.label for part in changed_parts(*both)])


def newer_version(admission: Admission, based_on: int) -> Newer[Part] | None:
    """The newest version and what changed since ``based_on``, as it reads there."""
    rows = list(queries.versions_of(admission.pupil.pk))
    if not rows:
        return None
    base = next((read_phase_plan(row, admission.key) for row in rows if row.number == based_on), PhasePlan())
    changed = changed_parts(base, read_phase_plan(rows[0], admission.key))
    return versions.newer_version(rows[0], admission.person, changed)


def _choices(offered: Iterable[str], value: Any) -> list[Choice]:
    """The pictograms offered, and those chosen before that are not among them."""
    chosen = [str(one) for one in value or ()]
    return [Choice(one, one.code in chosen) for one in known((*offered, *chosen))]


def edit_page(admission: Admission, form: PhasePlanForm, newer: Newer[Part] | None, said: str) -> dict[str, Any]:
    """The form with what is offered per phase, and which phases already say something."""
    values = {name: form[name].value() for name in form.fields}
    phases = []
    for phase in PHASES:
        code = phase.code
        phases.append({
            "phase": phase, "feelings": _choices(phase.feelings, values[f"feel_chosen_{code}"]),
            "calming": _choices(phase.calming, values[f"helps_chosen_{code}"]),
            "offer": {
                name: [
                    (one, one.code in (values[f"take_{name}_{code}"] or ()))
                    for one in still_offered(getattr(form.offered[code], name), values[f"{name}_{code}"])
                ]
                for name in TAKEN
            },
        })  # fmt: skip

    def filled(*names: str) -> str:
        return "done" if any(values[name] for name in names) else "todo"

    steps = [
        (f"#{one.code}", one.name, filled(*(name for name in values if name.endswith(f"_{one.code}"))))
        for one in PHASES
    ]
    steps.append(("#kit", _("Rustkoffer"), filled("kit_chosen", "kit_own", "kit_where", "kit_sign")))
    return {
        "form": form, "pupil": admission.known, "newer": newer, "phases": phases, "steps": steps, "said": said, "hill": HILL,
        "kit": _choices(KIT, values["kit_chosen"]),
    }  # fmt: skip
