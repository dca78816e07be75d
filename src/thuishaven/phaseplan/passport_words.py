"""The prompts of the page "Dit ben ik": as they read, as they are asked, and the pictograms that go with them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thuishaven.plan.child_choices import HELPS, HELPS_NOT, LIKES, MAKES_ANGRY
from thuishaven.web.pictograms import Group, Pictogram, in_group, known

MOST_CHOSEN = 8
_FIRST: Mapping[str, tuple[str, ...]] = {
    "likes": LIKES,
    "good_at": (
        "draw", "craft", "build", "read", "maths", "language", "writing", "singing", "gym", "swimming", "football",
        "run", "jump", "cooking", "tidy", "listen", "computer", "puzzle", "cat", "dog",
    ),
    "people": (
        "teacher_woman", "teacher_man", "mother", "father", "grandmother", "grandfather", "girl", "boy", "friends",
        "family", "dog", "cat", "rabbit", "me",
    ),
    "makes_angry": MAKES_ANGRY,
    "seen": (
        "fist", "shout", "run_away", "still", "cannot_talk", "hiding", "eyes_shut", "head_full", "heart_fast", "hot",
        "tummy", "sweat", "energy", "storm", "gone", "tired", "sad", "angry", "afraid",
    ),
    "helps": HELPS,
    "helps_not": HELPS_NOT,
    "new": (
        "tell_before", "wave", "stay_near", "listen", "no_talk", "touch", "choose", "window", "chair", "calendar",
        "clock", "toilet", "different", "surprise", "noise", "hourglass",
    ),
}  # fmt: skip
_MORE: Mapping[str, tuple[Group, ...]] = {
    "likes": ("thing", "day", "people", "calm"), "good_at": ("day", "thing", "calm"), "people": ("people",),
    "makes_angry": ("school", "day", "feeling", "people"), "seen": ("body", "feeling"),
    "helps": ("calm", "people", "thing"), "helps_not": ("calm", "school", "people"), "new": ("calm", "school", "day"),
}  # fmt: skip


def first_choices(prompt: str) -> tuple[Pictogram, ...]:
    """The pictograms shown at once with ``prompt``."""
    return known(_FIRST[prompt])


def more_choices(prompt: str) -> tuple[Pictogram, ...]:
    """The rest that can be chosen with ``prompt``."""
    return tuple(one for one in in_group(*_MORE[prompt]) if one.code not in _FIRST[prompt])


def labels() -> dict[str, str]:
    """How each prompt reads on the page, as the child says it."""
    return {
        "likes": _("Dit vind ik fijn"), "good_at": _("Dit kan ik goed"), "people": _("Bij hen ben ik graag"),
        "makes_angry": _("Dit maakt mij boos of bang"), "seen": _("Zo zie je dat aan mij"),
        "helps": _("Dit helpt mij"), "helps_not": _("Dit helpt mij niet"),
        "new": _("Dit moet je weten als je nieuw bij mij bent"),
    }  # fmt: skip


def short_words() -> dict[str, str]:
    """Each prompt in a word or two, for the steps above the questions."""
    return {
        "likes": _("Fijn"), "good_at": _("Kan ik"), "people": _("Bij wie"), "makes_angry": _("Boos of bang"),
        "seen": _("Te zien"), "helps": _("Dit helpt"), "helps_not": _("Helpt niet"), "new": _("Nieuw"),
    }  # fmt: skip


def asked(prompt: str) -> tuple[str, str]:
    """The question as a child hears it, and a line for the adult."""
    return {
        "likes": (_("Wat vind jij fijn?"), _("Wat moet iedereen over jou weten dat leuk is?")),
        "good_at": (_("Wat kun jij goed?"), _("Help met iets kleins dat je zelf zag.")),
        "people": (_("Bij wie ben jij graag?"), _("Het mag ook een dier zijn.")),
        "makes_angry": (_("Wat maakt jou boos of bang?"), _("Vraag niet waarom. Luister en wacht.")),
        "seen": (_("Hoe kan ik dat aan jou zien?"), _("Wat doen je handen, je buik, je stem?")),
        "helps": (_("Wat helpt jou dan?"), _("Denk samen aan een keer dat het goed kwam.")),
        "helps_not": (_("Wat helpt jou niet?"), _("Het kind mag alles zeggen. Ook over jou.")),
        "new": (
            _("Wat moet iemand weten die nieuw bij jou is?"),
            _("Denk aan een invaller, of een nieuwe juf of meester."),
        ),
    }[prompt]


def goes_along_words(name: str) -> dict[str, str]:
    """What the child said when asked whether the page may go along."""
    return {
        "yes": _("%(name)s vindt het goed dat dit meegaat naar een nieuwe juf of meester.") % {"name": name},
        "no": _("%(name)s wil niet dat dit meegaat naar een nieuwe juf of meester.") % {"name": name},
        "": _("Nog niet gevraagd of dit mee mag naar een nieuwe juf of meester."),
    }
