import type { APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Bot, startBot } from '../../src/discord/client.ts';
import { messageOf } from '../../src/discord/message.ts';
import { questionOf } from '../../src/discord/message-question.ts';
import { replyTo } from '../../src/discord/message-reply.ts';
import { typedCommandsOf } from '../../src/discord/messages.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { RequestRecord } from '../../src/playground/events.ts';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { expectDiscordTakes } from './support/discord-rules.ts';
import { nodesOf } from './support/markdown.ts';
import { MemoryLog } from './support/memory-log.ts';
import { nastyText } from './support/nasty-text.ts';
import { smallLibrary } from './support/small-library.ts';

const ERROR = 50;

let discord: Playground;
let bot: Bot;
let log: MemoryLog;
let knowledgeBase: KnowledgeBase;
let linesBefore = 0;
/** Milliseconds that Discord's clock is ahead. */
let later = 0;
let requestsBefore = 0;

// A channel takes five messages in five seconds, so each test has a Discord of its own.
beforeEach(async () => {
  later = 0;
  discord = await startPlayground({ port: 0, now: () => Date.now() + later });
  knowledgeBase = smallLibrary();
  log = new MemoryLog();
  bot = startBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    commands,
    knowledgeBase: () => knowledgeBase,
    logger: log.logger,
  });
  await bot.ready;
  linesBefore = log.lines.length;
  requestsBefore = discord.requests.length;
});
afterEach(async ({ task }) => {
  await bot.close();
  await discord.close();
  const failures = log.lines.filter(({ level }) => level >= ERROR);
  if (!task.suite?.name.startsWith('an error')) expect(failures).toEqual([]);
  if (!task.suite?.name.startsWith('an error')) expect(refused()).toEqual([]);
});

const INFO = 30;
const me = (): string => `<@${discord.applicationId}>`;
const newRequests = (): readonly RequestRecord[] => discord.requests.slice(requestsBefore);
const newLines = () => log.lines.slice(linesBefore);
const refused = () => newRequests().filter(({ status }) => status >= 400);

interface Where {
  readonly user?: string;
  readonly channel?: string;
  readonly replyTo?: APIMessage;
  readonly ping?: boolean;
}

/** Says it, and resolves with the bot's message when the bot is done with it. */
async function ask(content: string, where: Where = {}): Promise<APIMessage> {
  const { user = 'Maya', channel = 'general' } = where;
  const said = discord.say({ user, channel, content, ...where });
  await done(said);
  const answer = discord.messages({ user, channel }).at(-1);
  if (answer?.author.id !== discord.applicationId) throw new Error('There is no answer');
  return answer;
}

function done({ id }: APIMessage) {
  return log.line(({ message, level }) => message === id && level >= INFO);
}

/** Says what is not for the bot, then what is: by then, the first must have left no trace. */
async function expectIgnored(content: string, where: Where = {}): Promise<void> {
  const { user = 'Maya', channel = 'general' } = where;
  const [lines, requests] = [log.lines.length, discord.requests.length];
  const said = discord.say({ user, channel, content, ...where });
  await ask(`${me()} rye`, { user: 'Tomás', channel: 'kitchen' });
  expect(log.lines.slice(lines).filter(({ message }) => message === said.id)).toEqual([]);
  expect(discord.requests.slice(requests)).toHaveLength(1);
  expect(discord.messages({ user, channel }).at(-1)?.id).toBe(said.id);
}

function textOf({ content, embeds }: APIMessage): string {
  return [content, ...embeds.flatMap(({ title, description }) => [title, description])].filter(Boolean).join('\n');
}

/** The controls of an answer, whatever the view. */
function controlsOf({ components = [] }: APIMessage): string {
  return JSON.stringify(components.map((row) => ('components' in row ? row.components : [])));
}

async function searched(query: string): Promise<string> {
  const { message } = await discord.command({ user: 'Maya', path: 'hpr search', options: { query } });
  return message ? textOf(message) + controlsOf(message).replace(/"id":\d+/g, '') : '';
}

