"""What the page of then and now says: progress plainly, what is harder kindly, and what it cannot know."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture import Change
from thuishaven.domain.picture.change_result import Side
from thuishaven.understand.words import days_of, listed, n_of, period_words, spoken
from thuishaven.web.jinja_env import day as day_text


def weeks_ago(count: int) -> str:
    """Zes weken geleden."""
    return ngettext("%(num)s week geleden", "%(num)s weken geleden", count) % {"num": count}


def plan_began(day: date) -> str:
    return _("het begin van het plan, %(day)s") % {"day": day_text(day)}


def heads() -> dict[str, str]:
    """What stands before each row of the table."""
    return {
        "period": _("Periode"), "looks": _("Gekeken"), "who": _("Wie keek"), "tension": _("Spanning"),
        "haven": _("Steun of troost gebruikt"), "base": _("Zelf op pad gegaan"), "states": _("Hoe het kind was"),
        "aimed": _("Gericht gekeken"),
    }  # fmt: skip


def at_side(what: str, side: str) -> str:
    """What was counted, then or now."""
    return _("%(what)s, toen") % {"what": what} if side == "then" else _("%(what)s, nu") % {"what": what}


def period(side: Side) -> str:
    return period_words(side.first, side.last)


def looks(side: Side) -> str:
    """20 keer, op 12 dagen."""
    if not side.looks:
        return _("niet gekeken")
    times = ngettext("%(num)s keer", "%(num)s keer", side.looks) % {"num": side.looks}
    return _("%(times)s, op %(days)s") % {"times": times, "days": days_of(side.days)}


def aimed(count: int) -> str:
    """Looks at one thing, which are not compared."""
    if not count:
        return _("niet")
    return ngettext("%(num)s keer, telt niet mee", "%(num)s keer, telt niet mee", count) % {"num": count}


def none(side: Side) -> str:
    """Nothing of it was seen, or nobody looked, which is something else."""
    return _("niet gezien") if side.looks else _("niet gekeken")


def nobody() -> str:
    return _("niemand")


def helped(good: int, tries: int) -> str:
    """How often it helped since then."""
    return _("sindsdien hielp het %(times)s") % {"times": n_of(good, tries)}


def too_little_of(labels: Sequence[str]) -> str:
    return _("Hierover is nog te weinig te zeggen: %(things)s.") % {"things": listed(labels)}


def lacking(change: Change, catalogue: Catalogue) -> tuple[str, ...]:
    """Why nothing is compared yet, per period; empty when enough was seen in both."""
    needed = {
        "looks": int(catalogue.thresholds["change_min_looks"].value),
        "days": days_of(int(catalogue.thresholds["min_days"].value)),
    }
    sentences = (
        (change.then, _("Toen: %(looks)s. Nodig is %(need)s.")), (change.now, _("Sindsdien: %(looks)s. Nodig is %(need)s.")),
    )  # fmt: skip
    need = _("%(looks)s keer, op %(days)s") % needed
    return tuple(text % {"looks": looks(side), "need": need} for side, text in sentences if not side.enough)


def cannot(change: Change) -> tuple[str, ...]:
    """What the comparison does not know, with what else differs between the two periods."""
    return (
        _(
            "Hier staat wat er gezien is en niet waardoor het komt. Ook groeien, een vakantie of een nieuw kind in de groep doet iets."
        ),
        _("Het gaat om hoe vaak van de keren dat iemand keek. Vaker kijken maakt het dus niet beter of moeilijker."),
        *(spoken(one) for one in change.cautions),
    )


def method(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The rules of the comparison with their reasons, as the catalogue gives them."""
    rules = {
        "change_back_days": _("We kijken %(num)s dagen terug, en even lang daarvoor."),
        "change_min_looks": _("Aan beide kanten is minstens %(num)s keer gekeken."),
        "min_days": _("Aan beide kanten op minstens %(num)s dagen."),
        "change_signal_min_days": _("Een signaal telt mee als het op minstens %(num)s dagen gezien is."),
        "change_confidence": _("Een verschil noemen we alleen als toeval niet voor de hand ligt."),
    }
    for code, text in rules.items():
        threshold = catalogue.thresholds[code]
        yield text % {"num": f"{threshold.value:g}"}, spoken(threshold.reason)
