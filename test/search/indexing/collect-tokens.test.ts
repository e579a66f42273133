import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldToken } from '../../../src/search/analysis/fold.ts';
import { splitTokens } from '../../../src/search/analysis/separators.ts';
import { ANCHOR_EVERY } from '../../../src/search/index/columns.ts';
import { collectTokens } from '../../../src/search/indexing/collect-tokens.ts';
import { GrowableUint32 } from '../../../src/search/indexing/growable.ts';
import { TokenStream } from '../../../src/search/indexing/token-stream.ts';
import { TokenTable } from '../../../src/search/indexing/token-table.ts';

/** Lengths around the limits at which tokens are read differently. */
const length = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 31, 33);
const plain = fc.constantFrom(..."abzABZ@09'&*+#.~\u007f", '\u0001', '\b', '\u001f', '$', '%');
const wide = fc.constantFrom('é', 'É', 'Σ', 'σ', 'ß', 'İ', 'K', 'Å', '語', '😀', '\u0301', '\u200b', '\u0080');
const character = fc.oneof({ weight: 12, arbitrary: plain }, wide);
const ascii = length.chain((size) => fc.array(plain, { minLength: size, maxLength: size }));
const mixed = length.chain((size) => fc.array(character, { minLength: size, maxLength: size }));
const token = fc.oneof({ weight: 3, arbitrary: ascii }, mixed).map((letters) => letters.join(''));
const separator = fc.constantFrom(
  ...`!"(),/:;<=>?[]^_{|}\\\``,
  ...['…', '—', '“', '、'],
  ...[' ', ' ', '\n', '\t', '\r', '\v', '\f', '-', '--', ' - ', '\u00a0', '\u1680', '\u2003', '\u2028', '\u3000'],
);
const text = fc
  .array(fc.tuple(fc.oneof(token, fc.constant('')), fc.oneof(separator, fc.constant(''))), { maxLength: 14 })
  .map((pairs) => pairs.flat().join(''));

/** The tokens of a text, and the bytes at which the anchored ones start. */
function collected(texts: readonly string[], offset = 0): { tokens: string[][]; anchors: number[][] } {
  const table = new TokenTable(1 << 2);
  const stream = new TokenStream(0, 1);
  const places = texts.map((one) => {
    const anchors = new GrowableUint32();
    const from = stream.length;
    // A view of a larger buffer: the bytes around a text do not belong to it.
    const bytes = Buffer.from(`${'x'.repeat(offset)}${one}${'y'.repeat(20)}`);
    const own = new Uint8Array(bytes.buffer, bytes.byteOffset + offset, bytes.length - offset - 20);
    const count = collectTokens(own, table, stream, anchors);
    expect(stream.length).toBe(from + count);
    return { from, count, anchors: [...anchors.toArray()] };
  });
  const ids = stream.ids.toArray();
  return {
    tokens: places.map(({ from, count }) => Array.from(ids.subarray(from, from + count), (id) => table.token(id))),
    anchors: places.map(({ anchors }) => anchors),
  };
}

function tokensOf(one: string): string[] {
  return splitTokens(one).map(foldToken);
}

describe('the tokens of a text', () => {
  test('equal those of the analysis, for tokens of any length and in any context', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat({ max: 5 }), (texts, offset) => {
        expect(collected(texts, offset).tokens).toEqual(texts.map(tokensOf));
      }),
      { numRuns: 2000 },
    );
  });

  test('have ordinals in which skipped tokens count, although they are left out', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.array(token, { maxLength: 3 }), (texts, words) => {
        const skipped = new Set(words.flatMap(tokensOf));
        const table = new TokenTable(1 << 2);
        for (const word of skipped) table.internString(word);
        const stream = new TokenStream(skipped.size, 1);
        for (const one of texts) {
          const from = stream.length;
          const tokens = tokensOf(one);
          expect(collectTokens(Buffer.from(one), table, stream)).toBe(tokens.length);
          const ids = stream.ids.toArray().subarray(from);
          const kept = Array.from(stream.ordinals.subarray(from, stream.length), (ordinal, at) => [
            ordinal,
            table.token(ids[at] ?? -1),
          ]);
          expect(kept).toEqual([...tokens.entries()].filter(([, word]) => !skipped.has(word)));
        }
      }),
    );
  });

  test('have ordinals in a very long text too, and earlier ones keep theirs', () => {
    const texts = ['xen and debian', 'cat '.repeat(70_000), 'to the end'];
    const table = new TokenTable(1 << 2);
    const stream = new TokenStream(0, 1);
    const anchors = new GrowableUint32();
    const counts = texts.map((one) => collectTokens(Buffer.from(one), table, stream, anchors));
    expect(counts).toEqual([3, 70_000, 3]);
    const ordinals = [...stream.ordinals.subarray(0, stream.length)];
    expect(ordinals).toEqual(counts.flatMap((count) => Array.from({ length: count }, (_, ordinal) => ordinal)));
    const places = Array.from({ length: Math.ceil(70_000 / ANCHOR_EVERY) }, (_, place) => place * ANCHOR_EVERY * 4);
    expect([...anchors.toArray()]).toEqual([0, ...places, 0]);
  });

  test.each([7, 8, 15, 16, 17])('of %i bytes differ if any byte does, except in case', (size) => {
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

  test('do not depend on their position in the text', () => {
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 30 }), (words) => {
        const table = new TokenTable(1 << 2);
        const stream = new TokenStream(0);
        const once = Buffer.from(words.join(' '));
        const count = collectTokens(once, table, stream);
        const { size } = table;
        collectTokens(Buffer.from(words.toReversed().join('\n')), table, stream);
        for (const word of words) collectTokens(Buffer.from(word), table, stream);
        expect(table.size).toBe(size);
        expect(new Set(stream.ids.toArray().subarray(0, count)).size).toBe(size);
      }),
    );
  });

  test('can be found from their anchors', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(token, separator), { minLength: 40, maxLength: 120 }), (pairs) => {
        const said = pairs.flat().join('');
        const { tokens, anchors } = collected([said]);
        const all = tokens[0] ?? [];
        expect(anchors[0]).toHaveLength(Math.ceil(all.length / ANCHOR_EVERY));
        anchors[0]?.forEach((at, index) => {
          const rest = Buffer.from(said).subarray(at).toString();
          expect(tokensOf(rest)).toEqual(all.slice(index * ANCHOR_EVERY));
          expect(rest).not.toMatch(/^[\s\p{Pd}\p{Ps}_/]/u);
        });
      }),
      { numRuns: 50 },
    );
  });
});

test('a table numbers very many tokens uniquely and permanently', () => {
  const table = new TokenTable(1 << 2);
  const tokens = Array.from({ length: 30_000 }, (_, index) =>
    `${index}`.padStart([3, 7, 8, 15, 16, 40][index % 6] ?? 3, 'token'),
  );
  const numbers = tokens.map((one) => table.internString(one));
  expect(numbers).toEqual(tokens.map((_, index) => index));
  expect(tokens.map((one) => table.internString(one))).toEqual(numbers);
  expect(numbers.map((number) => table.token(number))).toEqual(tokens);
});
