"""An incident recorded for one test, and where its pages are."""

import html
import uuid
from collections.abc import Callable

import pytest

from thuishaven.incidents.models import Incident


@pytest.fixture
def recorded(demo, as_user) -> Callable[..., tuple[Incident, str]]:  # type: ignore[no-untyped-def]
    """Record an incident: ``recorded("lotte", by="femke", state="fight")`` gives it and its address."""

    def record(key: str = "lotte", *, by: str = "marleen", **more: object) -> tuple[Incident, str]:
        base = f"/leerling/{demo.pupils[key].pk}/incident/"
        form = {"id": str(uuid.uuid4()), "signals": ["SIG-FEAR-05"], "state": "fight", **more}
        assert as_user(by).post(base, form).status_code == 302
        return Incident.objects.get(pk=form["id"]), f"{base}{form['id']}/"

    return record


@pytest.fixture
def read(as_user) -> Callable[[str, str], str]:  # type: ignore[no-untyped-def]
    """A page as text: ``read("marleen", address)``."""
    return lambda key, address: html.unescape(as_user(key).get(address).content.decode())
