"""Sessions end after idle time, people read their own language, and a form that is not right says so in its status."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from .models import User

Respond = Callable[[HttpRequest], HttpResponse]
_LAST_SEEN = "last_seen"
_WRITE_EVERY = 60
#: What the login library calls trying too often, when it says so beside a field.
_TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}


class IdleTimeoutMiddleware:
    """Ends a session after SESSION_IDLE_SECONDS without a request."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get(_LAST_SEEN, now)
            if now - seen > settings.SESSION_IDLE_SECONDS:
                logout(request)
                messages.info(request, _("Je was een tijd weg. Log opnieuw in, dan ga je verder waar je was."))
            elif (now - seen > _WRITE_EVERY and not _by_itself(request)) or _LAST_SEEN not in request.session:
                request.session[_LAST_SEEN] = now
        return self.respond(request)


def _by_itself(request: HttpRequest) -> bool:
    """Whether a page asks on its own, in the background: that is not somebody being there."""
    return bool(request.headers.get("X-Background"))


class LanguageMiddleware:
    """The language of the account, else of the cookie, else Dutch."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if isinstance(request.user, User):
            wanted = request.user.language
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.respond(request)
            response.headers.setdefault("Content-Language", language)
            return response


class RefusedFormMiddleware:
    """A form of the login library that was sent and is not right answers 422, tried too often 429, where it says 200.

    Our own views say it themselves; only the library hands over its pages before they are rendered, with their forms.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Look at the forms of the page before it is rendered."""
        if request.method == "POST" and response.status_code == 200:
            shown = [one for one in (response.context_data or {}).values() if isinstance(one, BaseForm)]
            faults = [fault for form in shown if form.is_bound for fault in form.errors.as_data().values()]
            if faults:
                codes = {one.code for fault in faults for one in fault}
                response.status_code = 429 if codes & _TOO_OFTEN else 422
        return response
