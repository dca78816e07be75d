"""When it is hard and how it goes over the weeks, as the charts of the page."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture import Observation, Picture
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.domain.picture.result import HeatCell
from thuishaven.presence.words import why_nothing
from thuishaven.web.charts import Mark, Timeline, Week
from thuishaven.web.heat import Cell, Column, Heat, HeatRow
from thuishaven.web.jinja_env import clock

from . import words
from .numbers import Numbers
from .queries import Behind

_SCHOOL_WEEK = 5
_MOST_MOMENTS = 2
#: Older weeks are left out: what a child showed long ago should not colour a new look.
_MOST_WEEKS = 16
_VERY_HARD = TENSION_STATES - {"tense"}


def heat_of(behind: Behind, numbers: Numbers) -> Heat:
    """Tension per moment and weekday.

    Nobody looked, nothing hard was seen, the child was never there then, and no school then are four things.
    """
    picture, programme = behind.seen.picture, behind.programme
    at = {row.moment: programme.usual_start(row.moment) for row in picture.heat}
    rows = sorted(picture.heat, key=lambda row: (at[row.moment] is None, at[row.moment] or time.min))
    days = max([len(row.cells) for row in rows], default=_SCHOOL_WEEK)
    return Heat(
        caption=_("Hoe vaak er spanning was, per moment van de dag en per dag van de week"),
        columns=tuple(Column(*words.weekday_head(weekday)) for weekday in range(1, days + 1)),
        rows=tuple(
            HeatRow(
                label=(label := words.spoken(row.label)),
                cells=tuple(
                    cell.tension if cell.looked else _not_looked(row.moment, cell.weekday, behind) for cell in row.cells
                ),
                at=clock(start) if (start := at[row.moment]) else "",
                urls=tuple(_cell_url(row.moment, label, cell, numbers) for cell in row.cells),
                total_url=numbers.add(
                    f"heat.{row.moment}", _tension_at(label),
                    numbers.each(code for cell in row.cells for code in cell.tension_in),
                ),
            )
            for row in rows
        ),
    )  # fmt: skip


def _cell_url(moment: str, label: str, cell: HeatCell, numbers: Numbers) -> str:
    """Where the count of one moment on one weekday comes from."""
    what = f"{label}, {words.weekday_head(cell.weekday)[1]}"
    return numbers.add(f"heat.{moment}.{cell.weekday}", _tension_at(what), numbers.each(cell.tension_in))


def _tension_at(what: str) -> str:
    return _("Spanning: %(what)s") % {"what": what}


def _not_looked(moment: str, weekday: int, behind: Behind) -> Cell:
    """Not looked, never there, or no school then: at home every day counts, at school those of the day programme."""
    programme = behind.programme
    if moment.startswith("home_"):
        return "unseen"
    start = programme.usual_start(moment)
    has_school = (moment, weekday) in programme.starts if start is not None else weekday in programme.weekdays
    if programme.weekdays and not has_school:
        return None
    return "away" if _never_there(weekday, programme.starts.get((moment, weekday)), behind) else "unseen"


def _never_there(weekday: int, clock: time | None, behind: Behind) -> bool:
    """Whether such a weekday came by since the first look, and the child could be seen on none of them at that time."""
    first = behind.seen.picture.period.first or behind.today
    days = (first + timedelta(days=step) for step in range((behind.today - first).days + 1))
    same = [day for day in days if day.isoweekday() == weekday <= _SCHOOL_WEEK]
    return bool(same) and not any(behind.days.could_be_seen(day, clock) for day in same)


def hardest_of(picture: Picture) -> str:
    """The moments at which tension was seen most, in words; empty when it was seen hardly anywhere.

    Where enough was seen for the curve of the day, most is most of the looks at that moment, as in the curve.
    """
    curve = picture.day_curve
    if curve.enough:
        found = [(one.label, one.shrunken or 0.0) for one in curve.points if one.tension > 1]
    else:
        found = [(row.label, float(row.tension)) for row in picture.heat if row.tension > 1]
    hard = dict.fromkeys(words.spoken(label).lower() for label, _most in sorted(found, key=lambda pair: -pair[1]))
    if not hard:
        return ""
    return _("Het vaakst was het lastig bij %(moments)s.") % {"moments": words.listed([*hard][:_MOST_MOMENTS])}


def timeline_of(behind: Behind, catalogue: Catalogue, numbers: Numbers) -> Timeline:
    """A mark per observation in the latest weeks of the picture; a week in which nothing could be seen says why."""
    marks: Mapping[date, list[tuple[Mark, str]]] = {week.start: [] for week in behind.seen.picture.weeks[-_MOST_WEEKS:]}
    for one in behind.seen.observations:
        monday = one.day - timedelta(days=one.day.weekday())
        if monday in marks:
            marks[monday].append((_mark(one, catalogue), one.id))
    return Timeline(
        title=_("Wat er per week gezien is"),
        weeks=tuple(
            Week(
                str(monday.isocalendar().week), tuple(mark for mark, _id in found),
                "" if found else why_nothing(monday, behind.days), _week_urls(monday, found, numbers),
            )
            for monday, found in marks.items()
        ),
    )  # fmt: skip


def _week_urls(monday: date, found: Sequence[tuple[Mark, str]], numbers: Numbers) -> dict[Mark, str]:
    heads: dict[Mark, str] = {
        "good": _("Ging goed"), "other": _("Gezien"), "hard": _("Gespannen"), "strong": _("Heel moeilijk"),
    }  # fmt: skip
    return {
        kind: numbers.add(
            f"week.{monday.isoformat()}.{kind}", words.in_week(head, monday),
            numbers.each(code for mark, code in found if mark == kind),
        )
        for kind, head in heads.items()
    }  # fmt: skip


def _mark(one: Observation, catalogue: Catalogue) -> Mark:
    """As the rules of the picture see tension: by the state, or by what was seen where no state was noted."""
    strengths = [catalogue.signals[code].strength for code in one.signals if code in catalogue.signals]
    if one.state in _VERY_HARD:
        return "strong"
    if one.state == "tense" or (not one.state and not all(strengths)):
        return "hard"
    return "good" if any(strengths) else "other"


def away_words(behind: Behind, name: str) -> str:
    """On how many school days of the period the child was away; empty when on none."""
    first = behind.seen.picture.period.first
    count = len(behind.days.away_between(first, behind.today)) if first else 0
    if not count:
        return ""
    return ngettext(
        "%(name)s was in deze tijd %(num)s dag niet op school. Die dag telt niet als niet gekeken.",
        "%(name)s was in deze tijd %(num)s dagen niet op school. Die dagen tellen niet als niet gekeken.", count,
    ) % {"name": name, "num": count}  # fmt: skip
