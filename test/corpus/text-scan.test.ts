import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import openWabt from 'wabt';
import { scanText, type TextScan } from '../../src/corpus/text-scan.ts';
import { TEXT_SCAN_BYTES } from '../../src/corpus/text-scan-bytes.ts';

test('the bytes are what text-scan.wat assembles to (if not, run scripts/assemble-kernels.mjs)', async () => {
  const source = readFileSync(new URL('../../src/corpus/text-scan.wat', import.meta.url), 'utf8');
  const { buffer } = (await openWabt()).parseWat('text-scan.wat', source).toBinary({});
  expect(Buffer.from(buffer).toString('base64')).toBe(TEXT_SCAN_BYTES);
});

const PLACE = /@|%(?=4)|\.(?=[A-Za-z)\]}])|[-+](?=[0-9])|[dD](?=[oO][tT])|[gG](?=[mM][aA])|Y(?=ah)/g;
const NO_ORDINARY_CHARACTER = /[^\n -~\x80-\xff]/;

/** The same by regular expressions. */
function scanned(bytes: Uint8Array): TextScan {
  const text = Buffer.from(bytes).toString('latin1');
  return {
    hasControl: NO_ORDINARY_CHARACTER.test(text),
    isAscii: bytes.every((byte) => byte < 0x80),
    places: Uint32Array.from(text.matchAll(PLACE), ({ index }) => index),
  };
}

const telling = fc.constantFrom('@', '%4', '.a', '.)', '.]', '.}', '. ', '-1', '+9', 'dot', 'DOT', 'gma', 'Yah', 'yah');
const ordinary = fc.constantFrom('a', 'do', 'g', 'o', ' ', '\n', '~', '.', '-', '/', ':');
const odd = fc.constantFrom('é', '😀', '\0', '\t', '\u001f', '\u007f');
const piece = fc.oneof({ weight: 3, arbitrary: telling }, { weight: 6, arbitrary: ordinary });
const text = fc.tuple(
  fc.array(piece, { maxLength: 40 }),
  fc.option(odd, { nil: '' }),
  fc.array(piece, { maxLength: 40 }),
);

test('a scan finds the same properties and places as the reference', () => {
  fc.assert(
    fc.property(text, ([before, one, after]) => {
      const bytes = Buffer.from([...before, one, ...after].join(''));
      expect(scanText(bytes)).toEqual(scanned(bytes));
    }),
    { numRuns: 2000 },
  );
});

test('a scan of a text longer than a chunk does too, wherever the chunks end', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.constantFrom('@', 'dot', 'Yah', '.a', 'é', '\t'), (offset, one) => {
      const bytes = Buffer.from(`${'x'.repeat(65_400 + offset)}${one}${' dot com'.repeat(9_000)}`);
      expect(scanText(bytes)).toEqual(scanned(bytes));
    }),
    { numRuns: 100 },
  );
});

test('a scan does not depend on the previous text', () => {
  scanText(Buffer.from('dot\t\u00e9 gmail dot com'));
  expect(scanText(Buffer.from('d'))).toEqual({ hasControl: false, isAscii: true, places: new Uint32Array() });
  expect(scanText(Buffer.from(''))).toEqual({ hasControl: false, isAscii: true, places: new Uint32Array() });
});
