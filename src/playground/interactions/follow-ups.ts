import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { hasFlag } from '../world/flags.ts';
import type { MessageDraft } from '../world/message-form.ts';
import type { World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';
import type { InteractionBroker } from './interaction-broker.ts';
import { change, reply } from './replies.ts';

/**
 * Posts another message under an interaction's token. After a deferred reply the first one takes the placeholder's
 * place, and is ephemeral if that was: Discord keeps this for old bots.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
 *
 * @throws ApiError when Discord would refuse the form.
 */
export function followUp(
  world: World,
  desk: InteractionBroker,
  interaction: Interaction,
  draft: MessageDraft,
): APIMessage {
  return interaction.thinking
    ? editReply(world, desk, interaction, '@original', draft)
    : reply(world, interaction, draft, []);
}

/**
 * Edits a message under an interaction's token.
 *
 * @param id Its id, or `@original`.
 * @throws ApiError when there is no such message, or Discord would refuse the form.
 */
export function editReply(
  world: World,
  desk: InteractionBroker,
  interaction: Interaction,
  id: string,
  draft: MessageDraft,
): APIMessage {
  const before = desk.message(interaction, id);
  const message = change(world, before, draft, []);
  if (hasFlag(before.flags, MessageFlags.Loading)) interaction.thinking = false;
  return message;
}

/**
 * Deletes a message under an interaction's token.
 *
 * @throws ApiError 10008
 */
export function deleteReply(world: World, desk: InteractionBroker, interaction: Interaction, id: string): void {
  const message = desk.message(interaction, id);
  if (message.id === interaction.originalId) interaction.thinking = false;
  world.messages.remove(message.channel_id, message.id);
}
