import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import type { Gateway } from '../gateway/gateway.ts';
import type { InteractionResult } from '../interactions/interaction.ts';
import type { MemberActions, Tracking } from '../interactions/member-actions.ts';
import { nestOptions } from '../interactions/options.ts';
import type { DiscordState } from '../state/discord-state.ts';
import type {
  Actor,
  AutocompleteCall,
  ClickCall,
  CommandCall,
  EditCall,
  MessageCommandCall,
  MessageRef,
  ModalCall,
  SayCall,
  SelectCall,
  WaitOptions,
} from './calls.ts';
import { Lookup } from './lookup.ts';

const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * Acts as users, for tests and scripts. What a Discord client would not allow throws InvalidActionError. Interactions
 * reject with InteractionFailed if the bot sends no valid response in time.
 */
export class Driver {
  readonly #state: DiscordState;
  readonly #gateway: Gateway;
  readonly #actions: MemberActions;
  readonly #lookup: Lookup;
  #interactions = 0;

  constructor(state: DiscordState, gateway: Gateway, actions: MemberActions) {
    this.#state = state;
    this.#gateway = gateway;
    this.#actions = actions;
    this.#lookup = new Lookup(state, actions);
  }

  /** Waits until the bot is online and, with `commands`, has registered commands. */
  async waitForBot({
    timeout = DEFAULT_TIMEOUT_MS,
    commands = false,
  }: WaitOptions & { commands?: boolean } = {}): Promise<void> {
    const ready = () => this.#gateway.online && (!commands || this.commands().length > 0);
    await this.#until(() => (ready() ? true : undefined), timeout, 'The bot did not come');
  }

  /** The registered commands, guild commands first. */
  commands(): APIApplicationCommand[] {
    return this.#state.commands.all();
  }

  async command({ path, options = {}, ...actor }: CommandCall): Promise<InteractionResult> {
    const context = this.#lookup.contextOf(actor);
    const { command, words } = this.#lookup.command(context, path);
    return this.#actions.command(context, command.id, nestOptions(command, words, options), this.#track());
  }

  async autocomplete({ path, options = {}, focused, ...actor }: AutocompleteCall): Promise<InteractionResult> {
    const context = this.#lookup.contextOf(actor);
    const { command, words } = this.#lookup.command(context, path);
    const values = { [focused]: '', ...options };
    return this.#actions.autocomplete(context, command.id, nestOptions(command, words, values, focused), this.#track());
  }

  async messageCommand({ user, name, message }: MessageCommandCall): Promise<InteractionResult> {
    const context = this.#lookup.contextAt(user, message);
    const command = this.#lookup.offered(context, name, ApplicationCommandType.Message);
    return this.#actions.messageCommand(context, command.id, message.id, this.#track());
  }

  async click({ user, message, customId, label }: ClickCall): Promise<InteractionResult> {
    const id = customId ?? this.#lookup.button(message, label ?? '');
    return this.#actions.useComponent(this.#lookup.contextAt(user, message), message.id, id, [], this.#track());
  }

  async select({ user, message, customId, values }: SelectCall): Promise<InteractionResult> {
    const id = customId ?? this.#lookup.menu(message);
    return this.#actions.useComponent(this.#lookup.contextAt(user, message), message.id, id, values, this.#track());
  }

  async submitModal({ user, opened, values }: ModalCall): Promise<InteractionResult> {
    const channel = this.#actions.channelOf(opened.interactionId);
    const context = this.#actions.contextOf(this.#lookup.person(user).user.id, channel.id);
    return this.#actions.submitModal(context, opened.interactionId, new Map(Object.entries(values)), this.#track());
  }

  /** Posts a plain message. */
  say({ content, replyTo, ping = true, ...actor }: SayCall): APIMessage {
    const reply = replyTo && { to: replyTo.id, ping };
    return this.#actions.postMessage(this.#lookup.contextOf(actor), content, reply);
  }

  /** Changes the text of one's own message. */
  edit({ user, message, content }: EditCall): APIMessage {
    return this.#actions.editMessage(this.#lookup.contextAt(user, message), message.id, content);
  }

  /** Dismisses an ephemeral message. */
  dismiss({ user, message }: { readonly user: string; readonly message: MessageRef }): void {
    this.#actions.dismiss(this.#lookup.contextAt(user, message), message.id);
  }

  /** The messages in a channel that the user can see, oldest first. */
  messages(actor: Actor): APIMessage[] {
    const { person, channel } = this.#lookup.contextOf(actor);
    return this.#state.messages.seenBy(person.user.id, channel.id).map(({ message }) => message);
  }

  /** The current state of a message; undefined if it was deleted. */
  message(message: MessageRef): APIMessage | undefined {
    return this.#lookup.message(message);
  }

  /** Waits until the bot has edited the message of a deferred response. */
  async settled(result: InteractionResult, { timeout = DEFAULT_TIMEOUT_MS }: WaitOptions = {}): Promise<APIMessage> {
    const { message } = result;
    if (!message) throw new TypeError('The answer has no message');
    const settled = () => {
      const now = this.#state.messages.get(message.channel_id, message.id);
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
      const unsubscribe = this.#state.events.on(check);
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

  #track(): Tracking {
    this.#interactions += 1;
    return {
      nonce: `driver-${this.#interactions}`,
      onReport: (report) => this.#state.events.emit({ type: 'report', report }),
    };
  }
}
