"""What stands in a letter of a device, checked like any other form."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django import forms

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.device_clock import Reading
from thuishaven.observe.fields import NOTE_MAX, CodeField, CodesField, offered_responses, offered_signals, once
from thuishaven.observe.services import Seen


class Kind(StrEnum):
    """What a letter asks for."""

    RECORD = "record"
    CHANGE = "change"
    WITHDRAW = "withdraw"


class NotALetterError(Exception):
    """What came out of the envelope is not a letter of ours."""


@dataclass(frozen=True, slots=True)
class Content:
    """A letter that was opened: what to do with which observation of which pupil, and when the device says it was.

    ``base`` is the number of changes the device had seen when it made this one.
    """

    kind: Kind
    observation: UUID
    pupil: UUID
    clock: Reading
    base: int
    seen: dict[str, Any]

    def seen_at(self, at: datetime, moment: str) -> Seen:
        """What was seen, at the time it truly was; ``moment`` counts when none was tapped."""
        return Seen(at=at, **{**self.seen, "moment": self.seen["moment"] or moment})


class _ContentForm(forms.Form):
    kind = forms.ChoiceField(choices=[(one.value, one.value) for one in Kind])
    observation = forms.UUIDField()
    pupil = forms.UUIDField()
    at = forms.IntegerField()
    ahead = forms.IntegerField(required=False)
    met = forms.IntegerField(required=False)
    base = forms.IntegerField(required=False, min_value=0)
    signals = CodesField(required=False)
    moment = CodeField(required=False)
    state = CodeField(required=False)
    triggers = CodesField(required=False)
    responses = CodesField(required=False)
    consequences = CodesField(required=False)
    effect = CodeField(required=False)
    note = forms.CharField(required=False, max_length=NOTE_MAX)

    def __init__(self, data: dict[str, Any], catalogue: Catalogue) -> None:
        super().__init__(data)
        for name, codes in (
            ("signals", offered_signals(catalogue)), ("responses", offered_responses(catalogue)),
            ("moment", catalogue.moments), ("state", catalogue.states), ("triggers", catalogue.triggers),
            ("effect", catalogue.effects), ("consequences", catalogue.consequences),
        ):  # fmt: skip
            self.fields[name].allowed = codes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") != Kind.WITHDRAW and not cleaned.get("signals"):
            self.add_error("signals", "nothing was seen")
        return cleaned


def read_letter(text: str, catalogue: Catalogue) -> Content:
    """Read an opened letter. Raises NotALetterError."""
    try:
        raw = json.loads(text)
        form = _ContentForm(raw if isinstance(raw, dict) else {}, catalogue)
        if not form.is_valid():
            raise NotALetterError(form.errors.as_json())
        data = form.cleaned_data
        clock = Reading(_moment(data["at"]), _ahead(data["ahead"]), _moment_or_none(data["met"]))
    except (ValueError, OverflowError, OSError) as error:
        raise NotALetterError(type(error).__name__) from error
    return Content(
        kind=Kind(data["kind"]), observation=data["observation"], pupil=data["pupil"], clock=clock,
        base=data["base"] or 0,
        seen={
            "signals": once(data["signals"]), "moment": data["moment"], "state": data["state"],
            "triggers": once(data["triggers"]), "responses": once(data["responses"]),
            "consequences": once(data["consequences"]),
            "effect": int(data["effect"]) if data["effect"] else None, "note": data["note"].strip(),
        },
    )  # fmt: skip


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _moment_or_none(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else _moment(milliseconds)


def _ahead(milliseconds: int | None) -> timedelta | None:
    return None if milliseconds is None else timedelta(milliseconds=milliseconds)
