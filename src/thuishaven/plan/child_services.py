"""Saving what the child says, drew and chose: a new version of the plan in which only the child's part changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from thuishaven.privacy.access import Admission

from . import queries
from .models import PlanVersion
from .services import ChildWords, Hearing, PlanChangedError, PlanContent, read_version, save_plan
from .versions import NewerVersionError

REVIEW_AFTER = timedelta(weeks=6)
#: How the child was heard (``Hearing.how``): it answered itself, or did not want to.
HEARD_DIRECTLY, HEARD_DECLINED = "direct", "not_wanted"
_OPINION = "opinion"


class ChildWordsChangedError(NewerVersionError):
    """Somebody else saved other words of the child meanwhile; ``number`` is the newest version."""


def newest_content(admission: Admission) -> tuple[PlanContent | None, int]:
    """The newest version without its goals, and its number; None and 0 when there is no plan."""
    newest = queries.newest_version(admission.pupil.pk)
    return (read_version(newest, [], admission), newest.number) if newest else (None, 0)


def child_of_newest(admission: Admission) -> tuple[ChildWords, int]:
    """What the child said in the newest version, and its number (0: there is no plan)."""
    content, number = newest_content(admission)
    return content.child if content else ChildWords(), number


def save_child_words(*, admission: Admission, child: ChildWords, based_on: int) -> PlanVersion | None:
    """Save ``child`` as the child's part of a new version; None when it says what the newest version says already.

    ``based_on`` is the version the answers were given on (0: none). A newer version in which the child's part is the
    same is built upon without a word. Without a plan this makes the first version, with only these words and the usual
    six weeks. What the child says of the plan counts as the child being heard (BEY-B-08); what was done with it is left
    as it stands. Raises ChildWordsChangedError when a newer version says something else in the child's name.
    """
    today = timezone.localdate(admission.now)
    with transaction.atomic():
        newest = queries.newest_version(admission.pupil.pk)
        if newest is None:
            before = PlanContent(starts=today, review_on=today + REVIEW_AFTER)
        else:
            before = read_version(newest, queries.open_goals(admission.pupil.pk), admission)
        if before.child == child:  # also when the same was sent twice
            return None
        if newest and newest.number != based_on and before.child != _child_of(admission, based_on):
            raise ChildWordsChangedError(newest.number)
        content = replace(before, child=child, hearing=_hearing(before, child, today))
        try:
            return save_plan(admission=admission, content=content, based_on=newest.number if newest else 0)
        except PlanChangedError as error:  # saved between reading and writing
            raise ChildWordsChangedError(error.number) from error


def _child_of(admission: Admission, number: int) -> ChildWords:
    row = queries.versions_of(admission.pupil.pk).filter(number=number).first()
    return read_version(row, [], admission).child if row else ChildWords()


def with_words(child: ChildWords, words: Mapping[str, str]) -> ChildWords:
    """``child`` with these words by prompt; pictograms and drawings stay, and who spoke is not silent any more."""
    return replace(child, **words, silent=tuple(one for one in child.silent if not words.get(one)))  # type: ignore[arg-type]


def says_something(child: ChildWords, prompt: str) -> bool:
    """Whether the child answered ``prompt`` with words, pictograms or a drawing."""
    return bool(getattr(child, prompt) or child.chosen.get(prompt) or child.drawings.get(prompt))


def _hearing(before: PlanContent, child: ChildWords, today: date) -> Hearing:
    """Asked for an opinion today: heard directly, or the child did not want to; otherwise as it stood."""
    was, now = before.child, child
    answer = [(getattr(one, _OPINION), one.chosen.get(_OPINION), one.drawings.get(_OPINION), _OPINION in one.silent)
              for one in (was, now)]  # fmt: skip
    if answer[0] == answer[1]:
        return before.hearing
    if says_something(child, _OPINION):
        return replace(before.hearing, how=HEARD_DIRECTLY, on=today)
    return replace(before.hearing, how=HEARD_DECLINED, on=today) if _OPINION in child.silent else before.hearing
