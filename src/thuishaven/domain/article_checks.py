"""Reading articles and situations as they were written, and what each kind of article owes its readers."""

from collections.abc import Callable
from datetime import date

from thuishaven.domain.articles import (
    CONFIDENCES,
    REVIEWER_ROLES,
    UNITS,
    Article,
    ArticleKind,
    Figure,
    Review,
    Side,
    Situation,
)
from thuishaven.domain.catalogue_parsing import EntryReader
from thuishaven.domain.texts import EVIDENCE_MARKS, Evidence

#: The name under which any entry one can read may be referred to.
ANY_ENTRY = "entries"
_FEWEST_WORDS = 3
_FEWEST_SIDES = 2
_MUST_SAY_WHO = frozenset({"instruments", "therapies"})


def see_also_of(reader: EntryReader) -> tuple[str, ...]:
    """The entries to read next."""
    return reader.names("see_also", refers_to=ANY_ENTRY)


def review_of(reader: EntryReader) -> Review:
    """When and by whom the entry was last checked."""
    if not reader.has("review"):
        reader.fault(
            "review",
            "dit veld ontbreekt, schrijf wie de tekst wanneer nakeek: review: {on: 2026-11-22, by: editor}",
            "this field is missing, write who checked the text when: review: {on: 2026-11-22, by: editor}",
        )
        return Review(date.min, "editor")
    section = reader.section("review")
    review = Review(on=section.day("on"), by=section.choice("by", REVIEWER_ROLES))
    section.finish()
    return review


def article_reader(kind: ArticleKind) -> Callable[[EntryReader], Article]:
    """Reads one entry of ``kind``."""

    def read(reader: EntryReader) -> Article:
        article = Article(
            id=reader.id(),
            kind=kind,
            title=reader.text("title"),
            what=reader.text("what"),
            see=reader.optional_text("see"),
            may_mean=reader.optional_text("may_mean"),
            helps=reader.texts("helps", paired=True),
            not_this=reader.texts("not_this", paired=True),
            steps=reader.texts("steps", paired=True),
            say=reader.texts("say", paired=True),
            not_say=reader.texts("not_say", paired=True),
            who=reader.optional_text("who"),
            sides=tuple(_side(section) for section in reader.sections("sides")),
            our_line=reader.optional_text("our_line"),
            our_reason=reader.optional_text("our_reason"),
            figures=tuple(_figure(section) for section in reader.sections("figures")),
            confidence=reader.optional_choice("confidence", CONFIDENCES) or "source",
            evidence=_evidence_of(reader),
            words=reader.texts("words", at_least=_FEWEST_WORDS),
            facts=reader.names("facts", at_least=1),
            sources=reader.names("sources", refers_to="sources", at_least=1),
            see_also=see_also_of(reader),
            review=review_of(reader),
        )
        _check_kind(reader, article)
        return article

    return read


def _evidence_of(reader: EntryReader) -> Evidence | None:
    return reader.optional_choice("evidence", EVIDENCE_MARKS)


def _check_kind(reader: EntryReader, article: Article) -> None:
    advises = article.helps.nl or article.steps.nl or article.say.nl
    if advises and article.evidence is None:
        reader.fault(
            "evidence",
            "wie iets aanraadt zegt waar het op rust, schrijf evidence: practice (of theory, studies, trials)",
            "who advises something says what it rests on, write evidence: practice (or theory, studies, trials)",
        )
    if article.kind in _MUST_SAY_WHO and article.who is None:
        reader.fault("who", "schrijf wie dit mag gebruiken", "write who may use this")
    if article.kind == "figures" and not article.figures:
        reader.fault("figures", "schrijf hier minstens een getal", "write at least one number here")
    if article.kind == "contradictions":
        if len(article.sides) < _FEWEST_SIDES:
            reader.fault("sides", "laat minstens twee kanten zien", "show at least two sides")
        for name, text in (("our_line", article.our_line), ("our_reason", article.our_reason)):
            if text is None:
                reader.fault(name, "schrijf wat wij doen en waarom", "write what we do and why")


def _side(reader: EntryReader) -> Side:
    side = Side(says=reader.text("says"), sources=reader.names("sources", refers_to="sources", at_least=1))
    reader.finish()
    return side


def _figure(reader: EntryReader) -> Figure:
    figure = Figure(
        label=reader.text("label"),
        low=reader.number("low"),
        high=reader.number("high"),
        unit=reader.choice("unit", UNITS),
        population=reader.text("population"),
        year=reader.whole_number("year", at_least=1900) if reader.has("year") else None,
        sources=reader.names("sources", refers_to="sources", at_least=1),
    )
    if figure.high < figure.low:
        reader.fault("high", "dit getal is lager dan low", "this number is lower than low")
    reader.finish()
    return figure


def situation_of(reader: EntryReader) -> Situation:
    """Reads one situation."""
    return Situation(
        id=reader.id(),
        title=reader.text("title"),
        icon=reader.line("icon"),
        what=reader.text("what"),
        now=reader.texts("now", at_least=1, paired=True),
        entries=reader.names("entries", refers_to=ANY_ENTRY, at_least=1),
        evidence=reader.choice("evidence", EVIDENCE_MARKS),
        words=reader.texts("words", at_least=_FEWEST_WORDS),
        facts=reader.names("facts"),
        sources=reader.names("sources", refers_to="sources", at_least=1),
        review=review_of(reader),
    )
