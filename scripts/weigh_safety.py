"""How well words that ask for the reporting code are told from what only looks like it: ``python scripts/weigh_safety.py``.

Every example is judged by a reader that learned from the other four fifths (cross-validation). The thresholds in
``domain/language/safety.py`` were chosen with these figures. Runs in the same environment as ``learn_words.py``.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from learn_words import URGENCIES, counted, fitted, for_safety

from thuishaven.domain.language.safety import check
from thuishaven.domain.learned_weights import SAFE
from thuishaven.knowledge.examples import FOR_SAFETY_ALONE, LANGUAGE, SAFETY, examples_in, labelled_texts
from thuishaven.knowledge.loader import knowledge_folder, load_catalogue

PARTS = 5
#: From least to most urgent.
ORDER = ("none", "concern", "structural", "acute")

Judged = tuple[str, str]


def urgency_of(labels: Sequence[str]) -> str:
    return max((one.removeprefix(SAFE) for one in labels if one.startswith(SAFE)), key=ORDER.index, default="none")


def part_of(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % PARTS


def told(judged: Sequence[Judged], name: str) -> str:
    """Figures over what was meant and what was found."""
    meant, found = Counter(one for one, _ in judged), Counter(one for _, one in judged)
    both = Counter(judged)
    asked = [one for one in judged if one[0] != "none"]
    heard = sum(answer != "none" for _, answer in asked)
    prompted = sum(found[one] for one in ORDER[1:])
    false = prompted - heard
    lines = [
        f"{name}: {len(judged)} sentences, {heard} of {len(asked)} that ask for it prompted ({heard / len(asked):.2f}),",
        f"  {false} of {meant['none']} others too ({false / meant['none']:.4f}), precision {heard / max(1, prompted):.2f}",
    ]
    for one in ORDER[1:]:
        any_prompt = sum(both[one, answer] for answer in ORDER[1:])
        right = both[one, one]
        lines.append(
            f"  {one}: prompted {any_prompt} of {meant[one]}; called {one} {found[one]} times, rightly {right},"
            f" where nothing asks for it {both['none', one]}"
        )
    return "\n".join(lines)


def main() -> int:
    folder, catalogue = knowledge_folder(), load_catalogue()
    files = {text: file for _, text, file, _ in examples_in(folder)}
    examples = list(labelled_texts(catalogue, folder, SAFETY))
    traits = counted([text for _, text in examples], catalogue, closely=True)
    truth = [for_safety(found) for found, _ in examples]
    part = [part_of(text) if text in files else -1 for _, text in examples]
    judged: dict[str, list[Judged]] = {"all examples": [], "written for safety alone": []}
    for number in range(PARTS):
        rest = [row for row, one in enumerate(part) if one != number]
        weights = fitted(SAFETY, [traits[row] for row in rest], [truth[row] for row in rest], URGENCIES, "a part")
        without = replace(catalogue, learned_safety={LANGUAGE: weights})
        for row, one in enumerate(part):
            if one == number:
                labels, text = examples[row]
                answer = (urgency_of(labels), check(text, without).urgency)
                judged["all examples"].append(answer)
                if files[text].startswith(FOR_SAFETY_ALONE):
                    judged["written for safety alone"].append(answer)
    for name, answers in judged.items():
        print(told(answers, name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
