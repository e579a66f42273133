import { describe, expect, test } from 'vitest';
import { inflectionBase } from '../../../src/search/analysis/inflection.ts';

describe('inflections of the same word', () => {
  test.each([
    ['library', 'libraries'],
    ['battery', 'batteries'],
    ['universe', 'universes'],
    ['run', 'runs', 'running'],
    ['encrypt', 'encrypts', 'encrypted', 'encrypting'],
    ['box', 'boxes'],
    ['make', 'makes', 'making'],
    ['study', 'studies', 'studied', 'studying'],
    ['class', 'classes'],
    ['plan', 'planned', 'planning'],
  ])('%s, %s', (...words) => {
    expect(new Set(words.map(inflectionBase)).size).toBe(1);
  });
});

describe('different words with the same stem', () => {
  test.each([
    ['universe', 'university'],
    ['animal', 'animation'],
    ['encrypt', 'encryption'],
    ['organ', 'organization'],
    ['sing', 's'],
    ['red', 'r'],
    ['news', 'new'],
  ])('%s, %s', (one, other) => {
    expect(inflectionBase(one)).not.toBe(inflectionBase(other));
  });
});
