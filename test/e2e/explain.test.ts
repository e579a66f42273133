import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAMPLE_DIRECTORY } from '../support/sample.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../dist/explain.js');
const CACHE_DIR = temporaryDirectory();

function explain(...args: readonly string[]) {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: SAMPLE_DIRECTORY, CACHE_DIR };
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT, ...args], { env, encoding: 'utf8' });
  return { stdout, stderr, status, lines: stdout.split('\n') };
}

/** The text below a heading, in a table whose headings and cells stand in the same columns. */
function cell(lines: readonly string[], heading: string, row: RegExp): string | undefined {
  const head = lines.findIndex((line) => new RegExp(`\\b${heading}\\b`).test(line) && / {2}/.test(line));
  const end = (lines[head]?.indexOf(heading) ?? 0) + heading.length;
  const line = lines.slice(head).find((one) => row.test(one));
  return line?.slice(0, end).split(/ {2,}/).at(-1);
}

describe('an explanation', () => {
  test('shows how the query is parsed and expanded, and what each score is made of', () => {
    const { stdout, stderr, status, lines } = explain('xen junk the host:pip -windows', '10');
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/^clauses +xen \(word\), junk \(word\), the \(word\), -windows \(word\)$/m);
    expect(stdout).toMatch(/^stop words +the$/m);
    expect(stdout).toMatch(/^filters +host Pip$/m);
    expect(stdout).toMatch(/^xen +optional +all +\d\.\d{3} +counts +xen +typed +1\.00 +3$/m);
    expect(stdout).toMatch(/^ +zen +misheard +0\.\d\d +\d$/m);
    expect(stdout).toMatch(/^ +1 {2}HPR0001 {2}A Server from the Junk Shop/m);
    expect(cell(lines, 'coordination', /HPR0001/)).toMatch(/^\d\.\d{3}$/);
    expect(cell(lines, 'phrase', /HPR0001/)).toBe('0.000');
    expect(stdout).toMatch(/^HPR0010 \(Backups Gone Wrong\) is number 2 of \d+:$/m);
    expect(stdout).not.toMatch(/undefined|NaN|null|\[object/);
  });

  test('says why a show is not there, and where there is nothing to score', () => {
    expect(explain('xen after:2024', 'A Server from the Junk Shop').stdout).toContain(
      'HPR0001 (A Server from the Junk Shop) is not found: the filters exclude it.',
    );
    expect(explain('hpr12').stdout).toMatch(/^ +1 {2}HPR0012 .* -$/m);
  });

  test.each([
    [[], /give a query/],
    [['xen', 'virtualisation', '12'], /Put the query in quotes/],
    [['xen', 'a walk with'], /no episode called “a walk with”.*HPR00(20|04) \(A Walk with the Recorder\)/],
  ])('of %j is refused with what to do', (args, words) => {
    const { stdout, stderr, status } = explain(...args);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(words);
    expect(stderr).toContain('npm run -s explain --');
  });
});
