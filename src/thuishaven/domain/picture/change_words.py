"""The words of then and now: progress plainly, what is harder kindly, and never more than was seen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from thuishaven.domain.catalogue import Catalogue, PatternName, Text
from thuishaven.domain.picture.change_result import About, ChangeKind, Count, Side

_LINES: Mapping[tuple[About, ChangeKind], Text] = {
    ("tension", "progress"): Text("Er was minder vaak spanning dan toen.", "There was tension less often than then."),
    ("tension", "same"): Text("Spanning: geen verschil te zien.", "Tension: no difference to be seen."),
    ("tension", "harder"): Text(
        "Er was vaker spanning dan toen. Kijk samen wat er speelt.",
        "There was tension more often than then. Look together at what is going on.",
    ),
    ("haven", "progress"): Text(
        "Steun of troost zoeken en er iets mee kunnen, lukte vaker.",
        "Seeking support or comfort and making use of it worked more often.",
    ),
    ("haven", "same"): Text(
        "Steun of troost zoeken: geen verschil te zien.", "Seeking support or comfort: no difference to be seen."
    ),
    ("haven", "harder"): Text(
        "Steun of troost zoeken lukte minder vaak. Blijf in de buurt, ook zonder dat het kind erom vraagt.",
        "Seeking support or comfort worked less often. Stay near, also when the child does not ask for it.",
    ),
    ("base", "progress"): Text("Zelf op pad gaan lukte vaker.", "Setting out alone worked more often."),
    ("base", "same"): Text("Zelf op pad gaan: geen verschil te zien.", "Setting out alone: no difference to be seen."),
    ("base", "harder"): Text(
        "Zelf op pad gaan lukte minder vaak. Samen beginnen kan helpen.",
        "Setting out alone worked less often. Starting together can help.",
    ),
}
#: Where all or nothing was seen on both sides: (about, whether all) to the words.
_STEADY: Mapping[tuple[About, bool], Text] = {
    ("tension", False): Text("Toen en nu zag niemand spanning.", "Then and now nobody saw tension."),
    ("haven", True): Text(
        "Steun of troost zoeken lukte toen en nu elke keer.",
        "Seeking support or comfort worked then and now, every time.",
    ),
    ("haven", False): Text(
        "Steun of troost zoeken lukte toen en nu nog niet.",
        "Seeking support or comfort did not work yet, then and now.",
    ),
    ("base", True): Text(
        "Zelf op pad gaan lukte toen en nu elke keer.", "Setting out alone worked then and now, every time."
    ),
    ("base", False): Text(
        "Zelf op pad gaan lukte toen en nu nog niet.", "Setting out alone did not work yet, then and now."
    ),
}
_NO_LEAD = Text("stond er geen beschrijving vooraan", "no description came first")
#: From here on two periods were looked at in other moments: half of the looks would have to move to make them alike.
_OTHER_MOMENTS = 0.5


class Seen(Protocol):
    """What the cautions need of a look."""

    @property
    def observer(self) -> str: ...
    @property
    def setting(self) -> str: ...
    @property
    def moment(self) -> str | None: ...


def line_text(about: About, label: Text, kind: ChangeKind, then: Count, now: Count) -> Text:
    """One line in words."""
    fixed = _LINES.get((about, kind))
    if kind == "same" and then.n + now.n in {0, then.of + now.of}:
        fixed = _STEADY.get((about, then.n > 0), fixed)
    if fixed is not None:
        return fixed
    nl, en = _said(kind, then, now)
    return Text(nl=f"{label.nl}: {nl}.", en=f"{label.en}: {en}.")


def _said(kind: ChangeKind, then: Count, now: Count) -> tuple[str, str]:
    if kind == "unknown":
        return "nog te weinig om te zeggen", "too little yet to say"
    if kind == "same" and not then.n:
        return (
            "voor het eerst gezien, nog te weinig om een verschil te noemen",
            "seen for the first time, too little yet to call it a difference",
        )
    if kind == "same" and not now.n:
        return (
            "niet meer gezien, nog te weinig om een verschil te noemen",
            "not seen any more, too little yet to call it a difference",
        )
    if kind == "same":
        return "geen verschil te zien", "no difference to be seen"
    if not then.n:
        return "nu gezien en toen niet", "seen now and not then"
    if not now.n:
        return "niet meer gezien", "not seen any more"
    if now.n * then.of > then.n * now.of:
        return "vaker gezien dan toen", "seen more often than then"
    return "minder vaak gezien dan toen", "seen less often than then"


def reading_text(then: Side, now: Side, catalogue: Catalogue) -> Text:
    """What the pictures of both days fit, said carefully: about what was seen, and it can change."""
    if then.lead is None and now.lead is None:
        return Text(nl="Toen en nu stond er geen beschrijving vooraan.", en="Then and now no description came first.")
    before, since = _fits(then.lead, catalogue), _fits(now.lead, catalogue)
    if then.lead == now.lead:
        return Text(nl=f"Toen en nu {before.nl}. Dat kan veranderen.", en=f"Then and now {before.en}. That can change.")
    return Text(
        nl=f"Toen {before.nl}, nu {since.nl}. Dat kan ook komen doordat er meer gezien is.",
        en=f"Then {before.en}, now {since.en}. That may also be because more was seen.",
    )


def _fits(lead: PatternName | None, catalogue: Catalogue) -> Text:
    if lead is None:
        return _NO_LEAD
    title = next(pattern.title for pattern in catalogue.patterns.values() if pattern.pattern == lead)
    return Text(
        nl=f"paste wat er gezien is het best bij de beschrijving ‘{title.nl.lower()}’",
        en=f"what was seen best fitted the description ‘{title.en.lower()}’",
    )


def cautions_of(then: Sequence[Seen], now: Sequence[Seen]) -> tuple[Text, ...]:
    """What differs between the two periods besides the child, so that a difference may come from there too."""
    found: list[Text] = []
    if {one.observer for one in then}.isdisjoint({one.observer for one in now}):
        found.append(Text("Toen en nu keken er andere mensen.", "Other people looked now than then."))
    if len({any(one.setting == "home" for one in period) for period in (then, now)}) > 1:
        found.append(
            Text(
                "Alleen in een van de twee tijden is er ook iets van thuis verteld.",
                "Only in one of the two periods something from home was told as well.",
            )
        )
    if _apart(then, now) >= _OTHER_MOMENTS:
        found.append(
            Text("Er is nu op andere momenten gekeken dan toen.", "The looks now were at other moments than then.")
        )
    return tuple(found)


def _apart(then: Sequence[Seen], now: Sequence[Seen]) -> float:
    """How far the moments of the looks lie apart: 0 the same mix, 1 no moment in common."""
    before, since = Counter(one.moment for one in then if one.moment), Counter(one.moment for one in now if one.moment)
    if not before or not since:
        return 0.0
    moments = before.keys() | since.keys()
    return sum(abs(before[one] / before.total() - since[one] / since.total()) for one in moments) / 2
