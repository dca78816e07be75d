"""How well the search finds: hit@3, hit@5 and MRR on the query set, beside SQLite FTS5 without any Dutch work.

``python -m tests.search.measure`` prints the figures, ``--write`` puts them into docs/benchmarks.md, ``--misses`` shows
the questions whose answer is not among the first three.
"""

import argparse
import gc
import pickle
import sqlite3
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language.normalise import words
from thuishaven.domain.language.suggest import suggester_for
from thuishaven.domain.search import SearchEngine
from thuishaven.domain.search.documents import documents_of
from thuishaven.knowledge.loader import load_catalogue

FOLDER = Path(__file__).parent
BENCHMARKS = FOLDER.parents[1] / "docs" / "benchmarks.md"
_BEGIN, _END = "<!-- search: begin -->", "<!-- search: end -->"
#: Every fifth question was set apart: nothing was tuned on it.
APART = 5
_OUTSIDE = ("outside.yaml", "fresh_outside.yaml")
Search = Callable[[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the facts of which any entry is a good answer."""

    q: str
    want: frozenset[str]
    kind: str
    apart: bool

    @property
    def language(self) -> str:
        """What it is written in."""
        return "en" if self.kind == "english" else "nl"


@dataclass(frozen=True, slots=True)
class Score:
    """Measures over a number of questions, each from 0 to 1."""

    questions: int
    hit3: float
    hit5: float
    mrr: float


def queries(name: str = "queries.yaml") -> list[Query]:
    """A set, in the order in which it was written."""
    rows = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [
        Query(row["q"], frozenset(row["want"]), row["kind"], place % APART == APART - 1)
        for place, row in enumerate(rows)
    ]


def outside(name: str = "outside.yaml") -> list[str]:
    """Questions about something else."""
    return [row["q"] for row in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))]


def facts_by_entry(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """The facts each entry carries."""
    pools = (
        catalogue.signals, catalogue.strategies, catalogue.patterns, catalogue.look_alikes, catalogue.notes,
        catalogue.articles, catalogue.situations,
    )  # fmt: skip
    return {code: frozenset((*entry.facts, code)) for pool in pools for code, entry in pool.items()}


def rank_of(query: Query, found: Sequence[str], facts: dict[str, frozenset[str]]) -> int | None:
    """The place (from 1) of the first good answer; None when there is none."""
    return next((place for place, code in enumerate(found, 1) if facts[code] & query.want), None)


def score(asked: Sequence[Query], search: Search, facts: dict[str, frozenset[str]]) -> Score:
    """The measures of ``search`` over ``asked``; ten answers are looked at."""
    ranks = [rank_of(query, search(query.q, query.language), facts) for query in asked]
    count = max(1, len(ranks))
    return Score(
        questions=len(ranks),
        hit3=sum(rank is not None and rank <= 3 for rank in ranks) / count,
        hit5=sum(rank is not None and rank <= 5 for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
    )


def plain_fts5(catalogue: Catalogue, *, typed_phrases: bool = False) -> Search:
    """SQLite's own full text search over what the pages show: any of the words, ranked by its BM25.

    With ``typed_phrases`` it may also use the phrases that our writers gave each entry, which are half of the Dutch work.
    """
    base = sqlite3.connect(":memory:")
    for language in ("nl", "en"):
        base.execute(f"CREATE VIRTUAL TABLE {language} USING fts5(code UNINDEXED, title, words, texts)")
        base.executemany(
            f"INSERT INTO {language} VALUES (?, ?, ?, ?)",
            [
                (one.id, one.title.in_language(language), " . ".join(one.words.in_language(language)) if typed_phrases else "",
                 " ".join(one.shown(language))) for one in documents_of(catalogue)
            ],
        )  # fmt: skip

    def search(text: str, language: str) -> list[str]:
        terms = " OR ".join(f'"{word.typed}"' for word in words(text))
        sql = f"SELECT code FROM {language} WHERE {language} MATCH ? ORDER BY bm25({language}, 0, 3, 2.5, 1) LIMIT 10"
        return [row[0] for row in base.execute(sql, [terms])] if terms else []

    return search


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    catalogue = load_catalogue()
    facts = facts_by_entry(catalogue)
    begin = time.perf_counter()
    engine = SearchEngine(catalogue)
    for language in ("nl", "en"):
        engine.search("boos", language)
    start = time.perf_counter() - begin

    def ours(text: str, language: str) -> list[str]:
        return [hit.id for hit in engine.search(text, language)]

    asked = queries()
    searches = (
        ("Thuishaven", ours), ("plain FTS5", plain_fts5(catalogue)),
        ("FTS5 with our phrases", plain_fts5(catalogue, typed_phrases=True)),
    )  # fmt: skip
    lines = ["| questions | number | | hit@3 | hit@5 | MRR |", "|---|---|---|---|---|---|"]
    parts = [("all", asked), ("set apart", [one for one in asked if one.apart])]
    parts += [("fresh", queries("fresh.yaml"))]
    parts += [(kind, [one for one in asked if one.kind == kind]) for kind in ("describe", "help", "know", "english")]
    for name, part in parts:
        for label, search in searches:
            found = score(part, search, facts)
            lines.append(
                f"| {name} | {found.questions} | {label} | {found.hit3:.2f} | {found.hit5:.2f} | {found.mrr:.2f} |"
            )
    nothing, fresh = ([bool(engine.search(text)) for text in outside(name)] for name in _OUTSIDE)
    times = sorted(_milliseconds(engine, one) for one in asked for _ in range(3))
    lines += [
        "", f"Questions outside the field that got an answer: {sum(nothing)} of {len(nothing)}, fresh: {sum(fresh)} of {len(fresh)}.",
        _signals(catalogue), f"One search in process: p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms. "
        f"Making both indexes: {start:.1f} s; memory per language {_megabytes(catalogue):.0f} MB.",
    ]  # fmt: skip
    text = "\n".join(lines)
    print(text)
    if options.misses:
        _print_misses(asked, ours, facts, engine)
    if options.write:
        before, _, rest = BENCHMARKS.read_text(encoding="utf-8").partition(_BEGIN)
        BENCHMARKS.write_text(f"{before}{_BEGIN}\n{text}\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")
    return 0


def _signals(catalogue: Catalogue) -> str:
    """How often the right signal is among the first three for plain descriptions (both sets of suggest_signals.yaml)."""
    rows = yaml.safe_load((FOLDER.parent / "data" / "suggest_signals.yaml").read_text(encoding="utf-8"))
    rows = [row for row in rows if row.get("set") in {"core", "fresh"} and row.get("any")]
    suggester = suggester_for(catalogue)
    right = 0
    for row in rows:
        wanted = {catalogue.signal_id(code) for code in row["any"]}
        right += bool(wanted & {one.id for one in suggester.suggest(row["text"], row.get("lang", "nl"), 3)})
    return f"suggest-signals: the right signal among the first three for {right} of {len(rows)} descriptions ({right / len(rows):.2f})."


def _milliseconds(engine: SearchEngine, query: Query) -> float:
    begin = time.perf_counter()
    engine.search(query.q, query.language)
    return (time.perf_counter() - begin) * 1000


def _megabytes(catalogue: Catalogue) -> float:
    """What an engine with one language takes."""
    copy = pickle.loads(pickle.dumps(catalogue))  # noqa: S301 - our own; phrases remember nothing of it yet
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    engine = SearchEngine(copy)
    engine.search("boos")
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - before) / 1e6


def _print_misses(
    asked: Sequence[Query], search: Search, facts: dict[str, frozenset[str]], engine: SearchEngine
) -> None:
    for query in asked:
        found = search(query.q, query.language)
        rank = rank_of(query, found, facts)
        if not query.apart and (rank is None or rank > 3):
            titles = [f"{hit.id} {hit.title} {hit.score:.2f}" for hit in engine.search(query.q, query.language, 4)]
            print(f"\n{query.kind}: {query.q}\n   wants {sorted(query.want)}, rank {rank}\n   " + "\n   ".join(titles))
    for text in outside():
        hits = engine.search(text, limit=1)
        if hits:
            print(f"\noutside: {text}: {hits[0].id} {hits[0].title} {hits[0].score}")


if __name__ == "__main__":
    sys.exit(main())
