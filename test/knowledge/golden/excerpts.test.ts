import { beforeAll, describe, expect, test } from 'vitest';
import { Golden } from './golden.ts';

let golden: Golden;
beforeAll(async () => {
  golden = await Golden.open();
});

/** What nearly every show says at its beginning and at its end. */
const FRAME = /hello and welcome|this is show number|press record|every voice belongs|unless the notes say/i;

describe('an excerpt', () => {
  test.each([
    ['calendar', 23],
    ['calendar', 26],
    ['calendar', 21],
    ['calendar', 31],
    ['calendar', 9],
    ['radio valve', 2],
    ['record', 20],
    ['passed on', 21],
    ['voice', 29],
    ['host', 21],
    ['xen', 1],
    ['number eleven', 20],
    ['lighthouse', 3],
  ])('for %s of show %i is not the words that every show has', (query, id) => {
    expect(golden.excerpt(query, id)).not.toMatch(FRAME);
  });

  test('is where most of the words are close together', () => {
    expect(golden.excerpt('xen memory balloon', 1)).toMatch(/balloon/);
    expect(golden.excerpt('runner beans megabits', 13)).toMatch(/\*\*runner beans\*\*/);
    expect(golden.excerpt('litre jar shelf boiler', 5)).toMatch(/\*\*litre jar\*\*.*\*\*boiler\*\*/);
    expect(golden.excerpt('canary rsync mountpoint', 10)).toMatch(/\*\*mountpoint\*\*.*\*\*canary\*\*/);
  });

  test.each([
    ['azimuth', 30, /^Step two is \*\*azimuth\*\*\. .*[.…]$/],
    ['hydration', 5, /^…that's what the bakers call a hundred percent \*\*hydration\*\*\./],
    ['hairdryer', 1, /^Rhian, who I live with, said it sounded like a \*\*hairdryer\*\*.*\.$/],
    ['seagull', 10, /So the \*\*seagull\*\* got away with it completely\./],
    ['breakfast', 10, /^I found out at \*\*breakfast\*\*\./],
    ['noctule', 20, /That is a \*\*noctule\*\*, high up, over the poplars/],
  ])('is whole clauses: %s', (query, id, expected) => {
    expect(golden.excerpt(query, id)).toMatch(expected);
  });

  test('has stems and misheard variants in bold', () => {
    expect(golden.marked('hypervisors', 1)).toEqual(expect.arrayContaining(['hypervisor']));
    expect(golden.marked('carrying', 1)).toEqual(expect.arrayContaining(['carried']));
    expect(golden.marked('debian', 1)).toEqual(['devian', 'debian']);
    expect(golden.marked('xen', 1)).toEqual(['xen', 'x-e-n', 'zen']);
    expect(golden.marked('sourdoguh', 5)).toEqual(['sourdough']);
    expect(golden.marked('"mobile ad hoc"', 13)).toEqual(['mobile ad hoc']);
  });

  test('of the transcript has its approximate time', () => {
    const early = golden.hit('lampshade', 1).excerpt?.location;
    const late = golden.hit('raspberry pi', 1).excerpt?.location;
    expect(early?.seconds).toBeLessThan(60);
    expect(late?.seconds).toBeGreaterThan(360);
    expect(late?.seconds).toBeLessThan(454);
    expect(late?.seconds).toBe(Math.round((late?.share ?? 0) * 454));
    // How long this one is nobody knows.
    const unknown = golden.hit('greengrocer', 27).excerpt?.location;
    expect(unknown?.share).toBeGreaterThan(0);
    expect(unknown?.seconds).toBeUndefined();
  });
});

describe('how the words are spread over a show', () => {
  test('is said in eighths, the fullest of which is 1', () => {
    expect(golden.hit('parity', 6).spread?.eighths).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    for (const query of ['xen', 'soldering iron', 'bats', 'the parrot in the lighthouse', 'red folder']) {
      for (const { spread } of golden.search(query).hits) {
        if (!spread) continue;
        expect(spread.eighths).toHaveLength(8);
        expect(Math.max(...spread.eighths)).toBe(1);
        expect(Math.min(...spread.eighths)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('counts the other places that are worth a look', () => {
    expect(golden.hit('azimuth', 30).spread?.otherPassages).toBe(0);
    expect(golden.hit('xen', 1).spread?.otherPassages).toBe(2);
    expect(golden.hit('red folder', 26).spread?.otherPassages).toBeGreaterThan(2);
  });
});

describe('what the recogniser said over and over', () => {
  test('counts once', () => {
    const { spread } = golden.hit('"there it goes again"', 20);
    expect(spread).toEqual({ otherPassages: 0, eighths: [0, 0, 0, 1, 0, 0, 0, 0] });
    expect(golden.excerpt('"there it goes again"', 20).match(/goes again/g)).toHaveLength(1);
  });

  test('does not make a show the first one for words that another is about', () => {
    // Two lines that were repeated twelve times have them, beside a comment that says so.
    expect(golden.ids('stop')[0]).not.toBe(17);
    expect(golden.ids('bing')[0]).toBe(17);
    expect(golden.hit('bing', 17).spread?.otherPassages).toBe(2);
  });
});
