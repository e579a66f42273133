import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/corpus/model.ts';
import type { Control } from '../../src/discord/controls.ts';
import { messageOf } from '../../src/discord/message.ts';
import { navigate } from '../../src/discord/navigate.ts';
import type { History, RouteOf } from '../../src/discord/route.ts';
import { show } from '../../src/discord/show.ts';
import type { View } from '../../src/discord/view.ts';
import { heightsOf } from '../../src/discord/views/screen.ts';
import type { Facet, Hit, KnowledgeBase, SearchPage } from '../../src/knowledge/knowledge-base.ts';
import { FixedResults } from './support/fixed-results.ts';
import { labelsOf } from './support/members.ts';

const episodes = Array.from(
  { length: 5 },
  (_, index): Episode => ({
    id: index + 1,
    title: `Bread, part ${index + 1}`,
    date: '2012-01-05',
    duration: 600,
    summary: `What flour does on day ${index + 1}`,
    hostId: 1,
    explicit: false,
    license: '',
    tags: [],
    hasTranscript: true,
  }),
);
const hosts = [{ id: 1, name: 'Crumb', profile: '', license: '', listed: true }];

function hit(episode: Episode, said = 'and the dough rises'): Hit {
  return {
    episode,
    score: 1,
    excerpt: {
      field: 'transcript',
      segments: [{ text: said, match: false }],
      cutBefore: false,
      cutAfter: false,
      location: { word: 50, share: 0.5, seconds: 300 },
    },
  };
}

/** A knowledge base that finds this. */
function answering(page: Partial<SearchPage> = {}): KnowledgeBase {
  const found = { total: 57, about: 12, hits: episodes.map((episode) => hit(episode)), ...page };
  return new FixedResults({ episodes, hosts, series: [] }, found);
}

const route: RouteOf<'search'> = { view: 'search', query: 'dough risen', page: 1 };

function answered(page: Partial<SearchPage> = {}, more: Partial<RouteOf<'search'>> = {}): View {
  return show(answering(page), [{ ...route, ...more }]);
}

function press(history: History, action: Parameters<typeof navigate>[2]['action'], value = ''): History | undefined {
  return navigate(answering(), history, { action, value, random: () => 0 });
}

