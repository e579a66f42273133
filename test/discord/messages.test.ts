import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { MessagedBot, textOf, type Where } from './support/messaged-bot.ts';

const INFO = 30;

const bot = new MessagedBot();

/** Says what is not for the bot, then what is: by then, the first must have left no trace. */
async function expectIgnored(content: string, where: Where = {}): Promise<void> {
  const { user = 'Maya', channel = 'general' } = where;
  const [lines, requests] = [bot.log.lines.length, bot.discord.requests.length];
  const said = bot.discord.say({ user, channel, content, ...where });
  await bot.ask(`${bot.mention} rye`, { user: 'Tomás', channel: 'kitchen' });
  expect(bot.log.lines.slice(lines).filter(({ message }) => message === said.id)).toEqual([]);
  expect(bot.discord.requests.slice(requests)).toHaveLength(1);
  expect(bot.discord.messages({ user, channel }).at(-1)?.id).toBe(said.id);
}

/** The controls of an answer, whatever the view. */
function controlsOf({ components = [] }: APIMessage): string {
  return JSON.stringify(components.map((row) => ('components' in row ? row.components : [])));
}

async function searched(query: string): Promise<string> {
  const { message } = await bot.discord.command({ user: 'Maya', path: 'hpr search', options: { query } });
  return message ? textOf(message) + controlsOf(message).replace(/"id":\d+/g, '') : '';
}

describe('a mention', () => {
  test('is answered as /hpr search would be, as a reply that pings nobody', async () => {
    const answer = await bot.ask(`${bot.mention} sourdough`);
    expect(textOf(answer) + controlsOf(answer).replace(/"id":\d+/g, '')).toBe(await searched('sourdough'));
    expect(answer.message_reference?.message_id).toBe(answer.referenced_message?.id);
    expect(answer.referenced_message?.content).toContain('sourdough');
    expect(answer.mentions).toEqual([]);
    const [post] = bot.newRequests();
    expect(post?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  test('may stand anywhere in the question', async () => {
    const expected = await searched('which bread was sourdough?');
    const answer = await bot.ask(`which bread ${bot.mention} was   sourdough?`);
    expect(textOf(answer) + controlsOf(answer).replace(/"id":\d+/g, '')).toBe(expected);
  });

  test('has one line in the log, with ids and without words', async () => {
    await bot.ask(`${bot.mention} sourdough`);
    const lines = bot.newLines().filter(({ level }) => level >= INFO);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ label: 'message search', guild: bot.discord.guildId, msg: 'answered' });
    expect(Object.keys(lines[0] ?? {})).toEqual(expect.arrayContaining(['message', 'channel', 'user', 'ms']));
    expect(JSON.stringify(lines)).not.toMatch(/sourdough|Maya/);
  });

  test.each(['', '!', 'hi', 'Hello there!', 'help', 'what can you do?'])('with %j alone gets a hint', async (text) => {
    const answer = await bot.ask(`${bot.mention} ${text}`);
    expect(answer.content).toMatch(/half remember/);
    const [command] = bot.discord.commands();
    expect(answer.content).toContain(`</hpr search:${command?.id}>`);
    expect(answer.embeds).toEqual([]);
  });

  test('that thanks gets a short line', async () => {
    expect((await bot.ask(`${bot.mention} thanks a lot!`)).content).toBe('You’re welcome!');
  });
});

describe('a direct message', () => {
  test('is a question without a mention', async () => {
    const answer = await bot.ask('sourdough', { channel: 'dm' });
    expect(textOf(answer)).toContain('sourdough');
    expect(answer.message_reference).toBeDefined();
  });

  test('that is a number or an address is that show', async () => {
    expect((await bot.ask('hpr0007', { channel: 'dm' })).embeds[0]?.title).toBe('HPR0007: Bread, part 7');
  });

  test.each([
    ['/hpr serch sourdough', 'search', /sourdough/],
    ['/hpr search query:sourdough private:True', 'search', /sourdough/],
    ['/serach sourdough', 'search', /sourdough/],
    ['/hpr sourdough', 'search', /sourdough/],
    ['/hpr epsiode 7', 'episode', /HPR0007: Bread, part 7/],
    ['/hpr host Crumb', 'host', /Crumb/],
    ['/hpr series even loaves', 'series', /Even loaves/],
    ['/hpr transcript hpr3 sourdough', 'transcript', /\*\*sourdough\*\*/],
    ['/hpr latest', 'latest', /HPR0012|part 12/],
    ['/hpr random', 'random', /Bread, part/],
    ['/hpr stats', 'stats', /12/],
    ['/hpr abuot', 'about', /hpr search/],
  ])('%s is pointed to the command and answered', async (typed, name, expected) => {
    const answer = await bot.ask(typed, { channel: 'dm' });
    const [command] = bot.discord.commands();
    expect(answer.content).toContain(`</hpr ${name}:${command?.id}>`);
    expect(JSON.stringify(answer.embeds)).toMatch(expected);
  });

  test.each(['/hpr', '/giphy cats', '/'])('%s is not clear, and gets a hint', async (typed) => {
    const answer = await bot.ask(typed, { channel: 'dm' });
    expect(answer.content).toMatch(/half remember/);
    expect(answer.embeds).toEqual([]);
  });

  test('/hpr host without a name asks for it', async () => {
    expect((await bot.ask('/hpr host', { channel: 'dm' })).content).toMatch(/^What for\? Pick <\/hpr host:\d+>/);
  });

  test('that is the name of a command is that command, without a word about slashes', async () => {
    const answer = await bot.ask('latest', { channel: 'dm' });
    expect(answer.content).toBe('');
    expect(textOf(answer)).toMatch(/part 12/);
  });
});

describe('what is not for the bot', () => {
  test('a message that does not mention it is not read: nothing is sent, and nothing is logged', async () => {
    await expectIgnored('which one was about sourdough? [[hpr0001]] /hpr search rye');
  });

  test.each(['@everyone which one was sourdough?', '<@&3> sourdough?', '@HPR sourdough', `\`<@1>\` rye`])(
    '%s is not a mention',
    (text) => expectIgnored(text),
  );

  test('a mention in code is not one', () => expectIgnored(`\`${bot.mention} sourdough\``));

  test('a reply to its answer is a question only if it looks like one', async () => {
    const replyTo = await bot.ask(`${bot.mention} sourdough`);
    await expectIgnored('thanks', { replyTo });
    await expectIgnored('oh, that was a great one', { replyTo });
    await expectIgnored('and which one was about rye?', { replyTo, ping: false });
    expect(textOf(await bot.ask('and which one was about sourdough?', { replyTo }))).toContain('sourdough');
  });

  test.each(['👍', 'ok, cool', 'lol'])('%s in a direct message', (text) => expectIgnored(text, { channel: 'dm' }));
});
