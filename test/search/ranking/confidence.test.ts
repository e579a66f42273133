import { describe, expect, test } from 'vitest';
import {
  CONFIDENCE,
  type ConfidenceModel,
  confidenceByModel,
  notSure,
} from '../../../src/search/ranking/confidence.ts';
import { CONFIDENCE_FEATURES, confidenceFeatures } from '../../../src/search/ranking/confidence-features.ts';
import type { ModelInput } from '../../../src/search/ranking/model-order.ts';
import { RANKING_FEATURES } from '../../../src/search/ranking/ranking-features.ts';

type Row = Partial<Record<(typeof RANKING_FEATURES)[number], number>>;

/** The documents that the model ranks: 7, 8 … with the given features. */
function inputOf(rows: readonly Row[], evidence: Partial<ModelInput['evidence']> = {}): ModelInput {
  return {
    documents: rows.map((_, index) => index + 7),
    rows: Float32Array.from(rows.flatMap((row) => RANKING_FEATURES.map((name) => row[name] ?? 0))),
    evidence: { known: 1, rarest: 8, about: 0, ...evidence },
  };
}

const model: ConfidenceModel = {
  first: { weights: { coverage: 10 }, intercept: -8, threshold: 0.5 },
  ten: { weights: { 'best coverage': 10 }, intercept: -4, threshold: 0.5 },
};

describe('the features of a ranking', () => {
  const rows: readonly Row[] = [
    { coverage: 0.25, 'pooled share': 3, 'rarity?': 16, 'groups?': 3 },
    { coverage: 0.75, 'pooled share': 1, 'rarity?': 16, 'groups?': 3 },
  ];
  const order = [
    { document: 8, score: 2 },
    { document: 7, score: 1 },
  ];

  test('describe the first document, the first ten, and all', () => {
    expect(confidenceFeatures(inputOf(rows), order)).toMatchObject({
      'model score': 2,
      coverage: 0.75,
      'coverage of ten': 0.5,
      'pooled of ten': 3,
      'best coverage': 0.75,
      rarity: 2,
      'one word': 0,
    });
  });

  test('are smaller if the corpus lacks some of the words', () => {
    expect(confidenceFeatures(inputOf(rows, { known: 0.25 }), order)).toMatchObject({
      coverage: 0.375,
      'pooled of ten': 1.5,
    });
  });
});

describe('the confidence of a ranking by the model', () => {
  const confidence = (coverages: readonly number[], row: Row = { 'groups?': 2 }, evidence = {}) =>
    confidenceByModel(
      model,
      inputOf(
        coverages.map((coverage) => ({ ...row, coverage })),
        evidence,
      ),
      coverages.map((_, index) => ({ document: index + 7, score: 1 - index })),
    );

  test('is sure, likely or guess, depending on two probabilities', () => {
    expect(confidence([0.9])).toBe('sure');
    expect(confidence([0.5, 0.9])).toBe('likely');
    expect(confidence([0.3, 0.2])).toBe('guess');
    expect(confidence([])).toBe('guess');
  });

  test('is not a guess for a topic of several documents', () => {
    expect(confidence([0.3], { 'groups?': 2 }, { about: 5 })).toBe('likely');
    expect(confidence([0.3], { 'groups?': 2 }, { about: 4 })).toBe('guess');
    expect(confidence([0.3], { 'groups?': 1 }, { about: 1 })).toBe('likely');
    expect(confidence([0.3], { 'groups?': 2 }, { about: 5, known: 0.6 })).toBe('guess');
  });
});

test('sure becomes likely, and the other levels stay', () => {
  expect((['sure', 'likely', 'guess'] as const).map(notSure)).toEqual(['likely', 'likely', 'guess']);
});

test('the fitted model uses existing features only', () => {
  for (const { weights, threshold } of [CONFIDENCE.first, CONFIDENCE.ten]) {
    expect(CONFIDENCE_FEATURES).toEqual(expect.arrayContaining(Object.keys(weights)));
    expect(threshold).toBeGreaterThan(0);
    expect(threshold).toBeLessThan(1);
  }
});
