"""Words that ask an adult to open the reporting code (meldcode).

A prompt is never a conclusion and there is no score: it says which words led to it and what the first step is. The
cue words, and the words that suppress a cue, come from the catalogue. A cue counts only when all its words stand
close together and say the same (``is niet geslagen`` is no cue), and when the grown-up is the one who does it.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.catalogue import Catalogue, SafetyCue, Text, Texts
from thuishaven.domain.language.clauses import Actor, ReadWord, read
from thuishaven.domain.language.cue_index import CueIndex
from thuishaven.domain.language.grammar import GRAMMARS, word_set
from thuishaven.domain.language.learned import Likeness, quoted, safety_reader_for
from thuishaven.domain.language.lexicon import PART, Lexicon
from thuishaven.domain.language.normalise import (
    EMPTY_WORDS,
    LIGHT_WORDS,
    LONGEST_TEXT,
    fold,
    folded_words,
    is_empty,
    is_light,
    stem,
)
from thuishaven.domain.language.ordinary import (
    any_denied,
    done_by_the_child,
    in_a_story,
    is_story,
    marks_of_play,
    ordinary_bump,
    span_of,
)
from thuishaven.domain.language.verb_forms import is_verb_form
from thuishaven.domain.learned_weights import SAFE, SAFE_ANY

Urgency = Literal["none", "concern", "structural", "acute"]

_URGENCIES: tuple[Urgency, ...] = ("none", "concern", "structural", "acute")
#: How many other words may stand between the words of a cue: few when only one of them is telling.
_BETWEEN_TELLING = 5
_BETWEEN_COMMON = 1
#: Names of kin, and verbs of hurting, that any cue means when it names one of them.
_FAMILIES = (
    Texts(("papa", "vader", "pap", "paps", "pa", "pappa"), ("dad", "father", "daddy")),
    Texts(("mama", "moeder", "mam", "mams", "ma", "mamma"), ("mum", "mother", "mom", "mummy", "mommy")),
    Texts(("stiefvader", "stiefpapa"), ("stepfather", "stepdad")),
    Texts(("slaan", "meppen", "stompen", "rammen"), ("hit", "beat", "punch", "slap", "smack")),
    Texts(("schoppen", "trappen"), ("kick",)),
    Texts(
        (
            "vaak", "altijd", "steeds", "telkens", "weer", "alweer", "weken", "maanden", "dagelijks", "voortdurend",
            "elke", "elk", "iedere", "ieder", "opnieuw",
        ),
        ("often", "always", "again", "weeks", "months", "daily", "every"),
    ),
)  # fmt: skip
_TURNING = word_set(
    "door van voor zonder naar tegen vaak steeds telkens alweer weer elke elk by from for without to often again every"
)
_DUTCH_ONLY = (EMPTY_WORDS["nl"] | LIGHT_WORDS["nl"]) - EMPTY_WORDS["en"] - LIGHT_WORDS["en"]
_REMEMBERED_CATALOGUES = 4
#: From which chance on a text resembles the examples enough, chosen on cases and notes (docs/methods/words.md): to prompt
#: by itself; surely, which a few words must ("striemen op haar rug" says too little), and a text that holds an ordinary
#: use of a cue; and so that it counts together with another note. One telling word alone is none.
_MANY_WORDS = 9
_ALIKE_ENOUGH = 0.9
SURELY_ALIKE = 0.95
SOMEWHAT_ALIKE = 0.8
_AS_URGENT: Mapping[Urgency, float] = {"acute": 0.3, "structural": 0.3}
_LEAST_TELLING = 2
#: How much a text with a cue, or the words of the cue, must resemble the examples: in many words and in a few.
_LEAST_IN_MANY, _LEAST_IN_FEW = 0.8, 0.2
_REMINDS: dict[Urgency, Text] = {
    "acute": Text(
        "Dit lijkt op wat mensen schrijven als een kind nu gevaar loopt. Het is geen conclusie. Blijf bij het kind, schrijf op "
        "wat je zag en hoorde, en overleg nu met een collega en met Veilig Thuis (0800-2000). Bij direct gevaar bel je 112.",
        "This resembles what people write when a child is in danger now. It is no conclusion. Stay with the child, write "
        "down what you saw and heard, and consult a colleague and Veilig Thuis (0800-2000) now. In immediate danger call 112.",
    ),
    "structural": Text(
        "Dit lijkt op wat mensen schrijven als een kind steeds weer onveilig is. Het is geen conclusie. Schrijf op wat je zag "
        "en hoorde, en zet de eerste stappen van de meldcode. Advies geeft Veilig Thuis (0800-2000).",
        "This resembles what people write when a child is unsafe again and again. It is no conclusion. Write down what you "
        "saw and heard, and take the first steps of the reporting code. Veilig Thuis (0800-2000) gives advice.",
    ),
    "concern": Text(
        "Dit vraagt misschien aandacht. Het is geen conclusie. Schrijf de feiten op en praat erover met een collega. Advies "
        "vragen kan altijd, bij Veilig Thuis (0800-2000).",
        "This may need attention. It is no conclusion. Write down the facts and talk about it with a colleague. You can always "
        "ask Veilig Thuis (0800-2000) for advice.",
    ),
}


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """Whether words ask for the reporting code, how urgently, and because of which words (most urgent first)."""

    prompt: bool
    urgency: Urgency
    because: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What one text says: by a cue it ``told`` something, or else it resembles examples with a ``chance`` (0..1).

    ``answer`` is what to say when it counts; it counts by itself when told or alike enough.
    """

    told: bool
    chance: float
    answer: SafetyAnswer


