import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonDirections, takeOut } from '../../../src/search/vectors/common-directions.ts';
import { naturalLog } from '../../../src/search/vectors/natural-log.ts';
import { inverseLengths, quantise } from '../../../src/search/vectors/quantise.ts';

test('naturalLog agrees with Math.log to six digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (x) => {
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-6);
    }),
  );
});

describe('quantise', () => {
  const vectors = fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 64 });

  test('no number is off by more than half a step', () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        const bytes = new Int8Array(vector.length);
        quantise(vector, bytes, 127);
        const step = Math.max(...vector.map(Math.abs)) / 127;
        vector.forEach((value, at) => {
          expect(Math.abs((bytes[at] ?? 0) * step - value)).toBeLessThanOrEqual((step / 2) * (1 + 1e-9));
        });
      }),
    );
  });

  test('the opposite of a vector becomes the opposite numbers', () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        const [one, other] = [new Int8Array(vector.length), new Int8Array(vector.length)];
        quantise(vector, one, 127);
        quantise(
          vector.map((value) => -value),
          other,
          127,
        );
        expect([...other]).toEqual([...one].map((value) => 0 - value));
      }),
    );
  });

  test('a vector of zeros has no direction', () => {
    const bytes = new Int8Array(4).fill(5);
    quantise([0, 0, 0, 0], bytes, 127);
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect([...inverseLengths(bytes, 4)]).toEqual([0]);
  });
});

test('what all vectors share is found, and taken out of one', () => {
  // Each is mostly along the first axis, and a little along one of the others.
  const vectors = Float32Array.of(5, 1, 0, 5, -1, 0, 5, 0, 1, 5, 0, -1);
  const common = commonDirections(vectors, 3, 1);
  expect([...common].map(Math.abs)).toEqual([1, 0, 0].map((value) => expect.closeTo(value, 6)));
  const vector = Float32Array.of(5, 1, 0);
  takeOut(common, vector);
  expect([...vector]).toEqual([0, 1, 0].map((value) => expect.closeTo(value, 6)));
});
