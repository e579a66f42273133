import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExactHit, ExactRequest, KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { sampleKnowledgeBase } from '../support/sample.ts';

let knowledgeBase: KnowledgeBase;
/** What was said in each show, in order. */
let said: readonly { readonly id: number; readonly lines: readonly string[] }[];

beforeAll(async () => {
  knowledgeBase = await sampleKnowledgeBase();
  said = knowledgeBase.episodes.map(({ id }) => {
    const lines = knowledgeBase.transcript(id)?.lines ?? [];
    return { id, lines: lines.map(({ segments }) => segments.map(({ text }) => text).join('')) };
  });
});

const atOnce = (): Promise<void> => Promise.resolve();

const REQUEST = { mode: 'any', caseSensitive: false, wholeWord: false, offset: 0, matches: 5, context: 0 } as const;

async function exact(texts: readonly string[], more: Partial<ExactRequest> = {}): Promise<ExactHit[]> {
  const { hits } = await knowledgeBase.exact({ ...REQUEST, texts, ...more }, atOnce);
  const taken: ExactHit[] = [];
  for await (const hit of hits) taken.push(hit);
  return taken;
}
async function ids(texts: readonly string[], more?: Partial<ExactRequest>): Promise<number[]> {
  const hits = await exact(texts, more);
  return hits.map(({ episode }) => episode.id).sort((a, b) => a - b);
}

/** The same, by reading everything. */
function naive(text: string, wholeWord: boolean): number[] {
  const pattern = text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s+')
    .replaceAll(/['’]/g, "['’]");
  const expression = new RegExp(wholeWord ? `(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])` : pattern, 'iu');
  return said.filter(({ lines }) => expression.test(lines.join('\n'))).map(({ id }) => id);
}

describe('a literal search', () => {
  test('finds every show that contains a substring of any transcript, with or without whole words', async () => {
    const piece = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(piece, async ([show, place, length, wholeWord]) => {
        const text = said[show % said.length]?.lines.join('\n') ?? '';
        const typed = text
          .slice(place % Math.max(1, text.length))
          .slice(0, length)
          .trim();
        fc.pre(/^[\p{L}\p{N}]/u.test(typed) && /[\p{L}\p{N}]$/u.test(typed));
        expect(await ids([typed], { wholeWord })).toEqual(expect.arrayContaining(naive(typed, wholeWord)));
      }),
      { numRuns: 300 },
    );
  });

  test('with all terms finds the shows that have each of them, however far apart', async () => {
    const both = naive('server', false).filter((id) => naive('lampshade', false).includes(id));
    expect(both.length).toBeGreaterThan(0);
    expect(await ids(['server', 'lampshade'], { mode: 'all' })).toEqual(both);
    expect(await ids(['server', 'zeppelin hangar'], { mode: 'all' })).toEqual([]);
  });

  test('counts all matches, and quotes as many as requested with their locations', async () => {
    const hits = await exact(['junk shop'], { matches: 1, context: 1 });
    const hit = hits.find(({ episode }) => episode.id === 1);
    expect(hit?.counts).toEqual([2]);
    const [passage, ...others] = hit?.excerpts ?? [];
    expect(others).toEqual([]);
    expect(passage?.lines.length).toBe(3);
    const marks = passage?.lines.flat().filter(({ match }) => match);
    expect(marks?.map(({ text }) => text)).toEqual(['Junk Shop']);
    const transcript = knowledgeBase.transcript(1, 'junk shop');
    const line = transcript?.lines[passage?.line ?? 0];
    expect(line && passage && line.word <= passage.location.word).toBe(true);
  });

  test('goes on after any of its hits', async () => {
    const hits = await exact(['the']);
    expect(hits.length).toBeGreaterThan(2);
    for (const [place, { next }] of hits.entries()) {
      expect(await exact(['the'], { offset: next })).toEqual(hits.slice(place + 1));
    }
  });

  test('is aborted when it is no longer needed', async () => {
    const rest = (): Promise<void> => Promise.reject(new Error('gone'));
    await expect(knowledgeBase.exact({ ...REQUEST, texts: ['the'] }, rest)).rejects.toThrow('gone');
  });
});
