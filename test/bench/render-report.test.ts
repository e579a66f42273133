import { expect, test } from 'vitest';
import type { EngineResult, EngineRun } from '../../bench/measure-engine.ts';
import { querySet } from '../../bench/queries.ts';
import { renderReport } from '../../bench/report.ts';
import type { BenchResult } from '../../bench/result.ts';

const MACHINE = { cpu: 'A computer', cores: 2, memory: 8e9, node: '20.19.0', load: 0 };
const WHOLE = { episodes: 4_415, bytes: 113e6, words: 20e6 };

interface Times {
  readonly startMs: number;
  readonly buildMs: number;
  /** Of each query. */
  readonly queryMs: number;
}

function run({ startMs, buildMs, queryMs }: Times): EngineRun {
  const queries = querySet();
  return {
    startMs,
    ready: { kind: 'ready', buildMs, peak: 100e6 },
    done: {
      kind: 'done',
      passes: [queries.map(() => queryMs)],
      suggestions: [],
      found: queries.length / 2,
      hits: 10,
      excerpts: 10,
      peak: 200e6,
      resident: 150e6,
      size: { disk: 50e6 },
    },
  };
}

const ours: EngineResult = {
  name: 'ours',
  cold: [run({ startMs: 2_000, buildMs: 1_500, queryMs: 0.4 })],
  warm: [run({ startMs: 400, buildMs: 300, queryMs: 0.4 })],
};
const lunr: EngineResult = { name: 'lunr', cold: [run({ startMs: 50_000, buildMs: 40_000, queryMs: 8 })], warm: [] };

/** The lines of a report that start like this, with their cells. */
function rows(result: BenchResult, start: string): string[][] {
  const lines = renderReport(result).split('\n');
  return lines.filter((line) => line.startsWith(start)).map((line) => line.split(/ {2,}/));
}

test('another engine is compared with the cold start and the p50 of the product', () => {
  const result = { machine: MACHINE, corpus: WHOLE, engines: [ours, lunr] };
  const [row = []] = rows(result, 'lunr');
  expect(row).toEqual(expect.arrayContaining(['50.0 s', '40.0 s', '200 MB', '150 MB', '50.0 MB', '8.00 ms', '50.0 %']));
  // 40 s beside 2 s, and 8 ms beside 0.4 ms.
  expect(row.filter((cell) => /^20\.0/.test(cell))).toHaveLength(2);
});

test('a budget is met, missed, or not measured', () => {
  const slow = { ...ours, warm: [run({ startMs: 400, buildMs: 300, queryMs: 3 })] };
  const report = (engine: EngineResult) => ({ machine: MACHINE, corpus: WHOLE, engines: [engine, lunr] });
  expect(rows(report(ours), 'a search with ten excerpts, p50')[0]?.at(-1)).toBe('aim met');
  expect(rows(report(slow), 'a search with ten excerpts, p50')[0]?.at(-1)).toBe('MUST MISSED');
  expect(rows(report(ours), 'cold start, times faster than lunr')[0]?.at(-1)).toBe('must met, aim missed');
  expect(rows(report(ours), 'memory of the bot')[0]?.at(-1)).toBe('not measured');
});

test('what is missing, a busy machine and a small corpus are named', () => {
  const fts5: EngineResult = { name: 'fts5', missing: 'it could not be compiled', cold: [], warm: [] };
  const report = renderReport({
    machine: { ...MACHINE, load: 3 },
    corpus: { ...WHOLE, episodes: 29 },
    engines: [fts5],
    botMissing: 'the port was taken',
  });
  expect(report).toContain('it could not be compiled');
  expect(report).toContain('the port was taken');
  expect(report).toMatch(/busy with 3\.00/);
  expect(report).toContain('The budgets are for the whole corpus, which this is not.');
  expect(report).not.toMatch(/NaN|undefined|Infinity/);
});
