"""Holidays and other days without school, per school year. They hold for every school of the board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.office import queries, services
from thuishaven.office.holiday_forms import HolidayForm
from thuishaven.office.schools import desk_for
from thuishaven.school.holidays import ChangedHolidayError, FreeDays, HolidayOverlapError, OutsideYearError
from thuishaven.school.models import Holiday
from thuishaven.web.jinja_env import day as day_text
from thuishaven.web.notices import say


@require_http_methods(["GET", "POST"])
def holidays(request: HttpRequest) -> HttpResponse:
    """The days without school per year, and adding some."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    now = timezone.now()
    form = HolidayForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.add_free_days(desk=desk, days=form.days(), now=now)
        except (OutsideYearError, HolidayOverlapError) as error:
            _explain(form, error)
        else:
            say(request, _("Toegevoegd: %(name)s.") % {"name": form.days().name})
            return redirect(desk.url("holidays"))
    years = queries.holiday_years(timezone.localdate(now))
    return render(
        request, "office/holidays.html", {"desk": desk, "form": form, "years": years},
        status=422 if form.is_bound else 200,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def holiday(request: HttpRequest, holiday_id: int) -> HttpResponse:
    """Change days without school."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    row = get_object_or_404(Holiday.objects.select_related("year"), pk=holiday_id)
    seen, status = FreeDays.of(row).fingerprint, 200
    form = HolidayForm(
        request.POST if request.method == "POST" else None,
        initial={"name": row.name, "starts": row.starts, "ends": row.ends},
    )
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                services.change_free_days(
                    desk=desk, holiday=row, days=form.days(), seen=request.POST.get("seen", ""), now=timezone.now()
                )
            except ChangedHolidayError:
                status = 409
            except (OutsideYearError, HolidayOverlapError) as error:
                _explain(form, error)
            else:
                say(request, _("De wijziging is bewaard."))
                return redirect(desk.url("holidays"))
        if status == 422:
            seen = request.POST.get("seen", "")
    page = {"desk": desk, "form": form, "holiday": row, "seen": seen, "changed": status == 409}
    return render(request, "office/holiday.html", page, status=status)


@require_POST
def remove(request: HttpRequest, holiday_id: int) -> HttpResponse:
    """There is school on these days after all; the page asked once."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    row = get_object_or_404(Holiday, pk=holiday_id)
    name = row.name
    try:
        services.remove_free_days(desk=desk, holiday=row, seen=request.POST.get("seen", ""), now=timezone.now())
    except ChangedHolidayError:
        say(
            request, _("Iemand anders heeft dit net gewijzigd. Er is niets weggehaald. Kijk nog een keer."), kind="warm"
        )
    else:
        say(request, _("Weggehaald: %(name)s. Op die dagen is er weer school.") % {"name": name}, kind="info")
    return redirect(desk.url("holidays"))


def _explain(form: HolidayForm, error: OutsideYearError | HolidayOverlapError) -> None:
    if isinstance(error, HolidayOverlapError):
        other = error.holiday
        form.add_error("starts", _(
            "Deze dagen vallen samen met %(name)s (%(first)s tot en met %(last)s). Kies andere dagen of wijzig %(name)s."
        ) % {"name": other.name, "first": day_text(other.starts), "last": day_text(other.ends)})  # fmt: skip
    else:
        form.add_error(
            "starts", _("Deze dagen vallen niet binnen één schooljaar dat hier bekend is. Kijk de dagen na.")
        )
