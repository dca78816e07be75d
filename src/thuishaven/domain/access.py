"""Who may do what, and why: the whole rule book of access in one table.

Everything that is not granted here is refused. A person stands towards a pupil or a school by *ties* (teaches the
own group, sits in the care team, is a guardian, ...); an action is allowed when one of those ties grants it, and the
answer carries that tie so that the page can say why (product rule 7, facts BEY-D-09, BEY-D-10, BEY-D-18).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles of the people who use the product. A pupil has no account."""

    TEACHER = "teacher"
    SUBSTITUTE = "substitute"
    COORDINATOR = "coordinator"
    SOCIAL_WORKER = "social_worker"
    HEAD = "head"
    GUARDIAN = "guardian"
    ADMINISTRATOR = "administrator"


#: Roles of people who work at the school with children; an administrator looks after accounts only.
CARING_ROLES: frozenset[Role] = frozenset({Role.TEACHER, Role.COORDINATOR, Role.SOCIAL_WORKER, Role.HEAD})


class Tie(StrEnum):
    """How a person stands towards one pupil or one school, today."""

    OWN_GROUP = "own_group"
    CARE_TEAM = "care_team"
    SUBSTITUTE_TODAY = "substitute_today"
    GUARDIAN_WITH_AUTHORITY = "guardian_with_authority"
    GUARDIAN_WITHOUT_AUTHORITY = "guardian_without_authority"
    COORDINATOR_OF_SCHOOL = "coordinator_of_school"
    HEAD_OF_SCHOOL = "head_of_school"
    TEACHER_AT_SCHOOL = "teacher_at_school"
    SOCIAL_WORKER_AT_SCHOOL = "social_worker_at_school"
    ASKED_TO_LOOK = "asked_to_look"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be asked. Actions on a pupil first, then actions on the school."""

    SEE_CARD = "see_card"
    RECORD = "record"
    KEEP_EARLIER_NOTE = "keep_earlier_note"
    SEE_DOSSIER = "see_dossier"
    SEE_PICTURE = "see_picture"
    SEE_PLAN = "see_plan"
    EDIT_PLAN = "edit_plan"
    SEE_EVALUATION = "see_evaluation"
    RATE_DAY = "rate_day"
    TELL_DONE = "tell_done"
    SHARE = "share"
    SEE_SHARED = "see_shared"
    CONTRIBUTE = "contribute"
    ANSWER_LOOK = "answer_look"
    SEE_WHO_LOOKED = "see_who_looked"
    MANAGE_CARE_TEAM = "manage_care_team"
    ERASE_PUPIL = "erase_pupil"
    BRING_IN_NOTES = "bring_in_notes"
    IMPORT_ROSTER = "import_roster"
    MANAGE_STAFF = "manage_staff"
    MANAGE_GUARDIANS = "manage_guardians"
    SEE_AGGREGATES = "see_aggregates"
    SEE_PUPIL_LIST = "see_pupil_list"


_DOSSIER = (Tie.OWN_GROUP, Tie.CARE_TEAM)
#: The ties that grant an action, the most telling one first. Default is deny.
GRANTS: Mapping[Action, tuple[Tie, ...]] = {
    Action.SEE_CARD: (*_DOSSIER, Tie.SUBSTITUTE_TODAY),
    Action.RECORD: (*_DOSSIER, Tie.SUBSTITUTE_TODAY),
    Action.KEEP_EARLIER_NOTE: _DOSSIER,
    Action.SEE_DOSSIER: _DOSSIER,
    Action.SEE_PICTURE: _DOSSIER,
    Action.SEE_PLAN: _DOSSIER,
    Action.EDIT_PLAN: _DOSSIER,
    Action.SEE_EVALUATION: _DOSSIER,
    Action.RATE_DAY: _DOSSIER,
    # Whoever stands before the group does the plan that day, so they say whether it was done; only that day's.
    Action.TELL_DONE: (*_DOSSIER, Tie.SUBSTITUTE_TODAY),
    Action.SHARE: _DOSSIER,
    Action.SEE_SHARED: (Tie.GUARDIAN_WITH_AUTHORITY, Tie.GUARDIAN_WITHOUT_AUTHORITY),
    Action.CONTRIBUTE: (Tie.GUARDIAN_WITH_AUTHORITY, Tie.GUARDIAN_WITHOUT_AUTHORITY),
    Action.ANSWER_LOOK: (Tie.ASKED_TO_LOOK,),
    Action.SEE_WHO_LOOKED: (*_DOSSIER, Tie.GUARDIAN_WITH_AUTHORITY),
    Action.MANAGE_CARE_TEAM: (Tie.COORDINATOR_OF_SCHOOL,),
    Action.ERASE_PUPIL: (Tie.HEAD_OF_SCHOOL,),
    Action.BRING_IN_NOTES: (
        Tie.TEACHER_AT_SCHOOL, Tie.COORDINATOR_OF_SCHOOL, Tie.SOCIAL_WORKER_AT_SCHOOL, Tie.HEAD_OF_SCHOOL,
    ),
    Action.IMPORT_ROSTER: (Tie.COORDINATOR_OF_SCHOOL, Tie.HEAD_OF_SCHOOL, Tie.ADMINISTRATOR),
    Action.MANAGE_STAFF: (Tie.HEAD_OF_SCHOOL, Tie.ADMINISTRATOR),
    Action.MANAGE_GUARDIANS: (Tie.COORDINATOR_OF_SCHOOL, Tie.HEAD_OF_SCHOOL),
    Action.SEE_AGGREGATES: (Tie.HEAD_OF_SCHOOL, Tie.COORDINATOR_OF_SCHOOL),
    Action.SEE_PUPIL_LIST: (Tie.COORDINATOR_OF_SCHOOL, Tie.HEAD_OF_SCHOOL),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to "may I?": yes because of ``why``, or no (``why`` is None)."""

    action: Action
    allowed: bool
    why: Tie | None


def decide(action: Action, ties: Iterable[Tie]) -> Decision:
    """Decide ``action`` for a person with ``ties``; refused unless one of the ties grants it."""
    held = frozenset(ties)
    why = next((tie for tie in GRANTS.get(action, ()) if tie in held), None)
    return Decision(action=action, allowed=why is not None, why=why)
