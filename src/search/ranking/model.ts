import model from './model.json' with { type: 'json' };
import type { TreeEnsemble } from './tree-ensemble.ts';

/** The model of the product, learnt by `bench/relevance/train-model.py`. */
export const MODEL: TreeEnsemble = model;
