import { type APIMessage, InteractionType } from 'discord-api-types/v10';
import { characters } from '../checks/characters.ts';
import { LIMITS } from '../checks/limits.ts';
import type { PlaygroundOption } from '../protocol.ts';
import type { Channel } from '../world/channels.ts';
import type { Person } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { InteractionResult } from './interaction.ts';
import type { Begin, InteractionBroker } from './interaction-broker.ts';
import { InvalidActionError } from './invalid-action-error.ts';
import { prepareAutocomplete, prepareCommand, prepareMessageCommand } from './prepare-command.ts';
import { prepareComponent } from './prepare-component.ts';
import { type ModalValues, prepareModal } from './prepare-modal.ts';
import type { Prepared } from './prepared.ts';

/** A person in front of a channel. */
export interface Seat {
  readonly person: Person;
  readonly channel: Channel;
}

/** Who wants to hear how an interaction goes. */
export type Watch = Pick<Begin, 'nonce' | 'onReport'>;

/**
 * What people do in the playground. Every act throws ImpossibleAct when a client would not let them, and those that ask
 * the bot reject with InteractionFailed when it gives no good answer in time.
 */
export class MemberActions {
  readonly #world: World;
  readonly #desk: InteractionBroker;

  constructor(world: World, desk: InteractionBroker) {
    this.#world = world;
    this.#desk = desk;
  }

  seat(userId: string, channelId: string): Seat {
    const person = this.#world.person(userId);
    const channel = this.#world.channel(channelId);
    if (!person) throw new InvalidActionError('There is no such user');
    if (!channel || !this.#world.canSee(person, channel)) throw new InvalidActionError('There is no such channel');
    return { person, channel };
  }

  /** Where an interaction was begun. */
  channelOf(interactionId: string): Channel {
    const interaction = this.#desk.get(interactionId);
    if (!interaction) throw new InvalidActionError('There was no such interaction');
    return interaction.channel;
  }

  say({ person, channel }: Seat, content: string): APIMessage {
    const length = characters(content.trim());
    if (length === 0) throw new InvalidActionError('There is nothing to say');
    if (length > LIMITS.content) throw new InvalidActionError(`A message has ${LIMITS.content} characters at most`);
    return this.#world.say(person, channel, content);
  }

  async command(
    seat: Seat,
    commandId: string,
    options: readonly PlaygroundOption[],
    watch: Watch,
  ): Promise<InteractionResult> {
    return this.#begin(seat, prepareCommand(this.#world, seat.person, seat.channel, commandId, options), watch);
  }

  async autocomplete(
    seat: Seat,
    commandId: string,
    options: readonly PlaygroundOption[],
    watch: Watch,
  ): Promise<InteractionResult> {
    return this.#begin(seat, prepareAutocomplete(this.#world, seat.person, seat.channel, commandId, options), watch);
  }

  async messageCommand(seat: Seat, commandId: string, targetId: string, watch: Watch): Promise<InteractionResult> {
    const target = this.#message(seat, targetId);
    return this.#begin(seat, prepareMessageCommand(this.#world, seat.person, seat.channel, commandId, target), watch);
  }

  /** A click on a button, or a choice in a menu. */
  async component(
    seat: Seat,
    messageId: string,
    customId: string,
    values: readonly string[],
    watch: Watch,
  ): Promise<InteractionResult> {
    const message = this.#message(seat, messageId);
    return this.#begin(seat, prepareComponent(this.#world, seat.channel, message, customId, values), watch);
  }

  /** @param interactionId The interaction that the bot answered with the modal. */
  async modal(seat: Seat, interactionId: string, values: ModalValues, watch: Watch): Promise<InteractionResult> {
    const opener = this.#desk.get(interactionId);
    const { modal, metadata } = opener ?? {};
    if (!modal || opener?.person !== seat.person || !metadata || metadata.type === InteractionType.ModalSubmit) {
      throw new InvalidActionError('There is no such modal');
    }
    const { message } = opener.prepared;
    const current = message && this.#world.messages.get(message.channel_id, message.id)?.message;
    return this.#begin(seat, prepareModal(modal, metadata, current, values), watch);
  }

  /** A person puts an ephemeral message away. */
  dismiss({ person, channel }: Seat, messageId: string): void {
    const found = this.#world.messages.get(channel.id, messageId);
    if (found?.visibleTo !== person.user.id) throw new InvalidActionError('Only an ephemeral message can be dismissed');
    this.#world.messages.remove(channel.id, messageId);
  }

  #begin(seat: Seat, prepared: Prepared, watch: Watch): Promise<InteractionResult> {
    return this.#desk.begin({ ...seat, prepared, ...watch });
  }

  #message({ person, channel }: Seat, id: string): APIMessage {
    const found = this.#world.messages.get(channel.id, id);
    const seen = found && (found.visibleTo === undefined || found.visibleTo === person.user.id);
    if (!seen) throw new InvalidActionError('There is no such message');
    return found.message;
  }
}
