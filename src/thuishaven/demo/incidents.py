"""One incident of the demo school: a tantrum with the talk and the repair done, and the parents still to be told."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.incidents.contents import Near, Repair, Safe, Step, Talk
from thuishaven.incidents.services import record_incident, save_step
from thuishaven.observe.services import Seen
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.models import Pupil
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

from .histories import is_school_day

INCIDENT_OF_MILAN = uuid.UUID("6d0f3f57-62c5-4b0e-9d3f-0a8f6a0c7f11")


def incident_of_milan(*, pupil: Pupil, by: User, today: date) -> None:
    """What happened on the last school day before ``today``, when the blocks had to be tidied up."""
    day = today - timedelta(days=1)
    while not is_school_day(day):
        day -= timedelta(days=1)
    incident = record_incident(
        admission=_admission(pupil, by, day, time(10, 52)), incident_id=INCIDENT_OF_MILAN, role="teacher",
        seen=Seen(
            at=timezone.make_aware(datetime.combine(day, time(10, 38))), signals=("SIG-FEAR-05",), moment="transition",
            state="fight", triggers=("TRIG-TRANSITION", "TRIG-LIMIT"), responses=("STR-BOUND-01", "STR-BOUND-02"), effect=1,
            note="Gooide blokken toen er opgeruimd moest worden. Zat daarna onder mijn bureau.",
            consequences=("CONS-STAYED", "CONS-CALMED"),
        ),
        safe=Safe(safe_now="yes", hurt=("other_child", "things"), stopped="gooien met blokken"),
        near=Near(who=("me",), place="room"),
    )  # fmt: skip
    afternoon = _admission(pupil, by, day, time(13, 20))
    for step, content in (
        (Step.TALK, Talk(how="told", story="Mijn brug was nog niet af. En toen pakte iemand de grote blokken.",
                         feeling=("angry", "sad"), needs="Dat jij zegt dat hij morgen nog staat.")),
        (Step.REPAIR, Repair(done="yes", with_whom=("other_child",), agreed="Samen de brug opnieuw gebouwd en op de kast gezet.",
                             child_says="Nu is hij van ons allebei.", again="yes")),
    ):  # fmt: skip
        save_step(admission=afternoon, incident=incident, step=step, content=content, based_on=0)


def _admission(pupil: Pupil, by: User, day: date, clock: time) -> Admission:
    return Admission(
        person=Person(user=by, roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.RECORD, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}),
        now=timezone.make_aware(datetime.combine(day, clock)),
    )  # fmt: skip
