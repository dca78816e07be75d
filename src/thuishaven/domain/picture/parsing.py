"""Reading the picture input of the command line and the interface: strict, and friendly about what is wrong."""

from collections.abc import Collection, Mapping
from datetime import date

from thuishaven.domain.catalogue import STATES, Catalogue
from thuishaven.domain.picture.fields import (
    as_age,
    as_clock,
    as_code,
    as_codes,
    as_date,
    as_effect,
    as_fields,
    as_group,
    as_language,
    as_list,
    as_moment_in_time,
    as_one_of,
    as_setting,
    as_signals,
    as_words,
    optional,
    refuse,
)
from thuishaven.domain.picture.model import Background, DayStart, Observation, PictureInput


def parse_input(raw: object, catalogue: Catalogue, *, today: date | None = None) -> PictureInput:
    """The input that ``raw`` (decoded JSON) holds.

    ``today`` is used when the input names no day; without either, the day of the latest observation is today.
    Fields that are not known are left alone. The same observation twice (same id, same content) counts once.

    Raises:
        BadInput: with the path of the first fault, such as ``observations[2].effect``.
    """
    fields = as_fields(raw, "input")
    written_today = optional(fields, "today", "", as_date)
    responses = frozenset((*catalogue.strategies, *catalogue.responses))
    by_id: dict[str, Observation] = {}
    place_of: dict[str, str] = {}
    for index, item in enumerate(as_list(fields.get("observations"), "observations")):
        path = f"observations[{index}]"
        observation = _observation(item, path, catalogue, responses)
        if by_id.setdefault(observation.id, observation) != observation:
            refuse(f"{path}.id", "komt al eerder voor met een andere inhoud", "was used before with different content")
        place_of.setdefault(observation.id, path)
    observations = tuple(by_id.values())
    closing_day = written_today or today or max((observation.day for observation in observations), default=None)
    if closing_day is None:
        refuse("today", "ontbreekt, schrijf een datum zoals 2026-11-20", "is missing, write a date such as 2026-11-20")
    for observation in observations:
        if observation.day > closing_day:
            refuse(f"{place_of[observation.id]}.at", "ligt na vandaag", "must not be after today")
    listed_day = optional(fields, "day", "", as_list) or []
    return PictureInput(
        today=closing_day,
        observations=observations,
        pupil=_background(fields.get("pupil"), catalogue, closing_day),
        language=optional(fields, "language", "", as_language) or "nl",
        day=tuple(_day_start(item, f"day[{index}]", catalogue) for index, item in enumerate(listed_day)),
    )


def _day_start(raw: object, path: str, catalogue: Catalogue) -> DayStart:
    fields = as_fields(raw, path)
    return DayStart(
        moment=as_one_of(fields.get("moment"), f"{path}.moment", catalogue.moments),
        starts=as_clock(fields.get("starts"), f"{path}.starts"),
    )


def _observation(raw: object, path: str, catalogue: Catalogue, responses: Collection[str]) -> Observation:
    fields = as_fields(raw, path)
    day, clock = as_moment_in_time(fields.get("at"), f"{path}.at")
    observation = Observation(
        id=as_code(fields.get("id"), f"{path}.id"),
        day=day,
        clock=clock,
        setting=as_setting(fields.get("setting"), f"{path}.setting"),
        observer=as_code(fields.get("observer"), f"{path}.observer"),
        observer_role=as_code(fields.get("observer_role"), f"{path}.observer_role"),
        moment=optional(fields, "moment", path, lambda value, place: as_one_of(value, place, catalogue.moments)),
        signals=as_signals(fields.get("signals"), f"{path}.signals", catalogue),
        words=_words(fields, "words", path),
        triggers=as_codes(fields.get("triggers"), f"{path}.triggers", catalogue.triggers),
        state=optional(fields, "state", path, lambda value, place: as_one_of(value, place, STATES)),
        responses=as_codes(fields.get("responses"), f"{path}.responses", responses),
        effect=optional(fields, "effect", path, as_effect),
        moment_words=_words(fields, "moment_words", path),
        trigger_words=_words(fields, "trigger_words", path),
        response_words=_words(fields, "response_words", path),
    )
    if not observation.signals and not observation.words.strip():
        refuse(
            f"{path}.signals",
            "ontbreekt, geef signalen of schrijf in words wat je zag",
            "is missing, give signals or write in words what was seen",
        )
    return observation


def _words(fields: Mapping[str, object], name: str, path: str) -> str:
    return optional(fields, name, path, as_words) or ""


def _background(raw: object, catalogue: Catalogue, today: date) -> Background:
    if raw is None:
        return Background()
    fields = as_fields(raw, "pupil")
    arrived_on = optional(fields, "arrived_on", "pupil", as_date)
    if arrived_on is not None and arrived_on > today:
        refuse("pupil.arrived_on", "ligt na vandaag", "must not be after today")
    written = fields.get("background_words")
    if written is None or isinstance(written, str):
        written = [written] if written else []
    listed = as_list(written, "pupil.background_words")
    return Background(
        age=optional(fields, "age", "pupil", as_age),
        group=optional(fields, "group", "pupil", as_group),
        arrived_on=arrived_on,
        risk_factors=as_codes(fields.get("risk_factors"), "pupil.risk_factors", catalogue.risks),
        background_words=tuple(as_words(item, f"pupil.background_words[{index}]") for index, item in enumerate(listed)),
    )
