"""Saving the page "Dit ben ik": the child says what stands on it, and every save is a new version."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from thuishaven.plan.services import ChildWords
from thuishaven.plan.versions import NewerVersionError
from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Pupil
from thuishaven.vault.sealing import OpenKey

from .models import Passport

#: What stands on the page, in order, and which of it a support plan asks as well.
PROMPTS = ("likes", "good_at", "people", "makes_angry", "seen", "helps", "helps_not", "new")
_IN_THE_PLAN = ("likes", "makes_angry", "helps", "helps_not")
#: What the child said when asked whether the page may go along to a new teacher; empty while nobody asked.
GOES_ALONG = ("", "yes", "no")


class PassportChangedError(NewerVersionError):
    """Somebody saved a newer version while this one was being made; ``number`` is the newest."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child says to one of the prompts: in words, with pictograms (their codes), or both."""

    words: str = ""
    chosen: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the child left it open."""
        return not (self.words or self.chosen)


@dataclass(frozen=True, slots=True)
class PassportContent:
    """The page in the child's words: an answer for every prompt, the id of a drawing, and whether it may go along."""

    answers: Mapping[str, Answer] = field(default_factory=lambda: {one: Answer() for one in PROMPTS})
    drawing: str = ""
    goes_along: str = ""


def from_plan(child: ChildWords) -> PassportContent:
    """What the child said for its plan, as the beginning of the page; the child chooses what stays."""
    answers = {one: Answer() for one in PROMPTS}
    answers |= {one: Answer(getattr(child, one), child.chosen.get(one, ())) for one in _IN_THE_PLAN}
    drawings = (child.drawings[one] for one in ("likes", "helps") if child.drawings.get(one))
    return PassportContent(answers=answers, drawing=next(drawings, ""))


def newest_passport(pupil_id: UUID) -> Passport | None:
    """The newest version of the page, with who wrote it down."""
    return versions_of(pupil_id).first()


def versions_of(pupil_id: UUID) -> QuerySet[Passport]:
    """All versions, newest first."""
    return Passport.objects.filter(pupil_id=pupil_id).select_related("by__key").order_by("-number")


def save_passport(*, admission: Admission, content: PassportContent, based_on: int) -> Passport:
    """Save ``content`` as the next version. ``based_on`` is the version it was made from (0: none).

    Raises PassportChangedError when a newer version exists.
    """
    with transaction.atomic():
        Pupil.objects.select_for_update().get(pk=admission.pupil.pk)
        newest = newest_passport(admission.pupil.pk)
        number = newest.number if newest else 0
        if number != based_on:
            raise PassportChangedError(number)
        row = Passport(id=uuid4(), pupil=admission.pupil, number=number + 1, by=admission.person.user, at=admission.now)
        row.content_sealed = admission.key.seal_json(_context(row.pk), asdict(content))
        row.save(force_insert=True)
        record_change(admission, "passport_save", row.pk)
    return row


def read_passport(row: Passport, key: OpenKey) -> PassportContent:
    """What a version says."""
    raw = key.unseal_json(_context(row.pk), row.content_sealed)
    found = {one: Answer(said["words"], tuple(said["chosen"])) for one, said in raw["answers"].items()}
    return PassportContent({one: found.get(one, Answer()) for one in PROMPTS}, raw["drawing"], raw["goes_along"])


def drawings_of(pupil_id: UUID, key: OpenKey) -> set[str]:
    """The ids of the drawings that stand in any version of the page."""
    rows = Passport.objects.filter(pupil_id=pupil_id)
    return {one.drawing for one in (read_passport(row, key) for row in rows) if one.drawing}


def _context(row_id: UUID) -> str:
    return f"phaseplan.passport.content:{row_id}"