describe('a mention', () => {
  test('is answered as /hpr search would be, as a reply that pings nobody', async () => {
    const answer = await ask(`${me()} sourdough`);
    expect(textOf(answer) + controlsOf(answer).replace(/"id":\d+/g, '')).toBe(await searched('sourdough'));
    expect(answer.message_reference?.message_id).toBe(answer.referenced_message?.id);
    expect(answer.referenced_message?.content).toContain('sourdough');
    expect(answer.mentions).toEqual([]);
    const [post] = newRequests();
    expect(post?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  test('may stand anywhere in the question', async () => {
    const expected = await searched('which bread was sourdough?');
    const answer = await ask(`which bread ${me()} was   sourdough?`);
    expect(textOf(answer) + controlsOf(answer).replace(/"id":\d+/g, '')).toBe(expected);
  });

  test('has one line in the log, with ids and without words', async () => {
    await ask(`${me()} sourdough`);
    const lines = newLines().filter(({ level }) => level >= INFO);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ label: 'message search', guild: discord.guildId, msg: 'answered' });
    expect(Object.keys(lines[0] ?? {})).toEqual(expect.arrayContaining(['message', 'channel', 'user', 'ms']));
    expect(JSON.stringify(lines)).not.toMatch(/sourdough|Maya/);
  });

  test.each(['', '!', 'hi', 'Hello there!', 'help', 'what can you do?'])('with %j alone gets a hint', async (text) => {
    const answer = await ask(`${me()} ${text}`);
    expect(answer.content).toMatch(/half remember/);
    const [command] = discord.commands();
    expect(answer.content).toContain(`</hpr search:${command?.id}>`);
    expect(answer.embeds).toEqual([]);
  });

  test('that thanks gets a short line', async () => {
    expect((await ask(`${me()} thanks a lot!`)).content).toBe('You’re welcome!');
  });
});

describe('a direct message', () => {
  test('is a question without a mention', async () => {
    const answer = await ask('sourdough', { channel: 'dm' });
    expect(textOf(answer)).toContain('sourdough');
    expect(answer.message_reference).toBeDefined();
  });

  test('that is a number or an address is that show', async () => {
    expect((await ask('hpr0007', { channel: 'dm' })).embeds[0]?.title).toBe('HPR0007: Bread, part 7');
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
    const answer = await ask(typed, { channel: 'dm' });
    const [command] = discord.commands();
    expect(answer.content).toContain(`</hpr ${name}:${command?.id}>`);
    expect(JSON.stringify(answer.embeds)).toMatch(expected);
  });

  test.each(['/hpr', '/giphy cats', '/'])('%s is not clear, and gets a hint', async (typed) => {
    const answer = await ask(typed, { channel: 'dm' });
    expect(answer.content).toMatch(/half remember/);
    expect(answer.embeds).toEqual([]);
  });

  test('/hpr host without a name asks for it', async () => {
    expect((await ask('/hpr host', { channel: 'dm' })).content).toMatch(/^What for\? Pick <\/hpr host:\d+>/);
  });

  test('that is the name of a command is that command, without a word about slashes', async () => {
    const answer = await ask('latest', { channel: 'dm' });
    expect(answer.content).toBe('');
    expect(textOf(answer)).toMatch(/part 12/);
  });
});

describe('double brackets', () => {
  test('are looked up: a card each, in order, and what stands around them does not matter', async () => {
    const answer = await ask(`${me()} compare [[hpr0003]] with [[ Bread, part 7 ]] about rye`);
    expect(answer.embeds.map(({ title, url }) => [title, url])).toEqual([
      ['HPR0003: Bread, part 3', 'https://hackerpublicradio.org/eps/hpr0003/index.html'],
      ['HPR0007: Bread, part 7', 'https://hackerpublicradio.org/eps/hpr0007/index.html'],
    ]);
    expect(answer.embeds[0]?.description).toMatch(/Crumb · 5 Mar 2012/);
    expect(answer.content).toBe('');
  });

  test('are three at most', async () => {
    const answer = await ask('[[1]] [[2]] [[3]] [[4]] [[5]]', { channel: 'dm' });
    expect(answer.embeds.map(({ title }) => title?.slice(0, 7))).toEqual(['HPR0001', 'HPR0002', 'HPR0003']);
  });

  test('give a show once, however it is named', async () => {
    expect((await ask('[[1]] [[hpr1]] [[HPR 0001]]', { channel: 'dm' })).embeds).toHaveLength(1);
  });

  test('with words are the best show about them', async () => {
    expect((await ask('[[sourdough]]', { channel: 'dm' })).embeds[0]?.title).toMatch(/Bread, part/);
  });

  test('that nothing is meant by are named', async () => {
    const answer = await ask('[[hpr0001]] [[hpr9999]] [[99998]]', { channel: 'dm' });
    expect(answer.embeds).toHaveLength(1);
    expect(answer.content).toBe('-# Nothing found for “hpr9999”, “99998”.');
  });

  test('that are nothing but the number of no show say which ones there are', async () => {
    const [answer] = (await ask('[[hpr9999]]', { channel: 'dm' })).embeds;
    expect(answer).toMatchObject({ title: 'There is no HPR9999', description: 'The newest is HPR0012.' });
  });

  test('open a show, and lead back to the cards', async () => {
    const cards = await ask('[[1]] [[2]]', { channel: 'dm' });
    const opened = await discord.click({ user: 'Maya', message: cards, label: 'HPR0002' });
    expect(opened.message?.embeds[0]?.title).toBe('HPR0002: Bread, part 2');
    const back = await discord.click({ user: 'Maya', message: cards, label: 'Back' });
    expect(back.message?.embeds).toEqual(cards.embeds);
  });
});

describe('the controls of an answer', () => {
  test('turn its pages for the member who asked', async () => {
    const answer = await ask(`${me()} /hpr latest`);
    const turned = await discord.click({ user: 'Maya', message: answer, label: '›' });
    expect(turned.ephemeral).toBe(false);
    expect(turned.message?.id).toBe(answer.id);
    expect(turned.message?.content).toBe('');
  });

  test('give another member a private copy', async () => {
    const answer = await ask(`${me()} /hpr latest`);
    const copy = await discord.click({ user: 'Tomás', message: answer, label: '›' });
    expect(copy.ephemeral).toBe(true);
    expect(discord.message(answer)?.embeds).toEqual(answer.embeds);
  });

  test('work in a direct message', async () => {
    const answer = await ask('/hpr latest', { channel: 'dm' });
    expect((await discord.click({ user: 'Maya', message: answer, label: '›' })).message?.id).toBe(answer.id);
  });
});

describe('a question that is changed', () => {
  async function edited(message: APIMessage, content: string): Promise<APIMessage | undefined> {
    const lines = log.lines.length;
    const asked = discord.message({ id: message.message_reference?.message_id ?? '', channel_id: message.channel_id });
    if (asked === undefined) throw new Error('It is no reply');
    discord.edit({ user: 'Maya', message: asked, content });
    await log.line((line) => line['message'] === asked.id && line.level >= INFO && log.lines.indexOf(line) >= lines);
    return discord.message(message);
  }

  test('has its answer changed, once', async () => {
    const first = await ask(`${me()} hpr0007`);
    const second = await edited(first, `${me()} hpr0008`);
    expect(second?.embeds[0]?.title).toBe('HPR0008: Bread, part 8');
    expect(second?.message_reference).toEqual(first.message_reference);
    expect((await edited(first, `${me()} hpr0009`))?.embeds).toEqual(second?.embeds);
  });

  test('loses nothing of the first answer', async () => {
    const first = await ask('hi', { channel: 'dm' });
    const second = await edited(first, 'hpr0007');
    expect(second).toMatchObject({ content: '', embeds: [{ title: 'HPR0007: Bread, part 7' }] });
  });

  test('leaves an answer alone whose buttons were used', async () => {
    const first = await ask(`${me()} /hpr latest`);
    const turned = await discord.click({ user: 'Maya', message: first, label: '›' });
    expect((await edited(first, `${me()} hpr0008`))?.embeds).toEqual(turned.message?.embeds);
  });

  test('after a while keeps its answer', async () => {
    const first = await ask('hpr0007', { channel: 'dm' });
    later = 6 * 60_000;
    const asked = discord.message({ id: first.message_reference?.message_id ?? '', channel_id: first.channel_id });
    if (asked) discord.edit({ user: 'Maya', message: asked, content: 'hpr0008' });
    later = 0;
    await ask(`${me()} rye`, { channel: 'kitchen' });
    expect(discord.message(first)?.embeds).toEqual(first.embeds);
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

  test('a mention in code is not one', () => expectIgnored(`\`${me()} sourdough\``));

  test('a reply to its answer is a question only if it looks like one', async () => {
    const replyTo = await ask(`${me()} sourdough`);
    await expectIgnored('thanks', { replyTo });
    await expectIgnored('oh, that was a great one', { replyTo });
    await expectIgnored('and which one was about rye?', { replyTo, ping: false });
    expect(textOf(await ask('and which one was about sourdough?', { replyTo }))).toContain('sourdough');
  });

  test.each(['👍', 'ok, cool', 'lol'])('%s in a direct message', (text) => expectIgnored(text, { channel: 'dm' }));
});

describe('a question that two members asked', () => {
  test('is suggested to the next', async () => {
    await ask(`${me()} sourdough`);
    await ask(`${me()} sourdough`, { user: 'Tomás' });
    await ask('wheat', { channel: 'dm' });
    const { choices = [] } = await discord.autocomplete({ user: 'Maya', path: 'hpr search', focused: 'query' });
    expect(choices[0]?.value).toBe('sourdough');
    expect(choices.map(({ value }) => value)).not.toContain('wheat');
  });
});

describe('the text of a member', () => {
  test('is answered once, however often Discord’s response is lost', async () => {
    discord.inject({ fault: { kind: 'reset' }, method: 'POST', path: '/messages', afterwards: true });
    const before = discord.messages({ user: 'Maya' }).length;
    await ask(`${me()} sourdough`);
    expect(discord.messages({ user: 'Maya' })).toHaveLength(before + 2);
  });

  test('cannot make the bot flood a channel', async () => {
    const said = Array.from({ length: 12 }, (_, index) =>
      discord.say({ user: 'Maya', channel: 'linux', content: `${me()} sourdough ${index}` }),
    );
    await Promise.all(said.map(done));
    const answers = discord.messages({ user: 'Maya', channel: 'linux' }).filter(({ author }) => author.bot);
    expect(answers).toHaveLength(5);
    expect(newLines().filter(({ msg }) => msg?.startsWith('not answered'))).toHaveLength(7);
  });

  test('never breaks Discord’s rules, whatever it is', () => {
    const nasty = fc.oneof(
      nastyText,
      fc.constantFrom(
        '[[',
        ']]',
        '[[]]',
        '/',
        '/hpr ',
        '/hpr search ',
        me(),
        '@everyone',
        '<@1>',
        '[[@here]]',
        '[[zz]] ',
      ),
    );
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), fc.boolean(), (parts, isDirect) => {
        const content = parts.join('').slice(0, 4000);
        const typed = typedCommandsOf(commands);
        const question = questionOf({ content, botId: discord.applicationId, isDirect }, typed);
        if (question === undefined) return;
        const context = { knowledgeBase, log: log.logger, random: () => 0, now: () => new Date(0) };
        const { view, content: text = '' } = replyTo(question, { commands, context, mention: (name) => `/${name}` });
        if (view) expectDiscordTakes(messageOf(view, 'none'));
        expect(view !== undefined || text.trim() !== '').toBe(true);
        expect(text.length).toBeLessThanOrEqual(2000);
        expect(nodesOf(text).map(({ kind }) => kind)).not.toEqual(
          expect.arrayContaining(['user', 'role', 'everyone', 'here']),
        );
      }),
    );
  });
});

