"""What a reader learned from example sentences: plain numbers, made by ``make learn`` (domain/language/learned.py)."""

from collections.abc import Mapping
from dataclasses import dataclass

#: The label of a sentence in which nothing of a child's behaviour stands.
NOTHING = "-"
#: What labels begin with that are no signals: another explanation, and a reason to think of the reporting code.
LOOK = "LOOK:"
SAFE = "SAFE:"
#: Any reason to think of the reporting code, however urgent.
SAFE_ANY = "SAFE:any"
#: Weights are kept as whole hundredths.
SCALE = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """Per label where it starts, per trait how rare it is and what it says for each label; all in hundredths.

    ``traits`` gives per trait its rarity (inverse document frequency) and its weights by place in ``labels``.
    ``made_from`` tells from which examples.
    """

    made_from: str
    labels: tuple[str, ...]
    starts: tuple[int, ...]
    traits: Mapping[str, tuple[int, Mapping[int, int]]]
