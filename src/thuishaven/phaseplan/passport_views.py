"""Pages of "Dit ben ik": reading it, making it together with the child, its versions, and the page on paper."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.domain.drawings import MOST_BYTES
from thuishaven.dossiers.header import pupil_header
from thuishaven.plan.child_services import newest_content
from thuishaven.plan.drawing_sweep import still_shown
from thuishaven.plan.drawings import keep_drawing, newest_drawings
from thuishaven.plan.paper.press import as_pdf
from thuishaven.plan.services import ChildWords
from thuishaven.privacy.access import Admission, admit
from thuishaven.web.notices import say
from thuishaven.web.upload import MemoryOnly

from . import passport_pages as pages
from .paper.passport_paper import passport_pdf
from .passport_forms import PassportForm
from .passport_services import (
    PassportChangedError,
    from_plan,
    newest_passport,
    read_passport,
    save_passport,
    versions_of,
)


@require_GET
def show(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The newest version, or what to do when there is none."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="passport")
    return _shown(request, admission, pages.newest_page(admission), old=False)


@require_GET
def version(request: HttpRequest, pupil_id: UUID, number: int) -> HttpResponse:
    """The page as it read in an earlier version."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing=f"passport version {number}"[:80])
    row = versions_of(pupil_id).filter(number=number).first()
    if row is None:
        raise Http404
    return _shown(request, admission, pages.read_page(admission, row), old=True)


def _shown(request: HttpRequest, admission: Admission, page: pages.PassportPage | None, *, old: bool) -> HttpResponse:
    return render(request, "phaseplan/passport.html", {
        "header": pupil_header(admission, "passport:show", timezone.localdate(admission.now)), "page": page, "old": old,
        "may_edit": admission.may(Action.EDIT_PLAN) and not old,
    })  # fmt: skip


@require_GET
def versions(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Every version, newest first."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="passport versions")
    return render(request, "phaseplan/passport_versions.html", {
        "header": pupil_header(admission, "passport:show", timezone.localdate(admission.now)),
        "lines": pages.version_lines(admission),
    })  # fmt: skip


@csrf_exempt
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Make or change the page with the child; checked for forgery after the drawing is told to stay in memory."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="passport")
    request.upload_handlers = [MemoryOnly(MOST_BYTES)]  # type: ignore[list-item]
    return _edit(request, admission)


@csrf_protect
def _edit(request: HttpRequest, admission: Admission) -> HttpResponse:
    row = newest_passport(admission.pupil.pk)
    plan, plan_number = newest_content(admission)
    start = read_passport(row, admission.key) if row else from_plan(plan.child if plan else ChildWords())
    held = request.POST.get("drawing", "")
    drawings = newest_drawings(admission, {start.drawing, held})
    form = PassportForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()), start=start,
        based_on=row.number if row else 0, drawings=drawings,
    )  # fmt: skip
    status, newer = 200, 0
    if form.is_bound:
        is_right, content = form.is_valid(), form.new_drawing()
        kept = str(keep_drawing(admission=admission, content=content, showing={held}).pk) if content else ""
        status = 422
        if is_right:
            try:
                save_passport(admission=admission, content=form.content(kept), based_on=form.cleaned_data["based_on"])
            except PassportChangedError as error:
                status, newer = 409, error.number
            else:
                say(request, _("Bewaard. Wat hier staat, koos %(name)s.") % {"name": admission.known.name})
                return redirect("passport:show", admission.pupil.pk)
        form = form.again(kept, newer or None)
        still_shown(admission.pupil.pk, admission.key, {held}, admission.now)
        drawings = (kept, *drawings) if kept else drawings
    page = pages.edit_page(admission, form, drawings, plan=plan, from_plan=not row and plan_number > 0, newer=newer)
    return render(request, "phaseplan/passport_edit.html", page, status=status)


@require_GET
def pdf(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The newest version on one A4."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="passport pdf")
    page = pages.newest_page(admission)
    if page is None:
        raise Http404
    return as_pdf(passport_pdf(admission, page), "dit-ben-ik.pdf")
