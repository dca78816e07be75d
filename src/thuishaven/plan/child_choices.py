"""Which pictograms go with what a child is asked: those chosen and a few that fit first, the others behind a fold."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from thuishaven.web.pictograms import Group, Pictogram, in_group, known

LIKES = (
    "play", "football", "bicycle", "run", "draw", "craft", "build", "puzzle", "read", "computer", "game", "singing",
    "music", "gym", "swimming", "tidy", "cooking", "dog", "cat", "rabbit", "friends", "home", "outside", "candy",
)  # fmt: skip
MAKES_ANGRY = (
    "noise", "crowd", "fight", "touch", "shout", "waiting", "losing", "mistake", "test", "different", "surprise",
    "transition", "stranger", "lonely", "maths", "writing", "gym", "leaving", "head_full", "dont_know",
)  # fmt: skip
HELPS = (
    "tell_before", "stay_near", "listen", "talk", "no_talk", "breathe", "walk", "water", "headphones", "music", "teddy",
    "hug", "hand", "tent", "window", "chair", "draw", "yarn", "outside", "alone", "choose", "teacher_woman",
    "teacher_man", "friends",
)  # fmt: skip
HELPS_NOT = (
    "touch", "shout", "talk", "no_talk", "noise", "crowd", "waiting", "alone", "hug", "hand", "stranger", "different",
    "surprise", "mistake", "dont_know",
)  # fmt: skip
OPINION = (
    "thumbs_up", "thumbs_down", "very_happy", "happy", "neutral", "worried", "sad", "angry", "afraid", "proud",
    "confused", "light", "stop", "choose", "dont_know",
)  # fmt: skip
_FIRST: Mapping[str, tuple[str, ...]] = {
    "likes": LIKES, "makes_angry": MAKES_ANGRY, "helps": HELPS, "helps_not": HELPS_NOT, "opinion": OPINION,
}  # fmt: skip
_MORE: Mapping[str, tuple[Group, ...]] = {
    "likes": ("thing", "day", "people", "calm"), "makes_angry": ("school", "day", "feeling", "body", "people"),
    "helps": ("calm", "people", "thing"), "helps_not": ("calm", "school", "people"), "opinion": ("feeling",),
}  # fmt: skip
MOST_CHOSEN = 12
#: So many pictograms stand with a question at first, or as many as were chosen: two rows on a phone.
IN_VIEW = 6
_SHORTEST_NAME = 3
#: A child that says "weet ik niet meer" does not ask for this one.
_NEVER_NAMED = "dont_know"


@dataclass(frozen=True, slots=True)
class Choice:
    """A pictogram that can be chosen."""

    pictogram: Pictogram
    is_chosen: bool


def in_view(
    usual: Sequence[Pictogram], more: Sequence[Pictogram], chosen: Collection[str], fitting: Iterable[str] = ()
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """What stands with a question at first, and what waits behind a fold.

    First all that was ``chosen``, then what fits this child (``fitting``, codes), then the ``usual`` ones in their order.
    A chosen code that is in neither list any more stays to be seen.
    """
    every = {one.code: one for one in (*usual, *more)}
    every |= {one.code: one for one in known(tuple(sorted(chosen))) if one.code not in every}
    picked = [code for code in every if code in chosen]
    front = dict.fromkeys([*picked, *(code for code in fitting if code in every), *every])
    first = list(front)[: max(IN_VIEW, len(picked))]
    rest = [code for code in every if code not in first]
    return (
        tuple(Choice(every[code], code in chosen) for code in first), tuple(Choice(every[code], False) for code in rest)
    )  # fmt: skip


def named_in(words: str, offered: Iterable[Pictogram]) -> tuple[str, ...]:
    """The codes of the pictograms whose name stands in ``words``, in Dutch or English, also in the plural."""
    text = words.lower()
    return tuple(
        one.code
        for one in offered
        if one.code != _NEVER_NAMED and any(_is_named(name, text) for name in (one.name.nl, one.name.en))
    )


def _is_named(name: str, text: str) -> bool:
    return len(name) >= _SHORTEST_NAME and bool(re.search(rf"\b{re.escape(name.lower())}(?:en|n|s|je|jes)?\b", text))


def first_choices(prompt: str) -> tuple[Pictogram, ...]:
    """The usual pictograms with ``prompt``, the most usual first."""
    return known(_FIRST[prompt])


def more_choices(prompt: str) -> tuple[Pictogram, ...]:
    """The rest that can be chosen with ``prompt``."""
    return tuple(one for one in in_group(*_MORE[prompt]) if one.code not in _FIRST[prompt])
