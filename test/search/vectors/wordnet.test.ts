import { expect, test } from 'vitest';
import { findWordNet, readWordNet } from '../../../src/archive/read-wordnet.ts';
import { relatedRows } from '../../../src/search/vectors/wordnet.ts';

test('WordNet relates synonyms, general and special words, by how common the sense is', () => {
  const words = ['car', 'automobile', 'vehicle', 'taxi', 'banana'];
  const related = relatedRows(readWordNet(findWordNet() ?? ''), words.length, (word) => {
    const row = words.indexOf(word);
    return row < 0 ? undefined : row;
  });
  const [car = new Map<number, number>()] = related;
  expect(car.get(words.indexOf('automobile'))).toBe(0.6);
  expect(car.get(words.indexOf('taxi'))).toBe(0.4);
  expect(car.has(words.indexOf('banana'))).toBe(false);
  expect(car.has(words.indexOf('car'))).toBe(false);
  expect(related[words.indexOf('taxi')]?.has(words.indexOf('car'))).toBe(true);
});
