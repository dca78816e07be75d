"""What to look for next, ranked by how much it would tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuishaven.domain.catalogue import Catalogue, PatternName, Text
from thuishaven.domain.picture.phrases import joined
from thuishaven.domain.picture.result import Balance, LookNext, Missing
from thuishaven.domain.picture.sightings import Look

MOST_WHEN_UNSURE = 6
MOST_WHEN_SURE = 2


@dataclass(frozen=True, slots=True)
class _Question:
    """A thing worth seeing (after the signal questions of the guideline, fact PROC-01) and the theme it informs."""

    id: str
    theme: str
    text: Text
    why: Text
    moments: tuple[str, ...]


_QUESTIONS: tuple[_Question, ...] = (
    _Question(
        id="comfort",
        theme="comfort",
        text=Text(
            nl="Kijk wat het kind doet na een val, schrik of verdriet. Zoekt het iemand op, en helpt troost?",
            en="Look what the child does after a fall, a fright or sorrow. Does it seek somebody, and does comfort help?",
        ),
        why=Text(
            nl="Juist dan zie je of een volwassene een veilige haven is.",
            en="That is when you see whether an adult is a safe haven.",
        ),
        moments=("play", "gym", "lunch"),
    ),
    _Question(
        id="help",
        theme="help",
        text=Text(
            nl="Kijk wat het kind doet als het vastloopt. Vraagt het hulp, en neemt het die aan?",
            en="Look what the child does when it gets stuck. Does it ask for help, and accept it?",
        ),
        why=Text(
            nl="Hulp vragen laat zien of het kind op een volwassene durft te rekenen.",
            en="Asking for help shows whether the child dares to count on an adult.",
        ),
        moments=("independent_work", "instruction"),
    ),
    _Question(
        id="reunion",
        theme="contact",
        text=Text(
            nl="Kijk hoe het kind komt en gaat: bij het brengen en halen, na het weekend en na de vakantie.",
            en="Look how the child comes and goes: at dropping off and picking up, after the weekend and after holidays.",
        ),
        why=Text(
            nl="Afscheid en weerzien zeggen veel over hoe veilig het kind zich voelt bij mensen.",
            en="Parting and meeting again say much about how safe the child feels with people.",
        ),
        moments=("arrival", "leaving"),
    ),
    _Question(
        id="explore",
        theme="explore",
        text=Text(
            nl="Kijk wat het kind doet met iets nieuws. Gaat het op onderzoek uit, en kijkt het af en toe naar je om?",
            en="Look what the child does with something new. Does it set out to explore, and look back at you now and then?",
        ),
        why=Text(
            nl="Zo zie je of een volwassene een veilige basis is.",
            en="This shows whether an adult is a safe base.",
        ),
        moments=("play", "independent_work", "outing"),
    ),
)
_OTHER_ADULT = LookNext(
    id="other_adult",
    text=Text(
        nl="Kijk hoe het gaat bij een andere volwassene, zoals een collega, de gymleraar of een invaller.",
        en="Look how it goes with another adult, such as a colleague, the gym teacher or a substitute.",
    ),
    why=Text(
        nl="Een kind kan bij ieder mens iets anders laten zien.",
        en="A child can show something else with every person.",
    ),
)
_OTHER_EYES = LookNext(
    id="other_eyes",
    text=Text(
        nl="Vraag een collega of een ouder om ook een paar keer te kijken.",
        en="Ask a colleague or a parent to look a few times as well.",
    ),
    why=Text(nl="Wat meer mensen zien, is steviger.", en="What more people see is firmer."),
)
_OTHER_DAYS = LookNext(
    id="other_days",
    text=Text(
        nl="Kijk ook op andere dagen, gewone en drukke.",
        en="Look on other days as well, ordinary ones and busy ones.",
    ),
    why=Text(nl="Eén dag kan een slechte dag zijn.", en="One day may be a bad day."),
)
_STRENGTHS = LookNext(
    id="strengths",
    text=Text(
        nl="Schrijf ook op wanneer het goed gaat. Wie is er dan bij, en wat doet die?",
        en="Also write down when things go well. Who is there then, and what does that person do?",
    ),
    why=Text(
        nl="Goede momenten laten zien wat het kind al kan en wat helpt.",
        en="Good moments show what the child can do already and what helps.",
    ),
)
_HOME = LookNext(
    id="home",
    text=Text(
        nl="Vraag de ouders hoe zij het thuis zien, en wat daar helpt.",
        en="Ask the parents how they see it at home, and what helps there.",
    ),
    why=Text(
        nl="Ouders kennen het kind het langst en zien andere momenten.",
        en="Parents have known the child longest and see other moments.",
    ),
)
#: The ids that a suggestion may have.
LOOK_NEXT_IDS: tuple[str, ...] = (
    *(question.id for question in _QUESTIONS), "other_moments",
    *(one.id for one in (_OTHER_ADULT, _OTHER_EYES, _OTHER_DAYS, _STRENGTHS, _HOME)),
)  # fmt: skip
_SCHOOL_MOMENTS = (
    "arrival", "play", "transition", "independent_work", "group_work", "circle", "lunch", "gym", "leaving",
)  # fmt: skip


def look_next_of(
    looks: Sequence[Look],
    missing: Sequence[Missing],
    nearest: Sequence[PatternName],
    balances: tuple[Balance, Balance],
    catalogue: Catalogue,
    *,
    sure: bool,
) -> tuple[LookNext, ...]:
    """Concrete suggestions, most telling first: six while unsure, at most two real gaps when the picture is sure.

    First what lacks before anything may lead. Then the questions whose theme tells the two ``nearest`` patterns apart
    and was seen least. ``balances`` are those of haven and base. Then other adults, home and strengths, where missing.
    """
    ranked: list[tuple[float, LookNext]] = []
    codes = {found.code for found in missing}
    if "too_few_observers" in codes:
        ranked.append((9.0, _OTHER_EYES))
    if "too_few_days" in codes:
        ranked.append((8.0, _OTHER_DAYS))
    if "too_few_moments" in codes or not sure:
        moments = _other_moments(looks, catalogue)
        if moments is not None:
            ranked.append((7.0 if "too_few_moments" in codes else 1.5, moments))
    apart = _telling_apart(nearest, looks, catalogue)
    seen = _themes_seen(looks, catalogue)
    haven, base = balances
    unseen = {"comfort": not (haven.shown or haven.not_shown), "explore": not (base.shown or base.not_shown)}
    for question in _QUESTIONS:
        gap = unseen.get(question.id, question.theme not in seen)
        worth = 2.0 * gap + apart.get(question.theme, 0.0)
        if gap or (not sure and worth > 0):
            moments_known = tuple(moment for moment in question.moments if moment in catalogue.moments)
            ranked.append((worth, LookNext(question.id, question.text, question.why, moments_known)))
    if not any(catalogue.signals[code].strength for look in looks for code in look.signals):
        ranked.append((2.5, _STRENGTHS))
    if not any(look.setting == "home" for look in looks):
        ranked.append((1.0, _HOME))
    if not sure and "too_few_observers" not in codes:
        ranked.append((0.5, _OTHER_ADULT))
    ranked.sort(key=lambda pair: -round(pair[0], 9))
    most = MOST_WHEN_SURE if sure else MOST_WHEN_UNSURE
    return tuple(suggestion for worth, suggestion in ranked if not sure or worth >= 2)[:most]


def _themes_seen(looks: Sequence[Look], catalogue: Catalogue) -> frozenset[str]:
    return frozenset(catalogue.signals[code].theme for look in looks for code in look.signals)


def _telling_apart(nearest: Sequence[PatternName], looks: Sequence[Look], catalogue: Catalogue) -> Mapping[str, float]:
    """Per theme how far its signals that were not seen yet would tell the two nearest patterns apart (0 to 6)."""
    if len(nearest) < 2:
        return {}
    first, second = nearest[:2]
    seen = {code for look in looks for code in look.signals}
    apart: dict[str, list[int]] = {}
    for code, signal in catalogue.signals.items():
        if code in seen or not signal.capture:
            continue
        weights = [
            signal.speaks_for.get(pattern, 0) - signal.speaks_against.get(pattern, 0) for pattern in (first, second)
        ]
        apart.setdefault(signal.theme, []).append(abs(weights[0] - weights[1]))
    return {theme: max(values) for theme, values in apart.items()}


def _other_moments(looks: Sequence[Look], catalogue: Catalogue) -> LookNext | None:
    looked = {look.moment for look in looks}
    unseen = [moment for moment in _SCHOOL_MOMENTS if moment in catalogue.moments and moment not in looked][:3]
    if not unseen:
        return None
    labels = [catalogue.moments[moment].label for moment in unseen]
    return LookNext(
        id="other_moments",
        text=Text(
            nl=f"Kijk ook bij andere momenten, zoals {joined([label.nl.lower() for label in labels], 'of')}.",
            en=f"Look at other moments too, such as {joined([label.en.lower() for label in labels], 'or')}.",
        ),
        why=Text(
            nl="Een kind kan per moment heel anders zijn.",
            en="A child can be very different from moment to moment.",
        ),
        moments=tuple(unseen),
    )
