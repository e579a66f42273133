import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasTagKey, tagKey } from '../../src/knowledge/tag-key.ts';
import { knowledgeBaseOver } from '../support/shows.ts';

describe('spellings of a tag', () => {
  test.each([
    ['Raspberry Pi', 'raspberrypi', true],
    ['raspberry-pi', 'Raspberry_Pi', true],
    ['C', 'C++', false],
    ['net', '.net', false],
    ['linux', 'linux mint', false],
    ['-', '_', false],
  ])('%s and %s', (one, other, same) => expect(hasTagKey(one, tagKey(other))).toBe(same));

  test('are those with the same key', () => {
    const tag = fc.string({ unit: fc.constantFrom('a', 'B', 'İ', '-', ' ', '_', '+'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(tag, tag, (one, other) => {
        expect(hasTagKey(one, tagKey(other))).toBe(tagKey(one) === tagKey(other));
      }),
    );
  });

  test('count together, are found by each of them, and are shown as most write them', async () => {
    const spellings = ['raspberry pi', 'Raspberry Pi', 'Raspberry Pi', 'raspberrypi', 'raspberry-pi'];
    const base = await knowledgeBaseOver([
      ...spellings.map((tags, index) => ({ id: index + 1, tags })),
      { id: 9, tags: 'pi' },
    ]);
    expect(base.suggestTags('rasp', 9)).toEqual([{ tag: 'Raspberry Pi', episodes: 5 }]);
    for (const typed of spellings) {
      expect(base.resolveTag(typed)).toEqual({ kind: 'found', value: 'Raspberry Pi', guessed: false });
      const { total, diagnostics } = base.search({ text: `tag:"${typed}"`, offset: 0, limit: 1 });
      expect([total, diagnostics]).toEqual([5, []]);
    }
  });
});
