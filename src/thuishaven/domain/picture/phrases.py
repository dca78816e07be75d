"""The fixed words of the picture per theme, in both languages: what is seen, what a child needs, what to look at."""

from collections.abc import Mapping

from thuishaven.domain.catalogue import Text

#: What was seen, as it reads after "je ziet": per theme and whether it is a strength.
THEME_WORDS: Mapping[tuple[str, bool], Text] = {
    ("contact", False): Text(nl="afstand of onrust in het contact", en="distance or unrest in contact"),
    ("contact", True): Text(nl="fijn contact", en="good contact"),
    ("help", False): Text(nl="dat hulp vragen lastig is", en="that asking for help is hard"),
    ("help", True): Text(nl="dat het kind hulp vraagt en aanneemt", en="that the child asks for and accepts help"),
    ("comfort", False): Text(nl="dat troost nog niet lukt", en="that comfort does not work yet"),
    ("comfort", True): Text(nl="dat het kind zich laat troosten", en="that the child lets itself be comforted"),
    ("explore", False): Text(nl="dat zelf op pad gaan lastig is", en="that setting out alone is hard"),
    ("explore", True): Text(nl="dat het kind op onderzoek uitgaat", en="that the child sets out to explore"),
    ("control", False): Text(nl="dat het kind de regie wil houden", en="that the child wants to keep control"),
    ("control", True): Text(nl="dat het kind kan loslaten en meebewegen", en="that the child can let go and go along"),
    ("feelings", False): Text(nl="grote of juist verborgen gevoelens", en="big or hidden feelings"),
    ("feelings", True): Text(nl="dat het kind gevoelens laat zien", en="that the child shows feelings"),
    ("body", False): Text(nl="onrust of spanning in het lijf", en="unrest or tension in the body"),
    ("body", True): Text(nl="rust in het lijf", en="a body at ease"),
    ("learning", False): Text(nl="dat leren veel moeite kost", en="that learning costs much effort"),
    ("learning", True): Text(nl="plezier en volhouden bij het leren", en="pleasure and keeping on in learning"),
    ("play", False): Text(nl="dat samen spelen lastig is", en="that playing together is hard"),
    ("play", True): Text(nl="fijn spel", en="good play"),
}

#: What helps most children with whom this is hard; used as long as nothing leads.
THEME_NEEDS: Mapping[str, Text] = {
    "contact": Text(
        nl="een volwassene die rustig en voorspelbaar blijft komen, zonder te trekken",
        en="an adult who keeps coming, calm and predictable, without pulling",
    ),
    "help": Text(
        nl="hulp die vanzelf en zonder druk in de buurt is",
        en="help that is near as a matter of course and without pressure",
    ),
    "comfort": Text(
        nl="iemand die dichtbij blijft bij schrik of verdriet, op de afstand die het kind kiest",
        en="somebody who stays near in fright or sorrow, at the distance the child chooses",
    ),
    "explore": Text(
        nl="een vaste volwassene van wie het weg mag lopen en bij wie het terug mag komen",
        en="a fixed adult from whom it may walk away and to whom it may come back",
    ),
    "control": Text(
        nl="duidelijke grenzen en kleine keuzes, zodat het weet wat er komt",
        en="clear limits and small choices, so that it knows what is coming",
    ),
    "feelings": Text(
        nl="een volwassene die gevoelens rustig benoemt en helpt dragen",
        en="an adult who calmly names feelings and helps to bear them",
    ),
    "body": Text(
        nl="rust voor het lijf, met pauzes en beweging op vaste momenten",
        en="rest for the body, with breaks and movement at fixed moments",
    ),
    "learning": Text(
        nl="taken in kleine stappen en de ervaring dat het lukt",
        en="tasks in small steps and the experience that it works",
    ),
    "play": Text(
        nl="spel met een volwassene in de buurt die voordoet en meedoet",
        en="play with an adult near who shows how and joins in",
    ),
}


def joined(parts: list[str], word: str) -> str:
    """A list as people say it: ``a, b en c`` with ``word`` before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
