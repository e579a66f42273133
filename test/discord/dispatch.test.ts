import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { type Stage, stage } from './support/bot.ts';
import { ALICE, type Answer, BOB, labelsOf, menusOf, postedIn, sent } from './support/members.ts';
import { smallLibrary } from './support/small-library.ts';

const REPLY = 4;
const DEFER = 6;
const UPDATE = 7;
const MODAL = 9;
const EPHEMERAL = 64;
const ERROR = 50;

let here: Stage;
let knowledgeBase: KnowledgeBase;
let linesBefore = 0;

beforeAll(async () => {
  here = await stage(() => knowledgeBase);
  await here.bot.ready;
});
beforeEach(() => {
  knowledgeBase = smallLibrary();
  linesBefore = here.log.lines.length;
});
afterEach(({ task }) => {
  const failures = here.log.lines.slice(linesBefore).filter(({ level }) => level >= ERROR);
  if (!task.suite?.name.startsWith('an error')) expect(failures).toEqual([]);
});
afterAll(() => here.close());

async function searched(options: Record<string, string | boolean> = {}) {
  return sent(await here.members.command(ALICE, 'search', { query: 'sourdough', ...options }), ALICE);
}

/** All results, a page at a time. */
async function listed(options: Record<string, string | boolean> = {}) {
  return sent(await here.members.press(ALICE, await searched(options), 'More'), ALICE);
}

/** What was asked, as it stands above an answer. */
function questionIn({ embeds }: Pick<Answer['data'], 'embeds'>): string | undefined {
  return embeds[0]?.author?.name;
}

