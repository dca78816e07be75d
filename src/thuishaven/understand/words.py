"""How the page says things: words before numbers, never a percentage, never a word about what a child is."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from thuishaven.domain.catalogue import Catalogue, Text, Threshold
from thuishaven.domain.picture.result import Balance, Help, Period, Reading
from thuishaven.web.jinja_env import day_long, short_date, weekday_name

#: What stands for the child in texts that speak of any child, longest first.
_CHILD = {"nl": ("dit kind", "het kind"), "en": ("this child", "the child")}


def spoken(text: Text) -> str:
    """A text in the language of the reader."""
    return text.in_language(get_language() or "nl")


def bdi(name: str) -> SafeString:
    """A name that may be written in another direction."""
    return format_html("<bdi>{}</bdi>", name)


def named(text: Text, name: str) -> Markup:
    """A text in the language of the reader, with the name where it speaks of the child."""
    said = str(escape(spoken(text)))
    for child in _CHILD["en" if get_language() == "en" else "nl"]:
        for written in (child, child.capitalize()):
            if written in said:
                said = said.replace(written, bdi(name))
    return Markup(said)  # noqa: S704 - the text is escaped above, the name in bdi()


def listed(parts: Sequence[str]) -> str:
    """Parts as people say them: a, b en c."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s en %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def weekday_head(weekday: int) -> tuple[str, str]:
    """Short and whole name of a weekday (1 is Monday)."""
    return weekday_name(str(WEEKDAYS_ABBR[weekday - 1])), weekday_name(str(WEEKDAYS[weekday - 1]))


def looked_at(period: Period) -> str:
    """How much was seen, on how many days and at how many kinds of moments."""
    return _("%(times)s, op %(days)s, bij %(moments)s.") % {
        "times": ngettext("%(num)s keer vastgelegd", "%(num)s keer vastgelegd", period.observations)
        % {"num": period.observations},
        "days": days_of(period.days),
        "moments": moments_of(period.moments),
    }


def days_of(count: int) -> str:
    """5 dagen."""
    return ngettext("%(num)s dag", "%(num)s dagen", count) % {"num": count}


def moments_of(count: int) -> str:
    """3 soorten momenten."""
    return ngettext("%(num)s soort moment", "%(num)s soorten momenten", count) % {"num": count}


def n_of(count: int, of: int) -> str:
    """5 van de 7 keer."""
    return ngettext("%(num)s van de %(of)s keer", "%(num)s van de %(of)s keer", of) % {"num": count, "of": of}


def times(count: int) -> str:
    """7 keer."""
    return ngettext("%(num)s keer", "%(num)s keer", count) % {"num": count}


def on_days(said: str, days: int) -> str:
    """7 keer, op 5 dagen."""
    return _("%(times)s, op %(days)s") % {"times": said, "days": days_of(days)}


def in_week(what: str, monday: date) -> str:
    """What was counted in one week."""
    return _("%(what)s in week %(week)s") % {"what": what, "week": monday.isocalendar().week}


def help_words(found: Help) -> str:
    """What a response did, in a sentence that blames nobody."""
    good, worse = sum(effect > 0 for effect in found.tries), sum(effect < 0 for effect in found.tries)
    if found.verdict == "too_few":
        if good == found.n:
            return ngettext("%(num)s keer geprobeerd en toen hielp het", "%(num)s keer geprobeerd en elke keer hielp het",
                            found.n) % {"num": found.n}  # fmt: skip
        return ngettext("%(num)s keer geprobeerd, dat is nog te weinig", "%(num)s keer geprobeerd, dat is nog te weinig",
                        found.n) % {"num": found.n}  # fmt: skip
    if found.verdict == "does_not_help":
        if worse:
            return _("%(times)s werd het juist moeilijker") % {"times": n_of(worse, found.n)}
        return _("%(times)s maakte het verschil") % {"times": n_of(good, found.n)}
    return _("%(times)s werd het makkelijker") % {"times": n_of(good, found.n)}


