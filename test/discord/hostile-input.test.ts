import { describe, expect, test } from 'vitest';
import { ALICE, sent } from './support/members.ts';
import { smallLibrary } from './support/small-library.ts';
import { questionIn, TestedBot } from './support/tested-bot.ts';

const bot = new TestedBot();

describe('a name of a property that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

  test.each(NAMES)('is no autocompleted option, no command and no control: %s', async (name) => {
    const { members } = bot;
    expect(await members.type(ALICE, 'search', name, 'bread')).toEqual([]);
    expect(await members.type(ALICE, name, 'query', 'bread')).toEqual([]);
    expect((await members.command(ALICE, name)).data.content).toContain('/hpr about');
    expect(questionIn((await members.command(ALICE, 'search', { query: 'bread', [name]: 'x' })).data)).toBe('“bread”');
    const message = await bot.searched();
    for (const id of [name, `1:${name}:`, `${name}:next:`]) {
      expect((await members.press(ALICE, control(message, id), id)).data.content).toContain('Run the command again');
    }
    expect((await members.submit(ALICE, message, `1:${name}:`, name)).data.content).toContain('/hpr about');
  });

  test.each(NAMES)('can be searched: %s', async (name) => {
    const { members } = bot;
    for (const option of ['host', 'series', 'tag']) {
      expect((await bot.searched({ [option]: name })).embeds[0]?.title).toBe(
        `I don’t know any ${option} called “${shown(name)}”`,
      );
    }
    expect((await bot.searched({ query: name })).embeds[0]?.title).toBe(`Nothing found for “${shown(name)}”`);
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
      const { data } = await bot.members.command(ALICE, command, options);
      expect(data.content).not.toContain('went wrong');
      expect(data.content.length + (data.embeds[0]?.title.length ?? 0)).toBeLessThan(400);
    }
  });

  test('does not slow down suggestions', async () => {
    let longest = 0;
    bot.knowledgeBase = Object.assign(smallLibrary(), {
      suggestHosts: (typed: string) => {
        longest = typed.length;
        return [];
      },
    });
    await bot.members.type(ALICE, 'host', 'host', LONG);
    expect(longest).toBe(200);
  });

  test('in the modal for a page is cut too', async () => {
    const first = await bot.listed();
    const modal = await bot.members.press(ALICE, first, 'Page 1');
    const { data } = await bot.members.submit(ALICE, first, modal.data.custom_id, LONG);
    expect(data.content).toMatch(/^“bread.*…” is not a page\. Type a number from 1 to 3\.$/);
  });

  test('in a tampered menu leads nowhere', async () => {
    const nothing = await bot.searched({ query: 'zeppelin' });
    const forged = JSON.parse(JSON.stringify(nothing).replace('"value":"bread"', `"value":"${LONG}"`));
    const { data } = await bot.members.pick(ALICE, forged, 'bread');
    expect(data.content).toContain('Run the command again');
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
