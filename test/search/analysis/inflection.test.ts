import { describe, expect, test } from 'vitest';
import { inflectionBase } from '../../../src/search/analysis/inflection.ts';

describe('words are inflections of each other', () => {
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

describe('words are different words', () => {
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
