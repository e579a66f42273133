import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { hasFlag } from '../state/flags.ts';
import type { MessageDraft } from '../state/message-form.ts';
import type { Interaction } from './interaction.ts';
import type { InteractionBroker } from './interaction-broker.ts';
import { editMessage, reply } from './replies.ts';

/**
 * Posts a follow-up message. After a deferred reply, the first follow-up replaces the placeholder and is ephemeral if
 * that was. Discord does this for compatibility with old bots.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
 *
 * @throws ApiError when Discord would refuse the form.
 */
export function followUp(
  state: DiscordState,
  broker: InteractionBroker,
  interaction: Interaction,
  draft: MessageDraft,
): APIMessage {
  return interaction.thinking
    ? editReply(state, broker, interaction, '@original', draft)
    : reply(state, interaction, draft, []);
}

/**
 * Edits a message that an interaction's token gives access to.
 *
 * @param id Its id, or `@original`.
 * @throws ApiError when there is no such message, or Discord would refuse the form.
 */
export function editReply(
  state: DiscordState,
  broker: InteractionBroker,
  interaction: Interaction,
  id: string,
  draft: MessageDraft,
): APIMessage {
  const before = broker.message(interaction, id);
  const message = editMessage(state, before, draft, []);
  if (hasFlag(before.flags, MessageFlags.Loading)) interaction.thinking = false;
  return message;
}

/**
 * Deletes a message that an interaction's token gives access to.
 *
 * @throws ApiError 10008
 */
export function deleteReply(
  state: DiscordState,
  broker: InteractionBroker,
  interaction: Interaction,
  id: string,
): void {
  const message = broker.message(interaction, id);
  if (message.id === interaction.originalId) interaction.thinking = false;
  state.messages.remove(message.channel_id, message.id);
}
