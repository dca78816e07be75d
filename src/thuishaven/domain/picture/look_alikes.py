"""Other explanations to keep open: raised by what was seen, by risks, by arrival and by words. Several may be true."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from thuishaven.domain.catalogue import Catalogue, LookAlike, Text
from thuishaven.domain.language.learned import reader_for
from thuishaven.domain.learned_weights import LOOK
from thuishaven.domain.picture.contrasts import Contrasts
from thuishaven.domain.picture.model import Background, PictureInput
from thuishaven.domain.picture.phrase_search import phrases_in
from thuishaven.domain.picture.result import Balance, CertaintyCode, RaisedLookAlike
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look, days_before, slots_of

#: A new country, language, house and school take about a year to become ordinary; until then they explain much.
RECENT_ARRIVAL = timedelta(days=365)
RAISED_BY_ARRIVAL = ("language", "life_event")
ORDINARY = "ordinary_development"
#: Up to this age clinging, tantrums and fear of strangers belong to growing up.
YOUNG_AGE = 6
YOUNG_GROUP = 2
_MOST_BEHIND = 3
_RESEMBLES = Text(nl="Wat er geschreven is, kan erbij passen", en="What was written may fit it")
_BACKGROUND_RESEMBLES = Text(
    nl="Wat er over de achtergrond bekend is, kan erbij passen", en="What is known around the child may fit it"
)


@dataclass
class _Grounds:
    because: list[Text] = field(default_factory=list)
    signals: tuple[str, ...] = ()
    looks: Sequence[Look] = ()
    sightings: int = 0
    #: how many things that are known around the child speak for it
    known: int = 0
    #: whether its own words are quoted already
    is_named: bool = False


def look_alikes_of(
    inp: PictureInput,
    looks: Sequence[Look],
    haven: Balance,
    catalogue: Catalogue,
    rules: Rules,
    *,
    certainty: CertaintyCode,
) -> tuple[RaisedLookAlike, ...]:
    """The explanations that were raised, those with most grounds first.

    On a picture that has not enough yet, the contrasts stand without what was seen.

    Ordinary development is raised when hard things were seen and the picture is not firm, comes from one kind of
    moment, or the child is young or is known to live through a big change. It stands last, beside every other.
    """
    grounds: dict[str, _Grounds] = defaultdict(_Grounds)
    _by_signals(grounds, looks, catalogue, rules)
    _by_background(grounds, inp, catalogue, rules)
    _by_examples(grounds, inp, looks, catalogue, rules)
    if ORDINARY in catalogue.look_alikes:
        _by_ordinary_life(grounds, inp.pupil, looks, catalogue, certainty)
    places = list(catalogue.look_alikes)
    ranked = sorted(
        grounds, key=lambda name: (name == ORDINARY, -grounds[name].known, -grounds[name].sightings, places.index(name))
    )
    contrasts = Contrasts(looks, haven, catalogue, rules, enough=certainty != "not_enough")
    return tuple(_raised(catalogue.look_alikes[name], grounds[name], contrasts) for name in ranked)


def _raised(entry: LookAlike, found: _Grounds, contrasts: Contrasts) -> RaisedLookAlike:
    return RaisedLookAlike(
        id=entry.id,
        title=entry.title,
        because=tuple(found.because),
        questions=entry.questions,
        tells_apart=entry.tells_apart,
        contrast=contrasts.shown(entry, found.looks),
        who=entry.who,
        signals=found.signals,
        observations=tuple(look.id for look in found.looks),
        moments=found.sightings,
        sources=entry.sources,
    )


def _by_signals(grounds: dict[str, _Grounds], looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> None:
    raised: dict[str, list[Look]] = defaultdict(list)
    points_to = _pointing(catalogue)
    everything = _moments(looks)
    for look in looks:
        for name in {name for code in look.signals for name in points_to[code]}:
            raised[name].append(look)
    for name, seen in raised.items():
        sightings = _moments(seen)
        least = max(1, catalogue.look_alikes[name].min_sightings, rules.look_alike_min_sightings)
        is_one_day = len({look.day for look in seen}) < least
        if sightings < max(least, rules.look_alike_min_share * everything) or is_one_day:
            continue
        counts = Counter(code for look in seen for code in look.signals if name in points_to[code])
        signals = tuple(code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
        found = grounds[name]
        found.signals, found.looks, found.sightings = signals, seen, sightings
        found.because.append(_seen_text([catalogue.signals[code].label for code in signals[:3]], sightings))


def _moments(looks: Sequence[Look]) -> int:
    return len({(look.observer, look.day, look.slot) for look in looks})


def _pointing(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Per signal the explanations it may also point to, whichever of the two entries says so.

    Ordinary development is left out: nearly every signal is ordinary now and then, and its own rules say when that weighs.
    """
    points_to = {
        code: {name for name in signal.look_alikes if name in catalogue.look_alikes}
        for code, signal in catalogue.signals.items()
    }
    for entry in catalogue.look_alikes.values():
        for code in entry.raised_by_signals:
            points_to.setdefault(code, set()).add(entry.id)
    return {code: frozenset(names - {ORDINARY}) for code, names in points_to.items()}


def _seen_text(labels: Sequence[Text], sightings: int) -> Text:
    return Text(
        nl=f"Gezien bij {sightings} {'moment' if sightings == 1 else 'momenten'}: "
        + ", ".join(label.nl.lower() for label in labels),
        en=f"Seen at {sightings} {'moment' if sightings == 1 else 'moments'}: "
        + ", ".join(label.en.lower() for label in labels),
    )