describe('a command', () => {
  test('is answered in the channel, and pings nobody', async () => {
    const { type, data } = await here.members.command(ALICE, 'search', { query: 'sourdough' });
    expect(type).toBe(REPLY);
    expect(data.flags & EPHEMERAL).toBe(0);
    expect(data.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(data.embeds[0]?.description).toContain('HPR0001 · Crumb · 5 Jan 2012 · 15:01');
    expect(questionIn(data)).toBe('“sourdough”');
    expect(data.embeds[0]?.['url']).toBe('https://hackerpublicradio.org/eps/hpr0001/index.html');
    expect(data.embeds[0]?.description).toContain('the **sourdough** starter');
    expect(data.embeds[1]?.description).toContain('**11 episodes** about it');
  });

  test('with private is answered only to the member, with a button to share it', async () => {
    const { data } = await here.members.command(ALICE, 'search', { query: 'sourdough', private: true });
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(labelsOf(data)).toContain('Share');
  });

  test('for help mentions the others by its own id, so that they are clickable', async () => {
    const { data } = await here.members.command(ALICE, 'about');
    expect(data.embeds[0]?.fields?.[0]?.value).toContain('</hpr search:1>');
  });

  test('that this version does not have gets a helpful answer', async () => {
    const { data } = await here.members.command(ALICE, 'dance');
    expect(data.content).toContain('/hpr about');
  });
});

describe('the owner of a message', () => {
  test('pages in place', async () => {
    const first = await listed();
    expect(labelsOf(first)).toContain('Page 1');
    const second = await here.members.press(ALICE, first, '›');
    expect(second.type).toBe(UPDATE);
    expect(labelsOf(second.data)).toContain('Page 2');
    const last = await here.members.press(ALICE, sent(second, ALICE), '»');
    expect(last.data.embeds[0]?.description).toContain('**11.**');
    expect(labelsOf((await here.members.press(ALICE, sent(last, ALICE), '«')).data)).toContain('Page 1');
  });

  test('opens a show, reads its transcript at the match, and returns to the same page', async () => {
    const second = sent(await here.members.press(ALICE, await listed(), '›'), ALICE);
    const show = sent(await here.members.press(ALICE, second, '7'), ALICE);
    expect(show.embeds[0]?.title).toBe('HPR0007: Bread, part 7');
    const transcript = sent(await here.members.press(ALICE, show, 'Transcript'), ALICE);
    expect(transcript.embeds[0]?.description).toContain('**sourdough**');
    expect(transcript.embeds[0]?.description).toContain('*(repeated 7,801 times)*');
    const again = sent(await here.members.press(ALICE, transcript, '← HPR0007'), ALICE);
    expect(again.embeds).toEqual(show.embeds);
    const results = await here.members.press(ALICE, again, 'Back');
    expect(results.data.embeds).toEqual(second.embeds);
    expect(labelsOf(results.data)).toContain('Page 2');
  });

  test('jumps to a page by its number, and gets an explanation for any other input', async () => {
    const first = await listed();
    const modal = await here.members.press(ALICE, first, 'Page 1');
    expect(modal.type).toBe(MODAL);
    const submit = (value: string) => here.members.submit(ALICE, first, modal.data.custom_id, value);
    expect(labelsOf((await submit('3')).data)).toContain('Page 3');
    expect(labelsOf((await submit(' 999 ')).data)).toContain('Page 3');
    for (const none of ['0', '-1', '0.0']) {
      expect((await submit(none)).data.content).toContain('is not a page. Type a number from 1 to 3.');
    }
    const { type, data } = await submit('two *please*');
    expect(type).toBe(REPLY);
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(data.content).toBe('“two \\*please\\*” is not a page. Type a number from 1 to 3.');
  });

  test('of a random show gets another one', async () => {
    const first = sent(await here.members.command(ALICE, 'random', { host: '2' }), ALICE);
    const second = await here.members.press(ALICE, first, 'Another one');
    expect(second.type).toBe(UPDATE);
    expect(second.data.embeds[0]?.title).toMatch(/^HPR00(09|10|11|12): Bread/);
    expect(second.data.embeds[0]?.title).not.toBe(first.embeds[0]?.title);
  });
});

describe('another member', () => {
  test('gets a private copy of the page that the control leads to', async () => {
    const { type, data } = await here.members.press(BOB, await listed(), '›');
    expect(type).toBe(REPLY);
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(labelsOf(data)).toContain('Page 2');
    expect(menusOf(data)).toEqual(['Share one of these…']);
  });

  test('pages their own copy in place', async () => {
    const copy = sent(await here.members.press(BOB, await listed(), '›'), BOB);
    const { type, data } = await here.members.press(BOB, copy, '›');
    expect(type).toBe(UPDATE);
    expect(labelsOf(data)).toContain('Page 3');
    expect(menusOf(data)).toEqual(['Share one of these…']);
  });

  test('owns a private message even if Discord does not say whose it is', async () => {
    const { interaction_metadata: _, ...copy } = await searched({ private: true });
    expect((await here.members.press(ALICE, copy, 'More')).type).toBe(UPDATE);
  });

  test('gets a copy for a jump to a page too', async () => {
    const first = await listed();
    const modal = await here.members.press(BOB, first, 'Page 1');
    const { type, data } = await here.members.submit(BOB, first, modal.data.custom_id, '3');
    expect(type).toBe(REPLY);
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
  });
});

describe('Share', () => {
  test('posts a private answer publicly, and then says so', async () => {
    const { discord, members } = here;
    const mine = await searched({ private: true });
    const from = discord.calls.length;
    expect((await members.press(ALICE, mine, 'Share')).type).toBe(DEFER);
    const posted = postedIn(
      (await discord.call(({ method, path }) => method === 'POST' && path.startsWith('/webhooks'), from)).body,
    );
    expect(posted.flags & EPHEMERAL).toBe(0);
    expect(posted.content).toBe(`-# Shared by <@${ALICE}>`);
    // The card of the best, without the question above it and the others below.
    expect(posted.embeds).toHaveLength(1);
    expect(posted.embeds[0]).toMatchObject({ title: 'Bread, part 1', description: mine.embeds[0]?.description });
    expect(questionIn(posted)).toBeUndefined();
    expect(labelsOf(posted)).toEqual([expect.stringMatching(/^Listen at ≈/), 'Open', 'Transcript']);
    expect(posted.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(labelsOf(posted)).not.toContain('Share');
    const edited = postedIn((await discord.call(({ method }) => method === 'PATCH', from)).body);
    expect(labelsOf(edited)).toContain('Shared');
  });
});

describe('Share, when the response to its first request is lost', () => {
  test('posts anyway', async () => {
    const { discord, members } = here;
    const mine = await searched({ private: true });
    const from = discord.calls.length;
    discord.troubles.push('reset after arrival', { status: 400, code: 40060 });
    await members.press(ALICE, mine, 'Share');
    expect(discord.calls.slice(from).filter(({ path }) => path.startsWith('/webhooks'))).toHaveLength(2);
  });
});

describe('a message of another version', () => {
  test('gets a helpful answer', async () => {
    const old = {
      ...(await searched()),
      components: [{ type: 1, id: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'next_page_2' }] }],
    };
    const { type, data } = await here.members.press(ALICE, old, 'Next');
    expect(type).toBe(REPLY);
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(data.content).toContain('Run the command again');
  });

  test('whose page is gone shows the nearest one', async () => {
    const last = sent(await here.members.press(ALICE, await listed(), '»'), ALICE);
    expect(labelsOf(last)).toContain('Page 3');
    const { data } = await here.members.press(ALICE, last, '›');
    expect(labelsOf(data)).toContain('Page 3');
  });
});

