import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CollapsedLines, collapseLoops } from '../../src/corpus/collapse-loops.ts';

function collapse(lines: readonly string[]): {
  readonly text: readonly string[];
  readonly loops: CollapsedLines['loops'];
} {
  const { kept, loops } = collapseLoops(
    Int32Array.from(lines, (line) => line.length),
    (a, b) => lines[a] === lines[b],
  );
  return { text: kept.flatMap(({ from, to }) => lines.slice(from, to)), loops };
}

function expand(text: readonly string[], loops: CollapsedLines['loops']): string[] {
  const lines: string[] = [];
  let line = 0;
  for (const loop of loops) {
    lines.push(...text.slice(line, loop.line));
    const round = text.slice(loop.line, loop.line + loop.lines);
    for (let time = 0; time < loop.times; time++) lines.push(...round);
    line = loop.line + loop.lines;
  }
  return [...lines, ...text.slice(line)];
}

function times(count: number, ...round: readonly string[]): string[] {
  return Array.from({ length: count }, () => round).flat();
}

describe('collapseLoops', () => {
  it('keeps one of five equal lines in a row', () => {
    expect(collapse(['hello', ...times(5, 'you'), 'bye'])).toEqual({
      text: ['hello', 'you', 'bye'],
      loops: [{ line: 1, lines: 1, times: 5 }],
    });
  });

  it('keeps four equal lines: people do say things four times', () => {
    expect(collapse(times(4, 'no'))).toEqual({ text: ['no', 'no', 'no', 'no'], loops: [] });
  });

  it.each([2, 3, 4])('finds loops of %i lines', (lines) => {
    const round = ['a', 'b', 'c', 'd'].slice(0, lines);
    expect(collapse(['x', ...times(6, ...round), 'y'])).toEqual({
      text: ['x', ...round, 'y'],
      loops: [{ line: 1, lines, times: 6 }],
    });
  });

  it('does not look for longer loops', () => {
    const lines = times(6, 'a', 'b', 'c', 'd', 'e');
    expect(collapse(lines)).toEqual({ text: lines, loops: [] });
  });

  it('uses the shortest loop that fits', () => {
    expect(collapse(times(20, 'la')).loops).toEqual([{ line: 0, lines: 1, times: 20 }]);
    expect(collapse(times(10, 'la', 'lo')).loops).toEqual([{ line: 0, lines: 2, times: 10 }]);
  });

  it('keeps an incomplete repetition at the end', () => {
    expect(collapse([...times(5, 'a', 'b'), 'a', 'c'])).toEqual({
      text: ['a', 'b', 'a', 'c'],
      loops: [{ line: 0, lines: 2, times: 5 }],
    });
  });

  it('counts the lines of later loops in the collapsed text', () => {
    expect(collapse([...times(7801, 'a'), 'b', ...times(5, 'c', 'd')]).loops).toEqual([
      { line: 0, lines: 1, times: 7801 },
      { line: 2, lines: 2, times: 5 },
    ]);
  });

  it('can be expanded to the original text', () => {
    const fewWords = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 });
    const loopy = fc
      .array(fc.tuple(fc.array(fc.constantFrom('a', 'b', 'cc', 'd'), { minLength: 1, maxLength: 5 }), fc.nat(9)))
      .map((parts) => parts.flatMap(([round, count]) => times(count, ...round)));
    fc.assert(
      fc.property(fc.oneof(fewWords, loopy), (lines) => {
        const { text, loops } = collapse(lines);
        expect(expand(text, loops)).toEqual(lines);
        expect(loops.every((loop) => loop.times >= 5 && loop.lines >= 1 && loop.lines <= 4)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('takes linear time', () => {
    let comparisons = 0;
    const count = 50_000;
    const keys = Int32Array.from({ length: count }, (_, line) => (line % 9 === 8 ? 1 : 0));
    collapseLoops(keys, () => {
      comparisons++;
      return true;
    });
    expect(comparisons).toBeLessThan(count * 20);
  });
});
