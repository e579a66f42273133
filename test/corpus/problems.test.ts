import { describe, expect, it } from 'vitest';
import { causeOf } from '../../src/corpus/file-errors.ts';
import { describeProblem, reportProblems } from '../../src/corpus/problems.ts';

function problemsIn(path: string, count: number) {
  return Array.from({ length: count }, (_, at) => ({ path, line: at + 1, reason: 'odd' }));
}

describe('describeProblem', () => {
  it('gives the path, the line if known, and the reason', () => {
    expect(describeProblem({ path: '/data/hosts.json', line: 3, reason: 'broken' })).toBe('/data/hosts.json:3: broken');
    expect(describeProblem({ path: '/data/hosts.json', reason: 'broken' })).toBe('/data/hosts.json: broken');
  });

  it('stays on one line', () => {
    expect(describeProblem({ path: '/da\nta', reason: 'two\r\n\tlines' })).toBe('/da ta: two lines');
  });
});

describe('reportProblems', () => {
  it('reports each of a few problems', () => {
    expect(reportProblems([])).toEqual([]);
    expect(reportProblems(problemsIn('a', 20))).toHaveLength(20);
  });

  it('counts the rest of many problems', () => {
    const lines = reportProblems(problemsIn('a', 1320));
    expect(lines).toHaveLength(21);
    expect(lines.at(0)).toBe('a:1: odd');
    expect(lines.at(-1)).toBe('and 1,300 more problems in the data directory');
    expect(reportProblems(problemsIn('a', 21)).at(-1)).toBe('and 1 more problem in the data directory');
  });

  it('names every file before any file twice, in the order of the problems', () => {
    expect(reportProblems([...problemsIn('a', 9), ...problemsIn('b', 9)], 3)).toEqual([
      'a:1: odd',
      'a:2: odd',
      'b:1: odd',
      'and 15 more problems in the data directory',
    ]);
  });
});

describe('causeOf', () => {
  it.each([
    ['EACCES', 'no permission to read it'],
    ['ENOENT', 'it does not exist'],
    ['EWEIRD', 'something new'],
  ])('says %s in words', (code, words) => {
    expect(causeOf(Object.assign(new Error('something new'), { code }))).toBe(words);
  });

  it('accepts any thrown value', () => {
    expect(causeOf('odd')).toBe('odd');
  });
});
