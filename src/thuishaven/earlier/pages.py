"""What the pages show, as plain data; a constant number of queries however long the table is."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.accounts.people import names_of
from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.language import safety
from thuishaven.domain.language.suggest import suggester_for
from thuishaven.domain.language.wording import WordingSuggestion
from thuishaven.observe.hints import judging, safety_text
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.pupils import KnownPupil

from .forms import NotesForm
from .known import known_notes, likeness
from .models import ImportedNote, NoteImport
from .people import Author, Authors
from .waiting import WAITS, Meant, Waiting, WaitingNote
from .words import line_words

PER_PAGE = 20
_MOST_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import in the list: what came of it as far as this reader may see, and whether something still waits."""

    id: UUID
    at: datetime
    by: str
    mine: bool
    kept: int
    waiting: bool
    undone: bool


def imports_of(person: Person, pupils: list[KnownPupil]) -> list[ImportLine]:
    """The imports of this person, and of others as far as they are about pupils of one's own; newest first."""
    own_ids = [one.id for one in pupils]
    visible = Q(notes__observation__pupil_id__in=own_ids, notes__observation__withdrawal=None)
    kept = dict(
        NoteImport.objects.filter(visible).order_by().values_list("pk").annotate(total=Count("notes", distinct=True))
    )
    rows = list(NoteImport.objects.filter(Q(by=person.user) | Q(pk__in=list(kept))).select_related("undo"))
    names = names_of({row.by_id for row in rows})
    return [
        ImportLine(
            row.pk, row.at, names.get(row.by_id, ""), row.by_id == person.user.pk, kept.get(row.pk, 0),
            row.waiting_sealed is not None, hasattr(row, "undo"),
        )
        for row in rows
    ]  # fmt: skip


def import_page(imported: NoteImport, waiting: Waiting | None, pupils: list[KnownPupil]) -> dict[str, Any]:
    """One import: how far it is, by pupil, what needs a choice and which lines were broken."""
    page: dict[str, Any] = {
        "imported": imported, "waiting": waiting is not None, "undone": hasattr(imported, "undo"),
        "until": imported.at + WAITS,
        "kept": ImportedNote.objects.filter(imported=imported, observation__withdrawal=None).count(),
    }  # fmt: skip
    if waiting is None:
        return page
    meant = Meant(waiting, pupils)
    counts = meant.counts()
    return page | {
        "done": waiting.done, "total": len(waiting.notes), "counts": counts,
        "next": next((pupil for pupil, left, _ in counts if left), None),
        "to_choose": sum(one.chosen is None and not one.left_out for one in meant.names_to_choose()),
        "names": len(meant.names_to_choose()), "broken": [(one.line, line_words(one.fault)) for one in waiting.broken],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suggested:
    """A signal that may fit, and because of which words. A person ticks it or not."""

    id: str
    label: Text
    icon: str
    strength: bool
    because: Text
    ticked: bool


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note to look over."""

    line: int
    day: date
    clock: time | None
    author: Author
    text: str
    suggested: tuple[Suggested, ...]
    gentle: tuple[WordingSuggestion, ...]
    safety: str
    known: bool
    leave: bool
    anyway: bool
    error: str


def notes_page(
    admission: Admission, waiting: Waiting, notes: list[WaitingNote], form: NotesForm, catalogue: Catalogue
) -> list[NoteCard]:
    """The notes of one page with what may fit them; nothing is ticked but what a person ticked just before."""
    today = timezone.localdate(admission.now)
    authors = Authors(admission, mine=waiting.mine, today=today)
    known = known_notes(admission, {one.day for one in notes})
    cards = []
    for note in notes:
        author = authors.of(note.author)
        same = likeness(note.day, author.name, note.text)
        cards.append(_card(note, author, same in known, form, catalogue))
        known.add(same)
    return cards


def _card(note: WaitingNote, author: Author, known: bool, form: NotesForm, catalogue: Catalogue) -> NoteCard:
    language = "en" if get_language() == "en" else "nl"
    ticked = form[f"signals-{note.line}"].value() or ()
    found = suggester_for(catalogue).suggest(note.text, language, _MOST_SUGGESTED)
    answer = safety.check(note.text, catalogue)
    errors = form.errors.get(f"signals-{note.line}")
    return NoteCard(
        line=note.line, day=note.day, clock=note.clock, author=author, text=note.text,
        suggested=tuple(
            Suggested(one.id, one.label, signal.icon, signal.strength, one.because, one.id in ticked)
            for one in found
            if (signal := catalogue.signals[one.id]).capture
        ),
        gentle=tuple(judging(note.text)),
        safety=safety_text(answer.urgency) if answer.prompt else "",
        known=known, leave=bool(form[f"leave-{note.line}"].value()), anyway=bool(form[f"anyway-{note.line}"].value()),
        error=str(errors[0]) if errors else "",
    )  # fmt: skip
