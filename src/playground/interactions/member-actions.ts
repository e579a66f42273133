import { type APIMessage, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { countCharacters, LIMITS } from '../checks/limits.ts';
import type { PlaygroundOption } from '../protocol.ts';
import type { Channel } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { hasFlag } from '../state/flags.ts';
import { InvalidActionError } from './errors.ts';
import type { InteractionResult } from './interaction.ts';
import type { InteractionBroker, InteractionRequest } from './interaction-broker.ts';
import { prepareAutocomplete, prepareCommand, prepareMessageCommand } from './prepare-command.ts';
import { prepareComponent } from './prepare-component.ts';
import { type ModalValues, prepareModal } from './prepare-modal.ts';
import type { ActionContext, PreparedInteraction } from './prepared-interaction.ts';

/** Where the progress of an interaction is reported. */
export type Tracking = Pick<InteractionRequest, 'nonce' | 'onReport'>;

/**
 * The actions of the playground's users. Each throws InvalidActionError if a client would not allow it. Those that create
 * an interaction reject with InteractionFailed if the bot sends no valid response in time.
 */
export class MemberActions {
  readonly #state: DiscordState;
  readonly #broker: InteractionBroker;

  constructor(state: DiscordState, broker: InteractionBroker) {
    this.#state = state;
    this.#broker = broker;
  }

  contextOf(userId: string, channelId: string): ActionContext {
    const person = this.#state.person(userId);
    const channel = this.#state.channel(channelId);
    if (!person) throw new InvalidActionError('There is no such user');
    if (!channel || !this.#state.canSee(person, channel)) throw new InvalidActionError('There is no such channel');
    return { person, channel };
  }

  /** The channel of an interaction. */
  channelOf(interactionId: string): Channel {
    const interaction = this.#broker.get(interactionId);
    if (!interaction) throw new InvalidActionError('There was no such interaction');
    return interaction.channel;
  }

  /** @param reply The id of the message it replies to, and whether to mention its author. */
  postMessage(
    context: ActionContext,
    content: string,
    reply?: { readonly to: string; readonly ping: boolean },
  ): APIMessage {
    checkContent(content);
    const to = reply && this.#publicMessage(context, reply.to);
    return this.#state.postMessage(context.person, context.channel, content, to && { to, ping: reply.ping });
  }

  /** Changes the text of the user's own message. */
  editMessage(context: ActionContext, messageId: string, content: string): APIMessage {
    checkContent(content);
    const message = this.#message(context, messageId);
    if (message.author.id !== context.person.user.id) throw new InvalidActionError('It is not your message');
    return this.#state.editMessage(message, content);
  }

  async command(
    context: ActionContext,
    commandId: string,
    options: readonly PlaygroundOption[],
    tracking: Tracking,
  ): Promise<InteractionResult> {
    return this.#begin(context, prepareCommand(this.#state, context, commandId, options), tracking);
  }

  async autocomplete(
    context: ActionContext,
    commandId: string,
    options: readonly PlaygroundOption[],
    tracking: Tracking,
  ): Promise<InteractionResult> {
    return this.#begin(context, prepareAutocomplete(this.#state, context, commandId, options), tracking);
  }

  async messageCommand(
    context: ActionContext,
    commandId: string,
    targetId: string,
    tracking: Tracking,
  ): Promise<InteractionResult> {
    const target = this.#message(context, targetId);
    return this.#begin(context, prepareMessageCommand(this.#state, context, commandId, target), tracking);
  }

  /** Clicks a button, or selects values in a menu. */
  async useComponent(
    context: ActionContext,
    messageId: string,
    customId: string,
    values: readonly string[],
    tracking: Tracking,
  ): Promise<InteractionResult> {
    const message = this.#message(context, messageId);
    return this.#begin(context, prepareComponent(this.#state, context.channel, message, customId, values), tracking);
  }

  /** @param interactionId The interaction whose response opened the modal. */
  async submitModal(
    context: ActionContext,
    interactionId: string,
    values: ModalValues,
    tracking: Tracking,
  ): Promise<InteractionResult> {
    const opener = this.#broker.get(interactionId);
    const { modal, metadata } = opener ?? {};
    if (!modal || opener?.person !== context.person || !metadata || metadata.type === InteractionType.ModalSubmit) {
      throw new InvalidActionError('There is no such modal');
    }
    const { message } = opener.prepared;
    const current = message && this.#state.messages.get(message.channel_id, message.id)?.message;
    return this.#begin(context, prepareModal(modal, metadata, current, values), tracking);
  }

  /** Dismisses an ephemeral message. */
  dismiss({ person, channel }: ActionContext, messageId: string): void {
    const found = this.#state.messages.get(channel.id, messageId);
    if (found?.visibleTo !== person.user.id) throw new InvalidActionError('Only an ephemeral message can be dismissed');
    this.#state.messages.remove(channel.id, messageId);
  }

  #begin(context: ActionContext, prepared: PreparedInteraction, tracking: Tracking): Promise<InteractionResult> {
    return this.#broker.create({ ...context, prepared, ...tracking });
  }

  #publicMessage(context: ActionContext, id: string): APIMessage {
    const message = this.#message(context, id);
    if (hasFlag(message.flags, MessageFlags.Ephemeral)) throw new InvalidActionError('Only you can see that message');
    return message;
  }

  #message({ person, channel }: ActionContext, id: string): APIMessage {
    const found = this.#state.messages.get(channel.id, id);
    const seen = found && (found.visibleTo === undefined || found.visibleTo === person.user.id);
    if (!seen) throw new InvalidActionError('There is no such message');
    return found.message;
  }
}

function checkContent(content: string): void {
  const length = countCharacters(content.trim());
  if (length === 0) throw new InvalidActionError('There is nothing to say');
  if (length > LIMITS.content) throw new InvalidActionError(`A message has ${LIMITS.content} characters at most`);
}
