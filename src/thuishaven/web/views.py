"""Pages of the look itself: the choice of theme and letter, what went wrong, and the style guide."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.backends.utils import csrf_input_lazy
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from thuishaven.web.appearance import remember
from thuishaven.web.styleguide import guide_context


@login_not_required
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Remember theme and letter on this device and go back to the page the person came from."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(target if safe else "/")
    remember(
        response,
        theme=request.POST.get("theme", ""),
        letter=request.POST.get("letter", ""),
        secure=request.is_secure(),
    )
    return response


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What a device needs to keep the product as an app. Browsers ask without cookies, so it is Dutch for everybody."""
    about = {
        "name": "Thuishaven", "short_name": "Thuishaven", "lang": "nl", "id": "/", "start_url": "/", "scope": "/",
        "display": "standalone", "background_color": "#f4f3ee", "theme_color": "#f4f3ee",
        "icons": [
            {"src": static("web/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("web/app-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("web/app-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }  # fmt: skip
    return JsonResponse(about, content_type="application/manifest+json", headers={"Cache-Control": "max-age=86400"})


@login_not_required
@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part with its hard cases; only while developing or in the demo."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    return _guide(request, "web/styleguide.html")


@login_not_required
@require_GET
def styleguide_focus(request: HttpRequest) -> HttpResponse:
    """The flow page of the style guide (top bar and save bar)."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    return _guide(request, "web/styleguide_focus.html")


def _guide(request: HttpRequest, template: str) -> HttpResponse:
    """Rendered without context processors: the guide brings its own menu and people."""
    given = {**guide_context(), "request": request, "csrf_input": csrf_input_lazy(request)}
    return HttpResponse(get_template(template).render(given))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came in could not be read."""
    return _what_went_wrong(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this person; says nothing about what is there."""
    return _what_went_wrong(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or one that does not exist for this person."""
    return _what_went_wrong(request, 404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: tried too often; wait a few minutes."""
    return _what_went_wrong(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake; a page that needs nothing but itself."""
    return _what_went_wrong(request, 500)


def _what_went_wrong(request: HttpRequest, status: int) -> HttpResponse:
    """The page without menu and context processors, because the request may have failed before it had a user."""
    return HttpResponse(get_template(f"{status}.html").render({"request": request}), status=status)
