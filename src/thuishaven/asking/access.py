"""Who may look along: a colleague who was asked, for as long as the question runs and they work at the school."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from thuishaven.privacy.access import Admission, admit_asked, person_of
from thuishaven.school.pupils import KnownPupil

from .models import Asked
from .queries import State, asked_of, state_of


@dataclass(frozen=True, slots=True)
class Glimpse:
    """All that who was asked sees of a child: what it is called, one letter, a colour without meaning, the group."""

    name: str
    initial: str
    hue: int
    group: str


def glimpse_of(pupil: KnownPupil, group: str) -> Glimpse:
    """What may be seen of ``pupil`` without the dossier."""
    return Glimpse(pupil.name, pupil.name[:1].upper(), pupil.hue, group)


@dataclass(frozen=True, slots=True)
class Place:
    """The question as it was put to this person; ``admission`` only while it runs, so nothing shows of the child after."""

    asked: Asked
    state: State
    admission: Admission | None


def place_of(request: HttpRequest, ask_id: UUID, *, ended: bool = False, look: bool = True) -> Place:
    """The place of the person behind ``request`` in the question ``ask_id``.

    ``ended`` lets somebody in who was done or declined, to undo that. A question that does not exist, that was put to
    others, or at a school where this person does not work any more gives the same 404.
    """
    asked = asked_of(person_of(request), ask_id)
    if asked is None:
        raise Http404
    state = state_of(asked, timezone.localdate())
    if state != "running" and not (ended and state in {"done", "declined"}):
        return Place(asked, state, None)
    return Place(asked, state, admit_asked(request, asked.ask.pupil_id, thing=str(ask_id), look=look))
