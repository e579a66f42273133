import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';

/**
 * What the playground's page and its server say to each other, over one WebSocket at `/playground/socket`, as JSON.
 * The page is a Discord client: it draws what it is told and sends what its person does, as one of the users.
 */

export interface PlaygroundChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'dm';
  readonly topic: string;
  /** Of a direct message: the one person who has it with the bot. Nobody else sees it. */
  readonly userId?: string;
}

/** A message as one page may see it. */
export interface VisibleMessage {
  readonly message: APIMessage;
  /** Set on an ephemeral message: the one user who may see it. */
  readonly visibleTo?: string;
  /** Set while the bot said that it is thinking (a deferred reply without content yet). */
  readonly thinking?: boolean;
}

/** How an interaction went, for the panel of times. Milliseconds from the gateway's dispatch to the bot's answer. */
export interface InteractionReport {
  readonly nonce: string;
  readonly interactionId: string;
  readonly userId: string;
  /** What a person would call it: `/hpr search`, `button: next page`, `autocomplete: query`. */
  readonly label: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'modal';
  readonly state: 'sent' | 'answered' | 'failed';
  readonly milliseconds?: number;
  /** Why it failed, in Discord's words ("The application did not respond"). */
  readonly error?: string;
  /** What Discord found wrong with the answer that the bot did give, as JSON. */
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
  /** A message that is new or has changed; the id says which. */
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
  /** The page asked for something impossible. */
  | { readonly type: 'refused'; readonly nonce?: string; readonly reason: string };

/** Options as Discord nests them: a subcommand is an option with options; a typed value sits at the leaf. */
export interface PlaygroundOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly PlaygroundOption[];
}

interface PageAction {
  /** Chosen by the page, unique for it; the report and the choices carry it back. */
  readonly nonce: string;
  readonly userId: string;
  readonly channelId: string;
}

export type PageMessage =
  /** A person writes a plain message. */
  | (PageAction & { readonly type: 'say'; readonly content: string })
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
  /** Apps > a message command, on a message. */
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
      /** By custom id: a text, or what was chosen in a menu of the modal. */
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    })
  /** "Dismiss message" on an ephemeral one. */
  | (PageAction & { readonly type: 'dismiss'; readonly messageId: string });
