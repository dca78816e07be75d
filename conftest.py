"""Shared by all tests: the demo school in the test database, and people who are logged in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

# How long an example takes is no property of the code: it may be the one for which a catalogue is read.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # type: ignore[no-untyped-def]
    """The test database with the throttle table and the demo school; every test works in a rolled-back transaction."""
    from thuishaven.demo.seed import seed_demo

    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        seed_demo()


@pytest.fixture
def demo(db):  # type: ignore[no-untyped-def]
    """The demo school: users, pupils and groups by the keys of the personas."""
    from thuishaven.demo.seed import find_demo

    return find_demo()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test starts with an empty memory: rows of another test were rolled back without a trace."""
    from thuishaven.understand import pages, queries

    queries.forget()
    pages.forget()


@pytest.fixture
def as_user(demo, settings) -> Callable[[str], Client]:  # type: ignore[no-untyped-def]
    """A browser in which the persona is logged in, also when a test turns the clock: ``as_user("marleen")``."""
    settings.SESSION_COOKIE_AGE = timedelta(days=60).total_seconds()

    def log_in(key: str) -> Client:
        client = Client()
        client.force_login(demo.users[key], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return log_in


@pytest.fixture
def today() -> date:
    """Today at the school."""
    return timezone.localdate()
