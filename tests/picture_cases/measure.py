"""How far the picture follows the expert: ``python -m tests.picture_cases.measure [folder] [--misses]``."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from thuishaven.domain.picture import Picture, compute, parse_input
from thuishaven.knowledge.loader import load_catalogue

HERE = Path(__file__).parent
#: In sight while rules and thresholds were chosen, and written apart, after which nothing was tuned.
TUNED, HELD_OUT = HERE / "tuned", HERE / "held_out"


@dataclass(frozen=True, slots=True)
class Case:
    """What was seen, and what the expert expects: see the README in this folder."""

    id: str
    raw: dict[str, Any]
    first: str | None
    never_leads: frozenset[str]
    lead: str
    look_alikes: tuple[str, ...]
    meldcode: str


@dataclass(slots=True)
class Share:
    """How many of how many, and the cases in which it went wrong."""

    right: int = 0
    of: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, ok: bool, miss: str) -> None:
        """Add one."""
        self.of += 1
        self.right += ok
        if not ok:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        """0 to 1; 1 when there was nothing to count."""
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Figures:
    """The figures by which the picture is judged."""

    first: Share = field(default_factory=Share)
    ruled_out: Share = field(default_factory=Share)
    thin: Share = field(default_factory=Share)
    look_alikes: Share = field(default_factory=Share)
    prompted: Share = field(default_factory=Share)
    quiet: Share = field(default_factory=Share)
    leads: Share = field(default_factory=Share)
    raised: int = 0
    cases: int = 0


def cases_in(folder: Path) -> Iterator[Case]:
    """The cases of a folder in the order of its files."""
    for path in sorted(folder.glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            expect = raw["expect"]
            yield Case(
                raw["id"], raw["input"], expect["first"], frozenset(expect.get("never_leads", ())), expect["lead"],
                tuple(expect.get("look_alikes", ())), expect["meldcode"],
            )  # fmt: skip


def picture_of(case: Case) -> Picture:
    """The picture of a case."""
    catalogue = load_catalogue()
    return compute(parse_input(case.raw, catalogue), catalogue)


def measured(cases: Iterable[Case]) -> Figures:
    """The figures over ``cases``."""
    figures = Figures()
    for case in cases:
        picture = picture_of(case)
        order = [one.pattern for one in picture.readings if not one.consult_only]
        raised = {one.id for one in picture.look_alikes}
        figures.cases += 1
        figures.raised += len(raised)
        if case.first is not None:
            figures.first.count(order[:1] == [case.first], f"{case.id}: {case.first}, not {order}")
        figures.ruled_out.count(picture.lead not in case.never_leads, f"{case.id}: {picture.lead} leads")
        if case.lead == "forbidden":
            figures.thin.count(picture.lead is None, f"{case.id}: {picture.lead} leads on thin or mixed data")
        if case.lead == "expected":
            figures.leads.count(picture.lead == case.first, f"{case.id}: {picture.lead} ({picture.certainty.code})")
        for one in case.look_alikes:
            figures.look_alikes.count(one in raised, f"{case.id}: {one} not in {sorted(raised)}")
        if case.meldcode == "none":
            because = [text.nl for text in picture.safety.because]
            figures.quiet.count(not picture.safety.prompt, f"{case.id}: prompted, {because}")
        else:
            figures.prompted.count(picture.safety.prompt, f"{case.id}: {case.meldcode} not prompted")
    return figures


def told(figures: Figures, *, misses: bool) -> str:
    """The figures as lines."""
    lines = [f"cases {figures.cases}, other explanations raised per case {figures.raised / figures.cases:.1f}"]
    for name, share in (
        ("right reading first", figures.first), ("ruled out does not lead", figures.ruled_out),
        ("thin or mixed does not lead", figures.thin), ("other explanations raised", figures.look_alikes),
        ("meldcode prompted", figures.prompted), ("not prompted without reason", figures.quiet),
        ("leads where expected", figures.leads),
    ):  # fmt: skip
        lines.append(f"{name}: {share.right} of {share.of} ({share.share:.3f})")
        lines += [f"    {miss}" for miss in share.misses if misses]
    return "\n".join(lines)


if __name__ == "__main__":
    folders = [Path(one) for one in sys.argv[1:] if not one.startswith("-")] or [TUNED, HELD_OUT]
    for folder in folders:
        print(f"== {folder.name}")
        print(told(measured(cases_in(folder)), misses="--misses" in sys.argv))
