"""The support plan and day ratings of the demo school: one plan that runs for five weeks."""

from datetime import date, datetime, timedelta

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.evaluate.models import DayRating
from thuishaven.plan.consents import give_consent
from thuishaven.plan.drawings import keep_drawing
from thuishaven.plan.models import Consent, Drawing, Goal, PlanVersion, SupportPlan
from thuishaven.plan.services import Agreement, ChildWords, GoalText, Hearing, Need, PlanContent, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.models import Guardianship, Pupil
from thuishaven.school.pupils import know
from thuishaven.share.services import share_plan
from thuishaven.vault.sealing import open_key

from .drawings import place_at_the_window
from .histories import is_school_day
from .told import told_of_sami
from .trials import one_after_another, ratings_before_and_since

_WEEKS_BEFORE, _WEEKS_SINCE = 3, 5


def plan_of_sami(*, pupil: Pupil, by: User, shared_with: User, today: date, now: datetime) -> None:
    """Sami's plan, started five weeks ago, with three weeks of ratings before it and a rating on most days since."""
    starts = _school_day(today - timedelta(weeks=_WEEKS_SINCE))
    admission = Admission(
        person=Person(user=by, roles=()), pupil=pupil, known=know(pupil),
        key=open_key(pupil.key), decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}),
        now=now,
    )  # fmt: skip
    window = keep_drawing(admission=admission, content=place_at_the_window())
    content = PlanContent(
        starts=starts,
        review_on=_school_day(today + timedelta(weeks=1)),
        needs=(
            Need("een leerkracht die dichtbij komt zonder te dringen", "teacher"),
            Need("overgangen die van tevoren zijn aangekondigd en te zien zijn", "activities"),
            Need("opdrachten die klein beginnen en lukken", "tasks"),
        ),
        teacher_needs=("tien minuten per week met de intern begeleider om terug te kijken",),
        strengths=(
            "ruimt graag op",
            "legt jongere kinderen geduldig iets uit",
            "kan lang doorwerken als het rustig is",
        ),
        interests=("konijnen", "opruimen", "de kleuters helpen"),
        child=ChildWords(
            likes="Opruimen en de konijnen.",
            makes_angry="Als iedereen tegelijk praat weet ik niet meer wat ik moet doen.",
            helps="Als de juf het van tevoren zegt. En dat ik naar het plekje bij het raam mag.",
            helps_not="Als iemand aan mijn arm trekt.",
            opinion="Ik vind het goed zo, maar het kaartje hoeft niet op mijn tafel.",
            chosen={
                "likes": ("tidy", "rabbit", "outside"),
                "makes_angry": ("noise", "crowd", "head_full"),
                "helps": ("tell_before", "window", "stay_near"),
                "helps_not": ("touch",),
                "opinion": ("thumbs_up",),
            },
            drawings={"helps": str(window.pk)},
        ),
        hearing=Hearing(
            how="direct",
            on=starts - timedelta(days=10),
            influence="Het kaartje ligt nu in zijn la. De juf wijst het bij een wissel even aan.",
        ),
        guardians="Oma zegt: thuis helpt het ook als hij weet wat er komt.",
        goals=(
            GoalText(
                "Sami gaat bij een wissel rustig mee, met hulp van de kaart.",
                levels=(
                    "Bij een wissel blijft Sami onder zijn tafel, ook als de juf erbij komt zitten.",
                    "Bij een wissel gaat Sami mee als de juf naast hem loopt.",
                    "Bij de meeste wissels gaat Sami zelf mee nadat de juf de kaart aanwijst.",
                    "Sami kijkt zelf op de kaart en gaat mee met de groep.",
                    "Sami gaat mee en helpt een ander kind met opruimen.",
                ),
                start_level=-1,
                moment="transition",
            ),
            GoalText("Sami laat merken dat hij hulp wil, met een gebaar of een woord."),
        ),
        approaches={
            "STR-STRUCT-10": "Vijf minuten voor elke wissel, zacht bij zijn tafel.",
            "STR-BOUND-02": "Naast hem zitten, weinig praten.",
            "STR-REL-05": "Hij zet de stoelen van de kring klaar.",
        },
        moments={"STR-STRUCT-10": ("transition",), "STR-REL-05": ("circle",)},
        avoid=("STR-DONT-02",),
        agreements=(
            Agreement("juf Marleen", "kondigt elke wissel aan en wijst hem aan op de kaart"),
            Agreement("Hilde", "kijkt op maandag mee na het buitenspelen"),
            Agreement("oma", "vertelt bij het brengen of de nacht goed was"),
        ),
        calm_place="het plekje bij het raam",
        today="Kondig elke wissel vijf minuten van tevoren aan. Houd het plekje bij het raam vrij.",
    )
    version = save_plan(admission=admission, content=content, based_on=0)
    guardianship = Guardianship.objects.get(pupil=pupil, user=shared_with)
    share_plan(admission=admission, version=version, guardianship=guardianship)
    for party, by_guardian, answer, words in (
        ("child", None, "in_part", "Goed, maar het kaartje hoeft niet op mijn tafel."),
        ("guardian", guardianship, "agrees", "Zo doen wij het thuis ook."), ("teacher", None, "agrees", ""),
    ):  # fmt: skip
        give_consent(
            admission=admission, version=version, party=party, guardianship=by_guardian, answer=answer, on=starts, words=words
        )  # fmt: skip
    begun = now - timedelta(weeks=_WEEKS_SINCE)
    PlanVersion.objects.filter(pk=version.pk).update(at=begun)
    Consent.objects.filter(version=version).update(at=begun)
    SupportPlan.objects.filter(pk=version.plan_id).update(created_at=begun)
    Drawing.objects.filter(pk=window.pk).update(at=begun)
    goals = list(Goal.objects.filter(plan=version.plan_id))
    Goal.objects.filter(plan=version.plan_id).update(starts=starts - timedelta(weeks=_WEEKS_BEFORE))
    Goal.objects.filter(plan=version.plan_id).exclude(levels_at=None).update(levels_at=begun)
    told_of_sami(plan_id=version.plan_id, content=content, by=by, today=today)
    one_after_another(goals, starts)
    DayRating.objects.bulk_create(ratings_before_and_since(goals, by, starts, today, now))


def _school_day(day: date) -> date:
    """``day``, or the first school day after it."""
    while not is_school_day(day):
        day += timedelta(days=1)
    return day
