import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/corpus/model.ts';
import { messageOf } from '../../src/discord/message.ts';
import { episodeAt, navigate } from '../../src/discord/navigate.ts';
import type { History, Route, RouteOf } from '../../src/discord/route.ts';
import { show } from '../../src/discord/show.ts';
import { FakeKnowledgeBase } from '../support/fake-knowledge-base.ts';
import { nodesOf } from './support/markdown.ts';
import { labelsOf } from './support/members.ts';
import { smallLibrary } from './support/small-library.ts';

const library = smallLibrary();
const empty = new FakeKnowledgeBase({ episodes: [], hosts: [], series: [] });

function library10000(): FakeKnowledgeBase {
  const episodes = Array.from(
    { length: 10_000 },
    (_, index): Episode => ({
      id: index + 1,
      title: `Show ${index + 1}`,
      summary: 'bread',
      hostId: 1,
      explicit: false,
      license: '',
      tags: [],
      hasTranscript: false,
    }),
  );
  const host = { id: 1, name: 'Everybody', profile: '', license: '', listed: true };
  return new FakeKnowledgeBase({ episodes, hosts: [host], series: [] });
}

function textOf(knowledgeBase: FakeKnowledgeBase, route: Route): string {
  return show(knowledgeBase, [route])
    .embeds.flatMap(({ title, description, fields = [], footer }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text,
    ])
    .join('\n');
}

describe('the numbers', () => {
  test('are a picture with words for it, and three things that open', () => {
    const view = show(library, [{ view: 'stats' }]);
    const years = show(
      new FakeKnowledgeBase({
        episodes: [...library.episodes.map((one, index) => ({ ...one, date: `20${10 + index}-01-01` }))],
        hosts: library.hosts,
        series: [],
      }),
      [{ view: 'stats' }],
    );
    expect(view.picture).toBeUndefined();
    expect(years.picture?.description).toContain('2010: 1, 2011: 1');
    expect(textOf(library, { view: 'stats' }).match(/^- /gm)).toHaveLength(3);
    const [longest] = view.rows[0] ?? [];
    expect(longest).toMatchObject({ action: 'open', label: 'Longest: HPR0012', value: '12' });
  });

  test('of what this is have things to try as buttons that run them', () => {
    const [row = []] = show(library, [{ view: 'about' }]).rows;
    const [first] = row;
    const value = first?.kind === 'button' ? (first.value ?? '') : '';
    const press = (action: 'ask' | 'latest' | 'random' | 'stats') =>
      navigate(library, [{ view: 'about' }], { action, value, random: () => 0 });
    expect(press('ask')?.at(-1)).toEqual({ view: 'search', query: 'Bread, part 1', page: 1 });
    expect(press('latest')?.at(-1)).toEqual({ view: 'latest', page: 1 });
    expect(press('stats')?.at(-1)).toEqual({ view: 'stats' });
    expect(press('random')).toEqual([{ view: 'random' }, episodeAt(1)]);
  });
});

describe('a list', () => {
  test('without shows says so', () => {
    expect(textOf(empty, { view: 'latest', page: 1 })).toContain('**No episodes**');
    expect(textOf(empty, { view: 'stats' })).toContain('There are no episodes yet.');
  });

  test('of a series says who adds shows to it', () => {
    const series = [true, false].map((closed, id) => ({ id, name: 'Loaves', description: '', closed, listed: true }));
    const base = new FakeKnowledgeBase({ episodes: [], hosts: [], series });
    expect(textOf(base, { view: 'series', id: 0, page: 1 })).toContain('· only its owner adds shows');
    expect(textOf(base, { view: 'series', id: 1, page: 1 })).toContain('· open to everyone');
  });

  test('of a series begins with its first part', () => {
    const text = textOf(library, { view: 'series', id: 1, page: 1 });
    expect(text).toContain('**6 episodes**, oldest first');
    expect(text.indexOf('Bread, part 2]')).toBeLessThan(text.indexOf('Bread, part 12]'));
  });

  test('of one show has no pages', () => {
    const one = new FakeKnowledgeBase({ episodes: library.episodes.slice(0, 1), hosts: [], series: [] });
    expect(textOf(one, { view: 'latest', page: 1 })).toContain('**1 episode**');
    expect(labelsOf(messageOf(show(one, [{ view: 'latest', page: 1 }]), 'none'))).toEqual([]);
  });

  test('of several shows has pages', () => {
    expect(textOf(library, { view: 'host', id: 1, page: 1 })).toContain('**8 episodes**, newest first · since 2012');
    const labels = labelsOf(messageOf(show(library, [{ view: 'latest', page: 1 }]), 'none'));
    expect(labels).toEqual(['«', '‹', '1 / 2', '›', '»']);
  });

  test('of very many shows has as many pages as it needs', () => {
    const labels = labelsOf(messageOf(show(library10000(), [{ view: 'host', id: 1, page: 999_999 }]), 'none'));
    expect(labels).toContain('1,250 / 1,250');
  });
});

