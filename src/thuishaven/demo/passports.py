"""The pages "Dit ben ik" of the demo school: one child that chose what stands on it."""

from datetime import datetime, timedelta

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.phaseplan.passport_services import Answer, PassportContent, save_passport
from thuishaven.plan.drawings import keep_drawing
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.models import Pupil
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

from .drawings import me_with_a_rabbit

_DAYS_AGO = 12


def passport_of_sami(*, pupil: Pupil, by: User, now: datetime) -> None:
    """Sami's page, made with his teacher some days after his plan began; it may go along."""
    admission = Admission(
        person=Person(user=by, roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}),
        now=now - timedelta(days=_DAYS_AGO),
    )  # fmt: skip
    drawing = keep_drawing(admission=admission, content=me_with_a_rabbit())
    answers = {
        "likes": Answer("Opruimen en de konijnen.", ("tidy", "rabbit", "outside")),
        "good_at": Answer("Ik kan goed uitleggen aan de kleintjes.", ("build", "maths")),
        "people": Answer("Oma. En juf Marleen.", ("grandmother", "teacher_woman", "rabbit")),
        "makes_angry": Answer("Als iedereen tegelijk praat.", ("noise", "crowd")),
        "seen": Answer("Dan leg ik mijn hoofd op tafel.", ("still", "head_full", "eyes_shut")),
        "helps": Answer("Als je het van tevoren zegt.", ("tell_before", "window", "stay_near")),
        "helps_not": Answer("Aan mijn arm trekken.", ("touch",)),
        "new": Answer("Ik zeg niet veel. Dat betekent niet dat ik boos ben.", ("no_talk", "wave")),
    }
    save_passport(admission=admission, content=PassportContent(answers, str(drawing.pk), goes_along="yes"), based_on=0)
