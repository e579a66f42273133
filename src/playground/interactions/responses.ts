import {
  type APIMessage,
  ApplicationCommandOptionType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import * as z from 'zod';
import { apiErrors } from '../api-error.ts';
import { checkSuggestions } from '../checks/choices.ts';
import { FormErrors } from '../checks/form-errors.ts';
import { checkModal } from '../checks/modal.ts';
import type { Spec } from '../checks/spec.ts';
import type { UploadedFile } from '../state/attachments.ts';
import { normalizeComponents } from '../state/components.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { hasFlag } from '../state/flags.ts';
import type { Interaction, InteractionResponse } from './interaction.ts';
import { deferReply, editMessage, reply } from './replies.ts';

const typed = z.looseObject({ type: z.unknown() });

/** The response types allowed for each type of interaction. */
function allowedTypes({ prepared }: Interaction): readonly InteractionResponseType[] {
  const { ChannelMessageWithSource, DeferredChannelMessageWithSource, Modal } = InteractionResponseType;
  const { DeferredMessageUpdate, UpdateMessage, ApplicationCommandAutocompleteResult } = InteractionResponseType;
  const replies = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
  const updates = prepared.message ? [DeferredMessageUpdate, UpdateMessage] : [];
  switch (prepared.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return [...replies, ...updates];
    default:
      return [...replies, ...updates, Modal];
  }
}

/**
 * Validates the body of an interaction callback and applies it to the state.
 *
 * @throws ApiError when Discord would refuse the body; then nothing has happened.
 */
export function applyResponse(
  state: DiscordState,
  spec: Spec,
  interaction: Interaction,
  body: unknown,
  files: readonly UploadedFile[],
): InteractionResponse {
  const allowed = allowedTypes(interaction);
  const type = allowed.find((one) => one === typed.safeParse(body).data?.type);
  const nothing = { ephemeral: false, deferred: false };
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource: {
      const { data } = spec.read('CreateMessageInteractionCallbackRequestSchema', body);
      const message = reply(state, interaction, { form: data ?? {}, files });
      return { ...nothing, responseType: type, message, ephemeral: hasFlag(message.flags, MessageFlags.Ephemeral) };
    }
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const { data } = spec.read('CreateMessageInteractionCallbackRequestSchema', body);
      const message = deferReply(state, interaction, hasFlag(data?.flags, MessageFlags.Ephemeral));
      const ephemeral = hasFlag(message.flags, MessageFlags.Ephemeral);
      return { responseType: type, message, ephemeral, deferred: true };
    }
    case InteractionResponseType.DeferredMessageUpdate: {
      spec.read('UpdateMessageInteractionCallbackRequestSchema', body);
      const source = sourceOf(state, interaction);
      interaction.originalId = source.id;
      interaction.messageIds.add(source.id);
      const ephemeral = hasFlag(source.flags, MessageFlags.Ephemeral);
      return { responseType: type, message: source, ephemeral, deferred: true };
    }
    case InteractionResponseType.UpdateMessage: {
      const { data } = spec.read('UpdateMessageInteractionCallbackRequestSchema', body);
      const source = sourceOf(state, interaction);
      const message = editMessage(state, source, { form: data ?? {}, files }, ['data']);
      interaction.originalId = source.id;
      interaction.messageIds.add(source.id);
      return { ...nothing, responseType: type, message, ephemeral: hasFlag(message.flags, MessageFlags.Ephemeral) };
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult: {
      const { data } = spec.read('ApplicationCommandAutocompleteCallbackRequestSchema', body);
      const choices = data?.choices ?? [];
      const { focusedType = ApplicationCommandOptionType.String } = interaction.prepared;
      checkSuggestions(choices, focusedType, ['data', 'choices']);
      return { ...nothing, responseType: type, choices };
    }
    case InteractionResponseType.Modal: {
      const { data } = spec.read('ModalInteractionCallbackRequestSchema', body);
      checkModal(data, ['data']);
      const modal = { ...data, components: normalizeComponents(data.components) };
      interaction.modal = modal;
      return { ...nothing, responseType: type, modal };
    }
    default: {
      const errors = new FormErrors();
      if (typed.safeParse(body).data?.type === undefined) errors.required(['type']);
      else errors.add(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
      throw errors.toApiError();
    }
  }
}

/** The current state of the message whose component was used. */
function sourceOf(state: DiscordState, { prepared }: Interaction): APIMessage {
  const { message } = prepared;
  const source = message && state.messages.get(message.channel_id, message.id);
  if (!source) throw apiErrors.unknownMessage();
  return source.message;
}