def _by_background(grounds: dict[str, _Grounds], inp: PictureInput, catalogue: Catalogue, rules: Rules) -> None:
    pupil = inp.pupil
    recent = _arrived_recently(pupil.arrived_on, inp.today)
    texts = [*pupil.background_words, *(text for _, text in _words_of(inp, rules))]
    found_words = phrases_in(
        texts, {entry.id: entry.background_words for entry in catalogue.look_alikes.values()}, inp.language
    )
    for entry in catalogue.look_alikes.values():
        because: list[Text] = []
        for risk in pupil.risk_factors:
            if risk in entry.raised_by_risks and risk in catalogue.risks:
                label = catalogue.risks[risk].label
                because.append(Text(nl=f"Bekend: {label.nl.lower()}", en=f"Known: {label.en.lower()}"))
        if recent and entry.id in RAISED_BY_ARRIVAL:
            because.append(
                Text(nl="Het kind is hier korter dan een jaar", en="The child has been here for less than a year")
            )
        named = " ".join(text.nl for text in because).lower()
        phrases = [phrase for phrase in found_words.get(entry.id, ()) if phrase.lower() not in named]
        if phrases:
            grounds[entry.id].is_named = True
            listed = ", ".join(phrases[:3])
            because.append(Text(nl=f"In de woorden staat: {listed}", en=f"The words say: {listed}"))
        if because:
            grounds[entry.id].because.extend(because)
            grounds[entry.id].known += len(because)


def _by_examples(
    grounds: dict[str, _Grounds], inp: PictureInput, looks: Sequence[Look], catalogue: Catalogue, rules: Rules
) -> None:
    """What the words together resemble: the chance that at least one of them speaks of the explanation.

    The looks whose words say so most stand behind it; no word is repeated, because a picture is remembered longer than
    what it was made from.
    """
    reader = reader_for(catalogue, inp.language)
    if reader is None:
        return
    background = set(inp.pupil.background_words)
    places: dict[str, list[Look | None]] = {text: [None] for text in inp.pupil.background_words}
    by_id = {look.id: look for look in looks}
    for code, text in _words_of(inp, rules):
        places.setdefault(text, []).append(by_id.get(code))
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for text in places:
        for likeness in reader.read(text) if text.strip() else ():
            if likeness.label.startswith(LOOK):
                found[likeness.label.removeprefix(LOOK)][text] = likeness.chance
    for name, chances in found.items():
        chance = 1 - math.prod(1 - one for one in chances.values())
        if name not in catalogue.look_alikes or chance < rules.look_alike_min_likeness or grounds[name].is_named:
            continue
        nearest = sorted(chances, key=lambda text: (-chances[text], text))[:_MOST_BEHIND]
        behind = [look for text in nearest for look in places[text]]
        grounds[name].known += set(nearest) <= background
        grounds[name].looks = _in_order(looks, [*grounds[name].looks, *(look for look in behind if look)])
        grounds[name].sightings = max(grounds[name].sightings, len({look.id for look in behind if look}))
        grounds[name].because.append(_BACKGROUND_RESEMBLES if set(nearest) <= background else _RESEMBLES)


def _in_order(looks: Sequence[Look], chosen: Iterable[Look]) -> list[Look]:
    wanted = {look.id for look in chosen}
    return [look for look in looks if look.id in wanted]


def _words_of(inp: PictureInput, rules: Rules) -> Iterable[tuple[str, str]]:
    """All words of the period with the observation they stand in, also those of a tap that counts once with another."""
    opens = days_before(inp.today, int(rules.window_days))
    for observation in inp.observations:
        if opens <= observation.day <= inp.today and not observation.words_only:
            yield observation.id, observation.words
            yield observation.id, observation.trigger_words


def _arrived_recently(arrived_on: date | None, today: date) -> bool:
    return arrived_on is not None and arrived_on <= today <= arrived_on + RECENT_ARRIVAL


def _by_ordinary_life(
    grounds: dict[str, _Grounds],
    pupil: Background,
    looks: Sequence[Look],
    catalogue: Catalogue,
    certainty: CertaintyCode,
) -> None:
    hard = [look for look in looks if any(not catalogue.signals[code].strength for code in look.signals)]
    if not hard:
        return
    because: list[Text] = []
    if _is_young(pupil):
        because.append(
            Text(
                nl="Het kind is jong, veel hiervan hoort bij deze leeftijd",
                en="The child is young, much of this belongs to this age",
            )
        )
    if "life_event" in grounds and grounds["life_event"].known:
        because.append(
            Text(
                nl="Er is veel veranderd, dan reageert elk kind een tijd anders",
                en="Much has changed, then every child reacts differently for a time",
            )
        )
    if slots_of(hard) <= 1:
        because.append(Text(nl="Het is gezien bij één soort moment", en="It was seen at one kind of moment"))
    if certainty == "not_enough":
        because.append(
            Text(nl="Er is nog te weinig gezien om meer te zeggen", en="Too little has been seen to say more")
        )
    elif certainty != "holds":
        because.append(Text(nl="Het beeld is nog niet stevig", en="The picture is not firm yet"))
    if because:
        grounds[ORDINARY].because.extend(because)
        grounds[ORDINARY].looks = hard
        grounds[ORDINARY].sightings = _moments(hard)


def _is_young(pupil: Background) -> bool:
    if pupil.age is not None:
        return pupil.age < YOUNG_AGE + 1
    return pupil.group is not None and pupil.group <= YOUNG_GROUP
