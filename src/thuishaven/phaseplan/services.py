"""Saving a phase plan: every save is a new version, and nobody's words are overwritten."""

from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from thuishaven.plan.versions import NewerVersionError
from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Pupil
from thuishaven.vault.sealing import OpenKey

from .models import PhasePlanVersion
from .phases import PHASES


class PhasePlanChangedError(NewerVersionError):
    """Somebody saved a newer version while this one was being written; ``number`` is the newest."""


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """What is known of one phase. ``own_name``, ``feel`` and ``own_helps`` are the child's words, with pictograms.

    ``see``, ``helps`` and ``helps_not`` are lines of the adults; ``who`` says who does it.
    """

    own_name: str = ""
    see: tuple[str, ...] = ()
    feel: str = ""
    feel_chosen: tuple[str, ...] = ()
    own_helps: str = ""
    helps_chosen: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    helps_not: tuple[str, ...] = ()
    who: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything yet."""
        return self == PhaseWords()


@dataclass(frozen=True, slots=True)
class CalmKit:
    """What lies in the calm kit (codes of pictograms and own things), where it stands, and the sign agreed on."""

    chosen: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    where: str = ""
    sign: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies in it."""
        return not (self.chosen or self.own)


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """A phase plan: what is known per phase (by its code, every phase there), and the calm kit."""

    phases: dict[str, PhaseWords] = field(default_factory=lambda: {one.code: PhaseWords() for one in PHASES})
    kit: CalmKit = field(default_factory=CalmKit)


def save_phase_plan(*, admission: Admission, content: PhasePlan, based_on: int) -> PhasePlanVersion:
    """Save ``content`` as the next version. ``based_on`` is the version number it was written from (0: none).

    Raises PhasePlanChangedError when a newer version exists.
    """
    with transaction.atomic():
        Pupil.objects.select_for_update().get(pk=admission.pupil.pk)
        rows = PhasePlanVersion.objects.filter(pupil=admission.pupil).order_by("-number")
        newest = rows.values_list("number", flat=True).first() or 0
        if newest != based_on:
            raise PhasePlanChangedError(newest)
        version = PhasePlanVersion(
            id=uuid4(), pupil=admission.pupil, number=newest + 1, by=admission.person.user, at=admission.now
        )
        version.content_sealed = admission.key.seal_json(_context(version.id), asdict(content))
        version.save(force_insert=True)
        record_change(admission, "phase_plan_save", version.pk)
    return version


def read_phase_plan(version: PhasePlanVersion, key: OpenKey) -> PhasePlan:
    """What a version says."""
    raw = key.unseal_json(_context(version.pk), version.content_sealed)
    return PhasePlan(
        phases={one.code: PhaseWords(**_as_tuples(raw["phases"].get(one.code, {}))) for one in PHASES},
        kit=CalmKit(**_as_tuples(raw["kit"])),
    )


def _context(version_id: UUID) -> str:
    return f"phaseplan.version.content:{version_id}"


def _as_tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
