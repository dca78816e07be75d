"""The kinds of knowledge as a reader knows them: names, icons, and where they stand in the library."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuishaven.domain.articles import Article, ReviewerRole, Situation
from thuishaven.domain.catalogue import LookAlike, Note, Pattern, Signal, Strategy

Entry = Strategy | Signal | Pattern | LookAlike | Note | Article | Situation


@dataclass(frozen=True, slots=True)
class Kind:
    """One shelf of the library."""

    code: str
    name: str
    about: str
    icon: str


def kinds() -> dict[str, list[Kind]]:
    """All shelves under what one wants to do with them, in the order of the library."""
    return {
        _("Doen"): [
            Kind("situations", _("Situaties"), _("Wat je nu kunt doen"), "clock"),
            Kind("strategies", _("Wat helpt"), _("Aanpakken voor morgen"), "hand-helping"),
            Kind("avoid", _("Let hierop"), _("Wat het moeilijker maakt"), "circle-slash"),
            Kind("phrases", _("Zinnen"), _("Wat je kunt zeggen"), "message-circle"),
            Kind("protocols", _("Stappen"), _("Eén voor één, op volgorde"), "list-checks"),
        ],
        _("Zien"): [
            Kind("signals", _("Wat je ziet"), _("Gedrag in gewone woorden"), "eye"),
            Kind("strengths", _("Krachten"), _("Wat al lukt"), "sprout"),
            Kind("patterns", _("Patronen"), _("Beschrijvingen, geen etiketten"), "compass"),
            Kind("look_alikes", _("Lijkt ook op"), _("Wat het nog meer kan zijn"), "search"),
        ],
        _("Begrijpen"): [
            Kind("explanations", _("Uitleg"), _("Band, angst, schaamte en leren"), "lightbulb"),
            Kind("principles", _("Houding"), _("Hoe we naast een kind staan"), "heart"),
            Kind("recovery", _("Herstel"), _("Wat nog kan groeien"), "sunrise"),
            Kind("protection", _("Wat beschermt"), _("Waar je op kunt bouwen"), "shield"),
            Kind("risk_factors", _("Waar je op let"), _("Wat het zwaarder kan maken"), "cloud-rain"),
            Kind("outcomes", _("Later"), _("Wat onderzoekers en ouders zien"), "footprints"),
            Kind("cases", _("Verhalen"), _("Verzonnen kinderen, echte lessen"), "book-open"),
        ],
        _("Samen"): [
            Kind("parents", _("Met ouders"), _("Gesprekken zonder verwijt"), "users"),
            Kind("prompts", _("Voor jezelf"), _("Vragen en zorg voor jou"), "coffee"),
            Kind("roles", _("Wie doet wat"), _("Taken in en om de school"), "handshake"),
        ],
        _("Naslag"): [
            Kind("contradictions", _("Waar bronnen verschillen"), _("En wat wij dan doen"), "scale"),
            Kind("figures", _("Cijfers"), _("Met hun spreiding"), "chart-line"),
            Kind("instruments", _("Instrumenten"), _("Wie ze mag gebruiken"), "ruler"),
            Kind("therapies", _("Hulp en programma’s"), _("Wat erover bekend is"), "life-buoy"),
            Kind("reading", _("Verder lezen"), _("Boeken en sites"), "book-heart"),
        ],
    }  # fmt: skip


def kind_named(code: str) -> Kind | None:
    """The shelf ``code``; None when there is none."""
    if code == "cautions":
        code = "principles"
    return next((kind for shelf in kinds().values() for kind in shelf if kind.code == code), None)


def kind_of(entry: Entry) -> str:
    """The code of the shelf an entry stands on."""
    if isinstance(entry, Article):
        return entry.kind
    if isinstance(entry, Strategy):
        return "avoid" if entry.avoid else "strategies"
    if isinstance(entry, Signal):
        return "strengths" if entry.strength else "signals"
    others: dict[type, str] = {
        Pattern: "patterns", LookAlike: "look_alikes", Note: "principles", Situation: "situations",
    }  # fmt: skip
    return others[type(entry)]


def reviewer(role: ReviewerRole) -> str:
    """Who looked a text over, in words."""
    return {
        "editor": _("de makers van Thuishaven"), "teacher": _("een leerkracht"),
        "coordinator": _("een intern begeleider"), "social_worker": _("een schoolmaatschappelijk werker"),
        "psychologist": _("een psycholoog of orthopedagoog"), "specialist": _("een specialist in gehechtheid"),
        "guardian": _("een ouder"),
    }[role]  # fmt: skip
