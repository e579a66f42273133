"""Fits how sure the search is: that its first episode is right, and that its first ten have the right one.

    npm run relevance:features -- FEATURES     # the questions to tune on, topics, and questions about nothing
    pip install lightgbm==4.7.0 scikit-learn==1.9.1 numpy
    python3 bench/relevance/train-confidence.py FEATURES src/search/ranking/confidence.json

Two logistic regressions over features of the order (src/search/ranking/confidence-features.ts). Every question is ordered by a
ranking model that has not seen its episode. Prints, for each set, the share of questions that are sure and a guess by a fit that
has not seen them either, and how often the first episode of a sure one, and the first ten of a guess, are right.
"""

import importlib
import json
import sys

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

ranking = importlib.import_module('train-model')

SHARED = ['model score', 'coverage', 'title overlap', 'coverage of ten', 'pooled of ten', 'written of ten', 'best coverage',
          'rarity', 'most rarity']
# Of the first, a tag says little: dozens of episodes have the same. Of the first ten, a topic says more, which is a rule.
FEATURES = {'first': [*SHARED, 'one word', 'about'], 'ten': [*SHARED, 'tags field']}
# What a whole set counts, whatever its size: those who remember count most. Which of a topic's episodes is meant nobody knows.
MASS = {
    'first': {'half': 3, 'short': 3, 'name': 3, 'nothing': 4, 'topic': 0, 'keywords': 0.7, 'title by speech': 0.5, 'typo': 0.5},
    'ten': {'half': 4, 'short': 4, 'name': 3, 'nothing': 4, 'topic': 2, 'comment': 1.5, 'keywords': 0.5, 'title by speech': 0.5, 'typo': 0.5},
}
# What the same questions to a corpus without vectors count.
BARE = 0.2
# `sure` from the first on, so that none about nothing is; a guess below the second, so that it seldom stands above the right one.
THRESHOLD = {'first': 0.93, 'ten': 0.33}
# Measured, never fitted.
HELD = 'nothing (held)'
# As in src/search/ranking/model-order.ts.
TIE_BREAK, ROUNDUP = 0.3, 0.5
TEN = 10
# As in src/search/ranking/confidence.ts: a topic is no guess, by rule.
ALL_KNOWN, TOPIC = 0.99, 5


def fold_of(question):
    return question.episode * 2654435761 % 2**32 % ranking.FOLDS


def features(names, rows, scores, evidence):
    """Of rows in the order of the model, as in src/search/ranking/confidence-features.ts."""
    column = lambda name: rows[:, names.index(name)]
    asked, rarest = evidence['known'] ** 0.5, evidence['rarest']
    coverage = column('coverage')
    return {
        'model score': scores[0],
        'coverage': asked * coverage[0],
        'title overlap': column('title overlap')[0],
        'tags field': column('tags field')[0],
        'coverage of ten': asked * coverage[:TEN].mean(),
        'pooled of ten': asked * column('pooled share')[:TEN].max(),
        'written of ten': asked * column('written coverage')[:TEN].max(),
        'best coverage': asked * coverage.max(),
        'rarity': column('rarity?')[0] / rarest,
        'most rarity': column('most rarity?')[0] / rarest,
        'one word': float(column('groups?')[0] <= 1),
        'about': np.log1p(evidence['about']),
    }


class Example:
    def __init__(self, names, question, model, rows, kept, share):
        at = names.index
        scores = model.predict(rows) + TIE_BREAK * rows[:, at('score')] - ROUNDUP * rows[:, at('roundup')]
        order = np.lexsort((-question.ids[kept], -scores))
        right = question.right[kept][order]
        self.set, self.text, self.fold, self.share = question.set, question.text, fold_of(question), share
        self.features = features(names, rows[order], scores[order], question.evidence)
        known, about = question.evidence['known'], question.evidence['about']
        self.is_topic = known >= ALL_KNOWN and about >= (1 if self.features['one word'] == 1 else TOPIC)
        self.right = {'first': bool(right[0]), 'ten': bool(right[:TEN].any())}


