"""Whether enough was seen, on enough days, at enough moments and by enough people, for anything to lead."""

from collections.abc import Sequence

from thuishaven.domain.catalogue import Text
from thuishaven.domain.picture.result import Missing, MissingCode
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look, slots_of


def missing_of(looks: Sequence[Look], rules: Rules) -> tuple[Missing, ...]:
    """What is still lacking, in the order in which it is easiest to mend; empty when there is enough.

    Every look counts, also one in whose words nothing was recognised: somebody looked. What may lead asks more of its own
    evidence (:mod:`thuishaven.domain.picture.robustness`).
    """
    counts: tuple[tuple[MissingCode, int, float], ...] = (
        ("too_few_observations", len(looks), rules.min_observations),
        ("too_few_days", len({look.day for look in looks}), rules.min_days),
        ("too_few_moments", slots_of(looks), rules.min_moments),
        ("too_few_observers", len({look.observer for look in looks}), rules.min_observers),
        ("too_few_settings", len({look.setting for look in looks}), rules.min_settings),
    )
    return tuple(
        Missing(code=code, have=have, need=int(need), text=_text(code, have, int(need)))
        for code, have, need in counts
        if have < need
    )


def _text(code: MissingCode, have: int, need: int) -> Text:
    """What is needed, after how many there are; nothing is counted where nobody looked."""
    whole = _counted(code, have, need)
    if have:
        return whole
    nl, en = whole.nl.split(". ", 1)[1], whole.en.split(". ", 1)[1]
    return (
        Text(nl, en)
        if code != "too_few_observations"
        else Text(f"Er is nog niets vastgelegd. {nl}", f"Nothing was recorded yet. {en}")
    )


def _counted(code: MissingCode, have: int, need: int) -> Text:
    one = have == 1
    match code:
        case "too_few_observations":
            nl = f"Er {'is één waarneming' if one else f'zijn {have} waarnemingen'}."
            en = f"There {'is one observation' if one else f'are {have} observations'}."
            return Text(
                nl=f"{nl} Voor een beeld zijn {need} waarnemingen nodig.",
                en=f"{en} A picture needs {need} observations.",
            )
        case "too_few_days":
            nl = f"Er is op {'één dag' if one else f'{have} dagen'} gekeken."
            en = f"Somebody looked on {'one day' if one else f'{have} days'}."
            return Text(nl=f"{nl} Voor een beeld zijn {need} dagen nodig.", en=f"{en} A picture needs {need} days.")
        case "too_few_moments":
            nl = f"Er is bij {'één soort moment' if one else f'{have} soorten momenten'} gekeken."
            en = f"Somebody looked at {'one kind of moment' if one else f'{have} kinds of moments'}."
            return Text(
                nl=f"{nl} Voor een beeld zijn {need} verschillende momenten nodig.",
                en=f"{en} A picture needs {need} different moments.",
            )
        case "too_few_observers":
            nl = "Er heeft één mens gekeken." if one else f"Er hebben {have} mensen gekeken."
            en = "One person has looked." if one else f"{have} people have looked."
            return Text(nl=f"{nl} Voor een beeld zijn {need} mensen nodig.", en=f"{en} A picture needs {need} people.")
        case "too_few_settings":
            nl = f"Er is op {'één plek' if one else f'{have} plekken'} gekeken."
            en = f"Somebody looked in {'one place' if one else f'{have} places'}."
            if need == 1:
                return Text(nl=f"{nl} Voor een beeld is één plek nodig.", en=f"{en} A picture needs one place.")
            return Text(nl=f"{nl} Voor een beeld zijn {need} plekken nodig.", en=f"{en} A picture needs {need} places.")
