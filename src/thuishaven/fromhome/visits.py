"""How a visit is remembered: a small signed cookie that scripts cannot read, for half an hour without a click."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from .models import HomeVisit

COOKIE = "thuishaven_home"
_SALT = "thuishaven.fromhome.visit"
_SECONDS = 30 * 60
_PATH = "/thuis/"


def remembered(request: HttpRequest) -> UUID | None:
    """The visit that the browser of ``request`` is in the middle of."""
    try:
        return UUID(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_SECONDS))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def remember(response: HttpResponse, visit: HomeVisit) -> None:
    """Let the browser come back to ``visit`` for another half hour."""
    response.set_cookie(
        COOKIE, signing.dumps(str(visit.pk), salt=_SALT), max_age=_SECONDS, path=_PATH, httponly=True, samesite="Lax",
        secure=settings.HTTPS,
    )  # fmt: skip


def forget(response: HttpResponse) -> None:
    """End the visit in this browser."""
    response.delete_cookie(COOKIE, path=_PATH, samesite="Lax")
