"""A picture as JSON-safe data (the keys of INTERFACES stay) and as readable text for a terminal."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time

from thuishaven.domain.catalogue import Language, Text
from thuishaven.domain.picture.result import FromWords, Help, Picture, RaisedLookAlike, Safety, TriggerRate

#: Reasons are given as Dutch sentences, because scripts read them so; both languages stand beside them.
_REASON_TEXTS = "because_texts"
_WITH_SENTENCES = (RaisedLookAlike, Safety, FromWords)


def to_json(picture: Picture) -> dict[str, object]:
    """The picture as dictionaries, lists, texts, numbers, booleans and None; texts as ``{"nl", "en"}``."""
    plain = _plain(picture)
    assert isinstance(plain, dict)
    return plain


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return {"nl": value.nl, "en": value.en}
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return value


def _plain_fields(value: object) -> dict[str, object]:
    assert is_dataclass(value)
    plain: dict[str, object] = {}
    for field in fields(value):
        content = getattr(value, field.name)
        if field.name == "because" and isinstance(value, _WITH_SENTENCES):
            plain["because"] = [item.nl for item in content]
            plain[_REASON_TEXTS] = _plain(content)
        else:
            plain[field.name] = _plain(content)
    return plain


def to_text(picture: Picture, language: Language = "nl") -> str:
    """The picture in words, for a terminal or a printout; one line per thing, without any score."""
    sections: list[tuple[Text, list[Text]]] = [
        (Text("Nog geen beeld", "No picture yet"), [found.text for found in picture.not_enough_because]),
        (Text("Wat past erbij", "What it fits"), [found.text for found in picture.readings]),
        (Text("Hoe zeker", "How sure"), [picture.certainty.text]),
        (Text("Krachten", "Strengths"), [found.label for found in picture.strengths]),
        (Text("Wat hielp", "What helped"), [_help_line(found) for found in picture.helps]),
        (Text("Aanleidingen", "Triggers"), [_trigger_line(found) for found in picture.triggers]),
        (Text("Over de dag", "Over the day"), [picture.day_curve.text] if picture.day_curve.text else []),
        (Text("Kan ook lijken op", "May also be"), [found.title for found in picture.look_alikes]),
        (Text("Kijk hierna naar", "Look next"), [found.text for found in picture.look_next]),
        (Text("Om te proberen", "To try"), [found.title for found in picture.strategies]),
        (Text("Liever niet", "Better not"), [found.title for found in picture.avoid]),
        (Text("Veiligheid", "Safety"), list(picture.safety.because)),
    ]
    lines = [picture.summary.in_language(language)]
    for heading, items in sections:
        if items:
            lines += ["", heading.in_language(language)]
            lines += [f"- {item.in_language(language)}" for item in items]
    return "\n".join(lines)


def _help_line(found: Help) -> Text:
    return Text(
        nl=f"{found.label.nl}: hielp {found.helped} van {found.n} keer",
        en=f"{found.label.en}: helped {found.helped} of {found.n} times",
    )


def _trigger_line(found: TriggerRate) -> Text:
    return Text(
        nl=f"{found.label.nl}: spanning bij {found.n} van {found.of} keer",
        en=f"{found.label.en}: tension at {found.n} of {found.of} times",
    )