describe('an unknown name', () => {
  test('of a host offers similar ones, and shows the one picked', async () => {
    const choice = sent(await here.members.command(ALICE, 'host', { host: 'xyz' }), ALICE);
    expect(choice.embeds[0]?.title).toBe('I don’t know any host called “xyz”');
    const { type, data } = await here.members.pick(ALICE, choice, 'Crumb');
    expect(type).toBe(UPDATE);
    expect(data.embeds[0]?.title).toBe('Crumb');
  });

  test('can be searched for instead', async () => {
    const choice = sent(await here.members.command(ALICE, 'host', { host: 'sourdough' }), ALICE);
    const { data } = await here.members.press(ALICE, choice, 'Search for “sourdough”');
    expect(data.embeds[0]?.title).toBe('Bread, part 1');
    const filter = await searched({ host: 'xyz' });
    const anyway = await here.members.press(ALICE, filter, 'Search with any host');
    expect(JSON.stringify(anyway.data.embeds)).not.toContain('by Crumb,');
  });

  test('in a filter offers similar ones, and the one picked completes the search', async () => {
    const choice = await searched({ host: 'xyz', from: '2012-02' });
    const { data } = await here.members.pick(ALICE, choice, 'Crumb');
    expect(data.embeds[1]?.description).toContain('**7 episodes** about it · by Crumb, since Feb 2012');
  });

  test('of a transcript keeps the words to find', async () => {
    const choice = sent(await here.members.command(ALICE, 'transcript', { episode: 'xyz', words: 'sourdough' }), ALICE);
    const { data } = await here.members.pick(ALICE, choice, 'Bread, part 2');
    expect(data.embeds[0]?.description).toContain('**sourdough**');
  });
});

describe('a number that no episode has', () => {
  test.each([
    ['4999', 'There is no HPR4999', 'The newest is HPR0012.'],
    ['hpr0', 'There is no episode 0', 'The first is HPR0001.'],
    ['-1', 'There is no episode -1', 'The first is HPR0001.'],
  ])('%s: %s', async (episode, title, description) => {
    for (const command of ['episode', 'transcript']) {
      const { data } = await here.members.command(ALICE, command, { episode });
      expect(data.embeds[0]).toMatchObject({ title, description });
    }
  });
});

