import { chatInputApplicationCommandMention, type Message, type OmitPartialGroupDMChannel } from 'discord.js';
import { AnswerLimit } from './answer-limit.ts';
import type { Commands } from './command.ts';
import { deliver, isForbidden, mayNotReply } from './deliver.ts';
import type { DispatchOptions } from './dispatch.ts';
import { apology, createErrorBoundary } from './error-boundary.ts';
import { messageOf } from './message.ts';
import { type MessageQuestion, questionOf, type TypedCommands } from './message-question.ts';
import { type Reply, replyTo, standsAlone } from './message-reply.ts';
import { code } from './text/markdown.ts';

export interface MessageDispatchOptions extends DispatchOptions {
  /** Discord's id of a command by its name, once it is registered. */
  readonly commandId: (name: string) => string | undefined;
}

/** A message of a channel that the bot is in, as discord.js gives it. */
export type ReceivedMessage = OmitPartialGroupDMChannel<Message>;

/**
 * Whether a message is for the bot: a member's direct message, or one that mentions it by name. Mentions of a role or of
 * everyone are not. Nothing else of a channel is looked at.
 */
export function isForBot(message: ReceivedMessage): boolean {
  const { author, webhookId, client } = message;
  if (author.bot || author.system || webhookId !== null || message.system) return false;
  return !message.inGuild() || message.mentions.users.has(client.user.id);
}

/** Answers messages that are for the bot, each within the one error boundary. Never rejects. */
export function createMessageDispatch(options: MessageDispatchOptions): (message: ReceivedMessage) => Promise<void> {
  const { commands, knowledgeBase, logger, random = Math.random, commandId } = options;
  const within = createErrorBoundary(logger);
  const limit = new AnswerLimit();
  const typedCommands = typedCommandsOf(commands);
  const mention = (name: string): string => commandMention(typedCommands.root, name, commandId(typedCommands.root));
  return async (message) => {
    const question = questionOf(
      { content: textOf(message), botId: message.client.user.id, isDirect: !message.inGuild() },
      typedCommands,
    );
    if (question === undefined) return;
    await within({
      fields: () => ({ label: labelOf(question, typedCommands.root), ...originOf(message) }),
      level: 'info',
      async answer(log) {
        if (!limit.admits(message.channelId, message.author.id, performance.now())) {
          return log.info('not answered: too many questions at once');
        }
        log.debug({ question }, 'asked in a message');
        const context = { knowledgeBase: knowledgeBase(), log, random };
        await send(message, replyTo(question, { commands, context, mention }));
      },
      apologise: (reference) => send(message, { content: apology(reference) }),
      excuse: (error) => (isForbidden(error) ? 'may not post in this channel' : undefined),
    });
  };
}

/** A name of a command that can be pressed, if Discord's id of it is known. */
function commandMention(root: string, name: string, id: string | undefined): string {
  return id === undefined ? code(`/${root} ${name}`) : chatInputApplicationCommandMention(root, name, id);
}

/**
 * Replies without a ping. Discord makes only one message of all that come with the same nonce, so a question has one answer
 * even if the first try arrived and its response was lost.
 */
async function send(message: ReceivedMessage, { view, content }: Reply): Promise<void> {
  const body = {
    ...(view && messageOf(view, 'none')),
    ...(content && { content }),
    nonce: message.id,
    enforceNonce: true,
  };
  try {
    // Without the message, which its author may have deleted, it is a message of its own.
    await deliver(() => message.reply({ ...body, failIfNotExists: false }));
  } catch (error) {
    if (!mayNotReply(error)) throw error;
    await deliver(() => message.channel.send(body));
  }
}

/** What a message says; a forwarded one says what the original does. */
function textOf({ content, messageSnapshots }: ReceivedMessage): string {
  return content.trim() === '' ? (messageSnapshots.first()?.content ?? '') : content;
}

/** The commands as they can be written in a message. */
export function typedCommandsOf({ slash }: Commands): TypedCommands {
  const list = slash.flatMap(({ subcommands }) => subcommands);
  return {
    root: slash[0]?.data.name ?? '',
    list: list.map((command) => {
      const option = command.data.toJSON().options?.[0]?.name;
      return { name: command.data.name, standsAlone: standsAlone(command), ...(option !== undefined && { option }) };
    }),
  };
}

/** What a person would call it: `message search`, `message /hpr latest`. */
function labelOf(question: MessageQuestion, root: string): string {
  return `message ${question.kind === 'command' ? `/${root} ${question.name}` : question.kind}`;
}

/** The origin of a message, as ids: an operator can look them up, and no member's name or words are logged. */
function originOf({ id, guildId, channelId, author }: ReceivedMessage): Readonly<Record<string, string | undefined>> {
  return { message: id, guild: guildId ?? undefined, channel: channelId, user: author.id };
}
