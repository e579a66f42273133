import fc from 'fast-check';
import lunr from 'lunr';
import { expect, test } from 'vitest';
import { stem, trim } from '../../../src/search/analysis/pipeline.ts';

const ENDINGS = (
  's es ies sses eed ed ing at bl iz y ational tional enci anci izer bli alli entli eli ousli ization ation ator alism ' +
  'iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ' +
  'ant ement ment ent ou ism ate iti ous ive ize sion tion ion e ll l o a x 7 é '
).split(' ');
const beginning = fc.array(fc.constantFrom(...'aeiouybcdlrstvz'), { maxLength: 7 }).map((letters) => letters.join(''));
const word = fc
  .tuple(beginning, fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 3 }))
  .map(([start, endings]) => start + endings.join(''));

test("a word's stem is what lunr makes of it", () => {
  fc.assert(
    fc.property(word, (text) => {
      expect(stem(text)).toBe(lunr.stemmer(new lunr.Token(text, {})).toString());
    }),
    { numRuns: 20_000 },
  );
});

test("a token is trimmed as lunr's trimmer does it", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(trim(text)).toBe(lunr.trimmer(new lunr.Token(text, {}))?.toString());
    }),
  );
});
