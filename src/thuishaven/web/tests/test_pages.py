"""The frame, the choice of theme, notices and the pages for when something goes wrong."""

import re

import pytest
from allauth.core.ratelimit import respond_429
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import Http404
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from thuishaven.web import views
from thuishaven.web.appearance import appearance_of
from thuishaven.web.notices import notice_parts, say

make = RequestFactory()


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with translation.override("nl"):
        yield


def test_the_choice_of_theme_and_letter_is_kept_on_the_device():
    response = views.appearance(make.post("/", {"theme": "dark", "letter": "clear", "next": "/kennis/"}))
    assert response.status_code == 302
    assert response.url == "/kennis/"
    assert response.cookies["theme"].value == "dark"
    assert response.cookies["letter"].value == "clear"
    assert response.cookies["theme"]["httponly"]


def test_an_unknown_theme_changes_nothing():
    response = views.appearance(make.post("/", {"theme": "purple"}))
    assert not response.cookies


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_it_never_leads_to_another_site(target):
    assert views.appearance(make.post("/", {"theme": "dark", "next": target})).url == "/"


def test_the_choice_of_theme_needs_a_post():
    assert views.appearance(make.get("/")).status_code == 405


def test_a_cookie_that_was_tampered_with_counts_as_no_choice():
    request = make.get("/")
    request.COOKIES = {"theme": '"><script>', "letter": "x"}
    assert appearance_of(request) == ("system", "plain")


@pytest.mark.parametrize(("theme", "said"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')])
def test_the_page_comes_in_the_chosen_theme_without_script(theme, said):
    request = make.get("/")
    request.COOKIES = {"theme": theme}
    html = views.not_found(request).content.decode()
    assert re.search(rf"<html lang=\"nl\" {said}>", html)


def test_without_a_choice_the_page_follows_the_device():
    html = views.not_found(make.get("/")).content.decode()
    assert "data-theme" not in html
    assert 'content="light dark"' in html


@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.permission_denied, 403), (views.not_found, 404), (views.too_many, 429)],
)
def test_error_pages_say_what_to_do_without_a_user_in_the_request(view, status):
    response = view(make.get("/"), None)
    assert response.status_code == status
    assert "Naar het begin" in response.content.decode()


def test_the_login_library_shows_our_page_to_who_tries_too_often():
    response = respond_429(make.get("/"))
    assert response.status_code == 429
    assert "Probeer het over vijf minuten opnieuw." in response.content.decode()


def test_our_own_mistake_needs_no_context_at_all():
    assert views.server_error(make.get("/")).status_code == 500
    assert "Het ligt niet aan jou" in get_template("500.html").render()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_mistake_speaks_dutch_with_one_english_line(language):
    with translation.override(language):
        html = views.server_error(make.get("/")).content.decode()
    assert '<html lang="nl">' in html
    assert "<h1>Er ging iets mis bij ons</h1>" in html
    assert re.findall(r'<p lang="en"[^>]*>([^<]+)</p>', html) == [
        "Something went wrong on our side. Go back one step and try again in a minute."
    ]


def test_a_lost_form_token_has_its_own_page():
    assert "stond te lang open" in get_template("403_csrf.html").render()


@pytest.mark.parametrize("view", [views.styleguide, views.styleguide_focus])
def test_the_style_guide_is_not_on_a_real_installation(view, settings):
    settings.DEBUG = settings.DEMO = False
    with pytest.raises(Http404):
        view(make.get("/"))


@pytest.mark.parametrize("view", [views.styleguide, views.styleguide_focus])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_style_guide_shows_every_part_with_unique_ids(view, language, settings):
    settings.DEMO = True
    with translation.override(language):
        html = view(make.get("/styleguide/")).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert f'<html lang="{language}"' in html
    referred = {
        one for group in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html) for one in group.split()
    }
    assert referred <= set(ids)


def test_a_notice_carries_its_way_back():
    kept = []
    request = make.get("/")
    request._messages = type("Store", (), {"add": lambda self, *parts, **rest: kept.append((*parts, *rest.values()))})()
    say(request, "Opgeslagen", undo_url="/terug/?a=1&b=2", open_url="/kijk/")
    part = notice_parts(Message(*kept[0]))
    assert (part.kind, part.text, part.undo_url, part.open_url) == ("good", "Opgeslagen", "/terug/?a=1&b=2", "/kijk/")


def test_a_message_of_the_library_is_shown_without_links():
    part = notice_parts(Message(constants.ERROR, "Mislukt", "danger"))
    assert (part.kind, part.undo_url, part.open_url) == ("warm", "", "")
