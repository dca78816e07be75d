"""Which signals to offer first: where observers differ, and what the picture asks about."""

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture import Picture
from thuishaven.observe.choices import SignalChoices, signal_choices
from thuishaven.privacy.access import Admission
from thuishaven.understand.queries import picture_of

_READINGS, _PER_READING = 2, 4


def signals_to_ask(admission: Admission, catalogue: Catalogue, chosen: list[str]) -> SignalChoices:
    """Signals to tap, those first that another pair of eyes would tell most about; strengths always among them."""
    first: list[str] = []
    if admission.may(Action.SEE_PICTURE):
        first = worth_asking(picture_of(admission), catalogue)
    return signal_choices(catalogue, {code: len(first) - place for place, code in enumerate(first)}, chosen)


def worth_asking(picture: Picture, catalogue: Catalogue) -> list[str]:
    """Signals of the topics on which observers differ, then those behind the readings, then strengths seen before."""
    seen = [code for one in picture.readings for code in (*one.signals_seen, *one.signals_against)]
    seen += [one.id for one in picture.strengths]
    differ = {(one.theme, one.strength) for one in picture.observers.differences}
    apart = [code for code in seen if (catalogue.signals[code].theme, catalogue.signals[code].strength) in differ]
    readings = [one for one in picture.readings if not one.consult_only][:_READINGS]
    behind = [code for one in readings for code in one.signals_seen[:_PER_READING]]
    return list(dict.fromkeys([*apart, *behind, *(one.id for one in picture.strengths)]))
