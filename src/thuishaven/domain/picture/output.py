"""A picture as JSON-safe data (the keys of INTERFACES stay) and as readable text for a terminal."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time

from thuishaven.domain.catalogue import Language, Text
from thuishaven.domain.picture.change_result import Change, ChangeKind, ChangeLine
from thuishaven.domain.picture.circle_result import CirclePhase
from thuishaven.domain.picture.result import FromWords, Help, Picture, RaisedLookAlike, Safety, TriggerRate

#: Reasons are given as Dutch sentences, because scripts read them so; both languages stand beside them.
_REASON_TEXTS = "because_texts"
_WITH_SENTENCES = (RaisedLookAlike, Safety, FromWords)


def to_json(picture: Picture, change: Change | None = None) -> dict[str, object]:
    """The picture as dictionaries, lists, texts, numbers, booleans and None; texts as ``{"nl", "en"}``.

    With ``change`` it stands under the key of that name.
    """
    plain = _plain(picture)
    assert isinstance(plain, dict)
    return plain if change is None else {**plain, "change": _plain(change)}


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


def to_text(picture: Picture, language: Language = "nl", change: Change | None = None) -> str:
    """The picture in words, for a terminal or a printout; one line per thing, without any score.

    With ``change`` the comparison with an earlier day follows, progress first.
    """
    sections: list[tuple[Text, list[Text]]] = [
        (Text("Nog geen beeld", "No picture yet"), [found.text for found in picture.not_enough_because]),
        (Text("Wat past erbij", "What it fits"), [found.text for found in picture.readings]),
        (Text("Hoe zeker", "How sure"), [picture.certainty.text]),
        (Text("Krachten", "Strengths"), [found.label for found in picture.strengths]),
        (Text("Op pad en weer terug", "Out and back"), _circle_lines(picture)),
        (Text("Wat hielp", "What helped"), [_help_line(found) for found in picture.helps]),
        (Text("Aanleidingen", "Triggers"), [_trigger_line(found) for found in picture.triggers]),
        (Text("Over de dag", "Over the day"), [picture.day_curve.text] if picture.day_curve.text else []),
        (Text("Kan ook lijken op", "May also be"), [found.title for found in picture.look_alikes]),
        (Text("Kijk hierna naar", "Look next"), [found.text for found in picture.look_next]),
        (Text("Om te proberen", "To try"), [found.title for found in picture.strategies]),
        (Text("Let hierop", "Keep in mind"), [found.title for found in picture.avoid]),
        (Text("Veiligheid", "Safety"), list(picture.safety.because)),
    ]
    if change is not None:
        sections += _change_sections(change)
    lines = [picture.summary.in_language(language)]
    for heading, items in sections:
        if items:
            lines += ["", heading.in_language(language)]
            lines += [f"- {item.in_language(language)}" for item in items]
    return "\n".join(lines)


def _circle_lines(picture: Picture) -> list[Text]:
    """The circle in words; on thin data only that nothing can be said yet, as there is no picture either."""
    if not picture.circle.phases:
        return []
    if not picture.enough:
        return [Text("Daar is nog te weinig voor gezien.", "Too little was seen for that yet.")]
    return [picture.circle.text, *map(_phase_line, picture.circle.phases)]


def _phase_line(found: CirclePhase) -> Text:
    return Text(
        nl=f"{found.title.nl}: {found.shown} keer lukte het, {found.not_shown} keer nog niet",
        en=f"{found.title.en}: worked {found.shown} times, not yet {found.not_shown} times",
    )


def _change_sections(change: Change) -> list[tuple[Text, list[Text]]]:
    day = change.then.last.isoformat()
    headings: tuple[tuple[ChangeKind, Text], ...] = (
        ("progress", Text(f"Vooruit sinds {day}", f"Progress since {day}")),
        ("same", Text(f"Geen verschil groter dan toeval sinds {day}", f"No difference beyond chance since {day}")),
        ("unknown", Text(f"Nog te weinig om te zeggen sinds {day}", f"Too little yet to say since {day}")),
        ("harder", Text(f"Vraagt nu meer dan op {day}", f"Asks more now than on {day}")),
    )
    sections = [(heading, [_change_line(line) for line in change.of_kind(kind)]) for kind, heading in headings]
    learned = Text(f"Helpt, en dat was op {day} nog niet bekend", f"Helps, and that was not known on {day}")
    sections.insert(1, (learned, [found.label for found in change.learned]))
    return [*sections, (Text("Toen en nu", "Then and now"), [change.reading, *change.cautions])]


def _change_line(line: ChangeLine) -> Text:
    then, now = line.then, line.now
    if not then.of and not now.of:
        return line.text
    return Text(
        nl=f"{line.text.nl} Toen {then.n} van {then.of} keer, nu {now.n} van {now.of}.",
        en=f"{line.text.en} Then {then.n} of {then.of} times, now {now.n} of {now.of}.",
    )


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