@dataclass(frozen=True, slots=True)
class _Slot:
    names: frozenset[str]
    telling: bool
    denied: bool
    negator: bool
    #: a direction ("door", "van") turns the meaning, and so does how often ("alweer"): it must be there
    turning: bool
    plural: bool
    actor: Actor


@dataclass(frozen=True, slots=True)
class _CuePhrase:
    cue: SafetyCue
    slots: tuple[_Slot, ...]
    #: the stems of all words, for a phrase without a telling word ("wil er niet meer zijn")
    literal: tuple[str, ...]
    length: int

    @property
    def telling(self) -> int:
        """How many words say what it is about."""
        return sum(slot.telling for slot in self.slots)

    def needs(self, slot: _Slot) -> bool:
        """Whether the phrase cannot do without the word of ``slot``."""
        return slot.telling or slot.negator or slot.turning or self.telling < 2


class _Cues:
    """The cues of one catalogue in one language."""

    def __init__(self, cues: Iterable[SafetyCue], language: str, well_spelled: frozenset[str] = frozenset()) -> None:
        """``well_spelled`` are stems of Dutch words that exist: none of them is another word with a slip of the pen."""
        self._language = language
        self._well_spelled = well_spelled
        self._lexicon = Lexicon(language, _FAMILIES)
        cues = tuple(cues)
        self._phrases = [self._phrase(cue, text) for cue in cues for text in cue.words.in_language(language)]
        self._excuses = {
            cue.id: [self._phrase(cue, text, whole=True) for text in cue.not_words.in_language(language)]
            for cue in cues
        }
        self._index = CueIndex([self._needs(phrase) for phrase in self._phrases], self._all_names)

    def _phrase(self, cue: SafetyCue, text: str, *, whole: bool = False) -> _CuePhrase:
        """A cue or (``whole``) an excuse, of which every word must be there."""
        sentence = [word for part in read(text, self._language) for word in part]
        for word in sentence:
            self._lexicon.learn(word.word.folded)
        slots = tuple(self._slot(word) for word in sentence if not is_empty(word.word.folded, self._language))
        literal = tuple(stem(word.word.folded, self._language) for word in sentence)
        telling = sum(slot.telling for slot in slots)
        if whole or (telling == 1 and len(slots) == 1):
            # "was ik maar dood" says what it says by its small words: all of them must be there.
            slots = tuple(self._slot(word) for word in sentence)
        return _CuePhrase(cue, slots if telling else (), literal, len(sentence))

    def _slot(self, word: ReadWord) -> _Slot:
        folded = word.word.folded
        grammar = GRAMMARS[self._language]
        negator = folded in grammar.negators or folded in grammar.short_reach
        kin = folded in grammar.grown_ups or folded in grammar.teachers
        return _Slot(
            names=frozenset(key.name for keys in self._lexicon.units(folded, tolerant=False) for key in keys),
            telling=(kin or not (is_light(folded, self._language) or is_empty(folded, self._language))) and not negator,
            denied=word.denied,
            negator=negator,
            turning=folded in _TURNING,
            plural=folded.endswith("en") and not is_verb_form(folded) and self._language == "nl",
            actor=word.actor,
        )

    def _needs(self, phrase: _CuePhrase) -> list[frozenset[str]]:
        """The names of the words without which the phrase is never met."""
        if not phrase.slots:
            return [frozenset({_as_stem(name)}) for name in phrase.literal]
        return [slot.names for slot in phrase.slots if phrase.needs(slot)]

    def _all_names(self, folded: str) -> frozenset[str]:
        return self._names(folded) | {_as_stem(stem(folded, self._language))}

    def found_in(self, text: str, typed: Iterable[str], ordinary: set[str]) -> list[tuple[SafetyCue, str]]:
        """The cues that ``text`` with the folded words ``typed`` gives, with the words that gave them as typed.

        Those that turned out to be play, a story or something else ordinary are added to ``ordinary``.
        """
        found: list[tuple[SafetyCue, str]] = []
        if not self._index.possible(typed):
            return found
        sentences = read(text, self._language)
        for number, sentence in enumerate(sentences):
            possible = self._index.possible(word.word.folded for word in sentence)
            if not possible:
                continue
            keyed = [(word, self._names(word.word.folded)) for word in sentence]
            for phrase in map(self._phrases.__getitem__, possible):
                matched = self._match(phrase, keyed, text, strict=True)
                if not matched or done_by_the_child(matched, sentence):
                    continue
                if self._language == "en" and _holds_dutch(matched, sentence):
                    continue
                around = " ".join(span_of(near, text) for near in sentences[max(0, number - 1) : number + 2])
                if is_story(matched, sentence, text) or self._excused(
                    phrase.cue, keyed, fold(span_of(sentence, text)), fold(around), text
                ):
                    ordinary.add(phrase.cue.id)
                else:
                    found.append((phrase.cue, _clauses_of(matched, sentence, text)))
        return found

    def _names(self, folded: str) -> frozenset[str]:
        # "schip" is no slip of the pen in "schop", and "rapen" none in an English word
        units = self._lexicon.units(folded, tolerant=stem(folded, "nl") not in self._well_spelled)
        # Half of a compound is too little here: "vaderdag" is not a father.
        return frozenset(key.name for keys in units for key in keys if not (len(units) > 1 and key.likeness == PART))

    def _match(
        self, phrase: _CuePhrase, keyed: Sequence[tuple[ReadWord, frozenset[str]]], text: str, *, strict: bool
    ) -> tuple[ReadWord, ...] | None:
        if not phrase.slots:
            return _literally(phrase.literal, [word for word, _ in keyed], self._language)
        options: list[list[ReadWord]] = []
        for slot in phrase.slots:
            fitting = [word for word, names in keyed if self._fits(slot, word, names, text, strict)]
            if fitting:
                options.append(fitting)
            elif not strict or phrase.needs(slot):
                return None
        between = _BETWEEN_TELLING if phrase.telling > 1 else _BETWEEN_COMMON
        for anchor in options[0]:
            chosen = [min(words_, key=lambda word: abs(word.place - anchor.place)) for words_ in options]
            places = {word.place for word in chosen}
            if max(places) - min(places) + 1 <= phrase.length + between and len(places) == len(chosen):
                return tuple(chosen)
        return None

    def _fits(self, slot: _Slot, word: ReadWord, names: frozenset[str], text: str, strict: bool) -> bool:
        if not slot.names & names:
            return False
        if not strict or slot.negator:
            return True
        if slot.plural and not word.word.folded.endswith(("en", "s")):
            return False
        if slot.telling and slot.denied != word.denied and not (word.denied and _is_over_now(word, text)):
            return False
        return not (slot.actor == "grown_up" and word.actor == "child")

    def _excused(
        self, cue: SafetyCue, keyed: Sequence[tuple[ReadWord, frozenset[str]]], sentence: str, around: str, text: str
    ) -> bool:
        if any(self._match(excuse, keyed, text, strict=False) for excuse in self._excuses[cue.id]):
            return True
        if cue.urgency == "acute":
            return False
        return marks_of_play(sentence) or (cue.urgency == "concern" and ordinary_bump(sentence, around))


