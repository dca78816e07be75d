"""Fits the readers of plain words on knowledge/examples and writes knowledge/learned: ``make learn``.

Needs scikit-learn, which the product itself does not. Averaged stochastic gradient descent, one logistic regression per
label; the settings were chosen on tests/picture_cases/tuned and by ``weigh_safety.py``, never on held_out.
"""

import json
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import SGDClassifier

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language.lexicon import Lexicon
from thuishaven.domain.language.traits import parts_of
from thuishaven.domain.learned_weights import NOTHING, SAFE, SAFE_ANY, SCALE, Weights
from thuishaven.knowledge.examples import LANGUAGE, SAFETY, WORDS, fingerprint_of, labelled_texts
from thuishaven.knowledge.loader import knowledge_folder, load_catalogue

#: How strongly weights are held small and how often the examples are gone through, per reader; what is too small to keep.
RESTRAINT = {WORDS: 1e-5, SAFETY: 1e-6}
ROUNDS = {WORDS: 25, SAFETY: 50}
TOO_SMALL = 0.3
#: A trait that only one example has says nothing about others.
LEAST_EXAMPLES = 2
#: The labels of the reader for safety.
URGENCIES = (SAFE_ANY, f"{SAFE}acute", f"{SAFE}structural", f"{SAFE}concern")

Traits = dict[str, int]


def counted(texts: Sequence[str], catalogue: Catalogue, *, closely: bool) -> list[Traits]:
    """The traits of every text."""
    lexicon = Lexicon(LANGUAGE, catalogue.synonyms)
    found = []
    for text in texts:
        traits: Counter[str] = Counter()
        for part in parts_of(text, lexicon, closely=closely):
            traits.update(part.traits)
        found.append(dict(traits))
    return found


def for_signals(found: Collection[str]) -> set[str]:
    """What the reader of signals learns of a sentence: nothing of safety, of which it must not say that it is nothing."""
    return {label for label in found if not label.startswith(SAFE)} or ({NOTHING} if not found else set())


def for_safety(found: Collection[str]) -> set[str]:
    """What the reader for safety learns of a sentence."""
    urgent = {label for label in found if label.startswith(SAFE)}
    return urgent | {SAFE_ANY} if urgent else set()


def fitted(
    name: str, traits: Sequence[Traits], truth: Sequence[Collection[str]], labels: Sequence[str], made_from: str
) -> Weights:
    """The weights of ``labels`` for the reader ``name``, learned from examples with ``traits`` and what is true of them."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(traits)
    kept = np.asarray((matrix > 0).sum(0)).ravel() >= LEAST_EXAMPLES
    scaler = TfidfTransformer(sublinear_tf=True)
    scaled = scaler.fit_transform(matrix[:, kept])
    weights, starts = [], []
    for label in labels:
        model = SGDClassifier(
            loss="log_loss", alpha=RESTRAINT[name], max_iter=ROUNDS[name], tol=None, average=True, random_state=1
        ).fit(scaled, np.array([label in one for one in truth], dtype=int))
        weights.append(model.coef_[0])
        starts.append(round(float(model.intercept_[0]) * SCALE))
    table = np.stack(weights)
    table[np.abs(table) < TOO_SMALL] = 0
    names = [name for name, keep in zip(vectorizer.get_feature_names_out(), kept, strict=True) if keep]
    of_trait = {
        name: (
            round(float(scaler.idf_[column]) * SCALE),
            {int(place): round(float(table[place, column]) * SCALE) for place in np.nonzero(table[:, column])[0]},
        )
        for column, name in enumerate(names)
    }
    return Weights(made_from, tuple(labels), tuple(starts), of_trait)


def write(weights: Weights, target: Path) -> None:
    traits = {
        name: [rarity, *(number for pair in of_label.items() for number in pair)]
        for name, (rarity, of_label) in weights.traits.items()
    }
    made = {"made_from": weights.made_from, "labels": weights.labels, "starts": weights.starts, "traits": traits}
    target.parent.mkdir(exist_ok=True)
    lines = json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"')
    target.write_text(lines + "\n", encoding="utf-8")
    print(f"{target.name}: {len(weights.labels)} labels, {len(traits)} traits, {target.stat().st_size} bytes")


def main() -> int:
    folder, catalogue = knowledge_folder(), load_catalogue()
    for name, closely, learn in ((WORDS, False, for_signals), (SAFETY, True, for_safety)):
        examples = list(labelled_texts(catalogue, folder, name))
        traits = counted([text for _, text in examples], catalogue, closely=closely)
        truth = [learn(found) for found, _ in examples]
        labels = URGENCIES if name == SAFETY else sorted({label for found in truth for label in found} | {NOTHING})
        weights = fitted(name, traits, truth, labels, fingerprint_of(folder, name))
        print(f"{len(examples)} examples")
        write(weights, folder / "learned" / f"{name}.{LANGUAGE}.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