describe('a show', () => {
  const overview: RouteOf<'episode'> = { view: 'episode', id: 1, tab: 'overview', page: 1 };

  test('shows all its details, with links', () => {
    const text = textOf(library, overview);
    for (const part of [
      'HPR0001: Bread, part 1',
      'What flour does on day 1',
      '[Crumb](https://hackerpublicradio.org/correspondents/0001.html)',
      '5 Jan 2012',
      '15:01',
      '[MP3](https://hub.hackerpublicradio.org/ccdn.php?filename=/eps/hpr0001/hpr0001.mp3)',
      '[CC-BY-SA](https://creativecommons.org/licenses/by-sa/4.0/)',
      '`bread` `rye`',
    ]) {
      expect(text).toContain(part);
    }
    expect(show(library, [overview]).embeds[0]?.url).toBe('https://hackerpublicradio.org/eps/hpr0001/index.html');
  });

  test('of a series says which part it is, and leads to the parts before and after it', () => {
    const press = (history: History, action: 'prev-part' | 'next-part') =>
      navigate(library, history, { action, value: '', random: () => 0 });
    const from: History = [{ view: 'series', id: 1, page: 1 }, episodeAt(4)];
    expect(textOf(library, episodeAt(4))).toMatch(/Even loaves.*\nPart 2 of 6/);
    expect(labelsOf(messageOf(show(library, from), 'none'))).toEqual(expect.arrayContaining(['‹ Part 1', 'Part 3 ›']));
    expect(press(from, 'next-part')).toEqual([from[0], episodeAt(6)]);
    expect(press(from, 'prev-part')).toEqual([from[0], episodeAt(2)]);
    expect(press([episodeAt(2)], 'prev-part')).toBeUndefined();
    expect(press([episodeAt(12)], 'next-part')).toBeUndefined();
    expect(press([episodeAt(1)], 'next-part')).toBeUndefined();
    expect(labelsOf(messageOf(show(library, [episodeAt(2)]), 'none'))).not.toContain('‹ Part 0');
  });

  test('that was opened from a search has the other parts behind "More", where "Hear it" takes their room', () => {
    const from: History = [{ view: 'search', query: 'sourdough', page: 1 }, episodeAt(4)];
    expect(labelsOf(messageOf(show(library, from), 'none'))).toEqual([
      ...['Info', 'Transcript', 'More'],
      ...['Back', 'Hear it', 'Listen'],
    ]);
    const more = navigate(library, from, { action: 'buttons', value: '', random: () => 0 }) ?? from;
    expect(labelsOf(messageOf(show(library, more), 'none'))).toEqual(expect.arrayContaining(['‹ Part 1', 'Part 3 ›']));
  });

  test('that answers another one says so, and so does the other', () => {
    const { episodes, hosts, series } = library;
    const answers = new Map([3, 4, 5, 6, 7, 8, 9].map((id) => [id, [2]]));
    const base = new FakeKnowledgeBase({ episodes, hosts, series, answers });
    expect(textOf(base, episodeAt(9))).toContain(
      'Answers\n[HPR0002: Bread, part 2](https://hackerpublicradio.org/eps/hpr0002/index.html)',
    );
    const other = textOf(base, episodeAt(2));
    expect(other).toContain('Answered by\n2 earlier, and\n[HPR0005: Bread, part 5]');
    expect(other).toContain('[HPR0009: Bread, part 9]');
    expect(textOf(base, episodeAt(1))).not.toContain('Answer');
  });

  test('has tabs only for what it has', () => {
    const tabs = (id: number) => labelsOf(messageOf(show(library, [{ ...overview, id }]), 'none'));
    expect(tabs(1)).toEqual(['Info', 'Notes', 'Transcript', 'More', 'Listen']);
    expect(tabs(12)).toEqual(['Info', 'More', '‹ Part 5', 'Listen']);
  });

  test('has its seldom used buttons behind "More", or while one of them is shown', () => {
    const labels = (more: Partial<RouteOf<'episode'>>) =>
      labelsOf(messageOf(show(library, [{ ...overview, ...more }]), 'none'));
    expect(labels({ buttons: 'all' })).toEqual(
      expect.arrayContaining(['Less', 'Comments (1)', 'Related', 'More by Crumb']),
    );
    expect(labels({ tab: 'comments' })).toEqual(expect.arrayContaining(['More', 'Comments (1)', 'Related']));
  });

  test('has the tab that is shown chosen, and lets it be pressed again', () => {
    const [tabs = []] = show(library, [{ ...overview, tab: 'notes' }]).rows;
    expect(tabs.map((tab) => ('style' in tab ? [tab.label, tab.style, tab.disabled] : []))).toContainEqual([
      'Notes',
      'primary',
      undefined,
    ]);
    expect(tabs.filter((tab) => 'style' in tab && tab.style !== undefined)).toHaveLength(1);
  });

  test('that was opened from a search has the passage that answers it', () => {
    const asked: Route = { view: 'search', query: 'sourdough', page: 1 };
    expect(show(library, [asked, overview]).embeds[0]?.description).toContain('the **sourdough** starter');
    expect(show(library, [overview]).embeds[0]?.description).not.toContain('sourdough');
  });

  test('has the shows related to it, with the menu that opens them', () => {
    const view = show(library, [{ ...overview, tab: 'related' }]);
    expect(view.embeds[0]?.description).toContain('**Related shows**');
    const menu = view.rows.flat().find((control) => control.kind === 'menu');
    expect(menu?.options.map(({ value }) => Number(value))).toEqual(library.related(1, 8).map(({ id }) => id));
    const alone = new FakeKnowledgeBase({ episodes: library.episodes.slice(0, 1), hosts: [], series: [] });
    expect(textOf(alone, { ...overview, tab: 'related' })).toContain('No other show is about anything like it.');
    expect(labelsOf(messageOf(show(alone, [overview]), 'none'))).not.toContain('Related');
  });

  test('has its notes with links and its comments without markup', () => {
    expect(textOf(library, { ...overview, tab: 'notes' })).toContain('Recipe: https://example.org/rye_bread');
    expect(textOf(library, { ...overview, tab: 'comments' })).toContain(
      '**Ana** · 1 Feb 2012\n*Thanks*\nIt \\*worked\\*.',
    );
  });

  test('keeps the indentation of code in its notes, up to half a phone', () => {
    const notes = new Map([[1, `Run:\n\nif  rain\n  then stay  \n${' '.repeat(90)}fi`]]);
    const base = new FakeKnowledgeBase({ episodes: library.episodes, hosts: [], series: [], notes });
    expect(show(base, [{ ...overview, tab: 'notes' }]).embeds[0]?.description).toBe(
      `Run:\n\nif rain\n  then stay\n${' '.repeat(16)}fi`,
    );
  });

  test('by a host that HPR does not list shows the name without a link', () => {
    expect(show(library, [{ ...overview, id: 9 }]).embeds[0]?.fields?.[0]?.value).toBe('Miller');
  });

  test('that no longer exists says so, with a way back', () => {
    const view = show(library, [
      { view: 'latest', page: 2 },
      { ...overview, id: 99 },
    ]);
    expect(view.embeds[0]?.title).toBe('That episode is no longer here');
    expect(labelsOf(messageOf(view, 'none'))).toEqual(['← Latest']);
  });
});

