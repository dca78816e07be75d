"""What a device keeps of the library: open to everybody, because nothing in it is about anybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thuishaven.web.shell import NavItem

from . import offline


def _wanted(request: HttpRequest) -> str:
    language = request.GET.get("taal", "")
    return language if language in offline.LANGUAGES else offline.LANGUAGES[0]


@login_not_required
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Browsers ask for it again and again, and each time get the newest."""
    text = offline.worker(_wanted(request))
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@login_not_required
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page that stands in for all pages of the library. Rendered without the request: nobody is in it."""
    language = _wanted(request)
    with translation.override(language):
        menu = [NavItem(reverse("knowledge:browse"), "book-open", _("Kennis"), current=True)]
        text = get_template("knowledge/offline.html").render({"nav": menu, "bundle": offline.bundle_address(language)})
    return HttpResponse(text, headers={"Cache-Control": "no-cache", "Content-Language": language})


@login_not_required
@require_GET
def bundle(request: HttpRequest, language: str) -> HttpResponse:
    """All texts of the library and the index to search them."""
    if language not in offline.LANGUAGES:
        raise Http404
    # Every browser that knows service workers reads gzip; over https they read brotli too, which is much smaller.
    encoding = "br" if "br" in request.headers.get("Accept-Encoding", "") else "gzip"
    newest = request.GET.get("v") == offline.version()
    return HttpResponse(
        offline.bundle(language)[encoding],
        content_type="application/json",
        headers={
            "Content-Encoding": encoding, "Vary": "Accept-Encoding",
            "Cache-Control": "public, max-age=31536000, immutable" if newest else "no-cache",
        },
    )  # fmt: skip
