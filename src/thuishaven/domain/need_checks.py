"""Reading the frames of needs as they were written, and what each of them owes a child."""

from collections.abc import Mapping, Sequence

from thuishaven.domain.article_checks import review_of
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_parsing import EntryReader, Fault, Findings, RawEntry
from thuishaven.domain.needs import WHOSE, NeedFrame, NeedOffer
from thuishaven.domain.texts import EVIDENCE_MARKS

#: A need stands on a chip that is tapped; longer sentences do not fit on a phone.
LONGEST_NEED = 90


def need_frame_of(reader: EntryReader) -> NeedFrame:
    """Reads one frame."""
    return NeedFrame(
        id=reader.id(),
        whose=reader.choice("whose", WHOSE),
        label=reader.text("label"),
        starter=reader.text("starter"),
        begins=reader.texts("begins"),
        offers=tuple(_offer(section) for section in reader.sections("offers")),
        evidence=reader.choice("evidence", EVIDENCE_MARKS),
        facts=reader.names("facts", at_least=1),
        sources=reader.names("sources", refers_to="sources", at_least=1),
        review=review_of(reader),
    )


def _offer(section: EntryReader) -> NeedOffer:
    offer = NeedOffer(
        says=section.text("says"),
        signals=section.names("signals", refers_to="signals"),
        states=section.names("states", refers_to="states"),
        moments=section.names("moments", refers_to="moments"),
    )
    if len(offer.says.nl) > LONGEST_NEED:
        section.fault(
            "says.nl", f"{len(offer.says.nl)} tekens is te lang voor een knop, gebruik er hoogstens {LONGEST_NEED}",
            f"{len(offer.says.nl)} characters are too long for a chip, use {LONGEST_NEED} at most",
        )  # fmt: skip
    section.finish()
    return offer


def need_faults(catalogue: Catalogue, raw: Mapping[str, Sequence[RawEntry]]) -> list[Fault]:
    """Offers and starters that do not begin as their own frame does, so that the frame would be lost when written down."""
    findings = Findings()
    for entry in raw.get("needs", ()):
        frame = catalogue.needs[entry.id]
        for field, text in [
            ("starter", frame.starter), *((f"offers[{place}].says", one.says) for place, one in enumerate(frame.offers)),
        ]:  # fmt: skip
            for language in ("nl", "en"):
                if not frame.fits(text.in_language(language)):
                    findings.add(
                        entry, f"{field}.{language}", "dit begint niet zoals dit kader begint (zie begins)",
                        "this does not begin as this frame does (see begins)",
                    )  # fmt: skip
    return findings.faults
