"""What the page for child and adult together shows, and how the child's answers read elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from thuishaven.privacy.access import Admission
from thuishaven.web.pictograms import Pictogram, known

from .child_choices import Choice, first_choices, in_view, more_choices, named_in
from .child_forms import ChildForm
from .forms import CHILD_PROMPTS
from .services import ChildWords, PlanContent, TodayPart


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of the child: what was asked, and words, pictograms and a drawing (its id), or that it said nothing."""

    prompt: str
    label: str
    words: str
    pictograms: tuple[Pictogram, ...] = ()
    drawing: str = ""
    is_silent: bool = False


def said(child: ChildWords) -> tuple[Said, ...]:
    """What the child answered, in the order of the questions; what was not answered is left out."""
    every = (
        Said(
            prompt, str(label), getattr(child, prompt), known(child.chosen.get(prompt, ())),
            child.drawings.get(prompt, ""), prompt in child.silent,
        )
        for prompt, label in CHILD_PROMPTS.items()
    )  # fmt: skip
    return tuple(one for one in every if one.words or one.pictograms or one.drawing or one.is_silent)


def in_words(child: ChildWords | TodayPart, prompt: str) -> str:
    """What the child answered, as text only: its words, and apart from those which pictograms it chose."""
    names = ", ".join(one.label for one in known(child.chosen.get(prompt, ())))
    chosen = _("(gekozen plaatjes: %(names)s)") % {"names": names} if names else ""
    return "\n".join(one for one in (getattr(child, prompt), chosen) if one)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, as it is asked, with what was chosen so far; ``first`` is in view, ``more`` behind a fold."""

    prompt: str
    number: int
    asked: str
    label: str
    hint: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    chosen: BoundField
    words: BoundField
    silent: BoundField
    file: BoundField
    drawing: str
    following: str


def words_about(content: PlanContent | None) -> dict[str, str]:
    """By prompt what the plan says that has to do with it, in words; empty without a plan."""
    if content is None:
        return {}
    child, good = content.child, "\n".join((*content.interests, *content.strengths))
    how = "\n".join((content.today, content.calm_place, *content.approaches.values()))
    return {
        "likes": f"{child.likes}\n{good}", "makes_angry": child.makes_angry, "helps": f"{child.helps}\n{how}",
        "helps_not": child.helps_not, "opinion": child.opinion, "good_at": good, "new": how,
    }  # fmt: skip


def _asked() -> dict[str, tuple[str, str]]:
    """By prompt the question as a child hears it, and a line for the adult."""
    return {
        "likes": (_("Wat vind jij fijn?"), _("Lees de vraag voor. Tik samen aan wat past.")),
        "makes_angry": (_("Wat maakt jou boos of bang?"), _("Vraag niet waarom. Luister en wacht.")),
        "helps": (_("Wat helpt jou dan?"), _("Denk samen aan een keer dat het goed kwam.")),
        "helps_not": (_("Wat helpt jou niet?"), _("Het kind mag alles zeggen. Ook over jou.")),
        "opinion": (_("Wat vind jij van het plan?"), _("Vertel eerst kort wat jullie van plan zijn.")),
    }


def _short() -> dict[str, str]:
    return {
        "likes": _("Fijn"), "makes_angry": _("Boos of bang"), "helps": _("Dit helpt"), "helps_not": _("Helpt niet"),
        "opinion": _("Het plan"),
    }  # fmt: skip


def child_page(
    admission: Admission, form: ChildForm, newer: Any, other: Iterable[Said], about: Mapping[str, str]
) -> dict[str, Any]:
    """The questions in order. ``newer`` and ``other`` say who saved other answers meanwhile, and which; ``about`` is
    what :func:`words_about` found in the plan."""
    questions = tuple(_question(form, place, about) for place in range(len(CHILD_PROMPTS)))
    short = _short()
    return {
        "form": form, "pupil": admission.known, "questions": questions, "newer": newer, "other": tuple(other),
        "back": reverse("plan:show", args=[admission.pupil.pk]),
        "steps": [(f"#{one.prompt}", short[one.prompt], "done" if _is_answered(one) else "todo") for one in questions],
    }  # fmt: skip


def _is_answered(question: Question) -> bool:
    values = (question.chosen.value(), question.words.value(), question.silent.value(), question.drawing)
    return any(values)


def _question(form: ChildForm, place: int, about: Mapping[str, str]) -> Question:
    prompts = list(CHILD_PROMPTS)
    prompt = prompts[place]
    chosen = form[f"chosen_{prompt}"]
    codes = {str(one) for one in chosen.value() or ()}
    asked, hint = _asked()[prompt]
    usual, others = first_choices(prompt), more_choices(prompt)
    first, more = in_view(usual, others, codes, named_in(about.get(prompt, ""), (*usual, *others)))
    return Question(
        prompt=prompt, number=place + 1, asked=asked, label=str(CHILD_PROMPTS[prompt]), hint=hint,
        first=first, more=more, chosen=chosen, words=form[f"words_{prompt}"],
        silent=form[f"silent_{prompt}"], file=form[f"file_{prompt}"], drawing=form.drawing_of(prompt),
        following=prompts[place + 1] if place + 1 < len(prompts) else "",
    )  # fmt: skip
