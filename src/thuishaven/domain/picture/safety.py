"""Whether any of the words ask an adult to open the reporting code (meldcode). It prompts and never concludes."""

from datetime import date, time

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.language.safety import SURELY_ALIKE, hear
from thuishaven.domain.picture.model import Observation, PictureInput
from thuishaven.domain.picture.result import Safety, Urgency

_URGENCIES: tuple[Urgency, ...] = ("none", "concern", "structural", "acute")


def safety_of(inp: PictureInput, catalogue: Catalogue) -> Safety:
    """The highest urgency over all words of the input, also those older than the window, with all reasons.

    Of ten ordinary notes one is soon a little like those that ask for the code. So a note that only resembles them counts
    when it surely does, or when another note about this child resembles them too.
    """
    urgency: Urgency = "none"
    because: dict[Text, None] = {}
    observations: set[str] = set()
    heard = [(found, codes) for text, codes in _texts(inp) if (found := hear(text, catalogue)).answer.prompt]
    several = sum(not found.told for found, _ in heard) > 1
    for found, codes in heard:
        if found.told or several or found.chance >= SURELY_ALIKE:
            urgency = max(urgency, found.answer.urgency, key=_URGENCIES.index)
            because.update(dict.fromkeys(found.answer.because))
            observations.update(codes)
    return Safety(
        prompt=urgency != "none",
        urgency=urgency,
        because=tuple(because),
        observations=tuple(found.id for found in sorted(inp.observations, key=_time) if found.id in observations),
    )


def _texts(inp: PictureInput) -> list[tuple[str, set[str]]]:
    """Every different text once, with the observations it stands in; words about the background stand in none."""
    places: dict[str, set[str]] = {text: set() for text in inp.pupil.background_words}
    for found in inp.observations:
        for text in (found.words, found.moment_words, found.trigger_words, found.response_words):
            if text:
                places.setdefault(text, set()).add(found.id)
    return sorted(((text, codes) for text, codes in places.items() if text.strip()), key=lambda place: place[0])


def _time(observation: Observation) -> tuple[date, time, str]:
    return observation.day, observation.clock or time.min, observation.id
