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


@login_not_required
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page that stands in for all pages of the library. Rendered without the request: nobody is in it."""
    language = offline.wanted(request.GET.get("taal", ""))
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
