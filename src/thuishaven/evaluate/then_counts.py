"""The counts on the page of then and now, each with the way to the observations behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture import Change, Observation
from thuishaven.domain.picture.change_result import ChangeLine, Learned
from thuishaven.domain.picture.change_result import Side as SideOfChange
from thuishaven.understand.numbers import Item, Numbers, linked
from thuishaven.understand.words import listed, n_of, spoken
from thuishaven.understand.words import times as times_words
from thuishaven.web.jinja_env import uncapital

from . import then_words as said

Side = Literal["then", "now"]
SIDES: tuple[Side, Side] = ("then", "now")
Row = tuple[str, str | Markup, str | Markup]


def times(line: ChangeLine, side: Side, numbers: Numbers) -> Markup:
    """At how many of the looks, with those first and the other looks after them."""
    count = line.then if side == "then" else line.now
    found = set(count.observations)
    seen = [item for item in count.looked_in if found.issuperset(item)]
    rest = [item for item in count.looked_in if not found.issuperset(item)]
    url = numbers.add(f"{side}.{line.about}.{line.id}", said.at_side(spoken(line.label), side), seen, rest)
    words = n_of(count.n, count.of)
    return linked(words, (words, url))


def learned(one: Learned, observations: Sequence[Observation], numbers: Numbers) -> Markup:
    """How often something helped since, with those times first."""
    effects = {each.id: each.effect for each in observations}
    good = [code for code in one.observations if (effects.get(code) or 0) > 0]
    rest = [code for code in one.observations if code not in set(good)]
    url = numbers.add(f"learned.{one.id}", spoken(one.label), numbers.each(good), numbers.each(rest))
    return linked(said.helped(one.helped, one.tries), (n_of(one.helped, one.tries), url))


def lacking(change: Change, catalogue: Catalogue, numbers: Numbers) -> tuple[Markup, ...]:
    """Why nothing is compared yet, per period."""
    sides = [side for side in SIDES if not getattr(change, side).enough]
    return tuple(
        _with_looks(text, change, side, numbers)
        for text, side in zip(said.lacking(change, catalogue), sides, strict=True)
    )


def _with_looks(text: str, change: Change, side: Side, numbers: Numbers) -> Markup:
    return linked(text, (times_words(getattr(change, side).looks), _looks_url(change, side, numbers)))


def _looks_url(change: Change, side: Side, numbers: Numbers) -> str:
    """All looks that are compared; tension is asked of every one of them."""
    line = next(one for one in change.lines if one.about == "tension")
    looked = (line.then if side == "then" else line.now).looked_in
    return numbers.add(f"{side}.looks", said.at_side(said.heads()["looks"], side), looked)


def rows(change: Change, names: Mapping[str, str], catalogue: Catalogue, numbers: Numbers) -> tuple[Row, ...]:
    """What stands side by side: a head, then and now."""
    heads, main = said.heads(), {one.id: one for one in change.lines}

    def row(head: str, cell: Callable[[Side, SideOfChange], str | Markup]) -> Row:
        return heads[head], cell("then", change.then), cell("now", change.now)

    def counted(line: ChangeLine) -> Callable[[Side, SideOfChange], str | Markup]:
        return lambda side, of: times(line, side, numbers) if getattr(line, side).of else said.none(of)

    found = [
        row("period", lambda _side, of: said.period(of)),
        row("looks", lambda side, of: _with_looks(said.looks(of), change, side, numbers)),
        row("who", lambda _side, of: listed([names[one] for one in of.observers if one in names]) or said.nobody()),
    ]
    found += [
        row(code, counted(main[code]))
        for code in ("tension", "haven", "base")
        if main[code].then.of or main[code].now.of
    ]
    if change.then.states or change.now.states:
        found.append(row("states", lambda side, of: _states(side, of, catalogue, numbers)))
    if change.then.aimed or change.now.aimed:
        found.append(row("aimed", lambda side, of: _aimed(side, of, numbers)))
    return tuple(found)


def _states(side: Side, of: SideOfChange, catalogue: Catalogue, numbers: Numbers) -> str | Markup:
    """How often each state was noted, as words with counts."""

    def one(state: str, items: Iterable[Item]) -> Markup:
        label = spoken(catalogue.states[state].label)
        url = numbers.add(f"{side}.was.{state}", said.at_side(label, side), items)
        return linked(f"{uncapital(label)} {of.states[state]}", (str(of.states[state]), url))

    found = Markup(", ").join(one(state, items) for state, items in of.states_in.items())
    return found or said.none(of)


def _aimed(side: Side, of: SideOfChange, numbers: Numbers) -> Markup:
    url = numbers.add(f"{side}.aimed", said.at_side(said.heads()["aimed"], side), numbers.each(of.aimed_in))
    return linked(said.aimed(of.aimed), (times_words(of.aimed), url))
