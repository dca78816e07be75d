"""What the page of a pupil's rounds shows, as plain data; a constant number of queries however many rounds there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from thuishaven.accounts.people import names_of
from thuishaven.domain.catalogue import Catalogue, Source, Text
from thuishaven.domain.round_ranking import Offer, rank_rounds
from thuishaven.domain.rounds import RoundKind
from thuishaven.observe.fields import fresh_id
from thuishaven.privacy.access import Admission
from thuishaven.privacy.queries import readers_of
from thuishaven.school.days import days_of_school
from thuishaven.school.queries import enrolment_of
from thuishaven.understand.queries import seen_of

from . import words
from .models import PlannedRound, RoundMiss
from .queries import RoundToday, moment_now, programmes_of, rounds_of
from .weeks import Week, coming_week

#: So many rounds are offered in sight; a week is short and nobody has to do them all.
MOST_OFFERED = 6
_MOST_FINISHED = 12


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A round that can be planned, with why it would tell something now and who has it planned already."""

    kind: RoundKind
    because: str
    sources: tuple[Source, ...]
    with_whom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A planned round; ``tap`` is set when the reader is who looks and the week has begun."""

    id: UUID
    kind: RoundKind
    who: str
    mine: bool
    starts: date
    ends: date
    waits: bool
    tap: RoundToday | None


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A finished round: what was answered, by whom and when."""

    title: Text
    says: Text
    good: bool
    icon: str
    who: str
    at: datetime
    moment: Text | None


@dataclass(frozen=True, slots=True)
class MissLine:
    """Days on which a round gave nothing. That it did not happen is something else than that nobody looked."""

    title: Text
    who: str
    not_happened: tuple[date, ...]
    not_looked: tuple[date, ...]


class RoundsPage:
    """Everything about the rounds of one pupil, read once."""

    def __init__(self, admission: Admission, catalogue: Catalogue) -> None:
        self.admission, self.catalogue = admission, catalogue
        self.local = timezone.localtime(admission.now)
        self.today = self.local.date()
        self.week: Week = coming_week(self.today, days_of_school())
        self.people = readers_of(admission.pupil, self.today)
        self.me = admission.person.user.pk
        self.enrolment = enrolment_of(admission.pupil.pk, self.today)

    def context(self) -> dict[str, Any]:
        """What the template shows, besides head and form."""
        rows = [row for row in rounds_of(self.admission.pupil.pk) if row.kind in self.catalogue.rounds]
        names = self.people | names_of({row.looker_id for row in rows} - self.people.keys())
        is_open = [row for row in rows if not row.findings.all() and row.ends >= self.today]
        seen = seen_of(self.admission, self.enrolment, self.today)
        offers = rank_rounds(
            self.catalogue.rounds.values(), seen.picture, seen.observations, self.catalogue.signals
        )  # fmt: skip
        ready = {row.kind for row in is_open}
        first = [one for one in offers if one.reason != "seen" and one.kind.id not in ready][:MOST_OFFERED]
        rest = [one for one in offers if one not in first]
        finished = [row for row in rows if row.findings.all()]
        return {
            "pupil": self.admission.known, "week": self.week, "week_lines": words.week_lines(self.week),
            "picture_url": reverse("understand:picture", args=[self.admission.pupil.pk]),
            "missing": seen.picture.not_enough_because,
            "wants_eyes": any(one.id == "other_eyes" for one in seen.picture.look_next),
            "offers": self._offers(first, is_open, names), "others": self._offers(rest, is_open, names),
            "open": self._open(is_open, names),
            "finished": sorted((self._seen(row, names) for row in finished), key=lambda one: one.at, reverse=True)[:_MOST_FINISHED],
            "misses": [line for row in rows if (line := self._misses(row, names)) is not None][:_MOST_FINISHED],
            "people": [(str(key), name, key == self.me) for key, name in self.people.items()],
            "moments": {one.id: one.label for one in self.catalogue.moments.values()},
        }  # fmt: skip

    def _offers(
        self, offers: Sequence[Offer], is_open: Sequence[PlannedRound], names: dict[UUID, str]
    ) -> tuple[OfferLine, ...]:
        return tuple(
            OfferLine(
                kind=one.kind, because=words.because(one),
                sources=tuple(self.catalogue.sources[code] for code in one.kind.sources),
                with_whom=tuple(names.get(row.looker_id, "") for row in is_open if row.kind == one.kind.id),
            )
            for one in offers
        )  # fmt: skip

    def _open(self, is_open: Sequence[PlannedRound], names: dict[UUID, str]) -> list[OpenLine]:
        programme = programmes_of([self.admission.pupil.pk], self.today)[self.admission.pupil.pk]
        running = moment_now(programme, self.local.time())
        lines = []
        for row in is_open:
            kind, mine, waits = self.catalogue.rounds[row.kind], row.looker_id == self.me, row.starts > self.today
            missed = next((one.what for one in row.misses.all() if one.day == self.today), "")
            tap = None
            if mine and not waits:
                tap = RoundToday(
                    row.pk, fresh_id(), self.admission.known, kind, running in kind.moments, missed, row.ends
                )
            who = names.get(row.looker_id, "")
            lines.append(OpenLine(row.pk, kind, who, mine, row.starts, row.ends, waits, tap))
        return sorted(lines, key=lambda one: (not one.mine, one.waits, one.tap is not None and bool(one.tap.missed)))

    def _seen(self, row: PlannedRound, names: dict[UUID, str]) -> SeenLine:
        """The answer as it stands in the observation: who edited that changed the answer too."""
        observation, kind = row.findings.all()[0].observation, self.catalogue.rounds[row.kind]
        answer = next((found for code in observation.signals if (found := kind.answer_of(code))), None)
        code = answer.signal if answer else next(iter(observation.signals), "")
        signal = self.catalogue.signals.get(code)
        says = answer.says if answer else signal.label if signal else kind.title
        moment = self.catalogue.moments.get(observation.moment)
        return SeenLine(
            kind.title, says, bool(signal and signal.strength), signal.icon if signal else kind.icon,
            names.get(row.looker_id, ""), timezone.localtime(observation.at), moment.label if moment else None,
        )  # fmt: skip

    def _misses(self, row: PlannedRound, names: dict[UUID, str]) -> MissLine | None:
        days = {what: tuple(one.day for one in row.misses.all() if one.what == what) for what in RoundMiss.What.values}
        if not any(days.values()):
            return None
        kind = self.catalogue.rounds[row.kind]
        return MissLine(kind.title, names.get(row.looker_id, ""), days["not_happened"], days["not_looked"])
