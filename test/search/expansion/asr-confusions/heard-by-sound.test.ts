import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeardBySound } from '../../../../src/search/expansion/asr-confusions/heard-by-sound.ts';
import { groupBySound } from '../../../../src/search/expansion/asr-confusions/sound-groups.ts';
import { soundKeys } from '../../../../src/search/expansion/asr-confusions/sound-keys.ts';
import { termUses } from '../../../../src/search/expansion/asr-confusions/term-uses.ts';
import { buildIndex } from '../../../support/build-index.ts';

const WORDS = ['debian', 'devian', 'xen', 'zen', 'zinn', 'klaatu', 'clatu', 'wagner', 'vagner'];

test('looks up the words of a document by sound, with how often they are said', () => {
  const said = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 6 }), (transcripts) => {
      const known = { id: 99, notes: [...WORDS, ...WORDS, ...WORDS].join(' ') };
      const { postings } = buildIndex([
        ...transcripts.map((words, id) => ({ id, transcript: words.join(' ') })),
        known,
      ]);
      const uses = termUses(postings, new Uint8Array(postings.documentCount).fill(1));
      const { numbers, heardByKey } = groupBySound(uses, 1000);
      const heardIn = new HeardBySound(postings, uses, heardByKey);
      transcripts.forEach((words, document) => {
        for (const [name, key] of numbers) {
          const [from, to] = heardIn.run(document, key);
          const found = Array.from({ length: to - from }, (_, index) => [
            uses[heardIn.words[from + index] ?? -1]?.word,
            heardIn.times[from + index],
          ]);
          const expected = WORDS.filter((word) => soundKeys(word).includes(name) && words.includes(word)).map(
            (word) => [word, words.filter((other) => other === word).length],
          );
          expect(found.sort()).toEqual(expected.sort());
        }
      });
    }),
    { numRuns: 50 },
  );
});
