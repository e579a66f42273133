import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NameIndex } from '../../../src/search/names/name-index.ts';

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
    ['xenonajunkshopserver', 'Xen on a Junk-Shop Server'],
    ['solveigasbrink', 'Solveig Åsbrink'],
    ['solveigas', 'Solveig Åsbrink'],
    ['solvegasbrnik', 'Solveig Åsbrink'],
    ['pipi strelle', 'Pipistrelle'],
    ['pipi strele', 'Pipistrelle'],
  ])('%s is %s', (typed, name) => {
    expect(best(typed)).toBe(name);
  });

  test('equal names are found together, sorted by rank', () => {
    expect(index.named('a walk with the RECORDER')).toEqual([2, 3]);
    expect(index.named('a walk')).toEqual([]);
  });

  test.each([
    ['tinn', ['Tin', 'A Talk with Finn of the Manor']],
    ['tour of the lna', ['Tour of the LAN', 'My Tour of the LAN']],
    ['hearthside bread', ['Earthside Bread', 'My Hearthsde Bread']],
  ])(
    '%s: what is just that but for a slip is before what says it among other words',
    (typed, [whole = '', part = '']) => {
      const two = new NameIndex([
        { value: 'whole', name: whole, rank: 1 },
        { value: 'part', name: part, rank: 4000 },
      ]);
      expect(two.search(typed, 5).map(({ value }) => value)).toEqual(['whole', 'part']);
    },
  );

  test('a typo in the first letter counts more than others', () => {
    const radios = new NameIndex(['Tadio Bench', 'Radia Bench'].map((name) => ({ value: name, name, rank: 1 })));
    expect(radios.search('radio', 5).map(({ name }) => name)).toEqual(['Radia Bench', 'Tadio Bench']);
  });

  test('typos are not corrected if names match as typed', () => {
    const shells = new NameIndex(['Bash Arrays', 'Dash'].map((name) => ({ value: name, name, rank: 1 })));
    expect(shells.search('bash', 5).map(({ name }) => name)).toEqual(['Bash Arrays']);
  });

  test('returns nothing if no name is similar', () => {
    expect(index.search('', 5)).toEqual([]);
    expect(index.search('qqqq', 5)).toEqual([]);
    expect(new NameIndex([]).search('xen', 5)).toEqual([]);
  });

  test('any text gets scores from 0 to 1 in descending order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const scores = index.search(typed, 20).map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });
});
