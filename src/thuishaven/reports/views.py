"""Numbers about the school."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateformat import format as date_text
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thuishaven.domain.access import Action, Role
from thuishaven.privacy.access import person_of, require
from thuishaven.school.models import School

from .queries import Numbers, numbers_of
from .suppression import FEWEST_PUPILS

_SEES = (Role.HEAD, Role.COORDINATOR)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """How much is recorded, who has a plan and how often strengths are seen, for the school as a whole."""
    require(request, Action.SEE_AGGREGATES)
    schools = {one.school_id for one in person_of(request).roles if one.role in _SEES}
    school = School.objects.filter(pk__in=schools).order_by("name", "pk")[0]
    numbers = numbers_of(school, timezone.localdate())
    return render(request, "reports/overview.html", {
        "school": school, "numbers": numbers, "months": _month_names(numbers), "fewest": FEWEST_PUPILS, "share_words": _share_words(),
    })  # fmt: skip


def _month_names(numbers: Numbers | None) -> list[str]:
    short = "M" if get_language() == "en" else "b"
    return [date_text(month, short) for month in numbers.months] if numbers else []


def _share_words() -> dict[str | None, str]:
    return {
        "hardly": _("bijna nooit een kracht"), "some": _("soms een kracht"), "a_third": _("ongeveer een derde is een kracht"),
        "half": _("ongeveer de helft is een kracht"), "most": _("het meeste is een kracht"),
        "nearly_all": _("bijna alles is een kracht"), None: _("te weinig kinderen om te tonen"),
    }  # fmt: skip
