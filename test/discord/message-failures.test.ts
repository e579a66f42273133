import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { messageOf } from '../../src/discord/message.ts';
import { questionOf } from '../../src/discord/message-question.ts';
import { replyTo } from '../../src/discord/message-reply.ts';
import { typedCommandsOf } from '../../src/discord/messages.ts';
import { expectDiscordTakes } from './support/discord-rules.ts';
import { nodesOf } from './support/markdown.ts';
import { MessagedBot, textOf } from './support/messaged-bot.ts';
import { nastyText } from './support/nasty-text.ts';
import { smallLibrary } from './support/small-library.ts';

const INFO = 30;
const ERROR = 50;

const bot = new MessagedBot((suite) => suite === 'an error');

describe('the text of a member', () => {
  test('is answered once, however often Discord’s response is lost', async () => {
    bot.discord.inject({ fault: { kind: 'reset' }, method: 'POST', path: '/messages', afterwards: true });
    const before = bot.discord.messages({ user: 'Maya' }).length;
    await bot.ask(`${bot.mention} sourdough`);
    expect(bot.discord.messages({ user: 'Maya' })).toHaveLength(before + 2);
  });

  test('cannot make the bot flood a channel', async () => {
    const said = Array.from({ length: 12 }, (_, index) =>
      bot.discord.say({ user: 'Maya', channel: 'linux', content: `${bot.mention} sourdough ${index}` }),
    );
    await Promise.all(said.map((message) => bot.done(message)));
    const answers = bot.discord.messages({ user: 'Maya', channel: 'linux' }).filter(({ author }) => author.bot);
    expect(answers).toHaveLength(5);
    expect(bot.newLines().filter(({ msg }) => msg?.startsWith('not answered'))).toHaveLength(7);
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
        bot.mention,
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
        const question = questionOf({ content, botId: bot.discord.applicationId, isDirect }, typed);
        if (question === undefined) return;
        const context = {
          knowledgeBase: bot.knowledgeBase,
          log: bot.log.logger,
          random: () => 0,
          now: () => new Date(0),
        };
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
    bot.knowledgeBase = Object.assign(smallLibrary(), {
      search: () => {
        throw new Error('boom');
      },
    });
    bot.discord.say({ user: 'Maya', content: `${bot.mention} sourdough` });
    const failure = await bot.log.line(({ level }) => level === ERROR);
    await bot.drain();
    const content = bot.discord.messages({ user: 'Maya' }).at(-1)?.content;
    expect(content).toContain(`\`${failure.reference}\``);
  });

  test('for the lack of permission is a line in the log and nothing else', async () => {
    bot.discord.inject({ fault: { kind: 'status', status: 403, code: 50_013 }, method: 'POST', path: '/messages' });
    await bot.done(bot.discord.say({ user: 'Maya', content: `${bot.mention} sourdough` }));
    expect(bot.newLines().filter(({ level }) => level > INFO)).toMatchObject([{ msg: 'may not post in this channel' }]);
    expect(bot.newRequests()).toHaveLength(1);
  });

  test('for the lack of permission to read what was written is answered without a reply', async () => {
    bot.discord.inject({ fault: { kind: 'status', status: 403, code: 160_002 }, method: 'POST', path: '/messages' });
    const answer = await bot.ask(`${bot.mention} sourdough`);
    expect(answer.message_reference).toBeUndefined();
    expect(textOf(answer)).toContain('sourdough');
  });
});

describe('stopping', () => {
  test('finishes the answer under way, and takes no more questions', async () => {
    bot.discord.inject({ fault: { kind: 'delay', milliseconds: 50 }, method: 'POST', path: '/messages' });
    const said = bot.discord.say({ user: 'Maya', content: `${bot.mention} sourdough` });
    await bot.log.line(({ message }) => message === said.id);
    await bot.drain();
    expect(bot.discord.messages({ user: 'Maya' }).at(-1)?.author.id).toBe(bot.discord.applicationId);
    const late = bot.discord.say({ user: 'Maya', content: `${bot.mention} rye` });
    await bot.drain();
    expect(bot.discord.messages({ user: 'Maya' }).at(-1)?.id).toBe(late.id);
  });
});
