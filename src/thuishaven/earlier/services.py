"""Bringing earlier notes in: reading, choosing whom they are about, keeping what was looked over, and taking it back."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.domain.notes_csv import Notes, plain_name
from thuishaven.observe.fields import NOON
from thuishaven.observe.models import Observation
from thuishaven.observe.services import Seen, record_observation, restore_observation, withdraw_observation
from thuishaven.privacy import log
from thuishaven.privacy.access import Admission
from thuishaven.school.pupils import KnownPupil
from thuishaven.vault.sealing import blind_index, create_key, destroy_key

from .known import known_notes, likeness, likenesses
from .models import ImportedNote, ImportEnd, ImportUndo, NoteImport
from .people import Authors
from .waiting import WAITS, Waiting, WaitingNote, sealed, unsealed, waiting_of

_IMPORTS = UUID("5f0c2c4e-6c1b-4f0e-9d54-0b1f7f6f2a11")


class EndedError(Exception):
    """The import waits no more: it was looked over, thrown away, or waited too long."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one note: the signals that fit, or not to keep it; ``anyway`` keeps a doubled one."""

    signals: tuple[str, ...] = ()
    leave: bool = False
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a page of notes: the observations, how many were left out, and how many stood there already."""

    observations: tuple[Observation, ...]
    left: int
    known: int
    ended: bool


def fingerprint(content: bytes) -> str:
    """What tells two tables apart."""
    return hashlib.sha256(content).hexdigest()


def bring_in(*, user: User, notes: Notes, fingerprint: str, mine: bool, now: datetime) -> tuple[NoteImport, bool]:
    """Let ``notes`` wait to be looked over, and whether they are new here.

    The same table again is the same import while it waits, and when all of it was kept. Else it begins anew.
    """
    with transaction.atomic():
        User.objects.select_for_update().values_list("pk").get(pk=user.pk)
        for attempt in count():
            key = uuid5(_IMPORTS, blind_index("earlier.import", f"{user.pk}:{attempt}:{fingerprint}"))
            found = NoteImport.objects.select_related("end", "undo").filter(pk=key).first()
            if found is None:
                break
            if not hasattr(found, "undo") and (
                not hasattr(found, "end") or found.notes.filter(observation__withdrawal=None).count() == found.total
            ):
                return found, False
        imported = NoteImport(id=key, by=user, at=now, total=len(notes.notes), key=create_key(now=now))
        imported.waiting_sealed = sealed(imported, waiting_of(notes, mine=mine))
        imported.save(force_insert=True)
        log.record(verb="notes_import", at=now, actor=user.pk, thing=str(imported.pk))
    return imported, True


def choose_pupils(*, imported: NoteImport, chosen: Mapping[str, UUID | None], now: datetime) -> bool:
    """Note whom written names mean (None: leave out); whether nothing is left to look over. Raises EndedError."""
    with transaction.atomic():
        locked, waiting = _locked(imported)
        together = {**waiting.chosen, **{plain_name(name): pupil for name, pupil in chosen.items()}}
        return _store(locked, replace(waiting, chosen=together), now)


def keep_notes(
    *, admission: Admission, imported: NoteImport, decisions: Mapping[int, Decision], pupils: Collection[KnownPupil]
) -> Kept:
    """Keep what a person looked over of the admitted pupil: all of the page or nothing. Raises EndedError.

    Lines that are not waiting for this pupil any more are passed over, so that sending twice saves once.
    """
    with transaction.atomic():
        locked, waiting = _locked(imported)
        notes = [one for one in waiting.meant(pupils).open_notes(admission.pupil.pk) if one.line in decisions]
        authors = Authors(admission, mine=waiting.mine, today=timezone.localdate(admission.now))
        known = known_notes(admission, {one.day for one in notes})
        kept: list[Observation] = []
        left = doubled = 0
        for note in notes:
            decision, author = decisions[note.line], authors.of(note.author)
            same = likeness(note.day, author.name, note.text)
            if decision.leave:
                left += 1
            elif same in known and not decision.anyway:
                doubled += 1
            else:
                known.add(same)
                observation = record_observation(
                    admission=admission, observation_id=uuid5(locked.pk, str(note.line)),
                    seen=_seen(note, decision.signals), role=author.role, witness=authors.witness(author, admission.now),
                )  # fmt: skip
                ImportedNote.objects.get_or_create(
                    observation=observation, defaults={"imported": locked, "line": note.line}
                )
                kept.append(observation)
        ended = _store(locked, waiting.looked_over(one.line for one in notes), admission.now)
    return Kept(tuple(kept), left, doubled, ended)


def _seen(note: WaitingNote, signals: tuple[str, ...]) -> Seen:
    """What the note says: its day, its time if one stood there, its words and what a person ticked. No moment."""
    return Seen(
        at=timezone.make_aware(datetime.combine(note.day, note.clock or NOON)), signals=signals, note=note.text,
        earlier=Observation.Earlier.TIME if note.clock else Observation.Earlier.DAY,
    )  # fmt: skip


def throw_away(*, imported: NoteImport, now: datetime) -> None:
    """Destroy what was not looked over. What was kept stays. Raises EndedError."""
    with transaction.atomic():
        locked, _waiting = _locked(imported)
        _end(locked, ImportEnd.Reason.THROWN_AWAY, now)
        log.record(verb="notes_import_drop", at=now, actor=locked.by_id, thing=str(locked.pk))


def destroy_what_waited_too_long(*, now: datetime) -> None:
    """Destroy what nobody looked over in time, of everybody."""
    late = NoteImport.objects.filter(waiting_sealed__isnull=False, at__lte=now - WAITS)
    if not late.exists():
        return
    with transaction.atomic():
        for imported in late.select_for_update().select_related("key"):
            _end(imported, ImportEnd.Reason.TOO_LATE, now)


def undo_import(*, imported: NoteImport, admissions: Iterable[Admission], now: datetime) -> int:
    """Take back every observation of the import about the admitted pupils, and what still waits; how many."""
    with transaction.atomic():
        locked = NoteImport.objects.select_for_update().select_related("key").get(pk=imported.pk)
        if not ImportEnd.objects.filter(imported=locked).exists():
            _end(locked, ImportEnd.Reason.THROWN_AWAY, now)
        ImportUndo.objects.get_or_create(imported=locked, defaults={"by": locked.by, "at": now})
        log.record(verb="notes_import_undo", at=now, actor=locked.by_id, thing=str(locked.pk))
        taken = 0
        for admission in admissions:
            for observation in observations_of(locked).filter(pupil=admission.pupil, withdrawal=None):
                withdraw_observation(admission=admission, observation=observation)
                taken += 1
    return taken


def restore_import(*, imported: NoteImport, admissions: Iterable[Admission], whole: bool, now: datetime) -> int:
    """Put back what taking back the import took away, except what stands there again by now; how many.

    Unless it is ``whole`` the rest can still be put back later.
    """
    with transaction.atomic():
        undo = ImportUndo.objects.select_for_update().filter(imported=imported).first()
        if undo is None:
            return 0
        put_back = 0
        for admission in admissions:
            taken = observations_of(imported).filter(pupil=admission.pupil, withdrawal__at__gte=undo.at)
            put_back += _put_back(taken, admission)
        if whole:
            undo.delete()
        log.record(verb="notes_import_restore", at=now, actor=imported.by_id, thing=str(imported.pk))
    return put_back


def _put_back(observations: QuerySet[Observation], admission: Admission) -> int:
    found = likenesses(admission, observations)
    standing = known_notes(admission, {day for day, _, _ in found.values()})
    wanted = [one for one in observations if found.get(one.pk) not in standing]
    for one in wanted:
        restore_observation(admission=admission, observation=one)
    return len(wanted)


def observations_of(imported: NoteImport) -> QuerySet[Observation]:
    """The observations that came out of an import."""
    return Observation.objects.filter(pk__in=ImportedNote.objects.filter(imported=imported).values("observation_id"))


def _locked(imported: NoteImport) -> tuple[NoteImport, Waiting]:
    """The import and what waits in it, nobody else changing it until the transaction ends. Raises EndedError."""
    locked = NoteImport.objects.select_for_update().select_related("key").get(pk=imported.pk)
    if locked.waiting_sealed is None:
        raise EndedError
    return locked, unsealed(locked)


def _store(imported: NoteImport, waiting: Waiting, now: datetime) -> bool:
    """Keep what still waits; ends the import when that is nothing."""
    if waiting.done == len(waiting.notes):
        _end(imported, ImportEnd.Reason.LOOKED_OVER, now)
        return True
    imported.waiting_sealed = sealed(imported, waiting)
    imported.save(update_fields=["waiting_sealed"])
    return False


def _end(imported: NoteImport, reason: str, now: datetime) -> None:
    imported.waiting_sealed = None
    imported.save(update_fields=["waiting_sealed"])
    ImportEnd.objects.create(imported=imported, reason=reason, at=now)
    destroy_key(key=imported.key, now=now)
