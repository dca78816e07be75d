"""The commands that analyse: data in, data out, without a database or a running server."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from thuishaven.cli.answering import answer
from thuishaven.cli.reading import checked_json, checked_text, json_inputs, text_inputs
from thuishaven.domain import picture
from thuishaven.domain.catalogue import Text
from thuishaven.domain.catalogue_inspection import Inspection, inspect
from thuishaven.domain.errors import BadInput
from thuishaven.domain.language.safety import SafetyAnswer, Urgency, check
from thuishaven.domain.language.suggest import Suggestion, suggester_for
from thuishaven.domain.search import Hit, engine_for
from thuishaven.knowledge.examples import check_examples
from thuishaven.knowledge.interface import interface_texts
from thuishaven.knowledge.loader import knowledge_folder, load_catalogue, read_entries

#: Before this nobody can have been at a primary school now.
_FIRST_DAY = date(2000, 1, 1)

_WHAT_TO_DO: Mapping[Urgency, Text] = {
    "none": Text(
        "In deze woorden staat niets waar de meldcode voor is. Maak je je toch zorgen, overleg dan met een collega.",
        "These words hold nothing the reporting code is for. If you worry all the same, talk with a colleague.",
    ),
    "concern": Text(
        "Leg vast wat je zag en bespreek het met een collega.", "Write down what you saw and talk with a colleague."
    ),
    "structural": Text("Neem de stappen van de meldcode.", "Take the steps of the reporting code."),
    "acute": Text("Doe vandaag nog iets, en niet alleen.", "Act today, and not alone."),
}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``check-knowledge``, ``suggest-signals``, ``safety-check``, ``picture`` and ``search``."""
    inspecting = commands.add_parser("check-knowledge", help="validate all knowledge files")
    inspecting.set_defaults(handler=check_knowledge)

    suggest = commands.add_parser("suggest-signals", help="plain words to signals, best first")
    suggest.add_argument("text", metavar="TEXT", help="the words; - reads standard input, @FILE a file")
    suggest.set_defaults(handler=suggest_signals)

    safety = commands.add_parser("safety-check", help="whether plain words ask for the reporting code (meldcode)")
    safety.add_argument("text", metavar="TEXT", help="the words; - reads standard input, @FILE a file")
    safety.set_defaults(handler=check_safety)

    draw = commands.add_parser("picture", help="observations to a picture, with its evidence and its limits")
    draw.add_argument("file", metavar="FILE", help="JSON with observations; - reads standard input")
    draw.add_argument(
        "--then",
        metavar="DATE",
        type=_day,
        help="also what changed since this day (such as 2026-10-09), progress first",
    )
    draw.set_defaults(handler=draw_picture)

    searching = commands.add_parser("search", help="find knowledge in your own words, best first")
    searching.add_argument("text", metavar="TEXT", help="the words; - reads standard input, @FILE a file")
    searching.add_argument("--limit", type=_positive, default=10, help="at most so many (default: 10)")
    searching.set_defaults(handler=search_knowledge)

    for analysing in (suggest, safety, draw, searching):
        analysing.add_argument("--json", action="store_true", help="write JSON instead of readable text")
    for speaking in (inspecting, suggest, safety, draw, searching):
        speaking.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts (default: nl)")


def check_knowledge(options: argparse.Namespace) -> int:
    """Print the number of entries per kind, then remarks; faults go to standard error. Returns 1 when there are any."""
    folder = knowledge_folder()
    raw = read_entries(folder)
    inspection = inspect(raw, interface_texts())
    number, faults = check_examples({entry.id for entry in raw.get("signals", ())}, folder)
    inspection = replace(inspection, faults=(*inspection.faults, *faults))
    for kind, count in sorted([(kind, len(entries)) for kind, entries in raw.items()] + [("examples", number)]):
        print(f"{kind:14}{count:5}")
    for remark in inspection.remarks:
        print(remark.in_language(options.lang))
    return _report_faults(inspection, options.lang)


def _report_faults(inspection: Inspection, language: str) -> int:
    for fault in inspection.faults:
        print(fault.in_language(language), file=sys.stderr)
    count = len(inspection.faults)
    if language == "en":
        print(f"{count} faults" if count else "No faults.")
    else:
        print(f"{count} fouten" if count else "Geen fouten.")
    return 1 if count else 0


