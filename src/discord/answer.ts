import {
  type ChatInputCommandInteraction,
  DiscordAPIError,
  InteractionContextType,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
} from 'discord.js';
import { deliver } from './deliver.ts';
import { messageOf, type Sharing } from './message.ts';
import { pictureFiles } from './picture-files.ts';
import type { View } from './view.ts';

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
/** Something done to a message of the bot. */
export type ControlInteraction = MessageComponentInteraction | ModalMessageModalSubmitInteraction;

/**
 * Who sees an answer, and a sentence above it that goes away when a control is used. An answer that is of no use to others
 * is private whatever was asked for.
 */
export interface AnswerOptions {
  readonly isPrivate: boolean;
  readonly note?: string | undefined;
}

/** Answers with a new message, for the channel or for the member alone. */
export async function answer(
  interaction: CommandInteraction | ControlInteraction,
  view: View,
  { isPrivate: isAskedFor, note }: AnswerOptions,
): Promise<void> {
  const isPrivate = isAskedFor || !view.shareable;
  const message = { ...messageOf(view, sharingIn(interaction, isPrivate)), ...(note && { content: note }) };
  const body = { ...message, files: await pictureFiles(view) };
  await deliver(() => interaction.reply(isPrivate ? { ...body, flags: MessageFlags.Ephemeral } : body));
}

/**
 * Answers a control: in place for the member who owns the message, otherwise with a private copy, so that no one's
 * message changes under their eyes.
 */
export async function answerControl(interaction: ControlInteraction, view: View): Promise<void> {
  if (!(await isOwn(interaction))) return answer(interaction, view, { isPrivate: true });
  const message = messageOf(view, sharingIn(interaction, isPrivateMessage(interaction)));
  const files = await pictureFiles(view);
  // A picture stays on a message until it is taken off.
  const attached = files.length > 0 || interaction.message.attachments.size > 0 ? { files, attachments: [] } : {};
  await deliver(() => interaction.update({ ...message, ...attached, ...withoutNote(interaction) }));
}

/** What an answer there offers to be shared: nothing in a direct message, where nobody else is. */
export function sharingIn(
  { context, guildId }: Pick<MessageComponentInteraction, 'context' | 'guildId'>,
  isPrivate: boolean,
): Sharing {
  const isAlone = context === null ? guildId === null : context === InteractionContextType.BotDM;
  if (isAlone) return 'none';
  return isPrivate ? 'offer' : 'moment';
}

/** Removes the note above a message: it was about the first answer. */
export function withoutNote({ message }: ControlInteraction): { readonly content?: string } {
  return message.content === '' ? {} : { content: '' };
}

/** Says one sentence to the member alone. */
export async function notice(interaction: CommandInteraction | ControlInteraction, text: string): Promise<void> {
  await deliver(() => interaction.reply({ content: text, flags: MessageFlags.Ephemeral }));
}

/** Only the member it is for sees a private message, and can press its buttons. */
export function isPrivateMessage({ message }: ControlInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

/** Whether the message answers this member: their command, or their message. */
async function isOwn(interaction: ControlInteraction): Promise<boolean> {
  const { message, user } = interaction;
  if (isPrivateMessage(interaction)) return true;
  if (message.interactionMetadata !== null) return message.interactionMetadata.user.id === user.id;
  if (interaction.guildId === null) return true;
  const asked = await messageRepliedTo(interaction);
  return asked?.author.id === user.id;
}

/** Discord leaves it out of interactions. Undefined when it is gone, or out of the bot's sight. */
async function messageRepliedTo({ message, channel }: ControlInteraction): Promise<Message | undefined> {
  const id = message.reference?.messageId;
  if (id === undefined) return undefined;
  return channel?.messages.fetch({ message: id, cache: false }).catch((error: unknown) => {
    if (error instanceof DiscordAPIError) return undefined;
    throw error;
  });
}
