"""What the server says with every answer, and what it does when somebody guesses."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
GUESSES = 5


def _directives(policy: str) -> dict[str, str]:
    return {name: value.strip() for name, _, value in (part.strip().partition(" ") for part in policy.split(";"))}


@pytest.mark.parametrize("key", ["", "marleen", "petra"])
def test_pages_let_in_nothing_from_outside_and_are_not_kept(visitor: MakeVisitor, key: str) -> None:
    one = visitor(key)
    answer = one.context.request.get(one.origin + ("/" if key else "/inloggen/"))
    headers = answer.headers
    policy = _directives(headers["content-security-policy"])
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "no-store" in headers["cache-control"]
    assert "private" in headers["cache-control"]
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("path", ["/leerling/{sami}/plannen/steunplan.pdf", "/leerling/{sami}/begrijpen/"])
def test_what_is_about_a_child_is_not_kept_by_the_browser(
    visitor: MakeVisitor, pupil_ids: dict[str, str], path: str
) -> None:
    one = visitor("marleen")
    answer = one.context.request.get(one.origin + path.format(**pupil_ids))
    assert answer.status == 200
    assert "no-store" in answer.headers["cache-control"]


def test_pages_that_are_not_there_are_guarded_too(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    answer = one.context.request.get(one.origin + "/bestaat-niet/")
    assert answer.status == 404
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_cookies_are_out_of_reach_for_scripts_and_other_sites(visitor: MakeVisitor) -> None:
    cookies = {one["name"]: one for one in visitor("marleen").context.cookies()}
    assert {"thuishaven_session", "thuishaven_csrf"} <= set(cookies)
    for one in cookies.values():
        assert one["httpOnly"], one["name"]
        assert one["sameSite"] in {"Lax", "Strict"}, one["name"]
    assert cookies["thuishaven_session"]["expires"] == -1


def test_static_files_are_compressed_and_may_be_kept_for_good(visitor: MakeVisitor) -> None:
    one = visitor()
    page = one.open("/inloggen/")
    sheets = page.locator("link[rel=stylesheet]").all()
    assert sheets
    for sheet in sheets:
        address = sheet.get_attribute("href") or ""
        assert re.search(r"\.[0-9a-f]{8,}\.css$", address)
        answer = one.context.request.get(one.origin + address, headers={"Accept-Encoding": "br"})
        assert answer.status == 200
        assert answer.headers["content-encoding"] == "br"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_is_compressed(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    answer = one.context.request.get(one.origin + "/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_a_form_from_elsewhere_is_refused(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    answer = one.context.request.post(one.origin + "/inloggen/taal/", form={"language": "en"})
    assert answer.status == 403
    one.open("/")
    expect(one.page.locator("html")).to_have_attribute("lang", "nl")


def test_after_logging_out_the_way_back_is_closed(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen")
    page = one.open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/**")
    page.go_back()
    expect(page.get_by_role("button", name="Inloggen", exact=True)).to_be_visible()
    expect(page.get_by_text("Sami", exact=True)).to_have_count(0)


def test_guessing_a_password_is_stopped_with_a_clear_sentence(visitor: MakeVisitor) -> None:
    one = visitor()
    for _ in range(GUESSES):
        one.log_in_with_password("samira@vlinderboom.example", "dit is het niet echt")
        expect(one.page.get_by_role("alert")).to_contain_text("Inloggen lukt nog niet.")
        expect(one.page.get_by_role("alert")).to_be_focused()
    one.log_in_with_password("samira@vlinderboom.example")
    expect(one.page.get_by_role("alert")).to_contain_text("Wacht vijf minuten en probeer het dan opnieuw.")
    assert "/mijn-kind/" not in one.page.url


def test_a_wrong_login_says_the_same_whether_or_not_the_account_exists(visitor: MakeVisitor) -> None:
    one = visitor()
    said = []
    for login in ("hilde@vlinderboom.example", "niemand@vlinderboom.example"):
        one.log_in_with_password(login, "dit is het niet echt")
        alert = one.page.get_by_role("alert")
        expect(alert).to_be_visible()
        said.append(alert.inner_text())
    assert said[0] == said[1]
