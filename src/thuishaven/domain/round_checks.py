"""Reading the kinds of observation rounds as they were written, and what each of them owes a child."""

from collections.abc import Mapping, Sequence

from thuishaven.domain.article_checks import review_of
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_parsing import EntryReader, Fault, Findings, RawEntry
from thuishaven.domain.picture.questions import LOOK_NEXT_IDS
from thuishaven.domain.rounds import RoundAnswer, RoundKind
from thuishaven.domain.texts import EVIDENCE_MARKS

#: An answer stands on a button on a phone; longer words do not fit.
LONGEST_ANSWER = 40
FEWEST_ANSWERS, MOST_ANSWERS = 3, 6


def round_of(reader: EntryReader) -> RoundKind:
    """Reads one kind of round."""
    kind = RoundKind(
        id=reader.id(),
        title=reader.text("title"),
        icon=reader.line("icon"),
        look=reader.text("look"),
        why=reader.text("why"),
        moments=reader.names("moments", refers_to="moments", at_least=1),
        asked_by=reader.names("asked_by", at_least=1),
        answers=tuple(_answer(section) for section in reader.sections("answers")),
        evidence=reader.choice("evidence", EVIDENCE_MARKS),
        facts=reader.names("facts", at_least=1),
        sources=reader.names("sources", refers_to="sources", at_least=1),
        review=review_of(reader),
    )
    for place, code in enumerate(kind.asked_by):
        if code not in LOOK_NEXT_IDS:
            listed = ", ".join(LOOK_NEXT_IDS)
            reader.fault(
                f"asked_by[{place}]", f"'{code}' kan hier niet, kies uit: {listed}",
                f"'{code}' cannot stand here, choose: {listed}",
            )  # fmt: skip
    if not FEWEST_ANSWERS <= len(kind.answers) <= MOST_ANSWERS:
        reader.fault(
            "answers", f"schrijf {FEWEST_ANSWERS} tot {MOST_ANSWERS} antwoorden",
            f"write {FEWEST_ANSWERS} to {MOST_ANSWERS} answers",
        )  # fmt: skip
    return kind


def _answer(reader: EntryReader) -> RoundAnswer:
    answer = RoundAnswer(says=reader.text("says"), signal=reader.reference("signal", refers_to="signals"))
    if len(answer.says.nl) > LONGEST_ANSWER:
        reader.fault(
            "says.nl", f"{len(answer.says.nl)} tekens is te lang voor een knop, gebruik er hoogstens {LONGEST_ANSWER}",
            f"{len(answer.says.nl)} characters are too long for a chip, use {LONGEST_ANSWER} at most",
        )  # fmt: skip
    reader.finish()
    return answer


def round_faults(catalogue: Catalogue, raw: Mapping[str, Sequence[RawEntry]]) -> list[Fault]:
    """Rounds whose answers cannot be tapped, say the same twice, or lean to one side.

    Good moments and hard ones differ by one at most: who looks with a purpose must be able to find strength too.
    """
    findings = Findings()
    for entry in raw.get("rounds", ()):
        kind = catalogue.rounds[entry.id]
        signals = [catalogue.signals[one.signal] for one in kind.answers]
        for place, signal in enumerate(signals):
            if not signal.capture:
                findings.add(
                    entry, f"answers[{place}].signal", f"{signal.id} kan niet getikt worden, kies een ander signaal",
                    f"{signal.id} cannot be tapped, choose another signal",
                )  # fmt: skip
            if signal in signals[:place]:
                findings.add(
                    entry, f"answers[{place}].signal", f"{signal.id} staat al bij een ander antwoord",
                    f"{signal.id} stands with another answer already",
                )  # fmt: skip
        good = sum(one.strength for one in signals)
        if abs(len(signals) - 2 * good) > 1:
            findings.add(
                entry, "answers", f"{good} van de {len(signals)} antwoorden gaan goed, breng ze in balans",
                f"{good} of the {len(signals)} answers are good moments, bring them in balance",
            )  # fmt: skip
    return findings.faults
