"""When it is hard and how it goes over the weeks, as the charts of the page."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture import Observation, Picture
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.web.charts import Cell, Column, Heat, HeatRow, Mark, Timeline, Week
from thuishaven.web.jinja_env import clock

from . import words
from .queries import Behind, Programme

_SCHOOL_WEEK = 5
_MOST_MOMENTS = 2
#: Older weeks are left out: what a child showed long ago should not colour a new look.
_MOST_WEEKS = 16
_VERY_HARD = TENSION_STATES - {"tense"}


def heat_of(picture: Picture, programme: Programme) -> Heat:
    """Tension per moment and weekday. Nobody looked, nothing hard was seen and no school then are three things."""
    at = {row.moment: programme.usual_start(row.moment) for row in picture.heat}
    rows = sorted(picture.heat, key=lambda row: (at[row.moment] is None, at[row.moment] or time.min))
    days = max([len(row.cells) for row in rows], default=_SCHOOL_WEEK)
    return Heat(
        caption=_("Hoe vaak er spanning was, per moment van de dag en per dag van de week"),
        columns=tuple(Column(*words.weekday_head(weekday)) for weekday in range(1, days + 1)),
        rows=tuple(
            HeatRow(
                label=words.spoken(row.label),
                cells=tuple(
                    cell.tension if cell.looked else _not_looked(row.moment, cell.weekday, programme)
                    for cell in row.cells
                ),
                at=clock(start) if (start := at[row.moment]) else "",
            )
            for row in rows
        ),
    )


def _not_looked(moment: str, weekday: int, programme: Programme) -> Cell:
    """Not looked, or no school then: at home every day counts, at school those of the day programme."""
    if moment.startswith("home_") or not programme.weekdays:
        return "unseen"
    in_programme = programme.usual_start(moment) is not None
    has_school = (moment, weekday) in programme.starts if in_programme else weekday in programme.weekdays
    return "unseen" if has_school else None


def hardest_of(picture: Picture) -> str:
    """The moments at which tension was seen most, in words; empty when it was seen hardly anywhere."""
    hard = sorted((row for row in picture.heat if row.tension > 1), key=lambda row: -row.tension)[:_MOST_MOMENTS]
    if not hard:
        return ""
    return _("Het vaakst was het lastig bij %(moments)s.") % {
        "moments": words.listed([words.spoken(row.label).lower() for row in hard])
    }


def timeline_of(behind: Behind, catalogue: Catalogue) -> Timeline:
    """A mark per observation in the latest weeks of the picture; a week without any in a holiday says so."""
    marks: Mapping[date, list[Mark]] = {week.start: [] for week in behind.seen.picture.weeks[-_MOST_WEEKS:]}
    for one in behind.seen.observations:
        monday = one.day - timedelta(days=one.day.weekday())
        if monday in marks:
            marks[monday].append(_mark(one, catalogue))
    return Timeline(
        title=_("Wat er per week gezien is"),
        weeks=tuple(
            Week(str(monday.isocalendar().week), tuple(found), "" if found else _holiday(monday, behind))
            for monday, found in marks.items()
        ),
    )


def _mark(one: Observation, catalogue: Catalogue) -> Mark:
    """As the rules of the picture see tension: by the state, or by what was seen where no state was noted."""
    strengths = [catalogue.signals[code].strength for code in one.signals if code in catalogue.signals]
    if one.state in _VERY_HARD:
        return "strong"
    if one.state == "tense" or (not one.state and not all(strengths)):
        return "hard"
    return "good" if any(strengths) else "other"


def _holiday(monday: date, behind: Behind) -> str:
    """The holiday that covers the whole school week of ``monday``."""
    friday = monday + timedelta(days=_SCHOOL_WEEK - 1)
    return next((name for starts, ends, name in behind.holidays if starts <= monday and friday <= ends), "")
