import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/corpus/model.ts';
import { historyOf } from '../../src/discord/custom-ids.ts';
import { messageOf } from '../../src/discord/message.ts';
import { type History, QUERY_LENGTH, type Route, TAG_LENGTH } from '../../src/discord/route.ts';
import { show } from '../../src/discord/show.ts';
import { FakeKnowledgeBase } from '../support/fake-knowledge-base.ts';
import { customIdsOf, expectDiscordTakes } from './support/discord-rules.ts';
import { shownText } from './support/markdown.ts';
import { nastyKnowledgeBase } from './support/nasty-corpus.ts';
import { anyHistory } from './support/routes.ts';

const sharing = fc.constantFrom('offer' as const, 'moment' as const, 'done' as const, 'none' as const);

/** Twenty shows of which everything is said with this text. */
function fullLibrary(text: string): FakeKnowledgeBase {
  const episodes = Array.from(
    { length: 20 },
    (_, index): Episode => ({
      id: index + 1,
      title: text,
      date: '2012-12-31',
      duration: 40_000,
      summary: text,
      hostId: 1,
      seriesId: 1,
      explicit: true,
      license: text,
      tags: [text, 'bread'],
      hasTranscript: true,
    }),
  );
  return new FakeKnowledgeBase({
    episodes,
    hosts: [{ id: 1, name: text, profile: text, license: text, listed: true }],
    series: [{ id: 1, name: text, description: text, closed: true, listed: true }],
    comments: [{ id: 1, episodeId: 1, author: text, title: text, text }],
    notes: new Map([[1, text]]),
    transcripts: new Map(episodes.map(({ id }) => [id, [text, text]])),
    corrections: Array.from({ length: 9 }, () => ({ typed: text, searched: [text, text, text, text], known: true })),
  });
}

function placesIn({ episodes }: FakeKnowledgeBase): readonly Route[] {
  const id = episodes[0]?.id ?? 0;
  return [
    {
      view: 'search',
      query: 'bread',
      hostId: 1,
      seriesId: 1,
      tag: 'bread',
      from: '2012-12-31',
      to: '2013-01-31',
      page: 2,
    },
    { view: 'episode', id, tab: 'overview', page: 1 },
    { view: 'episode', id, tab: 'notes', page: 1 },
    { view: 'episode', id, tab: 'comments', page: 1 },
    { view: 'episode', id, tab: 'related', page: 1 },
    { view: 'transcript', id, words: 'bread word', page: 1, place: 2 },
    { view: 'host', id: 1, page: 1 },
    { view: 'series', id: 1, page: 1 },
    { view: 'latest', page: 2 },
    { view: 'stats' },
  ];
}

describe('for any corpus and any history', () => {
  test('Discord accepts the message', () => {
    fc.assert(
      fc.property(nastyKnowledgeBase, anyHistory, sharing, (knowledgeBase, history, shared) => {
        expectDiscordTakes(messageOf(show(knowledgeBase, history), shared));
      }),
      { numRuns: 500 },
    );
  });

  test('the message contains its own history', () => {
    fc.assert(
      fc.property(nastyKnowledgeBase, anyHistory, sharing, (knowledgeBase, history, shared) => {
        const view = show(knowledgeBase, history);
        const ids = customIdsOf(messageOf(view, shared));
        if (ids.length > 0) expect(historyOf(ids)).toEqual(view.history);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['stars', '*'.repeat(5000)],
    ['markup', '**word** [x](y) '.repeat(400)],
    ['emoji', '🎙️'.repeat(3000)],
    ['brackets', `_${'[]'.repeat(2000)}`],
  ])('the fullest page of all fits when every text is nothing but %s', (_, text) => {
    const full = fullLibrary(`${text} bread`);
    for (const route of placesIn(full)) expectDiscordTakes(messageOf(show(full, [route]), 'offer'));
  });

  test('the longest query fits with every filter', () => {
    const longest: History = [
      {
        view: 'search',
        query: '_'.repeat(QUERY_LENGTH),
        hostId: 9_999_999,
        seriesId: 9_999_999,
        tag: '_'.repeat(TAG_LENGTH),
        from: '2008-01-16',
        to: '2023-12-31',
        page: 999_999,
      },
    ];
    fc.assert(
      fc.property(nastyKnowledgeBase, (knowledgeBase) => {
        expect(() => messageOf(show(knowledgeBase, longest), 'none')).not.toThrow();
      }),
    );
  });

  test('showing a route twice gives the same message', () => {
    fc.assert(
      fc.property(nastyKnowledgeBase, anyHistory, (knowledgeBase, history) => {
        const view = show(knowledgeBase, history);
        expect(show(knowledgeBase, view.history)).toEqual(view);
      }),
    );
  });

  test('nothing from the corpus becomes a mention, a heading or hidden text', () => {
    fc.assert(
      fc.property(nastyKnowledgeBase, anyHistory, (knowledgeBase, history) => {
        const texts = show(knowledgeBase, history).embeds.flatMap(({ title = '', description = '', fields = [] }) => [
          title,
          description,
          ...fields.map(({ value }) => value),
        ]);
        const kinds = texts.flatMap((text) => shownText(text).kinds);
        const ours = ['strong', 'em', 'link text', 'url', 'blockQuote', 'subtext', 'inlineCode', 'codeBlock'];
        // Nothing of the corpus stands in the help, which mentions the bot's own commands.
        const others = history.at(-1)?.view === 'about' ? ['slashCommand'] : [];
        expect(kinds.filter((kind) => ![...ours, ...others].includes(kind))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
