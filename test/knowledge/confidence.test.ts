import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { KnowledgeBase, SearchPage } from '../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
});

function search(text: string, offset = 0): SearchPage {
  return knowledgeBase.search({ text, offset, limit: 5 });
}

const questions = (file: string): readonly string[] =>
  z
    .array(z.string())
    .parse(JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../bench/relevance', file), 'utf8')));

describe('is sure', () => {
  test.each(['A Server from the Junk Shop', 'backups gone wrong', 'hpr12', '12'])(
    'of an exact title or number: %s',
    (text) => {
      expect(search(text)).toMatchObject({ confidence: 'sure' });
    },
  );

  test('of a list by filters alone, all of which it is about', () => {
    const page = search('host:pip');
    expect(page).toMatchObject({ confidence: 'sure', about: page.total });
  });
});

describe('is never sure', () => {
  test.each(['sourdoguh', 'bread and sourdoguh'])('of corrected words: %s', (text) => {
    expect(search(text).corrections).not.toEqual([]);
    expect(search(text).confidence).not.toBe('sure');
  });

  test('of a phrase that nobody says', () => {
    expect(search('"server junk shop from"').diagnostics).toMatchObject([{ kind: 'no-such-phrase' }]);
    expect(search('"server junk shop from"').confidence).not.toBe('sure');
  });

  test.each(['🎉🎉', 'qzxwvj sdkfj wpoeq', 'asdf asdf', 'привет мир', '日本語', '???', 'aaaaaaaaaaaaaaaaaaaaaaaa'])(
    'of garbage: %s',
    (text) => {
      expect(search(text).confidence).not.toBe('sure');
    },
  );

  test.each([...questions('about-nothing.json'), ...questions('about-nothing-held.json')])(
    'of what no show is about: %s',
    (text) => {
      expect(search(text).confidence).not.toBe('sure');
    },
  );
});

test('is a guess for most of what no show is about', () => {
  const asked = questions('about-nothing-held.json');
  const guesses = asked.filter((text) => search(text).confidence === 'guess');
  expect(guesses.length).toBeGreaterThan(0.8 * asked.length);
});

describe('is no guess', () => {
  test.each(['xen', 'sourdough', 'raspberry pi', 'radio', 'how do i bake bread', 'junk shop server'])(
    'for what a show is about: %s',
    (text) => {
      expect(search(text).confidence).not.toBe('guess');
    },
  );

  test.each([
    'the one where somebody fixed up an old laptop for their kid',
    'hey all, which was the episode about baking bread with sensors watching the dough?',
    'anyone remember the guy who lost his wedding pictures because of a script',
    'somebody put wifi on their vegetable garden and the beans got in the way',
    'that show where a cabbage was used to measure acid',
    'somebody recorded bats by the canal and slowed them down',
  ])('for a story told in other words: %s', (text) => {
    expect(search(text).confidence).not.toBe('guess');
  });

  test.each(['"mobile ad hoc"', '"passed on"'])('for a phrase that is said: %s', (text) => {
    expect(search(text).confidence).not.toBe('guess');
  });
});

test('is a guess when nothing was found', () => {
  expect(search('qzxwvj')).toMatchObject({ total: 0, confidence: 'guess', about: 0 });
});

test('is the same on every page', () => {
  for (const text of ['server', 'xen', 'raspberry pi', 'backup script']) {
    const { confidence, about, total } = search(text);
    expect(search(text, 2)).toMatchObject({ confidence, about, total });
  }
});

test('whatever is typed, it is one of three and is about no more than was found', () => {
  const words = ['xen', 'server', 'the', '"junk shop"', '-bread', '+radio', 'host:pip', 'serevr', 'zzz', 'back*'];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const { confidence, about, total } = search(typed);
      expect(['sure', 'likely', 'guess']).toContain(confidence);
      expect(about).toBeLessThanOrEqual(total);
      if (confidence === 'guess') expect(about).toBe(0);
      else expect(about).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
