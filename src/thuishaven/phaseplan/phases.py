"""The phases of a phase plan: name, icon and place on the hill, so that colour never has to say it alone (BEY-B-12).

Tension rises, may become too much, and sinks again. A child may also go down: it shuts, and is easily overlooked
(BEY-B-14), so that shutting down has a place of its own, under the ground. The hill is a picture to talk with, no
measure (BEY-B-13).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Hill:
    """The drawing: its size, the ground, the way over the hill, and the way down and back of who shuts down."""

    width: int = 640
    height: int = 280
    ground: int = 176
    over: str = "M16 176H60C120 176 150 168 188 118S262 44 320 44 414 66 452 118 520 176 580 176H624"
    under: str = "M188 118C196 190 224 244 320 244S444 190 452 118"


HILL = Hill()


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase: how adults and how a child may call it, where it is on the hill, and the states of the child in it.

    ``x`` and ``y`` are its place in the drawing, ``label`` that of its name (x, y, and how the text is anchored there). ``feelings`` and ``calming`` are the pictograms offered first.
    """

    code: str
    icon: str
    name: Promise
    child_name: Promise
    place: Promise
    x: int
    y: int
    label: tuple[int, int, str]
    states: tuple[str, ...]
    feelings: tuple[str, ...]
    calming: tuple[str, ...]


PHASES: tuple[Phase, ...] = (
    Phase(
        "calm", "face-slightly-smiling", gettext_lazy("Rustig"), gettext_lazy("Het gaat goed met mij"),
        gettext_lazy("onder aan de berg"), 74, 176, (74, 226, "middle"), ("calm",),
        ("happy", "very_happy", "calm", "neutral", "proud", "energy"),
        ("friends", "choose", "draw", "build", "read", "outside", "run", "music", "clap", "tell_before", "listen"),
    ),
    Phase(
        "tension", "activity", gettext_lazy("Spanning"), gettext_lazy("Het wordt druk in mij"),
        gettext_lazy("de berg op"), 188, 118, (152, 98, "end"), ("tense",),
        (
            "worried", "startled", "angry", "afraid", "ashamed", "confused", "head_full", "heart_fast", "hot", "tummy",
            "sweat", "fist", "ears_hurt", "energy", "cannot_talk",
        ),
        (
            "tell_before", "breathe", "breathe_out", "walk", "water", "headphones", "window", "couch", "tent", "yarn",
            "stay_near", "draw", "no_talk", "listen", "choose", "stop", "outside",
        ),
    ),
    Phase(
        "crisis", "flame", gettext_lazy("Te veel"), gettext_lazy("Het is te veel"),
        gettext_lazy("boven op de berg"), 320, 44, (320, 98, "middle"), ("fight", "flight"),
        (
            "very_angry", "afraid", "sad", "storm", "heart_fast", "hot", "fist", "shout", "run_away", "hiding",
            "ears_hurt", "head_full",
        ),
        (
            "stay_near", "alone", "no_talk", "couch", "tent", "under", "window", "outside", "walk", "run", "breathe_out",
            "hand", "teddy", "headphones", "stop",
        ),
    ),
    Phase(
        "recovery", "sprout", gettext_lazy("Het zakt"), gettext_lazy("Het zakt weer"),
        gettext_lazy("de berg af"), 452, 118, (488, 98, "start"), ("recovering",),
        ("tired", "sleepy", "sad", "ashamed", "lonely", "cold", "calm", "neutral", "cannot_talk"),
        (
            "water", "tea", "eat", "bed", "couch", "teddy", "blanket", "draw", "stay_near", "alone", "hug", "hourglass",
            "talk", "no_talk", "music",
        ),
    ),
    Phase(
        "shut_down", "snowflake", gettext_lazy("Dichtgaan"), gettext_lazy("Ik ga dicht"),
        gettext_lazy("onder de grond"), 320, 244, (320, 207, "middle"), ("freeze",),
        ("gone", "still", "cannot_talk", "eyes_shut", "hiding", "cold", "lonely", "tired", "afraid", "dont_know"),
        (
            "stay_near", "hourglass", "no_talk", "listen", "water", "blanket", "teddy", "hand", "window", "chair", "draw",
            "walk",
        ),
    ),
)  # fmt: skip
#: What may lie in a calm kit, offered with a pictogram.
KIT = (
    "ball", "yarn", "feather", "stone", "teddy", "blanket", "headphones", "music", "water", "candy", "draw", "read",
    "puzzle", "dice", "bubbles", "breathe", "timer", "hourglass", "photo", "note",
)  # fmt: skip
