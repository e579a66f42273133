import fc from 'fast-check';

const PIECES = [
  ...' \t\n:-+*"“”„«»~^\\()[],;|&=.#\'’–—‐−%!?',
  'host:',
  'series:',
  'tag: ',
  'title:',
  'in:',
  'in:notes',
  'after:',
  'before:2015',
  'year: 2012',
  'AND',
  'OR',
  'NOT',
  ' AND ',
  ' NOT ',
  'xen',
  'the',
  'a',
  'c++',
  '.net',
  'wi-fi',
  'Ünï',
  '日本語',
  '🎙️',
  '2015-06',
  'std::vector',
  'ken fallon',
];

/** Input from people, phones and programs: operators in any order, words, and arbitrary characters. */
export const garbage: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** Long repetitions, which make careless patterns slow. */
export const HUGE: readonly (readonly [string, string])[] = [
  ...[' ', 'x', '-', '"', ':', '.', '*', '(', '“', '=', ',', '🎙️', 'é', '日'].map((one) => [one, one] as const),
  ...[
    'x ',
    'a-',
    '" ',
    '"x',
    'x"',
    ':"',
    '-"',
    'host:',
    'host: ',
    'in:x ',
    '~ ',
    'AND ',
    'a,',
    'tag:a,',
    '--x',
    '+-',
  ].map((one) => [one, one] as const),
].map(([name, one]) => [JSON.stringify(name), one.repeat(Math.ceil(1_000_000 / one.length))]);
