import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageLines } from '../../src/mcp/message-lines.ts';

const LONGEST = 20;

test('lines do not depend on how the stream is chunked, and too long ones are dropped', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (texts, cuts) => {
        const typed = texts.map((text) => text.replaceAll('\n', ' '));
        const bytes = Buffer.from(typed.join('\n'));
        const lines = new MessageLines(LONGEST);
        const read: (string | undefined)[] = [];
        for (let at = 0; at < bytes.length; ) {
          const size = cuts.next().value ?? 1;
          read.push(...lines.read(bytes.subarray(at, at + size)));
          at += size;
        }
        read.push(lines.rest());
        const expected = typed.length === 0 ? [''] : typed;
        expect(read).toEqual(expected.map((line) => (line.length > LONGEST ? undefined : line)));
      },
    ),
  );
});
