"""Whether any of the words ask an adult to open the reporting code (meldcode). It prompts and never concludes."""

from datetime import date, time

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.language.safety import check
from thuishaven.domain.picture.model import Observation, PictureInput
from thuishaven.domain.picture.result import Safety, Urgency

_URGENCIES: tuple[Urgency, ...] = ("none", "concern", "structural", "acute")


def safety_of(inp: PictureInput, catalogue: Catalogue) -> Safety:
    """The highest urgency over all words of the input, also those older than the window, with all reasons."""
    urgency: Urgency = "none"
    because: dict[Text, None] = {}
    observations: set[str] = set()
    for text, codes in _texts(inp):
        answer = check(text, catalogue)
        if answer.prompt:
            urgency = max(urgency, answer.urgency, key=_URGENCIES.index)
            because.update(dict.fromkeys(answer.because))
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
