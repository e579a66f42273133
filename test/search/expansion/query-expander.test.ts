import { describe, expect, test } from 'vitest';
import { EXPANSION } from '../../../src/search/expansion/constants.ts';
import type { QuotedMode } from '../../../src/search/expansion/query-expander.ts';
import type { TestDocument } from '../../support/build-index.ts';
import { expanderOver } from '../expanded-queries.ts';

function shows(count: number, from: number, fields: Omit<TestDocument, 'id'>): TestDocument[] {
  return Array.from({ length: count }, (_, index) => ({ id: from + index, ...fields }));
}

const { expand } = expanderOver([
  ...shows(90, 1001, { title: 'A quiet day', transcript: 'today we talk about the garden and the weather' }),
  ...shows(4, 50, { transcript: 'the raspberry is red, a raspberry pi is green, and the wi-fi works' }),
  ...shows(4, 60, { transcript: 'wifi works, and a python script runs, python python python python python python' }),
  { id: 70, transcript: 'a pyton, a web-site, std::vector and a vector' },
  ...shows(3, 80, { transcript: 'xen or x-e-n' }),
  ...shows(6, 90, { tags: 'drupnik', transcript: 'so droopnick is great and you install droopnick like this' }),
]);

/** The ways in which each thing that is looked for may stand in a text. */
function variantsOf(query: string, quoted?: QuotedMode): string[][] {
  return expand(query, quoted).query.groups.map(({ variants }) =>
    variants.map(({ kind, label }) => `${kind}: ${label}`),
  );
}

describe('a word is expanded', () => {
  test.each([
    ['weather', [['typed: weather']]],
    // A stop word says nothing, and of a word in another script the index knows nothing.
    ['the weather 日本語', [['typed: weather'], []]],
    ['qqqqqq', [[]]],
    // Misspelt, alone or as a rare word beside a common one.
    ['wheather', [['spelling: weather']]],
    ['pyton', [['typed: pyton', 'spelling: python']]],
    ['python', [['typed: python']]],
    ['gard', [['spelling: garden']]],
    // Too short to tell a slip from another word, but for letters the wrong way round.
    ['ret', [[]]],
    ['rde', [['spelling: red']]],
    ['nad garden', [[], ['typed: garden']]],
    // A stop word with swapped letters is still a stop word.
    ['hte weather', [[], ['typed: weather']]],
    // Written as two.
    ['raspberrypi', [['compound: raspberry pi']]],
    ['wifi', [['typed: wifi', 'compound: wi fi']]],
    // Said letter by letter, or heard as another.
    ['xen', [['typed: xen', 'spelled out: xen']]],
    ['drupnik', [['typed: drupnik', 'misheard: droopnick']]],
    ['droopnick', [['typed: droopnick', 'misheard: drupnik']]],
    // In parts, if the corpus lacks it whole.
    ['std::vector', [['typed: std'], ['typed: vector']]],
    ['and/weather', [['compound: and-weather']]],
    // As it is, if quoted or excluded.
    ['"wheather"', [[]]],
    ['"wifi"', [['typed: wifi']]],
    ['-xen', [['typed: xen']]],
    ['pyt*', [['prefix: python', 'prefix: pyton']]],
  ])('%s', (query, variants) => {
    expect(variantsOf(query)).toEqual(variants);
  });

  test('together with its OR alternatives, as one group', () => {
    expect(variantsOf('weather OR python')).toEqual([['typed: weather', 'typed: python']]);
    expect(variantsOf('garden weather OR python OR xen')).toEqual([
      ['typed: garden'],
      ['typed: weather', 'typed: python', 'typed: xen', 'spelled out: xen'],
    ]);
    // Letters and halves of a word are not joined over it.
    expect(variantsOf('x OR e OR n')).toHaveLength(1);
    expect(variantsOf('x OR e OR n')[0]).not.toContain('typed: xen');
    expect(variantsOf('rasp OR berry')[0]).not.toContain('compound: raspberry');
    // Stop words are ignored.
    expect(variantsOf('the OR python')).toEqual([['typed: python']]);
    const { query, corrections } = expand('wheather OR python');
    expect(corrections.map(({ typed, group }) => [typed, query.groups.indexOf(group)])).toEqual([['wheather', 0]]);
  });

  test('and joined with its neighbour', () => {
    expect(variantsOf('rasp berry')).toEqual([['compound: raspberry'], ['compound: raspberry']]);
    expect(variantsOf('wi fi')).toEqual([
      ['typed: wi', 'compound: wifi'],
      ['typed: fi', 'compound: wifi'],
    ]);
    expect(variantsOf('+rasp berry').flat()).not.toContain('compound: raspberry');
    expect(variantsOf('"rasp" berry').flat()).not.toContain('compound: raspberry');
  });
});

describe('a compound is expanded', () => {
  test.each([
    ['wi-fi', [['compound: wi-fi', 'compound: wifi']]],
    ['rasp-berry', [['compound: raspberry']]],
    // Said only once, so its words are searched one by one; but excluded, it is a compound.
    ['web-site', [['typed: web'], ['typed: site']]],
    ['-web-site', [['compound: web-site']]],
    ['garden-wheather', [['typed: garden'], ['spelling: weather']]],
  ])('%s', (query, variants) => {
    expect(variantsOf(query)).toEqual(variants);
  });
});

describe('a phrase is expanded', () => {
  test('as it is, required, with any stop words in place of its own', () => {
    const [group] = expand('"garden and the weather"').query.groups;
    expect(group?.presence).toBe('required');
    expect(group?.variants).toMatchObject([{ kind: 'phrase', span: 4, lookup: [{ offset: 0 }, { offset: 3 }] }]);
    expect(variantsOf('"garden and the qqqqqq"')).toEqual([[]]);
    expect(expand('-"red raspberry"').query.groups[0]?.presence).toBe('prohibited');
  });

  test('to its words, if it does not occur', () => {
    const { query, corrections } = expand('"garden and the wheather"', 'words');
    expect(query.groups.map(({ presence, position }) => ({ presence, position }))).toEqual([
      { presence: 'optional', position: 0 },
      { presence: 'optional', position: 3 },
    ]);
    expect(corrections).toMatchObject([{ typed: 'wheather', searched: ['weather'], known: false }]);
  });
});

describe('the expansion', () => {
  test('keeps the typed order and counts the words in between', () => {
    const { query } = expand('talk about the garden, wi-fi and python');
    expect(query.wordCount).toBe(8);
    expect(query.groups.map(({ position }) => position)).toEqual([0, 3, 4, 7]);
  });

  test('searches only the named fields', () => {
    const fieldsOf = (query: string) => expand(query).query.groups.map(({ fields }) => fields);
    expect(fieldsOf('title:garden python')).toEqual([[0], undefined]);
    expect(fieldsOf('in:title,notes garden notes:python')).toEqual([[0, 3], [3]]);
  });

  test('has lower weights for less similar variants', () => {
    const weights = (query: string) =>
      expand(query)
        .query.groups.flatMap(({ variants }) => variants)
        .map(({ weight }) => weight);
    expect(weights('pyton')).toEqual([1, EXPANSION.spellingNear]);
    expect(weights('phytton')).toEqual([EXPANSION.spellingFar]);
    expect(weights('raspberrypi')).toEqual([EXPANSION.compoundWeight]);
    for (const query of ['xen', 'drupnik', 'wifi', 'wi-fi', 'garden', 'pyt*']) {
      for (const weight of weights(query)) {
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(1);
      }
    }
  });
});
