import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { principalComponents, removeComponents } from '../../../src/search/vectors/common-components.ts';
import { naturalLog } from '../../../src/search/vectors/natural-log.ts';
import { inverseNorms, quantise } from '../../../src/search/vectors/quantise.ts';

test('naturalLog agrees with Math.log to six digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (x) => {
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-6);
    }),
  );
});

describe('quantise', () => {
  const vectors = fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 64 });

  test('the error of a component is at most half a step', () => {
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

  test('negating a vector negates its quantised components', () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        const [positive, negative] = [new Int8Array(vector.length), new Int8Array(vector.length)];
        quantise(vector, positive, 127);
        quantise(
          vector.map((value) => -value),
          negative,
          127,
        );
        expect([...negative]).toEqual([...positive].map((value) => 0 - value));
      }),
    );
  });

  test('a vector of zeros stays zero and has no norm to divide by', () => {
    const bytes = new Int8Array(4).fill(5);
    quantise([0, 0, 0, 0], bytes, 127);
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect([...inverseNorms(bytes, 4)]).toEqual([0]);
  });
});

test('the principal component of vectors is found, and removed from one', () => {
  // Each is mostly along the first axis, and slightly along another.
  const vectors = Float32Array.of(5, 1, 0, 5, -1, 0, 5, 0, 1, 5, 0, -1);
  const common = principalComponents(vectors, 3, 1);
  expect([...common].map(Math.abs)).toEqual([1, 0, 0].map((value) => expect.closeTo(value, 6)));
  const vector = Float32Array.of(5, 1, 0);
  removeComponents(common, vector);
  expect([...vector]).toEqual([0, 1, 0].map((value) => expect.closeTo(value, 6)));
});
