import { describe, expect, test } from 'vitest';
import { referencesIn, withoutReferences } from '../../../bench/relevance/references.ts';

const OWN = 50;

/** What is found in a text of episode 50, in a corpus of episodes 1 to 4000. */
function found(text: string): [target: number, text: string][] {
  return referencesIn(text, OWN, (id) => id <= 4000).map(({ target, text: rest }) => [target, rest]);
}

describe('a sentence that points at another episode', () => {
  test.each([
    ['The kettle was taken apart in hpr0123 already.', 123, 'The kettle was taken apart in already.'],
    ['The kettle was taken apart in HPR 123 already.', 123, 'The kettle was taken apart in HPR already.'],
    ['Quill took her kettle apart in HPR episode #123.', 123, 'Quill took her kettle apart in HPR episode .'],
    ['Quill took her kettle apart in episode 1234.', 1234, 'Quill took her kettle apart in episode .'],
    ['Quill took a kettle apart (https://hackerpublicradio.org/eps.php?id=0123).', 123, 'Quill took a kettle apart .'],
    [
      'Quill took a kettle apart, http://www.hackerpublicradio.org/eps/hpr1234/index.html is where',
      1234,
      'Quill took a kettle apart, is where',
    ],
    [
      'The kettle of episode 980 (https://hackerpublicradio.org/eps.php?id=0980) boils again',
      980,
      'The kettle of episode boils again',
    ],
    [
      'The kettle of HPR show 1234 is at https://archive.example/hpr1234 now',
      1234,
      'The kettle of HPR show is at https://archive.example/ now',
    ],
    ['hpr1234 :: Taking a kettle apart, by Quill', 1234, 'Taking a kettle apart, by Quill'],
  ])('is a question without the number and the link: %s', (text, target, rest) => {
    expect(found(text)).toEqual([[target, rest]]);
  });

  test('is one of several sentences, and the others are left where they are', () => {
    const text =
      'Kettles are nice. Quill took her kettle apart in hpr0123! It boils.\n• and hpr0124 has toasters that burn';
    expect(referencesIn(text, OWN, () => true).map(({ sentence }) => sentence)).toEqual([
      'Quill took her kettle apart in hpr0123!',
      'and hpr0124 has toasters that burn',
    ]);
  });
});

describe('what is no question', () => {
  test.each([
    ['points at its own episode', 'The kettle of hpr0050 was taken apart here.'],
    ['points at two', 'Kettles were taken apart in hpr0123 and again in hpr0124.'],
    ['points at two in one breath', 'See the earlier kettles of HPR episodes-hpr0123 and hpr0124'],
    ['points at none that exists', 'The kettle was taken apart in hpr4001 already.'],
    ['says nothing', 'See HPR episode 1234'],
    ['says nothing but where to look', 'As mentioned previously in the first show, see hpr1234'],
    ['names a file', 'Then run sed on hpr1234.hex and pour kettle.txt into it'],
    ['names a directory', 'The kettle pictures are unpacked into /tmp/hpr1234/pictures there'],
    ['counts another podcast', 'The Kettle Hour boiled its last in episode 145 of the old series'],
    ['names a year', 'The kettle was a guest on the HPR 2017 New Year show'],
    ['links to another site', 'Kettles are sold at https://example.org/index.php?id=123 these days'],
    ['links to no episode', 'All kettles are at https://hackerpublicradio.org/series.php?id=123 these days'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a text loses its numbers and links, and nothing else', () => {
  expect(
    withoutReferences('Great (hpr1234), like hpr0012 and https://hackerpublicradio.org/about.html: 20 kettles'),
  ).toBe('Great , like and 20 kettles');
});
