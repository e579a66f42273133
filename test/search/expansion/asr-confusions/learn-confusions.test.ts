import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Confusions } from '../../../../src/search/expansion/asr-confusions/confusions.ts';
import {
  type LearningOptions,
  learnAsrConfusions,
} from '../../../../src/search/expansion/asr-confusions/learn-confusions.ts';
import type { Postings } from '../../../../src/search/index/postings.ts';
import { buildIndex, type TestDocument } from '../../../support/build-index.ts';

/** Shows without a topic, so that co-occurrence in a few shows is significant. */
function others(count: number, transcript = 'today we talk about the garden and the weather'): TestDocument[] {
  return Array.from({ length: count }, (_, index) => ({ id: 1000 + index, title: 'A quiet day', transcript }));
}

/** Shows in which people wrote one word and the recogniser another. */
function shows(count: number, from: number, written: string, heard: string): TestDocument[] {
  return Array.from({ length: count }, (_, index) => ({
    id: from + index,
    tags: written,
    transcript: `so ${heard} is great and you install ${heard} like this`,
  }));
}

class Learnt {
  readonly #postings: Postings;
  readonly #confusions: Confusions;

  constructor(documents: readonly TestDocument[], options: LearningOptions = {}) {
    this.#postings = buildIndex(documents).postings;
    this.#confusions = new Confusions(learnAsrConfusions(this.#postings.columns, options));
  }

