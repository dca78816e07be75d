"""Reading a text clause by clause: who the clause is about, what is denied, and what somebody said.

Only the child's behaviour may become a signal. A grown-up's own doing ("ik werd boos", "juf troostte haar") and words
in quotation marks are therefore marked, and match only descriptions that are written the same way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from thuishaven.domain.language.grammar import GRAMMARS, Grammar
from thuishaven.domain.language.negation import denied_in_clause, denying_word, is_bare_denial, reaches_next
from thuishaven.domain.language.normalise import LONGEST_TEXT, Word, words

Actor = Literal["child", "teller", "grown_up", "others"]

_SENTENCE_END = re.compile(r"[.!?\n\r;…]+(?:\s|$)|\n")
_QUOTED = re.compile(
    r"[\"“”„«»]([^\"“”„«»]{1,400})[\"“”„«»]|(?<![\w'’])['‘’](?!s\b|t\b|n\b|m\b|k\b)([^'‘’\n]{2,400}(?:['’]\w{1,3}\b[^'‘’\n]*)*)['’](?!\w)"
)
_BREAK = re.compile(r"[,:()\-–—/]")
_SHORTEST_SPEECH = 3
#: "zegt ik kan het niet": a child's words without quotation marks. (After "zei" the ik is the teller: "zei ik".)
_UNQUOTED = re.compile(
    r"\b(?:zegt|roept|schreeuwt|gilt|fluistert|mompelt|says|shouts|yells|mutters):? ((?:ik|jij|je|mijn|I|I'm|you|my) [^,.;!?\n]{3,80})"
)


class ReadWord(NamedTuple):
    """A word with what the sentence around it says: whose doing, denied or not, and said aloud by whom."""

    word: Word
    actor: Actor
    denied: bool
    #: "" for plain text, "child" for words the child said, "other" for words of somebody else
    said_by: Literal["", "child", "other"]
    #: position in the whole text, and the clause it stands in
    place: int
    clause: int
    #: the word that denies it, when there is one in its clause or the clauses around it
    denier: Word | None = None


@dataclass(slots=True)
class _Clause:
    items: list[Word]
    actor: Actor | None
    denied: set[int]
    after_comma: bool
    denier: Word | None = None


def read(text: str, language: str, narrator: Actor = "child") -> list[list[ReadWord]]:
    """The sentences of ``text`` (at most :data:`LONGEST_TEXT` characters), each a list of read words.

    ``narrator`` is whose doing a clause without a subject describes: the child's in an observation, the teller's in
    an account of what the adult did.
    """
    text = text[:LONGEST_TEXT]
    grammar = GRAMMARS[language]
    speech = _speech(text, grammar)
    sentences: list[list[ReadWord]] = []
    place = clause_number = 0
    for start, end in _sentence_spans(text, speech):
        typed = words(text, start, end)
        if not typed:
            continue
        clauses = _clauses(typed, text, speech, grammar)
        _settle(clauses, grammar, language, narrator)
        sentence: list[ReadWord] = []
        for clause in clauses:
            for position, word in enumerate(clause.items):
                said_by = _said_by(word, speech) if speech else ""
                actor = clause.actor or narrator
                denied = position in clause.denied
                denier = clause.denier if denied else None
                sentence.append(ReadWord(word, actor, denied, said_by, place, clause_number, denier))
                place += 1
            clause_number += 1
        sentences.append(sentence)
    return sentences


def _said_by(word: Word, speech: Sequence[tuple[int, int, Literal["child", "other"]]]) -> Literal["", "child", "other"]:
    return next((speaker for start, end, speaker in speech if start <= word.start < end), "")


def _speech(text: str, grammar: Grammar) -> list[tuple[int, int, Literal["child", "other"]]]:
    """Where somebody is quoted. A word or two in quotation marks without a verb of saying is no speech."""
    found: list[tuple[int, int, Literal["child", "other"]]] = []
    for match in _QUOTED.finditer(text):
        start, end = match.span()
        # Who says it stands next to the verb of saying: "zei ik", "de juf zei".
        before = [word.folded for word in words(text, max(0, start - 60), start)][-4:]
        after = [word.folded for word in words(text, end, min(len(text), end + 40))][:4]
        speakers = [speaker for near in (before, after) for speaker in _next_to_saying(near, grammar)]
        says = any(word in grammar.saying for word in before + after)
        if not says and len(words(match.group())) < _SHORTEST_SPEECH:
            continue
        grown_up = any(word in grammar.teller | grammar.teachers | grammar.grown_ups for word in speakers)
        found.append((start, end, "other" if grown_up else "child"))
    for match in _UNQUOTED.finditer(text):
        if not any(start <= match.start(1) < end for start, end, _ in found):
            found.append((match.start(1), match.end(1), "child"))
    return found


def _next_to_saying(near: Sequence[str], grammar: Grammar) -> list[str]:
    named = [word for word in near if word not in grammar.determiners]
    return [
        named[beside]
        for place, word in enumerate(named)
        if word in grammar.saying
        for beside in (place - 1, place + 1)
        if 0 <= beside < len(named)
    ]


def _sentence_spans(text: str, speech: Sequence[tuple[int, int, Literal["child", "other"]]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if any(begin <= match.start() < end - 1 for begin, end, _ in speech):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def _clauses(
    items: Sequence[Word],
    text: str,
    speech: Sequence[tuple[int, int, Literal["child", "other"]]],
    grammar: Grammar,
) -> list[_Clause]:
    clauses: list[_Clause] = []
    current: list[Word] = []
    comma = False
    for number, word in enumerate(items):
        if current:
            gap = text[current[-1].end : word.start]
            broken = gap != " " and bool(_BREAK.search(gap))
            if speech and not broken:
                broken = _said_by(word, speech) != _said_by(current[-1], speech)
            if broken or _opens(items, number, grammar) or _main_clause_follows(current, items, number, grammar):
                clauses.append(_Clause(current, None, set(), comma))
                current, comma = [], broken
        current.append(word)
    if current:
        clauses.append(_Clause(current, None, set(), comma))
    return clauses


def _opens(items: Sequence[Word], number: int, grammar: Grammar) -> bool:
    """Whether the word at ``number`` begins a new clause."""
    word = items[number].folded
    following = items[number + 1].folded if number + 1 < len(items) else ""
    if word in ("die", "who"):
        return items[number - 1].folded in grammar.child_nouns or following in (
            grammar.child | grammar.teller | grammar.generic
        )
    if word in ("de", "het") and following == "andere":
        return any(earlier.folded == "ene" for earlier in items[:number])
    if word in grammar.grown_ups and items[number - 1].folded in grammar.saying and number + 2 < len(items):
        return items[number - 1].folded not in grammar.asking
    if word in grammar.saying and number >= 3 and len(items) - number <= 5:
        # "papa slaat hem zegt hij": who says it comes last, and is not the one who does it.
        return following in grammar.child | grammar.teller | grammar.teachers | grammar.grown_ups
    if word not in grammar.clause_openers or not following:
        return False
    if word in grammar.comparisons:
        return _begins_with_subject(items[number + 1], grammar)
    if word == "maar":
        return following not in grammar.negators
    if word in grammar.affirming:
        return any(earlier.folded in grammar.negators for earlier in items[max(0, number - 6) : number])
    if word == "om":
        return any(later.folded == "te" for later in items[number + 1 :])
    if word == "ook":
        return following == "als"
    if word == "of":
        return following not in ("zo",)
    if word == "that":
        return following in ("is", "are", "was", "were") or _begins_with_subject(items[number + 1], grammar)
    return True


def _begins_with_subject(word: Word, grammar: Grammar) -> bool:
    """Whether a clause with its own subject can begin with ``word`` ("als ik", not "als een aapje")."""
    return word.typed[:1].isupper() or word.folded in (
        grammar.child
        | grammar.teller
        | grammar.generic
        | grammar.teachers
        | grammar.grown_ups
        | grammar.others
        | grammar.beginnings
    )


def _main_clause_follows(current: Sequence[Word], items: Sequence[Word], number: int, grammar: Grammar) -> bool:
    """Whether a main clause begins here without a comma ("toen ik hielp | schudde ze nee")."""
    if number + 1 >= len(items) or len(current) < 3 or current[0].folded not in grammar.own_subject:
        return False
    subjects = grammar.child | grammar.teller
    following = items[number + 1].folded
    return following in subjects and not any(word.folded == following for word in current)


def _settle(clauses: Sequence[_Clause], grammar: Grammar, language: str, narrator: Actor) -> None:
    """Give each clause its actor and its denied words, in the light of the clauses before it."""
    texts = [[word.folded for word in clause.items] for clause in clauses]
    for number, clause in enumerate(clauses):
        folded = texts[number]
        clause.actor = _subject(folded, grammar)
        before = clauses[number - 1] if number else None
        if clause.actor is None and before is not None:
            clause.actor = _shared_actor(folded, clause, before, grammar)
        clause.denied |= denied_in_clause(folded, grammar)
        denying = denying_word(folded, grammar)
        clause.denier = clause.items[denying] if denying is not None else None
        if before is not None and reaches_next(texts[number - 1], folded, grammar, language):
            clause.denied |= set(range(len(folded)))
            clause.denier = clause.denier or before.denier
            if before.actor == "child":
                # What the child does not want done ("wil niet dat ik hem troost") says something about the child.
                clause.actor = "child"
        if before is not None and is_bare_denial(folded, grammar, language):
            before.denied |= set(range(len(before.items)))
            before.denier = clause.denier
        clause.actor = clause.actor or narrator


def _shared_actor(folded: Sequence[str], clause: _Clause, before: _Clause, grammar: Grammar) -> Actor | None:
    """The actor of a clause without a subject: the one before, when the clause clearly goes on about the same person."""
    if not grammar.teller_objects.isdisjoint(folded):
        return None
    if folded[0] in grammar.joiners:
        return before.actor
    if clause.after_comma and any(word in grammar.child_objects for word in folded):
        return before.actor
    return None


def _subject(folded: Sequence[str], grammar: Grammar) -> Actor | None:
    """Whose doing a clause describes, or None when it names no subject."""
    actor = _pronoun_subject(folded, grammar) or _noun_subject(folded, grammar)
    if actor == "teller" and _tells_what_was_seen(folded, grammar):
        return "child"
    return actor


def _pronoun_subject(folded: Sequence[str], grammar: Grammar) -> Actor | None:
    for place, word in enumerate(folded):
        if word in grammar.teller:
            return "teller"
        if word in grammar.child:
            return "child"
        if word in grammar.generic and (place == 0 or (place == 1 and folded[0] in grammar.before_generic)):
            return "teller"
    return None


def _noun_subject(folded: Sequence[str], grammar: Grammar) -> Actor | None:
    start = 0
    while start < len(folded) and (
        folded[start] in grammar.own_subject or folded[start] in grammar.joiners or folded[start] in grammar.determiners
    ):
        start += 1
    if start >= len(folded):
        return None
    if _turned_round(folded, grammar):
        return "grown_up"
    if folded[start] in grammar.child_nouns:
        return "child"
    if start + 1 >= len(folded) or folded[start + 1] == folded[start]:
        return None
    if folded[start] in grammar.teachers:
        return "teller"
    if folded[start] in grammar.grown_ups:
        return "grown_up"
    if folded[start] in grammar.others:
        return "others"
    return None


def _turned_round(folded: Sequence[str], grammar: Grammar) -> bool:
    """Whether a grown-up comes after the verb, with whom it is done to right behind ("sloeg papa hem")."""
    objects = grammar.child_objects | grammar.teller_objects
    return any(
        folded[place] in grammar.grown_ups and folded[place + 1] in objects
        for place in range(1, min(4, len(folded) - 1))
    )


def _tells_what_was_seen(folded: Sequence[str], grammar: Grammar) -> bool:
    """Whether the teller only looks on ("ik zag hem huilen", "ik heb een jongen die ...")."""
    if not any(word in grammar.perceiving for word in folded):
        return False
    verb = next(place for place, word in enumerate(folded) if word in grammar.perceiving)
    if folded[verb] in ("heb", "ken", "have", "know"):
        known = any(word in grammar.child_nouns for word in folded[verb:])
        return known and not any(word in grammar.negators for word in folded)
    return any(word in grammar.child_objects or word in grammar.child_nouns for word in folded[verb:])
