"""What stands in the form of a plan, in a line per field: a full plan is read at a glance, its fields wait behind a fold.

Nothing folds while something has to be put right: then :func:`lines_of` has no lines and every field stands open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .agreement_fields import MOST_AGREEMENTS
from .forms import CHILD_PROMPTS, PlanForm
from .goal_fields import MOST_GOALS


@dataclass(frozen=True, slots=True)
class Line:
    """A title with what stands there now; ``names`` are the fields it is read from, ``title_name`` that of the title.

    ``only_filled``: an empty one does not show; otherwise it says that nothing stands there yet.
    """

    title: str
    text: str
    names: tuple[str, ...]
    title_name: str = ""
    only_filled: bool = False


def lines_of(form: PlanForm) -> dict[str, tuple[Line, ...]]:
    """By part of the form the lines that stand for it; a part in which nothing stands yet has none, so it stands open."""
    is_calm = not form.is_bound
    return {part: lines if is_calm and any(line.text for line in lines) else () for part, lines in _parts(form).items()}


def _parts(form: PlanForm) -> dict[str, tuple[Line, ...]]:
    def line(name: str, *also: str, title: Any = None) -> Line:
        texts = [_words(form, one) for one in (name, *also)]
        label = form.fields[name].label if title is None else title
        return Line(str(label), ", ".join(text for text in texts if text), (name, *also))

    days = (line("starts"), line("review_on")) if form.existing else ()
    return {
        "strong": (line("strengths"), line("interests")), "child": tuple(line(f"child_{key}") for key in CHILD_PROMPTS),
        "heard": (line("heard_how", "heard_on"), line("influence")), "needs": (line("needs"),),
        "teacher_needs": (line("teacher_needs"),), "guardians": (line("guardians"),),
        "agreements": tuple(_agreements(form)), "card": (line("today"), line("calm_place")), "days": days,
        **{
            f"goal_{number}": (line(f"goal_{number}"), line(f"moment_{number}", title=_("Wanneer op de dag?")))
            for number in range(MOST_GOALS) if form.initial.get(f"goal_{number}")
        },
    }  # fmt: skip


def _agreements(form: PlanForm) -> Iterable[Line]:
    for number in range(MOST_AGREEMENTS):
        who, what = f"who_{number}", f"what_{number}"
        yield Line(_words(form, who), _words(form, what), (what,), title_name=who, only_filled=True)


def _words(form: PlanForm, name: str) -> str:
    """What stands in the field at first, on one line."""
    value = form.initial.get(name)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, (tuple, list)):
        return " · ".join(map(str, value))
    choices = getattr(form.fields[name], "choices", None)
    if choices is not None:
        # The choice of an empty value says what that means, such as the whole day.
        return str(dict(choices).get(value or "", "")) if value or name.startswith("moment_") else ""
    return " · ".join(line.strip() for line in str(value or "").splitlines() if line.strip())
