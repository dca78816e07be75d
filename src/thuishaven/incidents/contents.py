"""What each step of an incident says. The order is that of the facts: limit, time-in nearby, later the talk, repair.

Facts PROC-03 (limit, time-in, conversation, repair) and PROC-05 (what happened, let it come, ask on, then connection).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .models import IncidentStep

Step = IncidentStep.Step
#: Steps in their order; those after the first two are for later.
ORDER: tuple[str, ...] = (Step.SAFE, Step.NEAR, Step.TALK, Step.REPAIR, Step.TOLD)
LATER: tuple[str, ...] = (Step.TALK, Step.REPAIR, Step.TOLD)


@dataclass(frozen=True, slots=True)
class Safe:
    """Whether everybody is safe now, who was hurt, and what was stopped."""

    safe_now: str = ""
    hurt: tuple[str, ...] = ()
    stopped: str = ""

    @property
    def settled(self) -> bool:
        return self.safe_now != "not_yet"


@dataclass(frozen=True, slots=True)
class Near:
    """Who stayed with the child, and where (time-in: STR-BOUND-02)."""

    who: tuple[str, ...] = ()
    place: str = ""

    @property
    def settled(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Talk:
    """The talk afterwards; ``story`` and ``needs`` are the child's own words (STR-BOUND-17)."""

    how: str = ""
    story: str = ""
    feeling: tuple[str, ...] = ()
    needs: str = ""

    @property
    def settled(self) -> bool:
        return self.how != "not_now" and bool(self.how or self.story)


@dataclass(frozen=True, slots=True)
class Repair:
    """What was agreed and with whom, in the child's words if there are any, and whether they are together again."""

    done: str = ""
    with_whom: tuple[str, ...] = ()
    agreed: str = ""
    child_says: str = ""
    again: str = ""

    @property
    def settled(self) -> bool:
        return "not_yet" not in (self.done, self.again) and bool(self.done or self.agreed or self.child_says)


@dataclass(frozen=True, slots=True)
class Told:
    """How the parents heard of it, what was said, and who else knows."""

    parents: str = ""
    said: str = ""
    others: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        return self.parents not in ("", "not_yet")


Content = Safe | Near | Talk | Repair | Told
CONTENTS: Mapping[str, type[Content]] = {
    Step.SAFE: Safe, Step.NEAR: Near, Step.TALK: Talk, Step.REPAIR: Repair, Step.TOLD: Told,
}  # fmt: skip
#: What people wrote, in any step; the second holds the child's own words, which are left as they are.
WRITTEN: tuple[str, ...] = ("stopped", "agreed", "said")
CHILDS_WORDS: tuple[str, ...] = ("story", "needs", "child_says")
