import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { collectTokens } from '../../../src/search/build/collect-tokens.ts';
import { GrowableUint32 } from '../../../src/search/build/growable.ts';
import { TokenTable } from '../../../src/search/build/token-table.ts';
import { ANCHOR_EVERY } from '../../../src/search/columns.ts';

/** Lengths about those at which tokens change their way of being read, four bytes at a time. */
const length = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 31, 33);
const plain = fc.constantFrom(..."abzABZ@[`{09'_.~\u007f", '\u0001', '\b', '\u001f', '!', '/');
const wide = fc.constantFrom('é', 'É', 'Σ', 'σ', 'ß', 'İ', 'K', 'Å', '語', '😀', '\u0301', '\u200b', '\u0080');
const character = fc.oneof({ weight: 12, arbitrary: plain }, wide);
const ascii = length.chain((size) => fc.array(plain, { minLength: size, maxLength: size }));
const mixed = length.chain((size) => fc.array(character, { minLength: size, maxLength: size }));
const token = fc.oneof({ weight: 3, arbitrary: ascii }, mixed).map((letters) => letters.join(''));
const separator = fc.constantFrom(
  ...[' ', ' ', '\n', '\t', '\r', '\v', '\f', '-', '--', ' - ', '\u00a0', '\u1680', '\u2003', '\u2028', '\u3000'],
);
const text = fc
  .array(fc.tuple(fc.oneof(token, fc.constant('')), fc.oneof(separator, fc.constant(''))), { maxLength: 14 })
  .map((pairs) => pairs.flat().join(''));

/** The tokens of a text, and the bytes at which the anchored ones start. */
function collected(texts: readonly string[], offset = 0): { tokens: string[][]; anchors: number[][] } {
  const table = new TokenTable(1 << 2);
  const stream = new GrowableUint32(1);
  const places = texts.map((one) => {
    const anchors = new GrowableUint32();
    const from = stream.length;
    // As views of larger buffers are, what is behind a text is not of it.
    const bytes = Buffer.from(`${'x'.repeat(offset)}${one}${'y'.repeat(20)}`);
    const own = new Uint8Array(bytes.buffer, bytes.byteOffset + offset, bytes.length - offset - 20);
    const count = collectTokens(own, table, stream, anchors);
    expect(stream.length).toBe(from + count);
    return { from, count, anchors: [...anchors.toArray()] };
  });
  const ids = stream.toArray();
  return {
    tokens: places.map(({ from, count }) => Array.from(ids.subarray(from, from + count), (id) => table.token(id))),
    anchors: places.map(({ anchors }) => anchors),
  };
}

function lunrTokens(one: string): string[] {
  return lunr.tokenizer(one).map(String);
}

describe('the tokens of a text', () => {
  test("are lunr's, for tokens of every length and what may stand beside them", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat({ max: 5 }), (texts, offset) => {
        expect(collected(texts, offset).tokens).toEqual(texts.map(lunrTokens));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([7, 8, 15, 16, 17])('of %i bytes are told apart by each of their bytes, but for case', (size) => {
    const one = Array.from({ length: size }, (_, at) => String.fromCharCode(97 + at)).join('');
    const others = Array.from({ length: size }, (_, at) => `${one.slice(0, at)}~${one.slice(at + 1)}`);
    const shorter = [one.slice(0, -1), one.slice(1)];
    const said = [one, ...others, ...shorter, one.toUpperCase()];
    // At the start, where four bytes can be read at once, and at the end, where they cannot.
    expect(collected([said.join(' '), ...said]).tokens).toEqual([
      [...said.slice(0, -1), one],
      ...[...said.slice(0, -1), one].map((token) => [token]),
    ]);
  });

  test('are the same ones wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 30 }), (words) => {
        const table = new TokenTable(1 << 2);
        const stream = new GrowableUint32();
        const once = Buffer.from(words.join(' '));
        const count = collectTokens(once, table, stream);
        const { size } = table;
        collectTokens(Buffer.from(words.toReversed().join('\n')), table, stream);
        for (const word of words) collectTokens(Buffer.from(word), table, stream);
        expect(table.size).toBe(size);
        expect(new Set(stream.toArray().subarray(0, count)).size).toBe(size);
      }),
    );
  });

  test('are found again from their anchors', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(token, separator), { minLength: 40, maxLength: 120 }), (pairs) => {
        const said = pairs.flat().join('');
        const { tokens, anchors } = collected([said]);
        const all = tokens[0] ?? [];
        expect(anchors[0]).toHaveLength(Math.ceil(all.length / ANCHOR_EVERY));
        anchors[0]?.forEach((at, index) => {
          const rest = Buffer.from(said).subarray(at).toString();
          expect(lunrTokens(rest)).toEqual(all.slice(index * ANCHOR_EVERY));
          expect(rest).not.toMatch(/^[\s-]/);
        });
      }),
      { numRuns: 50 },
    );
  });
});

test('a table gives each of very many tokens a number of its own, and keeps it', () => {
  const table = new TokenTable(1 << 2);
  const tokens = Array.from({ length: 30_000 }, (_, index) =>
    `${index}`.padStart([3, 7, 8, 15, 16, 40][index % 6] ?? 3, 'token'),
  );
  const numbers = tokens.map((one) => table.internString(one));
  expect(numbers).toEqual(tokens.map((_, index) => index));
  expect(tokens.map((one) => table.internString(one))).toEqual(numbers);
  expect(numbers.map((number) => table.token(number))).toEqual(tokens);
});
