import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
} from 'discord.js';
import { deliver } from './deliver.ts';
import { messageOf } from './message.ts';
import type { View } from './view.ts';

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
/** Something done to a message of the bot. */
export type ControlInteraction = MessageComponentInteraction | ModalMessageModalSubmitInteraction;

/** For whom an answer is, and a sentence that stands above it until something is done with it. */
export interface AnswerOptions {
  readonly isPrivate: boolean;
  readonly note?: string | undefined;
}

/** Answers with a new message, for the channel or for the member alone; a private one can be shared. */
export async function answer(
  interaction: CommandInteraction | ControlInteraction,
  view: View,
  { isPrivate, note }: AnswerOptions,
): Promise<void> {
  const message = { ...messageOf(view, isPrivate ? 'offer' : 'none'), ...(note && { content: note }) };
  await deliver(() => interaction.reply(isPrivate ? { ...message, flags: MessageFlags.Ephemeral } : message));
}

/**
 * Answers a control: in place for the member whose message it is, else with a private copy, so that nobody's message changes
 * under their eyes.
 */
export async function answerControl(interaction: ControlInteraction, view: View): Promise<void> {
  if (!isOwn(interaction)) return answer(interaction, view, { isPrivate: true });
  const message = messageOf(view, isPrivateMessage(interaction) ? 'offer' : 'none');
  await deliver(() => interaction.update({ ...message, ...withoutNote(interaction) }));
}

/** Takes the note away that stands above a message, for it was of what was asked first. */
export function withoutNote({ message }: ControlInteraction): { readonly content?: string } {
  return message.content === '' ? {} : { content: '' };
}

/** Says one sentence to the member alone. */
export async function notice(interaction: CommandInteraction | ControlInteraction, text: string): Promise<void> {
  await deliver(() => interaction.reply({ content: text, flags: MessageFlags.Ephemeral }));
}

/** Only its reader can press the buttons of a private message. */
export function isPrivateMessage({ message }: ControlInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

function isOwn(interaction: ControlInteraction): boolean {
  return isPrivateMessage(interaction) || interaction.message.interactionMetadata?.user.id === interaction.user.id;
}
