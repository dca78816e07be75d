"""Reading the steps of the circle as they were written, and what they owe the rest of the knowledge."""

from collections.abc import Mapping, Sequence

from thuishaven.domain.article_checks import review_of
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_parsing import EntryReader, Fault, Findings, RawEntry
from thuishaven.domain.circle import CIRCLE_STEPS, CircleStep, StepSigns
from thuishaven.domain.texts import EVIDENCE_MARKS


def circle_step_of(reader: EntryReader) -> CircleStep:
    """Reads one step of the circle."""
    return CircleStep(
        id=reader.id(CIRCLE_STEPS),
        icon=reader.line("icon"),
        title=reader.text("title"),
        what=reader.text("what"),
        look=reader.text("look"),
        goes_well=reader.text("goes_well"),
        falters=reader.text("falters"),
        offer=reader.text("offer"),
        works=_signs(reader.section("works")),
        not_yet=_signs(reader.section("not_yet")),
        comforts=reader.names("comforts", refers_to="strategies"),
        evidence=reader.choice("evidence", EVIDENCE_MARKS),
        facts=reader.names("facts", at_least=1),
        sources=reader.names("sources", refers_to="sources", at_least=1),
        review=review_of(reader),
    )


def _signs(reader: EntryReader) -> StepSigns:
    signs = StepSigns(
        signals=reader.names("signals", refers_to="signals", at_least=1),
        states=reader.names("states", refers_to="states"),
        effects=tuple(int(code) for code in reader.names("effects", refers_to="effects") if _is_whole(code)),
    )
    reader.finish()
    return signs


def _is_whole(code: str) -> bool:
    """What is no number is reported as an effect that does not exist."""
    return code.removeprefix("-").isdecimal()


def circle_faults(catalogue: Catalogue, raw: Mapping[str, Sequence[RawEntry]]) -> list[Fault]:
    """Signs on the wrong side, on both sides, or forgotten; effects of what does not comfort.

    A strength never shows that a step does not work, and what is hard never that it does. What the signals say of haven
    and base stands in the circle too, on the same side, so that map and circle never say two things.
    """
    findings = Findings()
    entries = {entry.id: entry for entry in raw.get("circle", ())}
    for step in catalogue.circle.values():
        entry = entries[step.id]
        for side, signs, strength in (("works", step.works, True), ("not_yet", step.not_yet, False)):
            for place, code in enumerate(signs.signals):
                if catalogue.signals[code].strength is not strength:
                    findings.add(
                        entry, f"{side}.signals[{place}]", f"{code} hoort bij de andere kant",
                        f"{code} belongs on the other side",
                    )  # fmt: skip
        for place, code in enumerate(step.comforts):
            if catalogue.strategies[code].avoid:
                findings.add(
                    entry, f"comforts[{place}]", f"{code} is iets om te laten, dat troost niet",
                    f"{code} is something to leave, that does not comfort",
                )  # fmt: skip
        if bool(step.comforts) != bool(step.works.effects or step.not_yet.effects):
            findings.add(
                entry, "comforts", "noem effects en comforts allebei, of geen van beide",
                "name both effects and comforts, or neither",
            )  # fmt: skip
        for name in ("states", "effects"):
            both = set(getattr(step.works, name)) & set(getattr(step.not_yet, name))
            if both:
                listed = ", ".join(map(str, sorted(both)))
                findings.add(
                    entry, f"not_yet.{name}", f"{listed} staat ook bij works", f"{listed} stands under works too"
                )  # fmt: skip
    return findings.faults + _forgotten(catalogue, raw)


def _forgotten(catalogue: Catalogue, raw: Mapping[str, Sequence[RawEntry]]) -> list[Fault]:
    """Signals that say something of haven or base and that stand at no step of that part of the circle."""
    findings = Findings()
    if not catalogue.circle:
        return []
    base = [step for step in catalogue.circle.values() if step.id == "explore"]
    haven = [step for step in catalogue.circle.values() if step.id != "explore"]
    for entry in raw.get("signals", ()):
        signal = catalogue.signals[entry.id]
        for name, said, steps in (("haven", signal.haven, haven), ("base", signal.base, base)):
            signs = [step.works if said == "shown" else step.not_yet for step in steps]
            if said and not any(signal.id in one.signals for one in signs):
                findings.add(
                    entry, name, "zet dit signaal ook bij een stap in rules/circle.yaml",
                    "put this signal at a step in rules/circle.yaml too",
                )  # fmt: skip
    return findings.faults
