"""A question of Marleen to Joost about Sami, and the clock."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from thuishaven.asking.models import LookAsk
from thuishaven.asking.tests.sent import ask_form


@pytest.fixture
def asked(demo, as_user: Callable[[str], Client]) -> LookAsk:  # type: ignore[no-untyped-def]
    """Marleen asked Joost, who has no tie to Sami, today."""
    form = ask_form(demo.users["joost"])
    response = as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/meekijken/", form)
    assert response.status_code == 302
    return LookAsk.objects.get(pk=form["id"])


@pytest.fixture
def days_later(monkeypatch: pytest.MonkeyPatch, today: date) -> Callable[[int], datetime]:
    """Turns the clock of the school to noon, so many days from today."""

    def turn(days: int) -> datetime:
        noon = timezone.make_aware(datetime.combine(today + timedelta(days=days), datetime.min.time()))
        noon += timedelta(hours=12)
        monkeypatch.setattr(timezone, "now", lambda: noon)
        return noon

    return turn
