"""Pages of looking back together: preparing, holding and reading a review, and how far the goals came."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan import queries as plans
from thuishaven.plan.pages import newer_version
from thuishaven.plan.services import PlanChangedError, read_version
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.days import days_of_pupil
from thuishaven.web.notices import say

from . import pages, queries
from .forms import ReviewForm
from .merging import bring_together
from .services import hold_review


@require_GET
def prepare(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What was agreed, what was done, what it did, and what to ask; with the earlier reviews."""
    admission = admit(request, Action.SEE_EVALUATION, pupil_id, thing="review")
    header = pupil_header(admission, "evaluate:show", timezone.localdate(admission.now))
    page = pages.prepare_page(admission, load_catalogue())
    return render(
        request, "review/prepare.html", {"header": header, "may_hold": admission.may(Action.EDIT_PLAN), **page}
    )


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Minutes, levels, the next version of the plan and the next date, on one page."""
    return _hold(request, admit(request, Action.EDIT_PLAN, pupil_id, thing="review"))


def _hold(request: HttpRequest, admission: Admission) -> HttpResponse:
    pupil_id = admission.pupil.pk
    version = plans.newest_version(pupil_id)
    if version is None:
        return redirect("review:prepare", pupil_id)
    catalogue, today = load_catalogue(), timezone.localdate(admission.now)
    before = read_version(version, plans.open_goals(pupil_id), admission)
    data, meanwhile, newer = request.POST or None, None, None
    if data is not None:
        data, meanwhile = bring_together(
            data,
            admission=admission,
            version=version,
            before=before,
            titles=lambda code: pages.title_of(code, catalogue),
        )
    form = ReviewForm(
        data, before=before, today=today, based_on=version.number,
        approaches=[(code, pages.title_of(code, catalogue)) for code in before.approaches],
        next_day=pages.next_day(today, days_of_pupil(pupil_id)),
    )  # fmt: skip
    if meanwhile:
        newer = newer_version(admission, meanwhile.based_on)
    elif form.is_bound and form.is_valid():
        try:
            review = hold_review(
                admission=admission, held=form.held(), before=before, looked_at=version, based_on=version.number
            )
        except PlanChangedError:  # saved between reading and writing
            return _hold(request, admission)
        say(request, _("Het gesprek is bewaard. Het plan is nu versie %(number)s.") % {"number": review.version.number if review.version else ""})  # fmt: skip
        return redirect("review:minutes", pupil_id, review.pk)
    return render(request, "review/hold.html", {
        "pupil": admission.known, "form": form, "newer": newer, "meanwhile": meanwhile,
        "agreements": range(form.rows), "more_agreements": range(form.rows, form.places),
    }, status=409 if meanwhile else 422 if form.is_bound else 200)  # fmt: skip


@require_GET
def minutes(request: HttpRequest, pupil_id: UUID, review_id: UUID) -> HttpResponse:
    """What was said at one review."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="review minutes")
    review = queries.reviews_of(pupil_id).filter(pk=review_id).first()
    if review is None:
        raise Http404
    header = pupil_header(admission, "evaluate:show", timezone.localdate(admission.now))
    page = pages.minutes_page(admission, review, load_catalogue())
    return render(
        request, "review/minutes.html", {"header": header, "page": page, "may_edit": admission.may(Action.EDIT_PLAN)}
    )


@require_GET
def attained(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """How far each goal came, in words; the number T only when it is asked for, and that is logged."""
    with_number = request.GET.get("getal") == "1"
    admission = admit(request, Action.SEE_EVALUATION, pupil_id, thing="goals T" if with_number else "goals")
    header = pupil_header(admission, "evaluate:show", timezone.localdate(admission.now))
    return render(request, "review/attained.html", {"header": header, **pages.attained_page(admission, with_number)})
