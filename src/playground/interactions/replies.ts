import { type APIMessage, MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { checkMessage } from '../checks/message.ts';
import type { VisibleMessage } from '../protocol.ts';
import { GUILD_ID } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { hasFlag, NO_FLAGS } from '../state/flags.ts';
import { withoutReference } from '../state/message-factory.ts';
import type { MessageDraft } from '../state/message-form.ts';
import { BOT } from '../state/people.ts';
import type { Interaction } from './interaction.ts';

/** Creates the reply to an interaction, or a follow-up. */
export function reply(
  state: DiscordState,
  interaction: Interaction,
  draft: MessageDraft,
  path: readonly string[] = ['data'],
): APIMessage {
  checkMessage(draft, path);
  const first = interaction.originalId === undefined;
  const made = state.messageFactory.create(newReply(state, interaction, first), draft);
  const message: APIMessage = { ...made, ...replyFields(state, interaction, first, made) };
  publish(state, interaction, message, false);
  return message;
}

/** Creates the placeholder that is shown while the bot is thinking. */
export function deferReply(state: DiscordState, interaction: Interaction, ephemeral: boolean): APIMessage {
  const made = state.messageFactory.create(newReply(state, interaction, true), { form: {}, files: [] });
  const flags = MessageFlags.Loading | (ephemeral ? MessageFlags.Ephemeral : NO_FLAGS);
  const message: APIMessage = { ...made, flags, ...replyFields(state, interaction, true, { flags }) };
  publish(state, interaction, message, true);
  return message;
}

function publish(state: DiscordState, interaction: Interaction, message: APIMessage, thinking: boolean): void {
  interaction.originalId ??= message.id;
  interaction.messageIds.add(message.id);
  interaction.thinking = thinking;
  const visibleTo = hasFlag(message.flags, MessageFlags.Ephemeral) ? { visibleTo: interaction.person.user.id } : {};
  state.messages.put({ message, ...visibleTo, ...(thinking ? { thinking } : {}) });
}

/**
 * Edits a message of the bot. A placeholder becomes a normal message.
 *
 * @throws ApiError when Discord would refuse the form.
 */
export function editMessage(
  state: DiscordState,
  before: APIMessage,
  draft: MessageDraft,
  path: readonly string[],
): APIMessage {
  checkMessage(draft, path, before);
  const { visibleTo } = state.messages.get(before.channel_id, before.id) ?? {};
  const loaded = { ...before, flags: (before.flags ?? NO_FLAGS) & ~MessageFlags.Loading };
  const edited = state.messageFactory.edit(loaded, draft, state.now());
  const awaited = hasFlag(before.flags, MessageFlags.Loading);
  const message = awaited ? { ...edited, edited_timestamp: null } : edited;
  state.messages.put({ message, ...(visibleTo === undefined ? {} : { visibleTo }) });
  return message;
}

function newReply(state: DiscordState, { channel, prepared }: Interaction, first: boolean) {
  const { ChatInputCommand, ContextMenuCommand, Default, Reply } = MessageType;
  const ofCommand = prepared.target ? ContextMenuCommand : ChatInputCommand;
  const ofFirst = prepared.command ? ofCommand : prepared.message ? Reply : Default;
  return { id: state.newId(), channelId: channel.id, author: BOT, type: first ? ofFirst : Reply, time: state.now() };
}

/** The fields that link a reply to its interaction and to the message it refers to. */
function replyFields(
  state: DiscordState,
  interaction: Interaction,
  first: boolean,
  { flags }: Pick<APIMessage, 'flags'>,
): Partial<APIMessage> {
  const { prepared, metadata, person, channel, id, originalId } = interaction;
  const referred = first ? (prepared.message ?? prepared.target)?.id : originalId;
  const about = referred === undefined ? undefined : state.messages.get(channel.id, referred);
  const follows = first || originalId === undefined ? {} : { original_response_message_id: originalId };
  return {
    webhook_id: BOT.id,
    application_id: BOT.id,
    ...(metadata ? { interaction_metadata: { ...metadata, ...follows } } : {}),
    ...(prepared.command && first ? { interaction: { id, ...prepared.command, user: person.user } } : {}),
    ...(referred === undefined
      ? {}
      : {
          message_reference: {
            type: MessageReferenceType.Default,
            channel_id: channel.id,
            message_id: referred,
            ...(channel.kind === 'text' ? { guild_id: GUILD_ID } : {}),
          },
          referenced_message: about && maySee(about, flags) ? withoutReference(about.message) : null,
        }),
  };
}

/** A public reply must not quote an ephemeral message. */
function maySee({ visibleTo }: VisibleMessage, flags: MessageFlags | undefined): boolean {
  return visibleTo === undefined || hasFlag(flags, MessageFlags.Ephemeral);
}