describe('a summary that repeats the title', () => {
  const episodes = library.episodes.map((episode) => ({ ...episode, summary: `${episode.title.toUpperCase()} ...` }));
  const base = new FakeKnowledgeBase({ episodes, hosts: [], series: [], notes: new Map([[1, 'A recipe.']]) });

  test.each<Route>([
    { view: 'latest', page: 1 },
    { view: 'search', query: 'bread', page: 1 },
  ])('is left out of $view', (route) => {
    expect(textOf(base, route)).toContain('Bread, part 1');
    expect(textOf(base, route)).not.toContain('BREAD');
  });

  test('is replaced by the notes of the show', () => {
    const text = textOf(base, { view: 'episode', id: 1, tab: 'overview', page: 1 });
    expect(text).not.toContain('BREAD');
    expect(text).toContain('A recipe.');
  });
});

describe('a search', () => {
  test('says which words it corrected', () => {
    const corrected = new FakeKnowledgeBase({
      episodes: library.episodes,
      hosts: library.hosts,
      series: library.series,
      corrections: [{ typed: 'debain', searched: ['debian'], known: false }],
    });
    expect(textOf(corrected, { view: 'search', query: 'bread', page: 1 })).toContain(
      'Showing results for **debian**: nobody says “debain”.',
    );
  });

  test('names its filters', () => {
    const route: Route = {
      view: 'search',
      query: 'bread',
      hostId: 1,
      seriesId: 1,
      tag: 'bread',
      from: '2012',
      to: '2012-06-30',
      page: 1,
    };
    expect(textOf(library, route)).toContain('by Crumb, in Even loaves, tagged `bread`, from 2012 to 30 Jun 2012');
  });
});

