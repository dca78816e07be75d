"""Which pictograms go with what a child is asked: a few that fit first, more of the same kind behind a fold."""

from collections.abc import Mapping

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


def first_choices(prompt: str) -> tuple[Pictogram, ...]:
    """The pictograms shown at once with ``prompt``."""
    return known(_FIRST[prompt])


def more_choices(prompt: str) -> tuple[Pictogram, ...]:
    """The rest that can be chosen with ``prompt``."""
    return tuple(one for one in in_group(*_MORE[prompt]) if one.code not in _FIRST[prompt])
