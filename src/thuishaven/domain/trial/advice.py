"""Go on, adapt or stop? A table of decisions that weighs what the days show and whether the plan was done.

It is a proposal to talk about. People decide; the numbers do not.
"""

from dataclasses import dataclass
from typing import Literal

from .verdict import Verdict

#: Whether adults managed to do it: too few taps to know, done less often than not done, or done.
Doing = Literal["unknown", "seldom", "done"]
#: What to talk about first. ``go_on_unsure``: it goes better although it was seldom done, so what helps may be something
#: else. ``ask_doing``: no better, and nobody noted whether it was done. ``look_worse``: it seems to go worse, not sure why.
#: ``look_at_goal``: it went well before the approach already, so the days cannot tell whether it helps.
Advice = Literal[
    "keep_rating", "look_without_before", "look_at_doing", "ask_doing", "go_on", "go_on_unsure", "wait_longer", "adapt",
    "look_worse", "look_at_goal", "stop",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AdviceRules:
    """How many days with a tap tell whether the plan was done, which share of the taps must be "gedaan", and how many
    rated days with the approach must have passed before it is said that it does not help."""

    min_answered: int
    min_done_share: float
    min_tried: int


def doing(*, done: int, not_done: int, days_with_answer: int, rules: AdviceRules) -> Doing:
    """Whether the plan was done. ``done`` and ``not_done`` are taps, ``days_with_answer`` the days with any tap."""
    if days_with_answer < rules.min_answered or not done + not_done:
        return "unknown"
    return "done" if done >= rules.min_done_share * (done + not_done) else "seldom"


def advise(verdict: Verdict, did: Doing, tried: int, rules: AdviceRules) -> Advice:
    """What to talk about first. ``tried`` is how many days with the approach were rated.

    What goes worse is stopped first, whatever else is known: no child has to go through it to complete a series. What was
    not done cannot have failed, so doing it comes before judging it. Nobody is told to wait while it seems to go worse.
    """
    if verdict == "worse":
        return "stop"
    if verdict == "perhaps_worse":
        return "look_worse"
    if verdict == "better":
        return "go_on_unsure" if did == "seldom" else "go_on"
    if verdict == "well_already":
        return "look_at_goal"
    if did == "seldom":
        return "look_at_doing"
    if verdict == "thin":
        return "keep_rating"
    if verdict == "no_before":
        return "look_without_before"
    if verdict == "perhaps_better" or tried < rules.min_tried:
        return "wait_longer"
    return "adapt" if did == "done" else "ask_doing"
