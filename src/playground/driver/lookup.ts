import {
  type APIApplicationCommand,
  type APIButtonComponent,
  type APIMessage,
  ApplicationCommandType,
  ComponentType,
} from 'discord-api-types/v10';
import { checkAvailable } from '../interactions/availability.ts';
import { InvalidActionError } from '../interactions/errors.ts';
import type { MemberActions } from '../interactions/member-actions.ts';
import { labelOf } from '../interactions/prepare-component.ts';
import type { ActionContext } from '../interactions/prepared-interaction.ts';
import { type AnyComponent, customIdOf, isMenu, walkComponents } from '../state/components.ts';
import { CHANNELS, type DiscordState } from '../state/discord-state.ts';
import { PEOPLE, type Person } from '../state/people.ts';
import type { Actor, MessageRef } from './calls.ts';

/** Finds users, channels, commands and components by name. Throws InvalidActionError for what a client would not show. */
export class Lookup {
  readonly #state: DiscordState;
  readonly #actions: MemberActions;

  constructor(state: DiscordState, actions: MemberActions) {
    this.#state = state;
    this.#actions = actions;
  }

  person(name: string): Person {
    const person = PEOPLE.find(({ user }) => [user.id, user.username, user.global_name].includes(name));
    if (!person) throw new InvalidActionError(`There is no user "${name}"`);
    return person;
  }

  contextOf({ user, channel = 'general' }: Actor): ActionContext {
    const person = this.person(user);
    const name = channel.replace(/^#/, '');
    const found = CHANNELS.find((one) =>
      channel === 'dm' ? one.userId === person.user.id : [one.id, one.name].includes(name),
    );
    if (!found) throw new InvalidActionError(`There is no channel "${channel}"`);
    return this.#actions.contextOf(person.user.id, found.id);
  }

  /** The user, in the channel of a message. */
  contextAt(user: string, { channel_id: channelId }: MessageRef): ActionContext {
    return this.#actions.contextOf(this.person(user).user.id, channelId);
  }

  /** The current state of a message. */
  message({ channel_id: channelId, id }: MessageRef): APIMessage | undefined {
    return this.#state.messages.get(channelId, id)?.message;
  }

  /** The command for a path such as "hpr search", and its subcommand names. */
  command(
    context: ActionContext,
    path: string,
  ): { readonly command: APIApplicationCommand; readonly words: readonly string[] } {
    const [name = '', ...words] = path.replace(/^\//, '').split(' ');
    return { command: this.offered(context, name, ApplicationCommandType.ChatInput), words };
  }

  /** The command that a client offers in the channel under that name. Guild commands take precedence. */
  offered({ person, channel }: ActionContext, name: string, type: ApplicationCommandType): APIApplicationCommand {
    const commands = this.#state.commands.all();
    const named = commands.filter((command) => command.name === name && command.type === type);
    const command = named.find(({ guild_id: guildId }) => guildId === undefined || channel.kind === 'text');
    if (!command) {
      const names = commands.map((one) => one.name).join(', ') || 'none at all';
      throw new InvalidActionError(`There is no command "${name}", only ${names}`);
    }
    checkAvailable(command, person, channel);
    return command;
  }

  /** The custom id of the message's button with that label. */
  button(message: MessageRef, label: string): string {
    const buttons = this.#components(message).filter(
      (component): component is APIButtonComponent => component.type === ComponentType.Button,
    );
    const button = buttons.find((one) => labelOf(one) === label);
    const customId = button && customIdOf(button);
    if (customId !== undefined) return customId;
    throw new InvalidActionError(
      `The message has no button "${label}", only ${buttons.map(labelOf).join(', ') || 'none'}`,
    );
  }

  /** The custom id of the message's only menu. */
  menu(message: MessageRef): string {
    const menus = this.#components(message).filter(isMenu);
    const [menu] = menus;
    if (menu && menus.length === 1) return menu.custom_id;
    throw new InvalidActionError(`The message has ${menus.length} menus`);
  }

  #components(message: MessageRef): AnyComponent[] {
    return [...walkComponents(this.message(message)?.components ?? [])].map(({ component }) => component);
  }
}
