"""Logging in: throttled, never to another site, over after idle time, and invitations that work once."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from thuishaven.accounts.invitations import invite
from thuishaven.accounts.people import Profile, create_user
from thuishaven.demo.personas import DEMO_PASSWORD

LOGIN = "marleen@vlinderboom.example"


@pytest.fixture(autouse=True)
def _fresh_counters(db):
    """Each test starts with an empty throttle."""
    cache.clear()
    yield
    cache.clear()


def log_in(client: Client, password: str = DEMO_PASSWORD, **more: str):
    return client.post(reverse("account_login"), {"login": LOGIN, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get(reverse("accounts:profile")).status_code == 200


def test_the_right_password_opens_the_page_of_today(demo, client):
    response = log_in(client)
    assert (response.status_code, response.url) == (302, reverse("home:today"))
    assert is_in(client)


def test_the_login_name_may_be_typed_with_capitals_and_spaces(demo, client):
    client.post(reverse("account_login"), {"login": " Marleen@Vlinderboom.Example ", "password": DEMO_PASSWORD})
    assert is_in(client)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(demo, client):
    wrong = log_in(client, "iets-heel-anders-99").content.decode()
    unknown = client.post(
        reverse("account_login"), {"login": "niemand@vlinderboom.example", "password": "iets-heel-anders-99"}
    ).content.decode()
    assert "Inloggen lukt nog niet" in wrong
    assert wrong.replace(LOGIN, "").split("<form")[0] == unknown.split("<form")[0]
    assert not is_in(client)


def test_after_five_wrong_tries_even_the_right_password_waits(demo, client):
    for _ in range(5):
        log_in(client, "iets-heel-anders-99")
    response = log_in(client)
    assert response.status_code == 429
    assert not is_in(client)


def test_the_throttle_is_per_account_so_a_colleague_can_still_log_in(demo, client):
    for _ in range(5):
        log_in(client, "iets-heel-anders-99")
    other = Client()
    other.post(reverse("account_login"), {"login": "joost@vlinderboom.example", "password": DEMO_PASSWORD})
    assert is_in(other)


@pytest.mark.parametrize(
    "target", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", "https:elders.example"]
)
def test_logging_in_never_leads_to_another_site(demo, client, target):
    response = log_in(client, next=target)
    assert "elders" not in response.url
    assert "javascript" not in response.url


def test_logging_in_leads_back_to_the_page_that_was_asked(demo, client):
    assert log_in(client, next="/leerlingen/").url == "/leerlingen/"


def test_a_session_ends_after_half_an_hour_without_a_click(as_user, settings):
    client = as_user("marleen")
    assert is_in(client)
    session = client.session
    session["last_seen"] -= settings.SESSION_IDLE_SECONDS + 1
    session.save()
    response = client.get(reverse("accounts:profile"))
    assert response.url == f"{reverse('account_login')}?next={reverse('accounts:profile')}"


def test_a_click_within_half_an_hour_keeps_the_session(as_user, settings):
    client = as_user("marleen")
    assert is_in(client)
    session = client.session
    session["last_seen"] -= settings.SESSION_IDLE_SECONDS - 60
    session.save()
    assert is_in(client)


@pytest.mark.parametrize(("headers", "counts"), [({}, True), ({"X-Background": "yes"}, False)])
def test_what_a_page_asks_by_itself_is_not_somebody_being_there(as_user, settings, headers, counts):
    client = as_user("marleen")
    assert is_in(client)
    session = client.session
    session["last_seen"] -= settings.SESSION_IDLE_SECONDS - 60
    session.save()
    before = client.session["last_seen"]
    assert client.get(reverse("capture:device_state"), headers=headers).status_code == 200
    assert (client.session["last_seen"] > before) is counts


def test_the_role_switcher_does_not_exist_outside_the_demo(demo, client, settings):
    settings.DEMO = False
    assert client.post(reverse("accounts:demo_login"), {"login": LOGIN}).status_code == 404
    assert b"demo-t" not in client.get(reverse("account_login")).content
    assert not is_in(client)


def test_the_demo_has_the_role_switcher(demo, client, settings):
    settings.DEMO = True
    assert b"demo-t" in client.get(reverse("account_login")).content
    client.post(reverse("accounts:demo_login"), {"login": LOGIN})
    assert is_in(client)


class TestInvitation:
    @pytest.fixture
    def invited(self, demo, now):
        user = create_user(profile=Profile("Sanne", "", "Post", "sanne@vlinderboom.example"), password=None, now=now)
        return reverse("accounts:choose_password", args=[invite(user)])

    @pytest.fixture
    def now(self):
        from django.utils import timezone

        return timezone.now()

    def choose(self, client, address, password="een-lange-zin-over-thee", again=None):
        return client.post(address, {"password": password, "again": again or password})

    def test_it_lets_somebody_choose_a_password_and_log_in(self, client, invited):
        assert self.choose(client, invited).url == reverse("account_login")
        client.post(
            reverse("account_login"), {"login": "sanne@vlinderboom.example", "password": "een-lange-zin-over-thee"}
        )
        assert is_in(client)

    def test_it_works_once(self, client, invited):
        self.choose(client, invited)
        assert client.get(invited).status_code == 410
        assert self.choose(client, invited, "nog-een-lange-zin-erbij").status_code == 410

    def test_nobody_logs_in_before_choosing(self, client, invited):
        client.post(reverse("account_login"), {"login": "sanne@vlinderboom.example", "password": ""})
        assert not is_in(client)

    def test_a_changed_link_is_refused(self, client, invited):
        assert client.get(invited[:-3] + "x/").status_code == 410

    @pytest.mark.parametrize(
        ("password", "again"), [("kort", "kort"), ("een-lange-zin-over-thee", "een-andere-zin-over-thee"), ("", "")]
    )
    def test_a_password_that_does_not_do_changes_nothing(self, client, invited, password, again):
        assert self.choose(client, invited, password, again).status_code == 422
        assert client.get(invited).status_code == 200