test('the help has clickable commands, and plain names for those without a known id', () => {
  const about = (route: Route) => nodesOf(show(library, [route]).embeds[0]?.fields?.[0]?.value ?? '');
  const id = '1234567890123456789';
  const mentions = about({ view: 'about', commandId: id }).filter(({ kind }) => kind === 'slashCommand');
  expect(mentions.map(({ text }) => text)).toEqual(
    ['search', 'episode', 'transcript', 'host', 'series', 'latest', 'random', 'stats'].map((name) => `hpr ${name}`),
  );
  expect(about({ view: 'about' })).toContainEqual({ kind: 'inlineCode', text: '/hpr search' });
});

test('no answer says undefined, null or NaN', () => {
  const bare: Episode = { id: 7, title: '', summary: '', explicit: true, license: '', tags: [], hasTranscript: false };
  const poor = new FakeKnowledgeBase({
    episodes: [bare],
    hosts: [{ id: 1, name: '', profile: '', license: '', listed: false }],
    series: [{ id: 1, name: '', description: '', closed: true, listed: false }],
  });
  const routes: Route[] = [
    { view: 'episode', id: 7, tab: 'overview', page: 1 },
    { view: 'episode', id: 7, tab: 'notes', page: 1 },
    { view: 'episode', id: 7, tab: 'comments', page: 1 },
    { view: 'episode', id: 7, tab: 'related', page: 1 },
    { view: 'transcript', id: 7, words: 'x', page: 1, place: 1 },
    { view: 'host', id: 1, page: 1 },
    { view: 'series', id: 1, page: 1 },
    { view: 'latest', page: 1 },
    { view: 'search', query: 'x', hostId: 1, page: 1 },
    { view: 'stats' },
    { view: 'about' },
  ];
  for (const route of routes) expect(textOf(poor, route)).not.toMatch(/undefined|null|NaN/);
});