describe('a search', () => {
  test('without results says so and offers similar queries', async () => {
    const nothing = await searched({ query: 'zeppelin', host: '1' });
    expect(nothing.embeds[0]?.title).toBe('Nothing found for “zeppelin”');
    expect(nothing.embeds[0]?.description).toContain('by Crumb');
    const { data } = await here.members.pick(ALICE, nothing, 'bread');
    expect(data.embeds[1]?.description).toContain('**8 episodes** about it · by Crumb');
  });

  test('without results is private, until it finds something that can be shared', async () => {
    const { data } = await here.members.command(ALICE, 'search', { query: 'zeppelin' });
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(labelsOf(data)).not.toContain('Share with the channel');
    const found = await here.members.pick(ALICE, sent({ type: REPLY, data }, ALICE), 'bread');
    expect(labelsOf(found.data).join()).toContain('Share');
  });

  test('without results is asked again with what was typed, and with its filters', async () => {
    const nothing = await searched({ query: 'zeppelin', host: '1' });
    const modal = await here.members.press(ALICE, nothing, 'Change the question');
    expect(modal.type).toBe(MODAL);
    expect(JSON.stringify(modal.data)).toContain('"value":"zeppelin"');
    const submit = (value: string) => here.members.submit(ALICE, nothing, modal.data.custom_id, value, 'query');
    expect(JSON.stringify((await submit(' sourdough ')).data.embeds)).toContain('by Crumb');
    expect((await submit('  ')).data.embeds[0]?.title).toBe('Nothing found for “zeppelin”');
  });

  test.each([
    [{ from: 'june 2012' }, 'since Jun 2012'],
    [{ from: 'summer 2012', to: 'summer 2012' }, 'Jun 2012'],
    [{ to: '30/04/2012' }, '30 Apr 2012'],
  ])('understands %j', async (options, expected) => {
    const { data } = await here.members.command(ALICE, 'search', { query: 'bread', ...options });
    expect(JSON.stringify(data.embeds)).toContain(expected);
  });

  test('with a date that nobody can read offers dates, and runs with the one picked or without', async () => {
    const wrong = await searched({ query: 'bread', from: '2012-13', host: '1' });
    expect(wrong.embeds[0]?.title).toBe('When is “2012-13”?');
    const { data } = await here.members.pick(ALICE, wrong, 'From Jan 2012');
    expect(JSON.stringify(data.embeds)).toContain('by Crumb, since Jan 2012');
    const all = await here.members.press(ALICE, wrong, 'Search all dates');
    expect(JSON.stringify(all.data.embeds)).toContain('by Crumb');
    const unknown = await searched({ query: 'bread', to: 'soon' });
    const until = await here.members.pick(ALICE, unknown, 'To 2012');
    expect(JSON.stringify(until.data.embeds)).toContain('until 2012');
  });

  test('for the number of a show opens the show', async () => {
    const { data } = await here.members.command(ALICE, 'search', { query: 'hpr0003' });
    expect(data.embeds[0]?.title).toBe('HPR0003: Bread, part 3');
  });
});

describe('Find in HPR', () => {
  test('searches for what a message says, privately', async () => {
    const { data } = await here.members.find(ALICE, 'anybody know that **sourdough** show? <@200000000000000002>');
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(questionIn(data)).toBe('“anybody know that sourdough show?”');
  });

  test('leaves greetings and chatter out, and shows three results', async () => {
    const said =
      'Good morning everyone! How are you all?\nDoes anybody have that bread show? Thanks a lot, see you later!';
    const { data } = await here.members.find(ALICE, said);
    expect(questionIn(data)).toBe('“Does anybody have that bread show?”');
    expect(labelsOf(data)).toEqual(expect.arrayContaining(['Open', '2', '3']));
    expect(labelsOf(data)).not.toContain('4');
  });

  test('lists all shows that a message names, by number, address or title, each once', async () => {
    const said =
      'HPR0004, “bread, part 9” and https://hackerpublicradio.org/eps/hpr0002/ (hpr4!), not hpr9999 or "that"';
    const { data } = await here.members.find(ALICE, said);
    expect(labelsOf(data)).toEqual(expect.arrayContaining(['HPR0004', 'HPR0009', 'HPR0002']));
    const many = await here.members.find(ALICE, 'hpr1 hpr2 hpr3 hpr4 hpr5 hpr6 hpr7 hpr8 hpr9 hpr10 hpr11 hpr12');
    expect(many.data.embeds).toHaveLength(1);
    expect(many.data.embeds[0]?.description).toContain('[Bread, part 10]');
    expect(many.data.embeds[0]?.description).not.toContain('[Bread, part 11]');
    const picked = await here.members.press(ALICE, sent(many, ALICE), 'HPR0007');
    expect(picked.data.embeds[0]?.title).toBe('HPR0007: Bread, part 7');
  });

  test('opens the show that a message links', async () => {
    const { data } = await here.members.find(ALICE, 'see https://hackerpublicradio.org/eps/hpr0002/index.html');
    expect(data.embeds[0]?.title).toBe('HPR0002: Bread, part 2');
  });

  test('reads the embed of a message without text', async () => {
    const { data } = await here.members.find(ALICE, '', [
      { type: 'rich', title: 'Sourdough', description: 'A starter' },
    ]);
    expect(questionIn(data)).toBe('“Sourdough A starter”');
  });

  test('gives a helpful answer for a message without words', async () => {
    const { data } = await here.members.find(ALICE, '🎉 <:wave:123456789012345678>');
    expect(data.content).toContain('no words');
  });
});

