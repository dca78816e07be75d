"""Erasing a pupil."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thuishaven.domain.access import Action
from thuishaven.web.notices import say

from . import services
from .access import admit
from .forms import EraseForm


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Say what erasing does, ask once, erase."""
    admission = admit(request, Action.ERASE_PUPIL, pupil_id)
    form = EraseForm(request.POST if request.method == "POST" else None, expected=admission.known.full_name)
    if form.is_bound and form.is_valid():
        services.erase_pupil(
            pupil=admission.pupil, ground=form.cleaned_data["ground"], by=admission.person.user, now=admission.now
        )
        say(request, _("Het dossier is gewist. Niemand kan het nog lezen, ook niet in een reservekopie."), kind="info")
        return redirect("home:pupils")
    page = {"form": form, "pupil": admission.known}
    return render(request, "privacy/erase.html", page, status=422 if form.is_bound else 200)
