"""What the days of one goal show, whether that can be chance, and what the design can tell, in plain words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.trial.phases import Period
from thuishaven.domain.trial.staggered import Pattern
from thuishaven.domain.trial.verdict import Caution, Judgement

from .words import BEST, days, ratings


def thin(*, before: int, since: int, need_before: int, need_since: int, fillable: bool) -> tuple[str, ...]:
    """Too few days: how many there are, how many are needed, and what can still be done about it.

    ``fillable``: whether days from before the approach can still be rated.
    """
    if before >= need_before and since >= need_since:
        return (
            _("Er zijn al dagen met en zonder de aanpak, maar nog geen twee perioden na elkaar met dagen genoeg."),
            _("Nodig zijn %(before)s zonder en daarna %(since)s met de aanpak.")
            % {"before": days(need_before), "since": days(need_since)},
        )
    sentences = [
        _("Er zijn nog te weinig dagen om iets te zeggen: voor de aanpak %(before)s, met de aanpak %(since)s.")
        % {"before": days(before), "since": days(since)},
        _("Nodig zijn minstens %(before)s ervoor en %(since)s erna.")
        % {"before": days(need_before), "since": days(need_since)},
    ]
    if before < need_before and fillable:
        sentences.append(_("Weet je nog hoe het voor de aanpak ging? Dan kun je die dagen nu nog invullen."))
    elif before < need_before:
        sentences.append(_("Dagen van ervoor komen er niet meer bij. Kijk dan of het met de aanpak verandert."))
    return tuple(sentences)


def not_begun() -> tuple[str, ...]:
    """The approach starts later."""
    return (
        _("De aanpak moet nog beginnen. Vul nu elke dag in hoe het gaat, dan is er straks iets om mee te vergelijken."),
    )


def seen(found: Judgement) -> tuple[str, ...]:
    """What the days with the approach show beside those before it, the most telling sentence first."""
    above, num = found.above
    count = {"above": above, "num": num}
    best = min(max(pair.before.known) for pair in found.pairs)
    beat = _("Met de aanpak ging het op %(above)s van de %(num)s dagen beter dan op de beste dag ervoor.") % count
    some = _("Op %(above)s van de %(num)s dagen ging het beter dan op de beste dag ervoor.") % count
    mostly = above * 2 > num
    if found.verdict == "better":
        return (
            (beat,) if mostly else (_("Met de aanpak gaan de dagen vaker beter dan ervoor."), _reach(above, best, some))
        )
    if found.verdict == "perhaps_better":
        return (beat,) if mostly else (_("Het lijkt met de aanpak iets beter te gaan."), _reach(above, best, some))
    if found.verdict == "no_better":
        return (_("Met de aanpak gaat het nog niet beter dan ervoor."), _reach(above, best, some))
    return (
        _("Met de aanpak gaan de dagen vaker minder goed dan ervoor.")
        if found.verdict == "worse"
        else _("Het lijkt met de aanpak minder goed te gaan dan ervoor."),
        _("Speelt er misschien iets anders? Kijk er samen naar."),
    )


def _reach(above: int, best: int, some: str) -> str:
    if above:
        return some
    if best == BEST:
        return _("Beter dan de beste dag ervoor kan niet, want die ging al goed.")
    return _("Nog geen dag ging beter dan de beste dag ervoor.")


def chance(found: Judgement) -> tuple[str, ...]:
    """Can this be chance? From the interval and from what makes it less sure."""
    if _clear(found):
        first = _("Dat het verschil alleen toeval is, is niet waarschijnlijk.")
    elif found.verdict == "perhaps_better":
        first = _("Ja, dit kan ook toeval zijn. Elke dag erbij maakt het duidelijker.")
    elif {one.follows for one in found.switches if one.on} >= {"along", "against"}:
        first = _(
            "De ene keer ging het met de aanpak duidelijk beter, de andere keer duidelijk minder. Wat was er anders?"
        )
    else:
        first = _("Er is geen duidelijk verschil. Wat er wel verschilt, kan toeval zijn.")
    return (first, *(_caution(one) for one in found.cautions))


def _clear(found: Judgement) -> bool:
    measure = found.measure
    if measure is None or measure.ci_lower is None or measure.ci_upper is None:
        return False
    return measure.ci_lower > 0.5 or measure.ci_upper < 0.5


def _caution(caution: Caution) -> str:
    return {
        "rising": _(
            "Maar voor de aanpak ging het al steeds een beetje beter. Misschien was dat ook zonder de aanpak doorgegaan."
        ),
        "falling": _(
            "Maar voor de aanpak ging het al steeds een beetje minder. Misschien was dat ook zonder de aanpak doorgegaan."
        ),
        "rising_and_more": _(
            "Voor de aanpak ging het al steeds een beetje beter. Ook als die lijn was doorgegaan, gaat het nu beter."
        ),
        "falling_and_more": _(
            "Voor de aanpak ging het al steeds een beetje minder. Ook als die lijn was doorgegaan, gaat het nu minder."
        ),
        "gaps": _(
            "Op meer dan de helft van de schooldagen is niets ingevuld. "
            "Misschien missen juist de lastige of de goede dagen. Daarom zeggen we het voorzichtig."
        ),
    }[caution]


def design(found: Judgement) -> tuple[str, ...]:
    """What can be told from how often the approach began and stopped."""
    if found.design in {"A", "AB"} and found.verdict == "no_better":
        return (
            _(
                "De aanpak begon één keer. Misschien veranderde er toen ook iets anders, dat het juist moeilijker maakte."
            ),
        )
    if found.design in {"A", "AB"}:
        return (
            _(
                "De aanpak begon één keer. Waardoor het komt is dan niet te zien: "
                "er kan toen ook iets anders zijn veranderd."
            ),
        )
    count = len(found.switches)
    first = ngettext(
        "De aanpak is %(num)s keer begonnen of gestopt.", "De aanpak is %(num)s keer begonnen of gestopt.", count
    ) % {"num": count}
    kinds = [one.follows for one in found.switches]
    if all(one == "along" for one in kinds):
        return (
            first,
            _("Elke keer ging het mee: met de aanpak beter, zonder minder. Dat maakt toeval minder waarschijnlijk."),
        )
    if "thin" in kinds:
        return (first, _("Niet elke periode heeft al dagen genoeg om te zien of het meeging."))
    along = kinds.count("along")
    return (
        first,
        _("Bij %(along)s van de %(num)s keer ging het duidelijk mee. Het verschil komt dus niet zeker door de aanpak.")
        % {"along": along, "num": count},
    )


def pattern(kind: Pattern) -> tuple[str, ...]:
    """What goals that started one after another show together."""
    return {
        "each_after_its_own": (
            _("De doelen begonnen na elkaar. Bij elk doel ging het pas beter nadat de aanpak daar begon."),
            _("Dat maakt toeval, of iets anders dat toen veranderde, minder waarschijnlijk."),
        ),
        "before_its_own": (
            _("De doelen begonnen na elkaar. Bij een doel ging het al beter toen de aanpak bij een ander doel begon."),
            _("Misschien hielp die aanpak ook daar, of veranderde er toen iets anders."),
        ),
        "not_all": (
            _("De doelen begonnen na elkaar, maar nog niet bij elk doel is het duidelijk beter gegaan."),
            _("Samen zeggen ze daarom nog niet meer dan elk doel apart."),
        ),
        "too_few": (
            _(
                "De doelen begonnen na elkaar, maar er zijn te weinig dagen om te zien of elk doel pas na zijn eigen begin beter ging."
            ),
            _("Samen zeggen ze daarom nog niet meer dan elk doel apart."),
        ),
    }[kind]


def lot(*, possible: int, as_large: int) -> tuple[str, ...]:
    """What the draw of the first day tells: on how many of the possible days the difference would have been as large."""
    return (
        _("Het lot koos de eerste dag van de aanpak uit %(num)s schooldagen.") % {"num": possible},
        ngettext(
            "Reken je vanaf een van de andere dagen, dan is het verschil kleiner. "
            "Doet de aanpak niets, dan is de kans dat het lot zo’n dag kiest %(count)s op %(num)s.",
            "Reken je vanaf elk van die dagen, dan is het verschil bij %(count)s ervan minstens zo groot. "
            "Doet de aanpak niets, dan is de kans dat het lot zo’n dag kiest %(count)s op %(num)s.",
            as_large,
        ) % {"count": as_large, "num": possible},
    )  # fmt: skip


def phase_title(index: int, *, on: bool, wide: bool) -> str:
    """The name of a period above the chart, ``index`` counted from 0; short where there is little room."""
    if index == 0 and not on:
        return _("Voor de aanpak") if wide else _("Ervoor")
    if on:
        first = index < 2
        return (_("Met de aanpak") if wide else _("Met")) if first else (_("Weer met de aanpak") if wide else _("Weer"))
    return _("Even zonder") if wide else _("Zonder")


def middle(period: Period) -> str:
    """The middle of a period in the words of the scale; empty without any rated day."""
    value, scale = period.middle, ratings()
    if value is None:
        return ""
    low = int(value)
    if value == low:
        return scale[low]
    return _("tussen ‘%(low)s’ en ‘%(high)s’") % {"low": scale[low], "high": scale[low + 1]}
