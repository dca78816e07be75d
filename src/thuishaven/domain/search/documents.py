"""What can be found: every entry with its texts, in the parts that weigh differently."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.articles import Article, Situation
from thuishaven.domain.catalogue import Catalogue, LookAlike, Note, Pattern, Signal, Strategy
from thuishaven.domain.texts import Text, Texts

#: What somebody who types may want: to name what was seen, to be helped, or to understand.
Purpose = Literal["describe", "help", "know"]

_OF_KIND: dict[str, Purpose] = {
    "protocols": "help", "phrases": "help", "parents": "help", "prompts": "help", "cases": "know",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """One entry to find. ``words`` are ways in which people say it, ``texts`` what its page shows, in reading order."""

    id: str
    kind: str
    purpose: Purpose
    title: Text
    words: Texts
    texts: tuple[Text | Texts, ...]
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def shown(self, language: str) -> Iterator[str]:
        """The texts of the page, one by one."""
        for part in self.texts:
            if isinstance(part, Text):
                yield part.in_language(language)
            else:
                yield from part.in_language(language)


def documents_of(catalogue: Catalogue) -> list[Document]:
    """Everything in ``catalogue`` that has a page of its own."""
    return [
        *map(_of_signal, catalogue.signals.values()),
        *map(_of_strategy, catalogue.strategies.values()),
        *map(_of_situation, catalogue.situations.values()),
        *map(_of_pattern, catalogue.patterns.values()),
        *map(_of_look_alike, catalogue.look_alikes.values()),
        *map(_of_note, catalogue.notes.values()),
        *map(_of_article, catalogue.articles.values()),
    ]


def _of_signal(one: Signal) -> Document:
    return Document(
        one.id, "signals", "describe", one.label, one.words, (one.see, one.may_mean), one.sources, one.facts
    )


def _of_strategy(one: Strategy) -> Document:
    words = Texts((*one.words.nl, one.label.nl), (*one.words.en, one.label.en))
    return Document(
        one.id,
        "strategies",
        "help",
        one.title,
        words,
        (one.what, one.steps, one.why, one.say, one.not_this),
        one.sources,
        one.facts,
    )


def _of_situation(one: Situation) -> Document:
    return Document(one.id, "situations", "help", one.title, one.words, (one.what, one.now), one.sources, one.facts)


def _of_pattern(one: Pattern) -> Document:
    texts = (one.what, one.see, one.background, one.needs, one.hope)
    return Document(one.id, "patterns", "know", one.title, one.words, texts, one.sources, one.facts)


def _of_look_alike(one: LookAlike) -> Document:
    questions = Texts(tuple(text.nl for text in one.questions), tuple(text.en for text in one.questions))
    texts = (one.what, one.because, questions, one.tells_apart, one.who)
    return Document(one.id, "look_alikes", "know", one.title, one.words, texts, one.sources, one.facts)


def _of_note(one: Note) -> Document:
    return Document(one.id, f"{one.kind}s", "know", one.title, one.words, (one.text,), one.sources, one.facts)


def _of_article(one: Article) -> Document:
    optional = (one.see, one.may_mean, one.our_line, one.our_reason, one.who)
    texts: list[Text | Texts] = [one.what, *(text for text in optional if text is not None)]
    texts += [one.helps, one.steps, one.say, one.not_this, one.not_say]
    texts += [side.says for side in one.sides]
    texts += [text for figure in one.figures for text in (figure.label, figure.population)]
    return Document(
        one.id, one.kind, _OF_KIND.get(one.kind, "know"), one.title, one.words, tuple(texts), one.all_sources, one.facts
    )
