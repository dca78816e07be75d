"""More eyes: how far observers agree, where they differ, and school beside home. Nobody is right or wrong here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from thuishaven.domain.catalogue import THEMES, Catalogue, Text
from thuishaven.domain.picture.phrases import THEME_WORDS
from thuishaven.domain.picture.result import Difference, HomeSchool, Observers
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look
from thuishaven.domain.statistics.agreement import krippendorff_alpha_nominal

#: What was seen: the theme of the signals and whether it was a strength.
Topic = tuple[str, bool]
_TOPICS: tuple[Topic, ...] = tuple((theme, strength) for theme in THEMES for strength in (False, True))
#: Below two looks on each side there is nothing to lay side by side.
_LEAST_LOOKS_PER_PLACE = 2


def observers_of(looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> Observers:
    """Agreement over the moments at which two or more observers looked, their differences, and school beside home.

    Whoever looked for one thing did not look at the rest: between observers aimed looks are left out.
    """
    topics = {look.id: _topics(look, catalogue) for look in looks}
    wide = [look for look in looks if not look.aimed]
    together = _together(wide)
    overlaps = [_overlap(found, topics) for found in together]
    alpha = krippendorff_alpha_nominal(list(_ratings(overlaps)))
    return Observers(
        alpha=None if alpha is None else round(alpha, 4),
        alpha_text=_alpha_text(alpha, len(overlaps)),
        overlaps=len(overlaps),
        differences=_differences(wide, topics, rules),
        home_school=_home_school(looks, topics),
        shared=tuple(tuple(look.id for look in found) for found in together),
    )


def _topics(look: Look, catalogue: Catalogue) -> frozenset[Topic]:
    signals = (catalogue.signals[code] for code in look.signals)
    return frozenset((signal.theme, signal.strength) for signal in signals)


def _together(looks: Iterable[Look]) -> list[list[Look]]:
    """The looks of each moment of a day at which two or more observers looked."""
    found: dict[tuple[object, ...], list[Look]] = defaultdict(list)
    for look in looks:
        if look.slot:
            found[(look.day, look.slot, look.setting)].append(look)
    return [there for there in found.values() if len({look.observer for look in there}) > 1]


def _overlap(looks: Iterable[Look], topics: Mapping[str, frozenset[Topic]]) -> list[frozenset[Topic]]:
    """What each observer saw at a moment they shared."""
    by_observer: dict[str, frozenset[Topic]] = {}
    for look in looks:
        by_observer[look.observer] = by_observer.get(look.observer, frozenset()) | topics[look.id]
    return list(by_observer.values())


def _ratings(overlaps: Sequence[Sequence[frozenset[Topic]]]) -> Iterable[list[bool]]:
    """Per shared moment and per topic that anybody ever saw in one: yes or no of each observer."""
    seen = frozenset(topic for overlap in overlaps for topics in overlap for topic in topics)
    for overlap in overlaps:
        for topic in seen:
            yield [topic in topics for topics in overlap]


def _alpha_text(alpha: float | None, overlaps: int) -> Text:
    if alpha is None:
        return Text(
            nl="Er is nog niet genoeg samen gekeken om te zeggen hoe ver jullie het eens zijn.",
            en="There has not been enough looking together to say how far you agree.",
        )
    times = ("één gedeeld moment", "one shared moment") if overlaps == 1 else (
        f"{overlaps} gedeelde momenten", f"{overlaps} shared moments"
    )  # fmt: skip
    # Bounds after Krippendorff (2019): 0.80 reliable, 0.667 for tentative conclusions only.
    if alpha >= 0.8:
        return Text(nl=f"Bij {times[0]} zagen jullie hetzelfde.", en=f"At {times[1]} you saw the same.")
    if alpha >= 0.667:
        return Text(
            nl=f"Bij {times[0]} zagen jullie grotendeels hetzelfde.", en=f"At {times[1]} you mostly saw the same."
        )
    return Text(
        nl=f"Bij {times[0]} zagen jullie niet hetzelfde. Dat is een mooi begin voor een gesprek.",
        en=f"At {times[1]} you did not see the same. That is a good start for a talk.",
    )


def _differences(looks: Sequence[Look], topics: Mapping[str, frozenset[Topic]], rules: Rules) -> tuple[Difference, ...]:
    """Topics that one observer sees at half of the looks or more and another, who looked often enough, never."""
    by_observer: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        by_observer[look.observer].append(look)
    frequent = {who: seen for who, seen in by_observer.items() if len(seen) >= rules.trigger_min_occurrences}
    tallies = {who: _tally(seen, topics) for who, seen in frequent.items()}
    found: list[Difference] = []
    for theme, strength in _TOPICS:
        topic = (theme, strength)
        counts = {who: times[topic] for who, times in tallies.items()}
        often = tuple(who for who, count in counts.items() if count * 2 >= len(frequent[who]))
        never = tuple(who for who, count in counts.items() if count == 0)
        if not often or not never:
            continue
        moments = {look.moment for who in often for look in frequent[who] if look.moment and topic in topics[look.id]}
        found.append(
            Difference(
                theme=theme,
                strength=strength,
                seen_by=often,
                not_seen_by=never,
                moments=tuple(sorted(moments)),
                text=_difference_text(topic),
            )
        )
    return tuple(found)


def _tally(looks: Iterable[Look], topics: Mapping[str, frozenset[Topic]]) -> Counter[Topic]:
    """At how many of the looks each topic was seen."""
    return Counter(topic for look in looks for topic in topics[look.id])


def _difference_text(topic: Topic) -> Text:
    words = THEME_WORDS[topic]
    return Text(
        nl=f"De een ziet vaak {words.nl}, de ander niet. Kijk samen wat er dan anders is: het moment, de plek of de aanpak.",
        en=f"One often sees {words.en}, the other does not. Look together at what differs: the moment, the place or the approach.",
    )


def _home_school(looks: Sequence[Look], topics: Mapping[str, frozenset[Topic]]) -> tuple[HomeSchool, ...]:
    """Topics whose share at school and at home lies half of all looks or more apart."""
    school = [look for look in looks if look.setting == "school"]
    home = [look for look in looks if look.setting == "home"]
    if min(len(school), len(home)) < _LEAST_LOOKS_PER_PLACE:
        return ()
    seen_at_school, seen_at_home = _tally(school, topics), _tally(home, topics)
    found: list[HomeSchool] = []
    for theme, strength in _TOPICS:
        topic = (theme, strength)
        at_school, at_home = seen_at_school[topic], seen_at_home[topic]
        apart = at_school * len(home) - at_home * len(school)
        if abs(apart) * 2 < len(home) * len(school):
            continue
        found.append(
            HomeSchool(
                theme=theme,
                strength=strength,
                school=at_school,
                school_of=len(school),
                home=at_home,
                home_of=len(home),
                text=_home_school_text(topic, at_school=apart > 0),
                school_in=_ids(look for look in school if topic in topics[look.id]),
                school_of_in=_ids(school),
                home_in=_ids(look for look in home if topic in topics[look.id]),
                home_of_in=_ids(home),
            )
        )
    return tuple(found)


def _ids(looks: Iterable[Look]) -> tuple[str, ...]:
    return tuple(look.id for look in looks)


def _home_school_text(topic: Topic, *, at_school: bool) -> Text:
    words = THEME_WORDS[topic]
    here, there = (("op school", "at school"), ("thuis", "at home"))
    if not at_school:
        here, there = there, here
    if topic[1]:
        return Text(
            nl=f"{here[0].capitalize()} zie je vaker {words.nl} dan {there[0]}. Wat hier helpt, kan daar misschien ook helpen.",
            en=f"{here[1].capitalize()} you more often see {words.en} than {there[1]}. What helps here may help there too.",
        )
    return Text(
        nl=(
            f"{here[0].capitalize()} zie je vaker {words.nl} dan {there[0]}. Een kind kan op elke plek iets anders laten "
            "zien. Dat zegt niets over wie het goed doet."
        ),
        en=(
            f"{here[1].capitalize()} you more often see {words.en} than {there[1]}. A child can show something else in each "
            "place. It says nothing about who does well."
        ),
    )