  /** The terms that one may stand for, with their weights. */
  of(term: string): Record<string, number> {
    const number = this.#postings.vocabulary.find(term);
    if (number === undefined) return {};
    const found = this.#confusions.of(number);
    return Object.fromEntries(found.map(({ term: other, weight }) => [this.#postings.vocabulary.term(other), weight]));
  }
}

describe('learnMisheard', () => {
  test('a made-up word said instead of a written one is confused with it, in both directions', () => {
    const learnt = new Learnt([...shows(6, 1, 'drupnik', 'droopnick'), ...others(60)]);
    expect(learnt.of('drupnik')).toEqual({ droopnick: expect.closeTo(1, 1) });
    expect(learnt.of('droopnick')).toEqual({ drupnik: expect.closeTo(1, 1) });
  });

  test('one show is enough for a rare word that sounds the same', () => {
    const transcript = 'the zinn kernel, a zinn host, and what zinn does';
    const learnt = new Learnt([{ id: 1, title: 'Xen', tags: 'xen', summary: 'xen', transcript }, ...others(400)]);
    expect(Object.keys(learnt.of('zinn'))).toEqual(['xen']);
    expect(Object.keys(learnt.of('xen'))).toEqual(['zinn']);
  });

  test('the recogniser can be right and wrong in the same show', () => {
    const learnt = new Learnt([...shows(6, 1, 'drupnik', 'drupnik or droopnick'), ...others(60)]);
    expect(Object.keys(learnt.of('droopnick'))).toEqual(['drupnik']);
  });

  test('counts each show once, even for words with two pronunciations', () => {
    const { postings } = buildIndex([...shows(6, 1, 'wagnerix', 'wagnerics'), ...others(60)]);
    const term = postings.vocabulary.find('wagnerix') ?? -1;
    expect(new Confusions(learnAsrConfusions(postings.columns)).of(term)).toMatchObject([{ count: 6 }]);
  });

  test('words that co-occur but sound different are not confused', () => {
    const learnt = new Learnt([...shows(6, 1, 'drupnik', 'plimsolid'), ...others(60)]);
    expect(learnt.of('drupnik')).toEqual({});
    expect(learnt.of('plimsolid')).toEqual({});
  });

  test('words that sound alike but do not co-occur are not confused', () => {
    const learnt = new Learnt([
      ...shows(6, 1, 'drupnik', 'something'),
      ...shows(6, 20, 'gardens', 'droopnick'),
      ...others(60),
    ]);
    expect(learnt.of('drupnik')).toEqual({});
    expect(learnt.of('droopnick')).toEqual({});
  });

  test('words that are in every show are no evidence', () => {
    const learnt = new Learnt(shows(60, 1, 'drupnik', 'droopnick'));
    expect(learnt.of('drupnik')).toEqual({});
  });

  test('a heard word that people also write usually means itself', () => {
    const misheard = shows(8, 1, 'drupnik', 'droopnick');
    const madeUp = new Learnt([...misheard, ...others(240)]);
    const own = Array.from({ length: 8 }, (_, index) => ({
      id: 200 + index,
      tags: 'droopnick',
      transcript: 'a droopnick is a droopnick',
    }));
    const real = new Learnt([...misheard, ...own, ...others(232)]);
    expect(real.of('drupnik')['droopnick']).toBeLessThan((madeUp.of('drupnik')['droopnick'] ?? 0) - 0.2);
    // People who type it mean it even more often than the recogniser does.
    expect(real.of('droopnick')['drupnik']).toBeLessThan(real.of('drupnik')['droopnick'] ?? 0);
  });

  test('learns nothing from documents that are not accepted', () => {
    const documents = [...shows(6, 1, 'drupnik', 'droopnick'), ...others(80)];
    expect(new Learnt(documents, { accept: (document) => document >= 6 }).of('drupnik')).toEqual({});
    expect(new Learnt(documents, { accept: (document) => document < 64 }).of('drupnik')).not.toEqual({});
    const heardLater = [...documents, ...shows(3, 5000, 'gardens', 'droopnick')];
    expect(new Learnt(heardLater, { accept: (document) => document >= 6 }).of('drupnik')).toEqual({});
  });

  test('an abbreviation with full stops matches the one without', () => {
    const learnt = new Learnt([
      { id: 1, transcript: 'the Q.X.P. protocol' },
      { id: 2, transcript: 'qxp is old. at p.m. or pm' },
    ]);
    expect(learnt.of('qxp')).toEqual({ 'q.x.p': 1 });
    expect(learnt.of('q.x.p')).toEqual({ qxp: 1 });
    expect(learnt.of('pm')).toEqual({});
  });

  test('British and American spellings match', () => {
    const learnt = new Learnt([
      { id: 1, transcript: 'color color color, the timber, an hour' },
      { id: 2, transcript: 'colour colour colour, the centre, the tube, tubes and tube' },
    ]);
    expect(learnt.of('colour')).toEqual({ color: expect.closeTo(0.9, 1) });
    expect(learnt.of('color')).toEqual({ colour: expect.closeTo(0.9, 1) });
    expect(learnt.of('centr')).toEqual({});
  });

  test('learns nothing from an empty corpus or one without transcripts', () => {
    expect(learnAsrConfusions(buildIndex([]).postings.columns).confusedTerms).toHaveLength(0);
    expect(new Learnt([{ id: 1, title: 'drupnik drupnik drupnik' }]).of('drupnik')).toEqual({});
  });

  test('for any corpus, entries name other terms, are sorted, have valid weights, and are deterministic', () => {
    const words = fc.array(fc.constantFrom('debian', 'devian', 'davian', 'xen', 'zen', 'zinn', 'klaatu', 'clatu'), {
      maxLength: 4,
    });
    const documents = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 25 });
    let pairs = 0;
    fc.assert(
      fc.property(documents, (texts) => {
        const { postings } = buildIndex([
          ...texts.map(([tags, said], id) => ({ id, tags: tags.join(' '), transcript: said.join(' ') })),
          ...shows(5, 500, 'debian', 'devian'),
          ...others(300),
        ]);
        const columns = learnAsrConfusions(postings.columns);
        expect(learnAsrConfusions(postings.columns)).toEqual(columns);
        const confusions = new Confusions(columns);
        for (let term = 0; term < postings.vocabulary.size; term++) {
          const entries = confusions.of(term);
          pairs += entries.length;
          expect(entries.length).toBeLessThanOrEqual(12);
          expect(new Set(entries.map((entry) => entry.term)).size).toBe(entries.length);
          entries.forEach((entry, place) => {
            expect(entry.term).not.toBe(term);
            expect(entry.term).toBeLessThan(postings.vocabulary.size);
            expect(entry.weight).toBeGreaterThan(0);
            expect(entry.weight).toBeLessThanOrEqual(entries[place - 1]?.weight ?? 1);
            expect(entry.count).toBeGreaterThan(0);
          });
        }
      }),
      { numRuns: 60 },
    );
    expect(pairs).toBeGreaterThan(0);
  });
});
