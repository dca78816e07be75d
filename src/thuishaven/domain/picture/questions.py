"""What can be asked of whoever looks next: the fixed suggestions with their texts, and their stable ids."""

from dataclasses import dataclass

from thuishaven.domain.catalogue import Text
from thuishaven.domain.picture.phrases import joined
from thuishaven.domain.picture.result import LookNext


@dataclass(frozen=True, slots=True)
class Question:
    """A thing worth seeing (after the signal questions of the guideline, fact PROC-01) and the theme it informs.

    ``moments`` is where it can be seen best; ``only_there`` that elsewhere the theme says something else.
    """

    id: str
    theme: str
    text: Text
    why: Text
    moments: tuple[str, ...]
    only_there: bool = False


QUESTIONS: tuple[Question, ...] = (
    Question(
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
    Question(
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
    Question(
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
        only_there=True,
    ),
    Question(
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
OTHER_ADULT = LookNext(
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
OTHER_EYES = LookNext(
    id="other_eyes",
    text=Text(
        nl="Vraag een collega of een ouder om ook een paar keer te kijken.",
        en="Ask a colleague or a parent to look a few times as well.",
    ),
    why=Text(nl="Wat meer mensen zien, is steviger.", en="What more people see is firmer."),
)
OTHER_DAYS = LookNext(
    id="other_days",
    text=Text(
        nl="Kijk ook op andere dagen, gewone en drukke.",
        en="Look on other days as well, ordinary ones and busy ones.",
    ),
    why=Text(nl="Eén dag kan een slechte dag zijn.", en="One day may be a bad day."),
)
STRENGTHS = LookNext(
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
HOME = LookNext(
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
    *(question.id for question in QUESTIONS), "other_moments",
    *(one.id for one in (OTHER_ADULT, OTHER_EYES, OTHER_DAYS, STRENGTHS, HOME)),
)  # fmt: skip


def other_moments(moments: dict[str, Text], *, telling: bool) -> LookNext:
    """To look at these moments too, in their order; ``telling`` says that the nearest readings would differ there."""
    labels = list(moments.values())
    return LookNext(
        id="other_moments",
        text=Text(
            nl=f"Kijk ook bij andere momenten, zoals {joined([label.nl.lower() for label in labels], 'of')}.",
            en=f"Look at other moments too, such as {joined([label.en.lower() for label in labels], 'or')}.",
        ),
        why=Text(
            nl="Daar is nog niet gekeken, en juist daar kan blijken welke kant het op gaat.",
            en="Nobody looked there yet, and that is where it may show which way it goes.",
        )
        if telling
        else Text(
            nl="Een kind kan per moment heel anders zijn.",
            en="A child can be very different from moment to moment.",
        ),
        moments=tuple(moments),
    )