def _as_stem(name: str) -> str:
    """The name of a stem that must stand there itself, without synonyms and slips of the pen."""
    return f"={name}"


def _holds_dutch(matched: Sequence[ReadWord], sentence: Sequence[ReadWord]) -> bool:
    """Whether an English cue was seen in Dutch words ("want die" is no "want to die")."""
    first, last = min(word.place for word in matched), max(word.place for word in matched)
    return any(word.word.folded in _DUTCH_ONLY for word in sentence if first <= word.place <= last)


def _is_over_now(word: ReadWord, text: str) -> bool:
    """Whether something is only denied for now ("papa slaat niet meer"): it happened, so it still counts."""
    return word.denier is not None and fold(text[word.denier.end : word.denier.end + 6]).split()[:1] == ["meer"]


def _literally(literal: tuple[str, ...], sentence: Sequence[ReadWord], language: str) -> tuple[ReadWord, ...] | None:
    stems = [stem(word.word.folded, language) for word in sentence]
    for place in range(len(stems) - len(literal) + 1):
        if tuple(stems[place : place + len(literal)]) == literal:
            return tuple(sentence[place : place + len(literal)])
    return None


def _clauses_of(matched: Sequence[ReadWord], sentence: Sequence[ReadWord], text: str) -> str:
    """The clauses in which the words stand, as typed: enough to see what was meant."""
    numbers = {word.clause for word in matched}
    shown = [word.word for word in sentence if min(numbers) <= word.clause <= max(numbers)]
    return " ".join(text[shown[0].start : shown[-1].end].split())


