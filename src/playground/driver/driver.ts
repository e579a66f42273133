import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import type { Gateway } from '../gateway/gateway.ts';
import type { MemberActions, Watch } from '../interactions/actions.ts';
import type { InteractionResult } from '../interactions/interaction.ts';
import { nestOptions } from '../interactions/options.ts';
import type { World } from '../world/world.ts';
import type {
  Actor,
  AutocompleteCall,
  ClickCall,
  CommandCall,
  MessageCommandCall,
  MessageRef,
  ModalCall,
  Patience,
  SelectCall,
} from './calls.ts';
import { Directory } from './directory.ts';

const DEFAULT_PATIENCE = 15_000;

/**
 * Does what people do, for tests and scripts. Acts that a Discord client would not allow throw ImpossibleAct; those that
 * the bot does not answer well and in time reject with InteractionFailed.
 */
export class Driver {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #acts: MemberActions;
  readonly #directory: Directory;
  #acted = 0;

  constructor(world: World, gateway: Gateway, acts: MemberActions) {
    this.#world = world;
    this.#gateway = gateway;
    this.#acts = acts;
    this.#directory = new Directory(world, acts);
  }

  /** Waits until a bot is online; with `commands`, until it has also registered some. */
  async waitForBot({
    timeout = DEFAULT_PATIENCE,
    commands = false,
  }: Patience & { commands?: boolean } = {}): Promise<void> {
    const ready = () => this.#gateway.online && (!commands || this.commands().length > 0);
    await this.#until(() => (ready() ? true : undefined), timeout, 'The bot did not come');
  }

  /** What the bot has registered; a guild's commands before the global ones. */
  commands(): APIApplicationCommand[] {
    return this.#world.commands.all();
  }

  async command({ path, options = {}, ...actor }: CommandCall): Promise<InteractionResult> {
    const seat = this.#directory.seat(actor);
    const { command, words } = this.#directory.command(seat, path);
    return this.#acts.command(seat, command.id, nestOptions(command, words, options), this.#watch());
  }

  async autocomplete({ path, options = {}, focused, ...actor }: AutocompleteCall): Promise<InteractionResult> {
    const seat = this.#directory.seat(actor);
    const { command, words } = this.#directory.command(seat, path);
    const values = { [focused]: '', ...options };
    return this.#acts.autocomplete(seat, command.id, nestOptions(command, words, values, focused), this.#watch());
  }

  async messageCommand({ user, name, message }: MessageCommandCall): Promise<InteractionResult> {
    const seat = this.#directory.seatAt(user, message);
    const command = this.#directory.offered(seat, name, ApplicationCommandType.Message);
    return this.#acts.messageCommand(seat, command.id, message.id, this.#watch());
  }

  async click({ user, message, customId, label }: ClickCall): Promise<InteractionResult> {
    const id = customId ?? this.#directory.button(message, label ?? '');
    return this.#acts.component(this.#directory.seatAt(user, message), message.id, id, [], this.#watch());
  }

  async select({ user, message, customId, values }: SelectCall): Promise<InteractionResult> {
    const id = customId ?? this.#directory.menu(message);
    return this.#acts.component(this.#directory.seatAt(user, message), message.id, id, values, this.#watch());
  }

  async submitModal({ user, opened, values }: ModalCall): Promise<InteractionResult> {
    const channel = this.#acts.channelOf(opened.interactionId);
    const seat = this.#acts.seat(this.#directory.person(user).user.id, channel.id);
    return this.#acts.modal(seat, opened.interactionId, new Map(Object.entries(values)), this.#watch());
  }

  /** Writes a plain message. */
  say({ content, ...actor }: Actor & { readonly content: string }): APIMessage {
    return this.#acts.say(this.#directory.seat(actor), content);
  }

  /** Puts an ephemeral message away. */
  dismiss({ user, message }: { readonly user: string; readonly message: MessageRef }): void {
    this.#acts.dismiss(this.#directory.seatAt(user, message), message.id);
  }

  /** What the user sees of a channel, oldest first. */
  messages(actor: Actor): APIMessage[] {
    const { person, channel } = this.#directory.seat(actor);
    return this.#world.messages.seenBy(person.user.id, channel.id).map(({ message }) => message);
  }

  /** A message as it is now; undefined when it is gone. */
  message(message: MessageRef): APIMessage | undefined {
    return this.#directory.message(message);
  }

  /** The message of a deferred answer, once the bot has filled it in. */
  async settled(result: InteractionResult, { timeout = DEFAULT_PATIENCE }: Patience = {}): Promise<APIMessage> {
    const { message } = result;
    if (!message) throw new TypeError('The answer has no message');
    const settled = () => {
      const now = this.#world.messages.get(message.channel_id, message.id);
      if (!now || now.thinking) return undefined;
      return result.deferred && now.message === message ? undefined : now.message;
    };
    return this.#until(settled, timeout, 'The bot went on thinking');
  }

  #until<T>(attempt: () => T | undefined, timeout: number, failure: string): Promise<T> {
    const now = attempt();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const check = () => {
        const value = attempt();
        if (value === undefined) return;
        stop();
        resolve(value);
      };
      const unsubscribe = this.#world.events.on(check);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${failure} within ${timeout} ms`));
      }, timeout);
      const stop = () => {
        unsubscribe();
        clearTimeout(timer);
      };
    });
  }

  #watch(): Watch {
    this.#acted += 1;
    return {
      nonce: `driver-${this.#acted}`,
      onReport: (report) => this.#world.events.emit({ type: 'report', report }),
    };
  }
}
