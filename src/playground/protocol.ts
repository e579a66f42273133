import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';

/**
 * The protocol between the playground's page and its server: JSON messages over the WebSocket at `/playground/socket`.
 * The page is a Discord client. It renders what the server sends and reports what its user does.
 */

export interface PlaygroundChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'dm';
  readonly topic: string;
  /** Direct messages only: the user whose conversation with the bot it is. Nobody else sees it. */
  readonly userId?: string;
}

/** A message and who may see it. */
export interface VisibleMessage {
  readonly message: APIMessage;
  /** Ephemeral messages only: the one user who may see it. */
  readonly visibleTo?: string;
  /** True while a deferred reply has no content ("HPR is thinking…"). */
  readonly thinking?: boolean;
}

/** The progress of an interaction, for the latency panel. Times run from the gateway's dispatch to the bot's response. */
export interface InteractionReport {
  readonly nonce: string;
  readonly interactionId: string;
  readonly userId: string;
  /** For display: `/hpr search`, `button: next page`, `autocomplete: query`. */
  readonly label: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'modal';
  readonly state: 'sent' | 'answered' | 'failed';
  readonly milliseconds?: number;
  /** The error as Discord words it ("The application did not respond"). */
  readonly error?: string;
  /** The API error for the bot's response, as JSON, if it sent an invalid one. */
  readonly detail?: string;
}

export type ServerMessage =
  | {
      readonly type: 'hello';
      readonly users: readonly APIUser[];
      readonly bot: APIUser;
      readonly botOnline: boolean;
      readonly guildName: string;
      readonly channels: readonly PlaygroundChannel[];
      readonly commands: readonly APIApplicationCommand[];
      readonly messages: readonly VisibleMessage[];
    }
  | { readonly type: 'bot'; readonly online: boolean }
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  /** A new or edited message; a known id means edited. */
  | { readonly type: 'message'; readonly message: VisibleMessage }
  | { readonly type: 'messageDelete'; readonly channelId: string; readonly messageId: string }
  | {
      readonly type: 'choices';
      readonly nonce: string;
      readonly choices: readonly APIApplicationCommandOptionChoice[];
    }
  | {
      readonly type: 'modal';
      readonly interactionId: string;
      readonly userId: string;
      readonly modal: APIModalInteractionResponseCallbackData;
    }
  | { readonly type: 'report'; readonly report: InteractionReport }
  /** The page's request was invalid. */
  | { readonly type: 'refused'; readonly nonce?: string; readonly reason: string };

/** Options nested as in Discord's API: subcommands contain options, and the leaves have values. */
export interface PlaygroundOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly PlaygroundOption[];
}

interface PageAction {
  /** Chosen by the page and unique to it. Echoed in the report and the choices. */
  readonly nonce: string;
  readonly userId: string;
  readonly channelId: string;
}

export type PageMessage =
  /** Posts a plain message, or a reply; `ping` mentions the author of the message that it replies to. */
  | (PageAction & {
      readonly type: 'say';
      readonly content: string;
      readonly reply?: { readonly to: string; readonly ping: boolean };
    })
  /** Edits the user's own plain message. */
  | (PageAction & { readonly type: 'edit'; readonly messageId: string; readonly content: string })
  | (PageAction & {
      readonly type: 'command';
      readonly commandId: string;
      readonly options: readonly PlaygroundOption[];
    })
  | (PageAction & {
      readonly type: 'autocomplete';
      readonly commandId: string;
      readonly options: readonly PlaygroundOption[];
    })
  /** A message command, from the Apps menu of a message. */
  | (PageAction & { readonly type: 'messageCommand'; readonly commandId: string; readonly targetId: string })
  | (PageAction & {
      readonly type: 'component';
      readonly messageId: string;
      readonly customId: string;
      readonly componentType: number;
      readonly values?: readonly string[];
    })
  | (PageAction & {
      readonly type: 'modalSubmit';
      /** The interaction that opened the modal. */
      readonly interactionId: string;
      /** By custom id: the text, or the values selected in a menu. */
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    })
  /** "Dismiss message" on an ephemeral one. */
  | (PageAction & { readonly type: 'dismiss'; readonly messageId: string });
