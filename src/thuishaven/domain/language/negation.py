"""Which words of a text are denied.

A denial in Dutch reaches the whole clause it stands in (``vraagt niet om hulp`` denies asking and help alike), so
scope is settled per clause. ``zonder`` reaches only what follows it; fixed expressions such as ``om niets`` deny
nothing; two later clauses can still change an earlier one (``sloeg vaak, nu niet meer``).
"""

from collections.abc import Sequence

from thuishaven.domain.language.grammar import Grammar
from thuishaven.domain.language.normalise import is_empty

_REACH_OF_SHORT = 2


def denied_in_clause(clause: Sequence[str], grammar: Grammar) -> frozenset[int]:
    """Positions within ``clause`` (folded words) that are denied by a word in the clause itself."""
    if grammar.denying.isdisjoint(clause):
        return frozenset()
    affirmed = _affirming_positions(clause, grammar)
    denied: set[int] = set()
    for place, word in enumerate(clause):
        if place in affirmed:
            continue
        if word in grammar.short_reach:
            denied.update(_after_short_reach(clause, place, grammar))
        elif word in grammar.negators:
            denied.update(_whole_clause(clause, place, grammar))
        elif (word in grammar.ending_verbs and (place + 1 < len(clause) and clause[place + 1] in ("met", "op"))) or (
            word in grammar.ending_verbs and not grammar.denies_backwards
        ):
            denied.update(range(place + 1, len(clause)))
    return frozenset(denied)


def is_bare_denial(clause: Sequence[str], grammar: Grammar, language: str) -> bool:
    """Whether a clause only takes back what was said before it (``maar nu niet meer``, ``dat niet``)."""
    return not grammar.negators.isdisjoint(clause) and all(
        word in grammar.negators
        or word in grammar.fillers
        or word in grammar.clause_openers
        or (is_empty(word, language) and word not in grammar.teller and word not in grammar.child)
        for word in clause
    )


def denying_word(clause: Sequence[str], grammar: Grammar) -> int | None:
    """The position of the first word in ``clause`` that denies something, to be able to show it."""
    if grammar.denying.isdisjoint(clause):
        return None
    return next(place for place, word in enumerate(clause) if word in grammar.denying)


def reaches_next(clause: Sequence[str], next_clause: Sequence[str], grammar: Grammar, language: str) -> bool:
    """Whether the denial in ``clause`` also holds for ``next_clause``.

    It does for what is not wanted or thought (``wil niet dat ik help``), for what is too much to happen (``te bang om
    hulp te vragen``) and for a second thing named (``geen hulp of troost``); not for what is not known (``weet niet
    waarom``).
    """
    opener = next_clause[0] if next_clause else ""
    has_denial = bool(denied_in_clause(clause, grammar))
    if opener in grammar.too_openers and any(word in grammar.too for word in clause[:-1]):
        return True
    if not has_denial:
        return False
    if opener in ("dat", "that", "om"):
        return any(word in grammar.wanting for word in clause) and not any(word in grammar.saying for word in clause)
    if opener in grammar.sharing_negation:
        rest = [word for word in next_clause[1:] if not is_empty(word, language)]
        return len(rest) == 1 and not _has_subject(next_clause, grammar)
    return False


def _has_subject(clause: Sequence[str], grammar: Grammar) -> bool:
    return any(word in grammar.teller or word in grammar.child for word in clause)


def _affirming_positions(clause: Sequence[str], grammar: Grammar) -> frozenset[int]:
    found: set[int] = set()
    for place, word in enumerate(clause):
        for phrase in grammar.affirming_by_first_word.get(word, ()):
            if tuple(clause[place : place + len(phrase)]) == phrase:
                found.update(range(place, place + len(phrase)))
    return frozenset(found)


def _after_short_reach(clause: Sequence[str], place: int, grammar: Grammar) -> range:
    after = place + 1
    if after < len(clause) and clause[after] in ("te", "dat"):
        return range(after, len(clause))
    reach = after
    counted = 0
    while reach < len(clause) and counted < _REACH_OF_SHORT:
        if clause[reach] not in grammar.determiners:
            counted += 1
        reach += 1
        if counted == 1 and not _goes_on(clause, reach):
            break
    return range(after, reach)


def _goes_on(clause: Sequence[str], reach: int) -> bool:
    """Whether an adjective was read, so that the noun still has to come (``zonder duidelijke reden``)."""
    return reach < len(clause) and clause[reach - 1].endswith("e")


def _whole_clause(clause: Sequence[str], place: int, grammar: Grammar) -> set[int]:
    """All words in reach, except what a saying is about (``zegt niets over de blauwe plekken``)."""
    exempt = len(clause)
    for later in range(place + 1, len(clause)):
        if clause[later] in grammar.about:
            exempt = later
            break
    first = 0 if grammar.denies_backwards else place
    return {position for position in range(first, exempt) if position != place}
