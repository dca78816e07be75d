"""Reading the small entries of the knowledge: choices in forms, thresholds and safety cues."""

from dataclasses import replace
from typing import Literal

from thuishaven.domain.catalogue import STATES, SafetyCue, Term, Threshold
from thuishaven.domain.catalogue_parsing import EntryReader

#: From much calmer to much more tension, as the effects of an observation are written.
EFFECT_IDS = ("2", "1", "0", "-1", "-2")
RESPONSE_NOTES = ("helpful", "neutral", "avoid")
URGENCIES: tuple[Literal["concern", "structural", "acute"], ...] = ("concern", "structural", "acute")


def term_of(reader: EntryReader) -> Term:
    """A moment or trigger."""
    return _term_with(reader, reader.id(), note="")


def state_of(reader: EntryReader) -> Term:
    """A state; their ids are fixed."""
    return _term_with(reader, reader.id(STATES), note="")


def effect_of(reader: EntryReader) -> Term:
    """An effect; their ids are fixed."""
    return _term_with(reader, reader.id(EFFECT_IDS), note="")


def response_of(reader: EntryReader) -> Term:
    """A reaction of an adult."""
    return _term_with(reader, reader.id(), note=reader.choice("note", RESPONSE_NOTES))


def consequence_of(reader: EntryReader) -> Term:
    """What came after; each says which facts and sources it rests on."""
    term = _term_with(reader, reader.id(), note="")
    return replace(
        term,
        facts=reader.names("facts", at_least=1),
        sources=reader.names("sources", refers_to="sources", at_least=1),
    )


def _term_with(reader: EntryReader, id_: str, *, note: str) -> Term:
    return Term(
        id=id_,
        label=reader.text("label"),
        words=reader.texts("words"),
        icon=reader.line("icon", default=""),
        note=note,
    )


def threshold_of(reader: EntryReader) -> Threshold:
    """A number a rule uses."""
    return Threshold(
        id=reader.id(),
        value=reader.number("value"),
        reason=reader.text("reason"),
        sources=reader.names("sources", refers_to="sources", at_least=1),
    )


def safety_cue_of(reader: EntryReader) -> SafetyCue:
    """Words that ask for the reporting code."""
    return SafetyCue(
        id=reader.id(),
        urgency=reader.choice("urgency", URGENCIES),
        words=reader.texts("words", at_least=1),
        not_words=reader.texts("not_words"),
        because=reader.text("because"),
        facts=reader.names("facts"),
        sources=reader.names("sources", refers_to="sources", at_least=1),
    )
