"""The Jinja2 environment of all pages: what every template may use without importing it."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.dateformat import format as date_text
from django.utils.dateformat import time_format
from django.utils.functional import lazystr
from django.utils.translation import get_language, gettext, ngettext, npgettext, override, pgettext
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from thuishaven.domain.catalogue import Text, Texts
from thuishaven.web.appearance import Appearance, appearance_of
from thuishaven.web.icons import icon, icon_at
from thuishaven.web.notices import notice_parts
from thuishaven.web.pictograms import pictogram
from thuishaven.web.tier_chart import as_tiers
from thuishaven.web.tries import tally


def environment(**options: Any) -> Environment:
    """The environment for Django's Jinja2 backend (``OPTIONS["environment"]``).

    A name that a view forgot is an error and not an empty space, also in production: use ``is defined`` or
    ``default`` for what may be missing.
    """
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)  # noqa: S701 - Django sets autoescape
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals["_"] = _translated  # the same as that of the extension without its detours: hundreds on a page
    env.policies["ext.i18n.trimmed"] = True
    env.globals.update(
        url=url,
        static=static,
        icon=icon,
        icon_at=icon_at,
        pictogram=pictogram,
        appearance=appearance,
        LANGUAGE=lazystr(_Language()),
        notice_parts=notice_parts,
    )
    env.filters.update(
        day=day,
        day_long=day_long,
        date=short_date,
        clock=clock,
        iso=iso,
        in_lang=in_lang,
        number=number,
        tally=tally,
        inside=inside,
        tiers=as_tiers,
        uncapital=uncapital,
    )
    return env


def uncapital(text: str) -> str:
    """A text that goes on within a sentence: its first letter small, except the English "I"."""
    if text[:1] == "I" and not text[1:2].isalpha():
        return text
    return text[:1].lower() + text[1:]


def weekday_name(name: str) -> str:
    """A weekday within a sentence: small in Dutch, with its capital in English."""
    return name if get_language() == "en" else name.lower()


def _translated(message: str, **values: object) -> Markup:
    text = _text(message, get_language() or "")
    return text % values if "%" in text else text


@lru_cache(maxsize=8192)
def _text(message: str, language: str) -> Markup:
    with override(language or None):
        return Markup(gettext(message))  # noqa: S704 - a text of ours; values are escaped where they go in


class _Language:
    """The language of the running request, asked for each time it is shown."""

    def __str__(self) -> str:
        return get_language() or "nl"


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of the page ``name``; raises NoReverseMatch when there is none."""
    return reverse(name, args=args, kwargs=kwargs)


@pass_context
def appearance(context: Context) -> Appearance:
    """Theme and letter chosen on this device; the defaults where there is no request (an error page)."""
    return appearance_of(context.get("request"))


def _local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


def _month() -> str:
    """The format of a short month: Dutch writes it small (nov), English does not (Nov)."""
    return "M" if get_language() == "en" else "b"


def _empty_for_none(show: Callable[[Any], str]) -> Callable[[Any], str]:
    def shown(value: Any) -> str:
        return "" if value is None else show(value)

    shown.__doc__ = show.__doc__
    return shown


@_empty_for_none
def day(moment: date | datetime) -> str:
    """wo 18 nov; Wed 18 Nov."""
    return date_text(_local(moment), f"D j {_month()}")


@_empty_for_none
def day_long(moment: date | datetime) -> str:
    """woensdag 18 november 2026; Wednesday 18 November 2026."""
    return date_text(_local(moment), "l j F Y")


@_empty_for_none
def short_date(moment: date | datetime) -> str:
    """18 nov 2026; 18 Nov 2026."""
    return date_text(_local(moment), f"j {_month()} Y")


@_empty_for_none
def clock(moment: datetime | time) -> str:
    """10.38 in Dutch; 10:38 in English."""
    pattern = "G.i" if get_language() != "en" else "G:i"
    if isinstance(moment, time):
        return time_format(moment, pattern)
    return date_text(_local(moment), pattern)


@_empty_for_none
def iso(moment: date | datetime) -> str:
    """For ``<time datetime>``: 2026-11-18 or 2026-11-18T10:38+01:00."""
    local = _local(moment)
    return local.isoformat(timespec="minutes") if isinstance(local, datetime) else local.isoformat()


def in_lang(text: Text | Texts | str | None) -> str | tuple[str, ...]:
    """A knowledge text in the language of the reader; a list for Texts; other text as it is; empty for None."""
    if isinstance(text, Text | Texts):
        return text.in_language(get_language() or "nl")
    return "" if text is None else str(text)


def inside(title: str) -> str:
    """A title as it stands inside a sentence: taal, but ADHD."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


@_empty_for_none
def number(value: float) -> str:
    """2,5 in Dutch; 2.5 in English; thousands apart, at most one decimal."""
    rounded = round(value, 1) + 0.0  # no minus before a nought
    decimals = 0 if rounded == int(rounded) else 1
    return formats.number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=abs(rounded) >= 10_000)
