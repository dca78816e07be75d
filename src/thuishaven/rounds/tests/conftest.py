"""Planning and tapping as the tests do it."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from thuishaven.rounds.models import PlannedRound

#: A Tuesday without holidays around it, at the time of free play.
TUESDAY, PLAY = date(2026, 11, 24), time(10, 20)


@pytest.fixture
def it_is(monkeypatch) -> Callable[..., datetime]:  # type: ignore[no-untyped-def]
    """Sets the clock of the school."""

    def set_clock(day: date, clock: time = PLAY) -> datetime:
        moment = timezone.make_aware(datetime.combine(day, clock))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return set_clock


@pytest.fixture
def tuesday(demo, it_is) -> date:  # type: ignore[no-untyped-def]
    """A school day at the time of free play, and no rounds but those of the test."""
    it_is(TUESDAY)
    PlannedRound.objects.all().delete()
    return TUESDAY


@pytest.fixture
def plan(demo, as_user) -> Callable[..., list[PlannedRound]]:  # type: ignore[no-untyped-def]
    """Plan rounds through the page: ``plan("comfort", child="tigist", by="marleen", who=["hilde"])``."""

    def make(
        *kinds: str, child: str = "tigist", by: str = "marleen", who: tuple[str, ...] = (), form: UUID | None = None
    ) -> list[PlannedRound]:
        before = set(PlannedRound.objects.values_list("pk", flat=True))
        data = {
            "id": str(form or uuid4()), "kinds": list(kinds), "who": [str(demo.users[key].pk) for key in who or (by,)],
        }  # fmt: skip
        response = as_user(by).post(f"/leerling/{demo.pupils[child].pk}/rondes/", data)
        assert response.status_code == 302, response.content.decode()
        return list(PlannedRound.objects.exclude(pk__in=before))

    return make


@pytest.fixture
def tap(as_user) -> Callable[..., tuple[Client, object]]:  # type: ignore[no-untyped-def]
    """Tap an answer on a round: ``tap(round, "SIG-POS-02")``; returns the client and its answer."""

    def send(planned: PlannedRound, answer: str, *, by: str = "marleen", key: UUID | None = None, back: str = ""):  # type: ignore[no-untyped-def]
        client = as_user(by)
        data = {"id": str(key or uuid4()), "answer": answer, "back": back}
        return client, client.post(f"/leerling/{planned.pupil_id}/rondes/{planned.pk}/tik/", data)

    return send