def balance_lines(function: Literal["haven", "base"], balance: Balance, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Comfort or exploring in words with the observations behind it: first what was seen to work."""
    shown, not_shown = {
        "haven": (
            ngettext("%(num)s keer zocht %(name)s steun of troost en kon daar iets mee.",
                     "%(num)s keer zocht %(name)s steun of troost en kon daar iets mee.", balance.shown),
            ngettext("%(num)s keer werd geen steun of troost gezocht toen het moeilijk was, of hielp die nog niet.",
                     "%(num)s keer werd geen steun of troost gezocht toen het moeilijk was, of hielp die nog niet.", balance.not_shown),
        ),
        "base": (
            ngettext("%(num)s keer ging %(name)s op onderzoek uit of zelf aan de slag.",
                     "%(num)s keer ging %(name)s op onderzoek uit of zelf aan de slag.", balance.shown),
            ngettext("%(num)s keer was zelf op pad gaan nog te spannend voor %(name)s.",
                     "%(num)s keer was zelf op pad gaan nog te spannend voor %(name)s.", balance.not_shown),
        ),
    }[function]  # fmt: skip
    lines = ((shown, balance.shown, balance.shown_in), (not_shown, balance.not_shown, balance.not_shown_in))
    return [(text % {"num": count, "name": name}, seen) for text, count, seen in lines if count]


def seen_over(reading: Reading, observers: Sequence[str]) -> str:
    """On how many days, at how many kinds of moments and by whom a reading was seen."""
    return _("Gezien op %(days)s, bij %(moments)s, door %(names)s.") % {
        "days": days_of(reading.days), "moments": moments_of(reading.moments), "names": listed(observers),
    }  # fmt: skip


def standing_words(reading: Reading, observer: str) -> str:
    """Whether a reading holds without any one day or person, and if not, on which one it hangs."""
    said = []
    if reading.hangs_on_day is not None:
        said.append(_("Dit hangt nu nog op één dag: %(day)s.") % {"day": day_long(reading.hangs_on_day)})
    if reading.hangs_on_observer is not None:
        said.append(_("Dit hangt nu nog op wat één mens zag: %(name)s.") % {"name": observer})
    if said:
        return " ".join(said)
    if reading.holds_without_any_day and reading.holds_without_any_observer:
        return _("Dit blijft staan, ook zonder één dag of zonder één waarnemer.")
    return _("Er spreekt nu meer tegen deze beschrijving dan ervoor.")


def period_words(first: date, last: date) -> str:
    """From the first to the last day."""
    if first == last:
        return short_date(first)
    return _("%(first)s tot en met %(last)s") % {"first": short_date(first), "last": short_date(last)}


def method_lines(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The rules of the picture with their reasons, as the catalogue gives them."""
    said = {
        "min_observations": _("Een beeld vraagt minstens %(num)s observaties."),
        "min_days": _("Ze komen van minstens %(num)s dagen."),
        "min_moments": _("Ze komen van minstens %(num)s soorten momenten."),
        "min_observers": _("Minstens %(num)s mensen keken."),
        "lead_min_days": _("Een duiding staat pas vooraan als die op minstens %(num)s dagen gezien is."),
        "lead_min_observers": _("En door minstens %(num)s mensen."),
        "lead_min_distinct_signals": _("En met minstens %(num)s verschillende signalen."),
        "lead_margin": _("De eerste duiding moet duidelijk vóór de tweede liggen."),
        "trigger_min_occurrences": _("Een aanleiding en een stap van de cirkel tellen vanaf %(num)s keer."),
        "circle_margin": _(
            "Een stap van de cirkel noemen we als die minstens %(num)s keer zo vaak niet als wel lukte, of andersom."
        ),
        "day_curve_min_looks": _("Een moment van de dag krijgt een punt vanaf %(num)s keer kijken."),
        "day_curve_min_moments": _("De dag wordt getekend vanaf %(num)s van zulke momenten."),
        "help_min_tries": _("Over wat helpt zeggen we iets vanaf %(num)s keer proberen."),
        "look_alike_min_sightings": _("Een andere verklaring noemen we vanaf %(num)s keer zien."),
        "look_alike_min_share": _("En bij een vast deel van de keren dat er gekeken is."),
        "words_suggestion_min": _("Woorden tellen als signaal als ze genoeg lijken op hoe mensen dat opschrijven."),
        "window_days": _("We kijken %(num)s dagen terug."),
        "specialist_min_days": _("Een specialist raden we pas aan na %(num)s dagen."),
    }
    return [(text % {"num": _number(catalogue.thresholds[one])}, spoken(catalogue.thresholds[one].reason))
            for one, text in said.items() if one in catalogue.thresholds]  # fmt: skip


def _number(threshold: Threshold) -> str:
    return f"{threshold.value:g}"


def source_words(author: str, year: int | None) -> str:
    """A source as it stands behind a text."""
    return f"{author} ({year})" if year else author
