import model from './model.json' with { type: 'json' };
import type { TreeEnsemble } from './tree-ensemble.ts';
import wordsModel from './words-model.json' with { type: 'json' };

/** The model of the product, learnt by `bench/relevance/train-model.py`. */
export const MODEL: TreeEnsemble = model;

/** The model for questions that no vectors are asked: of corpora without them, of one word, and those that say a title. */
export const WORDS_MODEL: TreeEnsemble = wordsModel;