describe('an error', () => {
  test('becomes a sentence with a reference, which the log has', async () => {
    knowledgeBase = Object.assign(smallLibrary(), {
      search: () => {
        throw new Error('boom');
      },
    });
    discord.say({ user: 'Maya', content: `${me()} sourdough` });
    const failure = await log.line(({ level }) => level === ERROR);
    await bot.drain();
    const content = discord.messages({ user: 'Maya' }).at(-1)?.content;
    expect(content).toContain(`\`${failure.reference}\``);
  });

  test('for the lack of permission is a line in the log and nothing else', async () => {
    discord.inject({ fault: { kind: 'status', status: 403, code: 50_013 }, method: 'POST', path: '/messages' });
    await done(discord.say({ user: 'Maya', content: `${me()} sourdough` }));
    expect(newLines().filter(({ level }) => level > INFO)).toMatchObject([{ msg: 'may not post in this channel' }]);
    expect(newRequests()).toHaveLength(1);
  });

  test('for the lack of permission to read what was written is answered without a reply', async () => {
    discord.inject({ fault: { kind: 'status', status: 403, code: 160_002 }, method: 'POST', path: '/messages' });
    const answer = await ask(`${me()} sourdough`);
    expect(answer.message_reference).toBeUndefined();
    expect(textOf(answer)).toContain('sourdough');
  });
});

describe('stopping', () => {
  test('finishes the answer under way, and takes no more questions', async () => {
    discord.inject({ fault: { kind: 'delay', milliseconds: 50 }, method: 'POST', path: '/messages' });
    const said = discord.say({ user: 'Maya', content: `${me()} sourdough` });
    await log.line(({ message }) => message === said.id);
    await bot.drain();
    expect(discord.messages({ user: 'Maya' }).at(-1)?.author.id).toBe(discord.applicationId);
    const late = discord.say({ user: 'Maya', content: `${me()} rye` });
    await bot.drain();
    expect(discord.messages({ user: 'Maya' }).at(-1)?.id).toBe(late.id);
  });
});
