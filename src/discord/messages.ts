import type { Message, OmitPartialGroupDMChannel } from 'discord.js';
import { AnswerLimit } from './answer-limit.ts';
import type { Commands } from './command.ts';
import { deliver, isForbidden, mayNotReply } from './deliver.ts';
import type { DispatchOptions } from './dispatch.ts';
import { apology, createErrorBoundary } from './error-boundary.ts';
import { messageOf } from './message.ts';
import { type MessageQuestion, questionOf, type TypedCommands } from './message-question.ts';
import { type Reply, replyTo, standsAlone } from './message-reply.ts';
import { pictureFiles } from './picture-files.ts';
import { commandMention } from './text/markdown.ts';

export interface MessageDispatchOptions extends DispatchOptions {
  /** Discord's id of a command by its name, once it is registered. */
  readonly commandId: (name: string) => string | undefined;
}

/** Milliseconds after which a changed question is left with the answer it has. */
const EDIT_WINDOW = 5 * 60_000;
/** How many messages after a question may stand before its answer. */
const LOOKED_THROUGH = 25;

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

/** Whether a member has changed a message a while after writing it. Discord announces other changes, such as previews, too. */
export function isRecentEdit({ editedTimestamp, createdTimestamp }: ReceivedMessage): boolean {
  return editedTimestamp !== null && editedTimestamp - createdTimestamp <= EDIT_WINDOW;
}

/** What the bot does with messages that are for it. Neither rejects. */
export interface MessageDispatch {
  /** Answers a new message. */
  created(message: ReceivedMessage): Promise<void>;
  /** Changes the answer to a message that its author has changed, once, if nobody has used the answer's buttons yet. */
  edited(message: ReceivedMessage): Promise<void>;
}

/** Answers messages that are for the bot, each within the one error boundary. */
export function createMessageDispatch(options: MessageDispatchOptions): MessageDispatch {
  const { commands, knowledgeBase, logger, random = Math.random, now = () => new Date(), commandId, recent } = options;
  const within = createErrorBoundary(logger);
  const limit = new AnswerLimit();
  const typedCommands = typedCommandsOf(commands);
  const mention = (name: string): string => commandMention(typedCommands.root, name, commandId(typedCommands.root));
  const handle = async (message: ReceivedMessage, deliverReply: Delivery): Promise<void> => {
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
        const context = { knowledgeBase: knowledgeBase(), log, random, now };
        const reply = replyTo(question, { commands, context, mention });
        await deliverReply(message, reply);
        // What finds nothing is of no use to others, and a direct message is nobody's business.
        if (question.kind === 'search' && message.guildId !== null && reply.view?.shareable) {
          recent?.note({ guildId: message.guildId, memberId: message.author.id, query: question.query });
        }
      },
      apologise: (reference) => deliverReply(message, { content: apology(reference) }),
      excuse: (error) => (isForbidden(error) ? 'may not post in this channel' : undefined),
    });
  };
  return { created: (message) => handle(message, send), edited: (message) => handle(message, change) };
}

/** How a reply gets into the channel. */
type Delivery = (message: ReceivedMessage, reply: Reply) => Promise<void>;

/**
 * Replies without a ping. Discord makes only one message of all that come with the same nonce, so a question has one answer
 * even if the first try arrived and its response was lost.
 */
async function send(message: ReceivedMessage, reply: Reply): Promise<void> {
  const body = { ...(await bodyOf(reply, message)), nonce: message.id, enforceNonce: true };
  try {
    // Without the message, which its author may have deleted, it is a message of its own.
    await deliver(() => message.reply({ ...body, failIfNotExists: false }));
  } catch (error) {
    if (!mayNotReply(error)) throw error;
    await deliver(() => message.channel.send(body));
  }
}

/**
 * Changes the reply that the message has already. It is looked for in the channel, so nothing has to be remembered. One that
 * was changed before, by another edit or by a button, is left as it is.
 */
async function change(message: ReceivedMessage, reply: Reply): Promise<void> {
  const later = await message.channel.messages.fetch({ after: message.id, limit: LOOKED_THROUGH, cache: false });
  const answer = later.find(
    ({ author, reference }) => author.id === message.client.user.id && reference?.messageId === message.id,
  );
  if (answer === undefined || answer.editedTimestamp !== null) return;
  await answer.edit({ content: '', embeds: [], components: [], attachments: [], ...(await bodyOf(reply, message)) });
}

/** In a direct message there is nobody to share with. */
async function bodyOf({ view, content }: Reply, asked: ReceivedMessage) {
  const sharing = asked.inGuild() ? 'moment' : 'none';
  const message = view && { ...messageOf(view, sharing), files: await pictureFiles(view) };
  return { ...message, ...(content && { content }) };
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
