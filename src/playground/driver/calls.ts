import type { APIMessage } from 'discord-api-types/v10';
import type { InteractionResult } from '../interactions/interaction.ts';
import type { OptionValue } from '../interactions/options.ts';

/** The user who acts, and the channel. */
export interface Actor {
  /** A name ("Maya", "Tomás") or an id. */
  readonly user: string;
  /** A name ("general", "#linux"), an id, or "dm" for the user's direct messages with the bot. Default: "general". */
  readonly channel?: string;
}

export interface CommandCall extends Actor {
  /** The command and its subcommands: "hpr search". */
  readonly path: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

export interface AutocompleteCall extends CommandCall {
  /** The option that has the focus. Its value in `options` is the text typed so far. */
  readonly focused: string;
}

/** Identifies a message. Actions apply to its current state. */
export type MessageRef = Pick<APIMessage, 'id' | 'channel_id'>;

export interface SayCall extends Actor {
  readonly content: string;
  /** The message that it replies to. */
  readonly replyTo?: MessageRef;
  /** Whether a reply mentions the author of that message. Discord's client does by default. */
  readonly ping?: boolean;
}

export interface EditCall {
  readonly user: string;
  readonly message: MessageRef;
  readonly content: string;
}

export interface ClickCall {
  readonly user: string;
  readonly message: MessageRef;
  /** Identifies the button by custom id or by label. The label of a button without one is its emoji. */
  readonly customId?: string;
  readonly label?: string;
}

export interface SelectCall {
  readonly user: string;
  readonly message: MessageRef;
  /** Optional if the message has only one menu. */
  readonly customId?: string;
  readonly values: readonly string[];
}

export interface ModalCall {
  readonly user: string;
  /** The result that opened the modal. */
  readonly opened: Pick<InteractionResult, 'interactionId'>;
  /** The values to fill in, by custom id. Other fields keep the values set by the bot. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

export interface MessageCommandCall {
  readonly user: string;
  /** Name of the command in the message's Apps menu. */
  readonly name: string;
  readonly message: MessageRef;
}

export interface WaitOptions {
  /** Timeout in milliseconds. */
  readonly timeout?: number;
}
