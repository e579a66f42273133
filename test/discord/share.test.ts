import { type APIMessage, type APIStringSelectComponent, ComponentType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { labelsOf, menusOf } from './support/members.ts';
import { MessagedBot, textOf } from './support/messaged-bot.ts';

const bot = new MessagedBot();

type Options = Record<string, string | boolean>;

async function run(name: string, options: Options = {}, channel = 'general'): Promise<APIMessage> {
  const { message } = await bot.discord.command({ user: 'Maya', channel, path: `hpr ${name}`, options });
  if (message === undefined) throw new Error('There is no answer.');
  return message;
}

/** What everybody sees in the channel after members pressed Share, or picked in its menu, one after the other. */
async function shared(message: APIMessage, presses: readonly { user: string; values?: string[] }[]) {
  const before = seen().length;
  for (const { user, values } of presses) {
    if (values === undefined) await bot.discord.click({ user, message, label: 'Share' });
    else await bot.discord.select({ user, message, customId: shareMenuOf(message).custom_id, values });
  }
  // A press is answered before the card is posted.
  await bot.drain();
  return seen().slice(before);
}

/** What somebody sees who asked nothing. */
function seen(): readonly APIMessage[] {
  return bot.discord.messages({ user: 'Tomás', channel: 'general' });
}

function shareMenuOf(message: APIMessage): APIStringSelectComponent {
  for (const component of rowsOf(message).components.flatMap((row) => row.components)) {
    if (component.type === ComponentType.StringSelect && component.placeholder === 'Share one of these…') {
      return component;
    }
  }
  throw new Error('There is no menu to share from.');
}

function rowsOf({ components = [] }: APIMessage) {
  return { components: components.filter((row) => row.type === ComponentType.ActionRow) };
}

describe('a private list', () => {
  test.each([
    ['latest', {}],
    ['host', { host: '1' }],
    ['series', { series: '1' }],
  ])('of /hpr %s shares one of its episodes, never itself', async (name, options) => {
    const list = await run(name, { ...options, private: true });
    expect(labelsOf(rowsOf(list))).not.toContain('Share');
    expect(menusOf(rowsOf(list))).toContain('Share one of these…');
    const [, second] = shareMenuOf(list).options;
    const [posted, ...others] = await shared(list, [{ user: 'Maya', values: [second?.value ?? ''] }]);
    expect(others).toEqual([]);
    expect(posted?.content).toMatch(/^-# Shared by <@\d+>$/);
    expect(posted?.embeds.map(({ title }) => title)).toEqual([second?.label]);
  });
});

describe('an answer that everybody sees', () => {
  test.each([
    ['search', { query: 'sourdough' }, 'Bread, part 1'],
    ['episode', { episode: '3' }, 'Bread, part 3'],
    ['transcript', { episode: '3', words: 'sourdough' }, 'Bread, part 3'],
  ])('to /hpr %s is shared as one card that replies to it', async (name, options, title) => {
    const answer = await run(name, options);
    const [posted, ...others] = await shared(answer, [{ user: 'Tomás' }]);
    expect(others).toEqual([]);
    expect(posted?.message_reference?.message_id).toBe(answer.id);
    expect(posted?.content).toMatch(/^-# Shared by <@\d+>$/);
    expect(posted?.mentions).toEqual([]);
    expect(posted?.embeds.map((embed) => embed.title)).toEqual([title]);
    expect(labelsOf(rowsOf(posted ?? answer))).not.toContain('Share');
    expect(bot.discord.message(answer)).toEqual(answer);
  });

  test('is shared once by each member, however often they press', async () => {
    const answer = await run('search', { query: 'sourdough' });
    const tomas = { user: 'Tomás' };
    expect(await shared(answer, [tomas, tomas, { user: 'Maya' }])).toHaveLength(2);
  });

  test('has no Share when it is a list', async () => {
    const list = rowsOf(await run('latest'));
    expect([...labelsOf(list), ...menusOf(list)].join()).not.toContain('Share');
  });

  test('in a direct message has none, as there is nobody to share with', async () => {
    expect(labelsOf(rowsOf(await run('search', { query: 'sourdough' }, 'dm')))).not.toContain('Share');
    expect(labelsOf(rowsOf(await run('search', { query: 'sourdough', private: true }, 'dm')))).not.toContain('Share');
    expect(labelsOf(rowsOf(await bot.ask('sourdough', { channel: 'dm' })))).not.toContain('Share');
  });

  test('to a message that mentions the bot shares as a reply to that message', async () => {
    const answer = await bot.ask(`${bot.mention} sourdough`);
    const [posted] = await shared(answer, [{ user: 'Tomás' }]);
    expect(posted?.message_reference?.message_id).toBe(answer.message_reference?.message_id);
    expect(posted && textOf(posted)).toContain('Shared by');
  });
});
