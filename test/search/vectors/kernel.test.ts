import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import openWabt from 'wabt';
import { alignedBytes, type CsrMatrix, csrBytes, Kernel } from '../../../src/search/vectors/kernel.ts';
import { KERNEL_BYTES } from '../../../src/search/vectors/kernel-bytes.ts';
import { inverseNorms } from '../../../src/search/vectors/quantise.ts';
import { combine, multiply, scan } from './reference-kernel.ts';

test('the bytes are what kernel.wat assembles to (if not, run scripts/assemble-kernels.mjs)', async () => {
  const source = readFileSync(new URL('../../../src/search/vectors/kernel.wat', import.meta.url), 'utf8');
  const { buffer } = (await openWabt()).parseWat('kernel.wat', source).toBinary({});
  expect(Buffer.from(buffer).toString('base64')).toBe(KERNEL_BYTES);
});

const float = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 });

test('the product of a sparse and a dense matrix equals the reference to the last bit', () => {
  const cases = fc
    .record({ inner: fc.integer({ min: 1, max: 9 }), lines: fc.integer({ min: 1, max: 5 }) })
    .chain(({ inner, lines }) =>
      fc.record({
        width: fc.constant(lines * 16),
        x: fc.array(float, { minLength: inner * lines * 16, maxLength: inner * lines * 16 }),
        rows: fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: inner - 1 }), float), { maxLength: 12 }), {
          maxLength: 8,
        }),
      }),
    );
  fc.assert(
    fc.property(cases, ({ width, x, rows }) => {
      const entries = rows.flat();
      const kernel = new Kernel(
        csrBytes(rows.length, entries.length) + alignedBytes(x.length * 4) + alignedBytes(rows.length * width * 4),
      );
      const matrix = kernel.sparse(rows.length, entries.length);
      fill(matrix, rows);
      const dense = kernel.array(Float32Array, x.length);
      dense.set(x);
      const product = kernel.array(Float32Array, rows.length * width);
      product.fill(7);
      kernel.multiply(matrix, dense, product, width);
      expect(product).toEqual(multiply(matrix, dense, width));
    }),
    { numRuns: 100 },
  );
});

function fill({ starts, columns, values }: CsrMatrix, rows: readonly (readonly (readonly [number, number])[])[]): void {
  let at = 0;
  rows.forEach((row, number) => {
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
    }
    starts[number + 1] = at;
  });
}

test('a scan computes the dot product with each vector, for all byte values', () => {
  const byte = fc.oneof(fc.integer({ min: -128, max: 127 }), fc.constantFrom(-128, 127));
  const short = fc.oneof(fc.integer({ min: -32767, max: 32767 }), fc.constantFrom(-32767, 32767));
  const cases = fc
    .record({ lines: fc.integer({ min: 1, max: 16 }), fours: fc.integer({ min: 0, max: 3 }) })
    .chain(({ lines, fours }) =>
      fc.record({
        query: fc.array(short, { minLength: lines * 16, maxLength: lines * 16 }),
        vectors: fc.array(byte, { minLength: fours * lines * 64, maxLength: fours * lines * 64 }),
      }),
    );
  fc.assert(
    fc.property(cases, ({ query, vectors }) => {
      const count = vectors.length / query.length;
      const kernel = new Kernel(
        alignedBytes(query.length * 2) + alignedBytes(vectors.length) + alignedBytes(count * 4),
      );
      const vector = kernel.array(Int16Array, query.length);
      vector.set(query);
      const bytes = kernel.array(Int8Array, vectors.length);
      bytes.set(vectors);
      const products = kernel.array(Int32Array, count);
      kernel.scan(vector, bytes, products);
      expect([...products]).toEqual(scan(vector, bytes));
    }),
    { numRuns: 100 },
  );
});

test('inverse norms are those of quantise.ts, to the last bit', () => {
  const vector = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.array(fc.oneof(vector, fc.constant(new Array<number>(32).fill(0))), { maxLength: 5 }), (vectors) => {
      const kernel = new Kernel(alignedBytes(vectors.length * 32) + alignedBytes(vectors.length * 4));
      const bytes = kernel.array(Int8Array, vectors.length * 32);
      bytes.set(vectors.flat());
      const norms = kernel.array(Float32Array, vectors.length);
      kernel.inverseNorms(bytes, 32, norms);
      expect([...norms]).toEqual([...inverseNorms(bytes, 32)]);
    }),
    { numRuns: 200 },
  );
});

test('groups score by their best, second best and first vectors', () => {
  const score = fc.record({ product: fc.integer({ min: -1000, max: 1000 }), norm: fc.constantFrom(0, 0.25, 0.5, 1) });
  const group = fc.array(score, { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 6 }), (groups) => {
      const scores = groups.flat();
      const kernel = new Kernel(4 * alignedBytes((scores.length + 3) * 4));
      const starts = kernel.array(Uint32Array, groups.length + 1);
      groups.forEach(({ length }, at) => {
        starts[at + 1] = (starts[at] ?? 0) + length;
      });
      const products = kernel.array(Int32Array, scores.length + 3);
      products.set(scores.map(({ product }) => product));
      // What is behind the last counts for nothing.
      products.fill(9999, scores.length);
      const norms = kernel.array(Float32Array, scores.length + 3);
      norms.set(scores.map(({ norm }) => norm));
      norms.fill(1, scores.length);
      const values = kernel.array(Float32Array, groups.length);
      kernel.combine({ starts, norms, secondWeight: 0.25, firstWeight: 0.5 }, products, values);
      expect([...values]).toEqual(
        groups.map((own) =>
          combine(
            own.map(({ product, norm }) => product * norm),
            0.25,
            0.5,
          ),
        ),
      );
    }),
    { numRuns: 300 },
  );
});

test('allocating more than the kernel was made for throws', () => {
  const kernel = new Kernel(64);
  kernel.array(Float32Array, 16);
  expect(() => kernel.array(Float32Array, 1 << 16)).toThrow('too little memory');
});
