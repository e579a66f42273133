import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMilliseconds, percentile, timingsOf } from '../../../../src/playground/page/views/timings.ts';
import type { InteractionReport } from '../../../../src/playground/protocol.ts';

const report = (more: Partial<InteractionReport>): InteractionReport => ({
  nonce: 'n',
  interactionId: '1',
  userId: '1',
  label: '/hpr search',
  kind: 'command',
  state: 'answered',
  ...more,
});

describe('timingsOf', () => {
  it('computes the median and the 95th percentile of answered interactions', () => {
    const reports = [9, 1, 5, 3, 100].map((milliseconds) => report({ milliseconds }));
    expect(timingsOf(reports)).toEqual({ count: 5, failed: 0, p50: 5, p95: 100 });
  });

  it('counts failures separately, without their times', () => {
    const failed = report({ state: 'failed', milliseconds: 3000 });
    expect(timingsOf([report({ milliseconds: 2 }), failed, report({ state: 'sent' })])).toEqual({
      count: 1,
      failed: 1,
      p50: 2,
      p95: 2,
    });
  });

  it('has no percentiles without answers', () => {
    expect(timingsOf([])).toEqual({ count: 0, failed: 0 });
  });
});

describe('percentile', () => {
  it('is one of the numbers, with at least that share of them at or below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (numbers, share) => {
          const sorted = numbers.toSorted((a, b) => a - b);
          const found = percentile(sorted, share);
          expect(sorted).toContain(found);
          const below = sorted.filter((number) => found !== undefined && number <= found).length;
          expect(below / sorted.length).toBeGreaterThanOrEqual(share - 1e-9);
        },
      ),
    );
  });
});

it('always shows milliseconds with one decimal', () => {
  expect(formatMilliseconds(3)).toBe('3.0 ms');
  expect(formatMilliseconds(123.456)).toBe('123.5 ms');
});