describe('autocomplete', () => {
  test('suggests the typed text first, then its completions', async () => {
    expect((await here.members.type(ALICE, 'search', 'query', 'bread')).slice(0, 2)).toEqual([
      { name: 'bread', value: 'bread' },
      { name: 'Bread, part 1', value: 'Bread, part 1' },
    ]);
  });

  test('suggests in an empty search what two members asked in the server', async () => {
    const suggested = async () => (await here.members.type(ALICE, 'search', 'query', '')).map(({ value }) => value);
    await here.members.command(ALICE, 'search', { query: 'sourdough rye' });
    expect(await suggested()).not.toContain('sourdough rye');
    await here.members.command(BOB, 'search', { query: 'Sourdough rye', private: true });
    expect(await suggested()).not.toContain('sourdough rye');
    await here.members.command(BOB, 'search', { query: 'Sourdough rye' });
    expect((await suggested())[0]).toBe('sourdough rye');
  });

  test('suggests shows with number, host and year', async () => {
    expect(await here.members.type(ALICE, 'episode', 'episode', 'bread, part 9')).toEqual([
      { name: 'HPR0009 · Bread, part 9 · Miller · 2012', value: '9' },
    ]);
  });
});

describe('a name of a property that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

  test.each(NAMES)('is no autocompleted option, no command and no control: %s', async (name) => {
    const { members } = here;
    expect(await members.type(ALICE, 'search', name, 'bread')).toEqual([]);
    expect(await members.type(ALICE, name, 'query', 'bread')).toEqual([]);
    expect((await members.command(ALICE, name)).data.content).toContain('/hpr about');
    expect(questionIn((await members.command(ALICE, 'search', { query: 'bread', [name]: 'x' })).data)).toBe('“bread”');
    const message = await searched();
    for (const id of [name, `1:${name}:`, `${name}:next:`]) {
      expect((await members.press(ALICE, control(message, id), id)).data.content).toContain('Run the command again');
    }
    expect((await members.submit(ALICE, message, `1:${name}:`, name)).data.content).toContain('/hpr about');
  });

  test.each(NAMES)('can be searched: %s', async (name) => {
    const { members } = here;
    for (const option of ['host', 'series', 'tag']) {
      expect((await searched({ [option]: name })).embeds[0]?.title).toBe(
        `I don’t know any ${option} called “${shown(name)}”`,
      );
    }
    expect((await searched({ query: name })).embeds[0]?.title).toBe(`Nothing found for “${shown(name)}”`);
    const latest = sent(await members.command(ALICE, 'latest'), ALICE);
    expect((await members.pick(ALICE, latest, name)).data.embeds[0]?.title).toMatch(/no longer here/);
  });

  /** As Discord's Markdown has it. */
  const shown = (name: string): string => name.replaceAll('_', '\\_');
});

describe('a text that is longer than Discord allows', () => {
  const LONG = 'bread_'.repeat(40_000);

  test('is cut in the answer', async () => {
    for (const [command, options] of [
      ['search', { query: LONG }],
      ['search', { query: 'bread', host: LONG }],
      ['search', { query: 'bread', series: LONG }],
      ['search', { query: 'bread', tag: LONG }],
      ['search', { query: 'bread', from: LONG }],
      ['search', { query: 'bread', to: LONG }],
      ['episode', { episode: LONG }],
      ['episode', { episode: '9'.repeat(5_000) }],
      ['transcript', { episode: '1', words: LONG }],
      ['transcript', { episode: LONG, words: LONG }],
      ['host', { host: LONG }],
      ['series', { series: LONG }],
      ['random', { tag: LONG }],
    ] as const) {
      const { data } = await here.members.command(ALICE, command, options);
      expect(data.content).not.toContain('went wrong');
      expect(data.content.length + (data.embeds[0]?.title.length ?? 0)).toBeLessThan(400);
    }
  });

  test('does not slow down suggestions', async () => {
    let longest = 0;
    knowledgeBase = Object.assign(smallLibrary(), {
      suggestHosts: (typed: string) => {
        longest = typed.length;
        return [];
      },
    });
    await here.members.type(ALICE, 'host', 'host', LONG);
    expect(longest).toBe(200);
  });

  test('in the modal for a page is cut too', async () => {
    const first = await listed();
    const modal = await here.members.press(ALICE, first, 'Page 1');
    const { data } = await here.members.submit(ALICE, first, modal.data.custom_id, LONG);
    expect(data.content).toMatch(/^“bread.*…” is not a page\. Type a number from 1 to 3\.$/);
  });

  test('in a tampered menu leads nowhere', async () => {
    const nothing = await searched({ query: 'zeppelin' });
    const forged = JSON.parse(JSON.stringify(nothing).replace('"value":"bread"', `"value":"${LONG}"`));
    const { data } = await here.members.pick(ALICE, forged, 'bread');
    expect(data.content).toContain('Run the command again');
  });
});

