import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NameIndex } from '../../src/search/name-index.ts';

const NAMES = [
  'Xen on a Junk-Shop Server',
  'Restoring a Valve Radio',
  'A Walk with the Recorder',
  'A Walk with the Recorder',
  'Bash Arrays',
  'Bash',
  'C++ for the Patient',
  'Solveig Åsbrink',
  'Pip',
  'Pipistrelle',
];
const index = new NameIndex(NAMES.map((name, place) => ({ value: place, name, rank: NAMES.length - place })));

function best(typed: string): string | undefined {
  return index.search(typed, 1)[0]?.name;
}

describe('NameIndex', () => {
  test.each([
    ['xen on a junk-shop server', 'Xen on a Junk-Shop Server'],
    ['junk shop', 'Xen on a Junk-Shop Server'],
    ['server xen', 'Xen on a Junk-Shop Server'],
    ['restorng a vavle radio', 'Restoring a Valve Radio'],
    ['resto', 'Restoring a Valve Radio'],
    ['bash', 'Bash'],
    ['bash arr', 'Bash Arrays'],
    ['c++', 'C++ for the Patient'],
    ['solveig asbrink', 'Solveig Åsbrink'],
    ['pip', 'Pip'],
    ['pipi', 'Pipistrelle'],
  ])('%s is %s', (typed, name) => {
    expect(best(typed)).toBe(name);
  });

  test('names that are the same are found together, by rank', () => {
    expect(index.named('a walk with the RECORDER')).toEqual([2, 3]);
    expect(index.named('a walk')).toEqual([]);
  });

  test('nothing is like nothing', () => {
    expect(index.search('', 5)).toEqual([]);
    expect(index.search('qqqq', 5)).toEqual([]);
    expect(new NameIndex([]).search('xen', 5)).toEqual([]);
  });

  test('any text is answered, with scores from 0 to 1 in falling order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const scores = index.search(typed, 20).map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });
});
