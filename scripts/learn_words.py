"""Fits the reader of plain words on knowledge/examples and writes knowledge/learned: ``make learn``.

Needs scikit-learn, which the product itself does not. Averaged stochastic gradient descent, one logistic regression per
label; the settings were chosen on tests/picture_cases/tuned, never on held_out.
"""

import json
import sys
from collections import Counter

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import SGDClassifier

from thuishaven.domain.language.lexicon import Lexicon
from thuishaven.domain.language.traits import parts_of
from thuishaven.domain.learned_weights import NOTHING, SCALE
from thuishaven.knowledge.examples import LANGUAGE, fingerprint_of, labelled_texts
from thuishaven.knowledge.loader import knowledge_folder, load_catalogue

#: How strongly weights are held small, how often the examples are gone through, and what is too small to keep.
RESTRAINT, ROUNDS, TOO_SMALL = 1e-5, 25, 0.3
#: A trait that only one example has says nothing about others.
LEAST_EXAMPLES = 2


def main() -> int:
    folder, catalogue = knowledge_folder(), load_catalogue()
    examples = list(labelled_texts(catalogue, folder, LANGUAGE))
    lexicon = Lexicon(LANGUAGE, catalogue.synonyms)
    counted = []
    for _, text in examples:
        traits: Counter[str] = Counter()
        for part in parts_of(text, lexicon):
            traits.update(part.traits)
        counted.append(dict(traits))
    labels = sorted({label for found, _ in examples for label in found} | {NOTHING})
    truth = np.zeros((len(examples), len(labels)), dtype=int)
    for row, (found, _) in enumerate(examples):
        for label in found or (NOTHING,):
            truth[row, labels.index(label)] = 1
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(counted)
    kept = np.asarray((matrix > 0).sum(0)).ravel() >= LEAST_EXAMPLES
    scaler = TfidfTransformer(sublinear_tf=True)
    scaled = scaler.fit_transform(matrix[:, kept])
    weights, starts = [], []
    for place in range(len(labels)):
        model = SGDClassifier(
            loss="log_loss", alpha=RESTRAINT, max_iter=ROUNDS, tol=None, average=True, random_state=1
        ).fit(scaled, truth[:, place])
        weights.append(model.coef_[0])
        starts.append(round(float(model.intercept_[0]) * SCALE))
    table = np.stack(weights)
    table[np.abs(table) < TOO_SMALL] = 0
    names = [name for name, keep in zip(vectorizer.get_feature_names_out(), kept, strict=True) if keep]
    traits = {}
    for column, name in enumerate(names):
        flat = [round(float(scaler.idf_[column]) * SCALE)]
        for place in np.nonzero(table[:, column])[0]:
            flat += [int(place), round(float(table[place, column]) * SCALE)]
        traits[name] = flat
    made = {"made_from": fingerprint_of(folder), "labels": labels, "starts": starts, "traits": traits}
    target = folder / "learned" / f"words.{LANGUAGE}.json"
    target.parent.mkdir(exist_ok=True)
    lines = json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"')
    target.write_text(lines + "\n", encoding="utf-8")
    print(
        f"{len(examples)} examples, {len(labels)} labels, {len(names)} traits, {np.count_nonzero(table)} weights, {target.stat().st_size} bytes"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