describe('an error', () => {
  test('during autocomplete means no suggestions', async () => {
    knowledgeBase = Object.assign(smallLibrary(), { suggestHosts: broken });
    expect(await here.members.type(ALICE, 'host', 'host', 'c')).toEqual([]);
  });

  test('is a sentence for the member and a log line for the operator, with the same reference', async () => {
    knowledgeBase = Object.assign(smallLibrary(), { search: broken });
    const { data } = await here.members.command(ALICE, 'search', { query: 'bread' });
    const [, reference] = /`([0-9a-f]{8})`/.exec(data.content) ?? [];
    expect(data.flags & EPHEMERAL).toBe(EPHEMERAL);
    const line = here.log.lines.find((one) => one.reference === reference);
    expect(line).toMatchObject({
      label: '/hpr search',
      user: ALICE,
      guild: '3',
      channel: '2',
      error: { message: 'broken' },
    });
  });

  test('never puts what was searched, or the token of an interaction, into the log', async () => {
    knowledgeBase = Object.assign(smallLibrary(), { search: broken });
    here.discord.troubles.push({ status: 400, code: 50035 });
    await here.members.command(ALICE, 'search', { query: 'my secret' });
    const lines = JSON.stringify(here.log.lines.slice(linesBefore).filter((line) => line.level !== 20));
    expect(lines).not.toContain('my secret');
    expect(lines).not.toMatch(/token-\d/);
  });
});

describe('a burst of commands', () => {
  test('is answered one by one: the first answer is sent before the last is made', async () => {
    const { discord, members } = here;
    const from = discord.calls.length;
    const seen: number[] = [];
    const library = smallLibrary();
    const slow: KnowledgeBase['search'] = (request) => {
      const until = performance.now() + 20;
      while (performance.now() < until);
      seen.push(discord.calls.length - from);
      return library.search(request);
    };
    knowledgeBase = Object.assign(smallLibrary(), { search: slow });
    await Promise.all(Array.from({ length: 10 }, () => members.command(ALICE, 'search', { query: 'bread' })));
    expect(seen.at(-1)).toBeGreaterThan(0);
  });
});

describe('a broken connection', () => {
  test('before the answer arrives is retried once', async () => {
    here.discord.troubles.push('reset');
    const { data } = await here.members.command(ALICE, 'about');
    expect(data.embeds[0]?.title).toContain('Hacker Public Radio');
  });

  test('after the answer has arrived is not an error', async () => {
    here.discord.troubles.push('reset after arrival', { status: 400, code: 40060 });
    await here.members.command(ALICE, 'about');
    expect(here.log.lines.slice(linesBefore).map(({ msg }) => msg)).toEqual(['answered']);
  });

  test('that makes the answer too late is only a warning', async () => {
    here.discord.troubles.push({ status: 404, code: 10062 });
    await here.members.command(ALICE, 'about');
    expect(here.log.lines.slice(linesBefore).map(({ level }) => level)).toEqual([40]);
  });
});

/** The message with this as the custom id of its last control. */
function control<M extends { components: readonly { components: readonly object[] }[] }>(
  message: M,
  custom_id: string,
) {
  const rows = message.components.slice(0, -1);
  return {
    ...message,
    components: [...rows, { type: 1, components: [{ type: 2, style: 2, label: custom_id, custom_id }] }],
  };
}

function broken(): never {
  throw new Error('broken');
}
