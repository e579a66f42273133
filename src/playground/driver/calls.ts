import type { APIMessage } from 'discord-api-types/v10';
import type { InteractionResult } from '../interactions/interaction.ts';
import type { OptionValue } from '../interactions/options.ts';

/** Who acts, and where. */
export interface Actor {
  /** A name ("Maya", "Tomás") or an id. */
  readonly user: string;
  /** A name ("general", "#linux"), an id, or "dm" for the user's own with the bot. "general" when absent. */
  readonly channel?: string;
}

export interface CommandCall extends Actor {
  /** The command and its subcommands: "hpr search". */
  readonly path: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

export interface AutocompleteCall extends CommandCall {
  /** The option that is being typed; what was typed so far is its value in `options`. */
  readonly focused: string;
}

/** A message as the bot or the driver returned it; acts go to its present state. */
export type MessageRef = Pick<APIMessage, 'id' | 'channel_id'>;

export interface ClickCall {
  readonly user: string;
  readonly message: MessageRef;
  /** The button: by its custom id, or by its label (of a button without one: its emoji). */
  readonly customId?: string;
  readonly label?: string;
}

export interface SelectCall {
  readonly user: string;
  readonly message: MessageRef;
  /** May be absent where the message has one menu only. */
  readonly customId?: string;
  readonly values: readonly string[];
}

export interface ModalCall {
  readonly user: string;
  /** The answer that opened the modal. */
  readonly opened: Pick<InteractionResult, 'interactionId'>;
  /** What is filled in, by custom id; the rest keeps the bot's values. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

export interface MessageCommandCall {
  readonly user: string;
  /** Name of the command in the message's Apps menu. */
  readonly name: string;
  readonly message: MessageRef;
}

export interface WaitOptions {
  /** Milliseconds after which waiting fails. */
  readonly timeout?: number;
}
