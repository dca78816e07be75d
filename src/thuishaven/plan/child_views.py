"""Pages of the child itself: what it likes, what helps and what it thinks of the plan; and its drawings."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.domain.drawings import MOST_BYTES
from thuishaven.privacy.access import Admission, admit
from thuishaven.web.notices import say
from thuishaven.web.upload import MemoryOnly

from . import pages
from .child_forms import ChildForm
from .child_pages import child_page, said, words_about
from .child_services import ChildWordsChangedError, newest_content, save_child_words
from .drawing_sweep import still_shown
from .drawings import as_response, drawing_ids, find_drawing, keep_drawing, read_drawing
from .services import ChildWords


@csrf_exempt
@require_http_methods(["GET", "POST"])
def child(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Child and adult together; checked for forgery after the drawings are told to stay in memory."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="child's words")
    request.upload_handlers = [MemoryOnly(MOST_BYTES)]  # type: ignore[list-item]
    return _child(request, admission)


@csrf_protect
def _child(request: HttpRequest, admission: Admission) -> HttpResponse:
    content, number = newest_content(admission)
    existing = content.child if content else ChildWords()
    form = ChildForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()), existing=existing, based_on=number,
        drawing_ids=drawing_ids(admission.pupil.pk),
    )  # fmt: skip
    status, newer, other = 200, None, existing
    if form.is_bound:
        is_right = form.is_valid()
        kept = {
            prompt: str(keep_drawing(admission=admission, content=drawn, showing=form.held_drawings()).pk)
            for prompt, drawn in form.new_drawings().items()
        }
        if is_right:
            based_on = form.cleaned_data["based_on"]
            try:
                version = save_child_words(admission=admission, child=form.child(kept), based_on=based_on)
            except ChildWordsChangedError as error:
                status, newer, form = 409, pages.newer_version(admission, based_on), form.again(kept, error.number)
            else:
                say(request, _("Bewaard in de woorden van %(name)s.") % {"name": admission.known.name} if version else
                    _("Er is niets veranderd."), kind="good" if version else "info")  # fmt: skip
                return redirect("plan:show", admission.pupil.pk)
        else:
            status, form = 422, form.again(kept)
    if form.is_bound:
        still_shown(admission.pupil.pk, admission.key, form.held_drawings(), admission.now)
    page = child_page(admission, form, newer, said(other) if newer else (), words_about(content))
    return render(request, "plan/child.html", page, status=status)


@require_GET
def drawing(request: HttpRequest, pupil_id: UUID, drawing_id: UUID) -> HttpResponse:
    """A drawing of this child, as a picture that no browser keeps and that does nothing else."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="drawing")
    found = find_drawing(pupil_id, drawing_id)
    if found is None:
        raise Http404
    return as_response(read_drawing(found, admission.key))
