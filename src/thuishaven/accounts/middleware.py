"""Sessions end after idle time, and people read their own language."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from .models import User

Respond = Callable[[HttpRequest], HttpResponse]
_LAST_SEEN = "last_seen"
_WRITE_EVERY = 60


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
            elif now - seen > _WRITE_EVERY or _LAST_SEEN not in request.session:
                request.session[_LAST_SEEN] = now
        return self.respond(request)


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