describe('the first answer', () => {
  test('is the best result whole, and the others in a line each', () => {
    const [best, others] = answered().embeds;
    expect(best).toMatchObject({
      author: { name: '“dough risen”' },
      title: 'Bread, part 1',
      url: 'https://hackerpublicradio.org/eps/hpr0001/index.html',
    });
    expect(best?.description).toMatch(
      /^> and the dough rises \[≈\u00a05:00\]\(\S+#t=290\)\n-# HPR0001 · Crumb · 5 Jan 2012 · 10:00$/,
    );
    const lines = others?.description?.split('\n') ?? [];
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(
      /^\*\*2\*\* \[Bread, part 2\]\(https:\/\/hackerpublicradio.org\/eps\/hpr0002\/index.html\) · 2012 · \[≈\u00a05:00\]\(\S+\)$/,
    );
    expect(lines[4]).toBe('-# **12 episodes** about it · 45 more mention it');
  });

  test('opens each result with the button of its number', () => {
    const [buttons = []] = answered().rows;
    const shown = buttons.map((control: Control) => (control.kind === 'button' ? [control.label, control.value] : []));
    expect(shown).toEqual([
      ['Open', '1'],
      ['2', '2'],
      ['3', '3'],
      ['4', '4'],
      ['5', '5'],
    ]);
    expect(press([route], 'open', '3')?.at(-1)).toEqual({ view: 'episode', id: 3, tab: 'overview', page: 1 });
  });

  test('is alone when it is sure, with the others behind a button', () => {
    const sure = answered({ confidence: 'sure' });
    expect(sure.embeds).toHaveLength(1);
    expect(labelsOf(messageOf(sure, 'none'))).toEqual(['Open', 'Transcript', 'Others', 'Hear it', 'Listen']);
    const others = press(sure.history, 'others') ?? sure.history;
    expect(show(answering({ confidence: 'sure' }), others).embeds).toHaveLength(2);
  });

  test('that is a guess says so, and does not count what is about it', () => {
    const [best, others] = answered({ confidence: 'guess', about: 0 }).embeds;
    expect(best?.author?.name).toBe('No good match for “dough risen”. The nearest:');
    expect(others?.description).toContain('57 episodes mention some of it');
  });

  test('that is the only one is the page of its show, with the passage', () => {
    const view = answered({ total: 1, about: 1, hits: episodes.slice(2, 3).map((episode) => hit(episode)) });
    expect(view.history).toEqual([{ view: 'episode', id: 3, tab: 'overview', page: 1, words: 'dough risen' }]);
    const [embed] = view.embeds;
    expect(embed?.author?.name).toBe('“dough risen”');
    expect(embed?.description).toMatch(/^> and the dough rises /);
    expect(embed?.fields?.map(({ name }) => name)).toContain('Host');
  });

  test('leads to all results, and they lead back', () => {
    const all = press([route], 'all') ?? [route];
    const pages = show(answering(), all);
    expect(pages.embeds[0]?.description).toContain('**1.** **[Bread, part 1]');
    expect(labelsOf(messageOf(pages, 'none'))).toEqual(
      expect.arrayContaining(['«', '‹', 'Page 1', '›', '»', '1', '5', '← Best answer']),
    );
    expect(press(press(all, 'next') ?? all, 'prev')).toEqual(all);
    expect(press(all, 'best')).toEqual([route]);
  });

  test('gives up the length of the passage first, then the others, until it fits a screen', () => {
    const long = 'dough '.repeat(60);
    const hits = episodes.map((episode) => hit({ ...episode, title: 'A very long title of bread '.repeat(5) }, long));
    const corrections = [{ typed: 'duogh', searched: ['dough', 'rough', 'tough', 'cough'], known: true }];
    for (const query of ['dough', 'dough '.repeat(30).trim()]) {
      const { embeds, rows } = answered({ hits, corrections }, { query });
      const [phone = 0, computer = 0] = heightsOf({ embeds, rows });
      expect(phone).toBeLessThanOrEqual(560);
      expect(computer).toBeLessThanOrEqual(480);
    }
    expect(answered({ hits }).embeds[0]?.description).toMatch(/…\S* \[≈/);
  });
});

describe('narrowing', () => {
  const facets: readonly Facet[] = [
    { of: 'year', year: 2015, episodes: 5 },
    { of: 'host', host: { id: 1, name: 'Crumb', profile: '', license: '', listed: true }, episodes: 4 },
    { of: 'series', series: { id: 9, name: 'Loaves', description: '', closed: false, listed: true }, episodes: 3 },
  ];

  test('is a menu of what the good results share', () => {
    const menu = answered({ facets })
      .rows.flat()
      .find((control) => control.kind === 'menu');
    expect(menu).toMatchObject({
      placeholder: 'Narrow: 2015 (5) · Crumb (4) · Loaves (3)',
      options: [
        { label: '2015', description: 'Year · 5 episodes', value: 'year-2015' },
        { label: 'Crumb', value: 'host-1' },
        { label: 'Loaves', value: 'series-9' },
      ],
    });
    expect(
      answered()
        .rows.flat()
        .some(({ kind }) => kind === 'menu'),
    ).toBe(false);
  });

  test('keeps the results of what was picked, from the best again', () => {
    const from: History = [{ ...route, more: 'others' }];
    expect(press(from, 'narrow', 'year-2015')).toEqual([{ ...route, from: '2015', to: '2015' }]);
    expect(press(from, 'narrow', 'host-1')).toEqual([{ ...route, hostId: 1 }]);
    expect(press(from, 'narrow', 'series-9')).toEqual([{ ...route, seriesId: 9 }]);
    for (const forged of ['year-', 'tag-1', 'host-1x', '']) expect(press(from, 'narrow', forged)).toBeUndefined();
  });
});