def suggest_signals(options: argparse.Namespace) -> int:
    """Print the signals that plain words may mean, best first; none when nothing fits."""
    inputs = text_inputs(options.text)
    suggester = suggester_for(load_catalogue())

    def as_data(suggestions: list[Suggestion]) -> object:
        return [
            {
                "id": suggestion.id,
                "label": suggestion.label.in_language(options.lang),
                "because": suggestion.because.in_language(options.lang),
            }
            for suggestion in suggestions
        ]

    return answer(
        inputs,
        options,
        solve=lambda item: suggester.suggest(checked_text(item), language=options.lang),
        as_data=as_data,
        as_text=lambda suggestions: _suggestions_text(suggestions, options.lang),
    )


def _suggestions_text(suggestions: list[Suggestion], language: str) -> str:
    if not suggestions:
        return "No signal fits these words." if language == "en" else "Er past geen signaal bij deze woorden."
    return "\n".join(
        f"{suggestion.id}  {suggestion.label.in_language(language)}\n    {suggestion.because.in_language(language)}"
        for suggestion in suggestions
    )


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a date such as 2026-10-09") from error


def search_knowledge(options: argparse.Namespace) -> int:
    """Print the entries that fit plain words, best first; none when the words are about something else."""
    inputs = text_inputs(options.text)
    engine = engine_for(load_catalogue())

    def as_data(hits: list[Hit]) -> object:
        return [
            {
                "id": hit.id, "kind": hit.kind, "title": hit.title, "snippet": hit.snippet.text,
                "marks": hit.snippet.marks, "sources": hit.sources,
            }
            for hit in hits
        ]  # fmt: skip

    return answer(
        inputs,
        options,
        solve=lambda item: engine.search(checked_text(item), options.lang, options.limit),
        as_data=as_data,
        as_text=lambda hits: _hits_text(hits, options.lang),
    )


def _hits_text(hits: list[Hit], language: str) -> str:
    if not hits:
        return (
            "The library knows nothing about this. Try other words: what did the child do?" if language == "en"
            else "Hier weet de kast niets van. Probeer andere woorden: wat deed het kind?"
        )  # fmt: skip
    return "\n".join(
        f"{hit.id}  {hit.title}\n    {''.join(f'«{part}»' if marked else part for part, marked in hit.snippet.parts)}"
        for hit in hits
    )


def check_safety(options: argparse.Namespace) -> int:
    """Print whether plain words ask for the reporting code, how urgently and because of which words."""
    inputs = text_inputs(options.text)
    catalogue = load_catalogue()

    def as_data(found: SafetyAnswer) -> object:
        because = [reason.in_language(options.lang) for reason in found.because]
        return {"prompt": found.prompt, "urgency": found.urgency, "because": because}

    return answer(
        inputs,
        options,
        solve=lambda item: check(checked_text(item), catalogue),
        as_data=as_data,
        as_text=lambda found: _safety_text(found, options.lang),
    )


def _safety_text(found: SafetyAnswer, language: str) -> str:
    reasons = [f"- {reason.in_language(language)}" for reason in found.because]
    return "\n".join([_WHAT_TO_DO[found.urgency].in_language(language), *reasons])


def draw_picture(options: argparse.Namespace) -> int:
    """Print the picture that observations show together, with ``--then`` also what changed since that day."""
    inputs = json_inputs(options.file)
    catalogue = load_catalogue()

    def solve(item: object) -> tuple[picture.Picture, picture.Change | None]:
        given = picture.parse_input(checked_json(item), catalogue)
        if options.then is None:
            return picture.compute(given, catalogue), None
        if not _FIRST_DAY <= options.then < given.today:
            raise BadInput("--then", Text(f"ligt niet voor {given.today}", f"is not before {given.today}"))
        return picture.compute(given, catalogue), picture.change_of(given, catalogue, options.then)

    return answer(
        inputs,
        options,
        solve=solve,
        as_data=lambda found: picture.to_json(*found),
        as_text=lambda found: picture.to_text(found[0], options.lang, found[1]),
    )
