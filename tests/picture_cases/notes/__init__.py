"""How well single notes that ask for the reporting code are told from those that do not."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from thuishaven.domain.language.safety import check
from thuishaven.knowledge.loader import load_catalogue

HERE = Path(__file__).parent
#: Seen while thresholds were chosen, and not.
IN_SIGHT, HELD_OUT = HERE / "in_sight.tsv", HERE / "held_out.tsv"


@dataclass(slots=True)
class Heard:
    """Per label how many notes there are and how many of them prompted."""

    notes: Counter[str] = field(default_factory=Counter)
    prompted: Counter[str] = field(default_factory=Counter)

    def share(self, label: str) -> float:
        """The share of the notes with ``label`` that prompted, 0 to 1."""
        return self.prompted[label] / self.notes[label]


def heard_in(path: Path) -> Heard:
    """What of the notes in ``path`` prompts."""
    catalogue, heard = load_catalogue(), Heard()
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, text = line.partition("\t")
        heard.notes[label] += 1
        heard.prompted[label] += check(text, catalogue).prompt
    return heard
