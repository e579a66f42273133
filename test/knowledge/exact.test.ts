import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExactRequest, KnowledgeBase } from '../../src/knowledge-base.ts';
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

function exact(texts: readonly string[], more: Partial<ExactRequest> = {}) {
  const request = {
    texts,
    mode: 'any',
    caseSensitive: false,
    wholeWord: false,
    offset: 0,
    limit: 100,
    matches: 5,
    context: 0,
  } as const;
  return knowledgeBase.exact({ ...request, ...more }, atOnce);
}
async function ids(texts: readonly string[], more?: Partial<ExactRequest>): Promise<number[]> {
  const { hits } = await exact(texts, more);
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

describe('a search letter by letter', () => {
  test('finds every show in which any piece of any transcript is said, whole words or not', async () => {
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

  test('counts all matches, quotes as many as asked for, and tells their place', async () => {
    const { hits } = await exact(['junk shop'], { matches: 1, context: 1 });
    const hit = hits.find(({ episode }) => episode.id === 1);
    expect(hit?.counts).toEqual([2]);
    const [passage, ...others] = hit?.passages ?? [];
    expect(others).toEqual([]);
    expect(passage?.lines.length).toBe(3);
    const marks = passage?.lines.flat().filter(({ match }) => match);
    expect(marks?.map(({ text }) => text)).toEqual(['Junk Shop']);
    const transcript = knowledgeBase.transcript(1, 'junk shop');
    const line = transcript?.lines[passage?.line ?? 0];
    expect(line && passage && line.word <= passage.place.word).toBe(true);
  });

  test('the same in pages as at once', async () => {
    const { hits } = await exact(['the server']);
    const paged: number[] = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page: Awaited<ReturnType<typeof exact>> = await exact(['the server'], { offset, limit: 2 });
      paged.push(...page.hits.map(({ episode }) => episode.id));
      offset = page.next;
    }
    expect(paged).toEqual(hits.map(({ episode }) => episode.id));
  });

  test('is given up when nobody waits for it', async () => {
    const rest = (): Promise<void> => Promise.reject(new Error('gone'));
    await expect(
      knowledgeBase.exact(
        {
          texts: ['the'],
          mode: 'any',
          caseSensitive: false,
          wholeWord: true,
          offset: 0,
          limit: 5,
          matches: 1,
          context: 0,
        },
        rest,
      ),
    ).rejects.toThrow('gone');
  });
});
