"""Looking along in the demo school: Joost asked two colleagues about Yara, five days ago; one let something know."""

import uuid
from collections import Counter
from datetime import date, datetime, timedelta

from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.asking.models import Answer, Asked
from thuishaven.asking.services import Wanted, ask_colleagues
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.models import Pupil
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

from .histories import is_school_day

#: The id of the question, so that tests and pictures of pages find it.
ASK_ABOUT_YARA = uuid.UUID("4a0a1d0c-6a52-4c0e-9b0e-5f6d2b8f1c11")
_DAYS, _SINCE = 14, 5


def ask_about_yara(*, pupil: Pupil, by: User, colleague: User, stranger: User, today: date, now: datetime) -> None:
    """A question of a fortnight: the colleague of the care team answered, somebody without a tie did not yet."""
    begun = now - timedelta(days=_SINCE)
    own = list(Observation.objects.filter(pupil=pupil, observer=colleague).order_by("-at"))
    admission = Admission(
        person=Person(user=by, roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.RECORD, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=begun,
    )  # fmt: skip
    wanted = Wanted(
        colleagues=(colleague.pk, stranger.pk), signals=_signals(pupil, own), days=_DAYS, moments=("play",),
        also_other=True, line="Kijk vooral even op het plein, ook naar wat goed gaat.",
    )  # fmt: skip
    ask = ask_colleagues(admission=admission, ask_id=ASK_ABOUT_YARA, wanted=wanted)
    asked = Asked.objects.get(ask=ask, user=colleague)
    since = [one for one in own if one.at >= begun and set(one.signals) & set(ask.signals)]
    for row in since:
        signal = next(code for code in ask.signals if code in row.signals)
        day = timezone.localdate(row.at)
        Answer.objects.create(id=row.pk, asked=asked, signal=signal, day=day, at=row.at, observation=row)
    looked = today - timedelta(days=1)
    while not is_school_day(looked) and looked > today - timedelta(days=_SINCE):
        looked -= timedelta(days=1)
    Answer.objects.create(
        id=uuid.uuid5(ASK_ABOUT_YARA, "looked"), asked=asked, signal=ask.signals[-1], day=looked, moment="play",
        at=now - (today - looked),
    )  # fmt: skip


def _signals(pupil: Pupil, own: list[Observation]) -> tuple[str, ...]:
    """What the colleague saw last, and what was seen of the child most, a strength always among it."""
    signals = load_catalogue().signals
    counted = Counter(code for codes in pupil.observations.values_list("signals", flat=True) for code in codes)
    often = [code for code, _ in counted.most_common()]
    last = [code for row in own[:1] for code in row.signals[:1]]
    strength = [code for code in often if signals[code].strength][:1]
    return tuple(dict.fromkeys([*last, *often[:2], *strength]))