_REMEMBERED: OrderedDict[int, tuple[Catalogue, dict[str, _Cues]]] = OrderedDict()


def _cues_of(catalogue: Catalogue, language: str) -> _Cues:
    if id(catalogue) not in _REMEMBERED:
        _REMEMBERED[id(catalogue)] = (catalogue, {})
        while len(_REMEMBERED) > _REMEMBERED_CATALOGUES:
            _REMEMBERED.popitem(last=False)
    by_language = _REMEMBERED[id(catalogue)][1]
    if language not in by_language:
        learned = catalogue.learned.get("nl")
        known = frozenset(trait[2:] for trait in learned.traits if trait.startswith("w ")) if learned else frozenset()
        by_language[language] = _Cues(catalogue.safety.values(), language, known)
    return by_language[language]


def check(text: str, catalogue: Catalogue) -> SafetyAnswer:
    """Whether ``text`` (Dutch or English, first 5,000 characters) holds words that ask for the reporting code.

    Cues of the catalogue are looked for, and texts that resemble the examples of the reader that learned. A Dutch cue
    of which neither the words nor the text resemble those examples is an ordinary use of the words. The most urgent reason decides
    ``urgency``. Words in quotation marks count: what a child says is heard.
    """
    found = hear(text, catalogue)
    return found.answer if found.told or found.chance >= _ALIKE_ENOUGH else SafetyAnswer(False, "none", ())


def hear(text: str, catalogue: Catalogue) -> Heard:
    """What ``text`` says by itself, for who weighs it together with other notes about the same child."""
    text = text[:LONGEST_TEXT]
    typed = folded_words(text)
    reader = safety_reader_for(catalogue, "nl")
    alike = {found.label: found for found in reader.read(text)} if reader else {}
    chance = _chance(alike, SAFE_ANY)
    few = len(typed) < _MANY_WORDS
    found: dict[str, tuple[Urgency, str, Text]] = {}
    ordinary: set[str] = set()
    for language in ("nl", "en"):
        for cue, quoted_words in _cues_of(catalogue, language).found_in(text, typed, ordinary):
            if language == "nl" and reader is not None and cue.because.nl not in found:
                # a disclosure in a long note resembles an example by its own words, not by the rest of the note
                near = {one.label: one for one in reader.read(quoted_words)}
                if max(chance, _chance(near, SAFE_ANY)) < (_LEAST_IN_FEW if few else _LEAST_IN_MANY):
                    continue
            found.setdefault(cue.because.nl, (cue.urgency, quoted_words, cue.because))
    if found:
        return Heard(True, 1.0, _answer(found.values()))
    if chance >= (SURELY_ALIKE if few or ordinary else SOMEWHAT_ALIKE):
        spans = alike[SAFE_ANY].spans
        if len(spans) >= _LEAST_TELLING and not in_a_story(spans, text) and not (few and any_denied(spans, text)):
            urgency = _urgency_of(alike)
            return Heard(False, chance, _answer([(urgency, quoted(spans, text), _REMINDS[urgency])]))
    return Heard(False, 0.0, SafetyAnswer(False, "none", ()))


def _answer(found: Iterable[tuple[Urgency, str, Text]]) -> SafetyAnswer:
    ranked = sorted(found, key=lambda item: -_URGENCIES.index(item[0]))
    because = tuple(
        Text(f"“{words}”. {reason.nl}", f"“{words}”. {reason.en}") for _, words, reason in ranked
    )  # fmt: skip
    return SafetyAnswer(True, ranked[0][0], because)


def _chance(alike: Mapping[str, Likeness], label: str) -> float:
    return alike[label].chance if label in alike else 0.0


def _urgency_of(alike: Mapping[str, Likeness]) -> Urgency:
    """How urgent a text is that has no cue: violence or danger now is only spoken of when the text is much like it."""
    chances: dict[Urgency, float] = {urgency: _chance(alike, f"{SAFE}{urgency}") for urgency in _AS_URGENT}
    enough = [urgency for urgency, least in _AS_URGENT.items() if chances[urgency] >= least]
    return max(enough, key=chances.__getitem__, default="concern")
