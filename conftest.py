"""Shared by all tests: an installation of its own in a temporary folder, and the demo school in the test database."""

import os
import tempfile
from collections.abc import Callable
from datetime import date

_FOLDER = tempfile.mkdtemp(prefix="thuishaven-test-")
os.environ["THUISHAVEN_DATA"] = _FOLDER
os.environ.pop("THUISHAVEN_DEMO", None)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import pytest  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402


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


@pytest.fixture
def as_user(demo) -> Callable[[str], Client]:  # type: ignore[no-untyped-def]
    """A browser in which the persona is logged in: ``as_user("marleen")``."""

    def log_in(key: str) -> Client:
        client = Client()
        client.force_login(demo.users[key], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return log_in


@pytest.fixture
def today() -> date:
    """Today at the school."""
    return timezone.localdate()


@pytest.fixture(autouse=True)
def _plain_static_files(settings):  # type: ignore[no-untyped-def]
    """Tests render pages without collecting static files first; passwords are hashed fast."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