def examples(names, questions, others):
    found = []
    for fold in range(ranking.FOLDS):
        model = ranking.train(names, [one for one in questions if fold_of(one) != fold])
        for one in questions + others:
            # An exact title is sure by rule.
            if fold_of(one) != fold or one.titled.any():
                continue
            found.append(Example(names, one, model, one.rows, np.full(len(one.ids), True), 1))
            rows, kept = ranking.without_meaning(names, one.rows)
            if len(rows) > 0:
                found.append(Example(names, one, model, rows, kept, BARE))
    return found


def weights_of(found, mass):
    size = {}
    for one in found:
        size[one.set] = size.get(one.set, 0) + one.share
    return np.array([0 if one.set == HELD else 100 * one.share * mass.get(one.set, 1) / size[one.set] for one in found])


def fit(rows, right, weights):
    mean, deviation = rows.mean(0), rows.std(0) + 1e-9
    model = LogisticRegression(max_iter=3000).fit((rows - mean) / deviation, right, sample_weight=weights)
    slopes = model.coef_[0] / deviation
    return slopes, model.intercept_[0] - (slopes * mean).sum()


def fitted(found, what):
    """The model, and for each example what a model that has not seen its fold says."""
    rows = np.array([[one.features[name] for name in FEATURES[what]] for one in found], dtype=float)
    right = np.array([one.right[what] for one in found])
    weights = weights_of(found, MASS[what])
    if what == 'ten':
        weights *= [not one.is_topic for one in found]
    folds = np.array([one.fold for one in found])
    unseen = np.zeros(len(found))
    for fold in range(ranking.FOLDS):
        seen = (folds != fold) & (weights > 0)
        slopes, intercept = fit(rows[seen], right[seen], weights[seen])
        unseen[folds == fold] = 1 / (1 + np.exp(-(rows[folds == fold] @ slopes + intercept)))
    slopes, intercept = fit(rows[weights > 0], right[weights > 0], weights[weights > 0])
    model = {
        'weights': {name: float(f'{slope:.4g}') for name, slope in zip(FEATURES[what], slopes)},
        'intercept': float(f'{intercept:.4g}'),
        'threshold': THRESHOLD[what],
    }
    return model, unseen


def mean(values):
    return f'{np.mean(values):5.2f}' if len(values) else '    -'


def report(found, first, ten):
    guesses = (ten < THRESHOLD['ten']) & ~np.array([one.is_topic for one in found])
    sures = (first >= THRESHOLD['first']) & ~guesses
    print(f'{"":20s} questions   sure right   guess right in ten')
    for name in dict.fromkeys(one.set for one in found):
        own = [at for at, one in enumerate(found) if one.set == name and one.share == 1]
        sure, guess = [at for at in own if sures[at]], [at for at in own if guesses[at]]
        print(f'{name:20s} {len(own):9d}   {mean(sures[own])} {mean([found[at].right["first"] for at in sure])}   '
              f'{mean(guesses[own])} {mean([found[at].right["ten"] for at in guess])}')
        if name.startswith('nothing'):
            print(*[f'    not a guess: {found[at].text} ({ten[at]:.2f}; {first[at]:.2f})' for at in own if not guesses[at]], sep='\n')


def main():
    names, questions = ranking.read(sys.argv[1])
    others = ranking.read(sys.argv[1], unanswered=True)[1]
    found = examples(names, questions, others)
    (first, sure), (ten, good) = fitted(found, 'first'), fitted(found, 'ten')
    report(found, sure, good)
    origin = f'bench/relevance/train-confidence.py: scikit-learn {sklearn.__version__}, logistic regression, {sum(one.share == 1 and one.set != HELD for one in found)} questions'
    with open(sys.argv[2], 'w', encoding='utf-8') as file:
        json.dump({'origin': origin, 'first': first, 'ten': ten}, file, indent=2)
        file.write('\n')


main()
