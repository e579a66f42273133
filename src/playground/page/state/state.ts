import type { APIMessage, APIModalInteractionResponseCallbackData, APIUser } from 'discord-api-types/v10';
import type { InteractionReport, PlaygroundChannel, VisibleMessage } from '../../protocol.ts';
import type { MessageCommand, SlashCommand } from '../input/commands.ts';
import type { CommandForm } from '../input/form.ts';
import type { Choice } from '../input/option-value.ts';

/** An interaction that is unanswered or has failed. */
export interface Pending {
  readonly nonce: string;
  readonly kind: 'command' | 'messageCommand' | 'component' | 'modal';
  readonly userId: string;
  readonly channelId: string;
  /** The command's name, shown above the placeholder. */
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Component: the message that holds it. */
  readonly messageId?: string;
  readonly customId?: string;
  /** Modal: the interaction that opened it. */
  readonly interactionId?: string;
  /** Set if it failed. It is shown until it is dismissed or retried. */
  readonly error?: string;
}

/** The bot's suggestions for the active field of a form. */
export interface Suggestions {
  /** The nonce of the last request. Responses to earlier ones are ignored. */
  readonly nonce: string;
  readonly field: string;
  readonly status: 'loading' | 'ready' | 'failed';
  /** While loading, the previous suggestions of the field, so that the list does not flicker. */
  readonly choices: readonly Choice[];
}

/** The message being replied to or edited. */
export type ComposerTarget =
  | { readonly kind: 'reply'; readonly messageId: string; readonly ping: boolean }
  | { readonly kind: 'edit'; readonly messageId: string };

/** The input line of a channel: plain text, or a command's form. */
export interface Composer {
  readonly text: string;
  readonly form?: CommandForm;
  readonly target?: ComposerTarget;
  /** Whether Enter was pressed on a form with errors. From then on they are shown. */
  readonly tried: boolean;
  readonly suggestions?: Suggestions;
  /** Whether the list above the input was closed with Esc. Typing opens it again. */
  readonly listClosed: boolean;
  /** Whether the list of further options ("+3 more") is open instead of the active field's. */
  readonly moreOpen: boolean;
  /** The highlighted row of the open list; -1 for none. */
  readonly highlighted: number;
}

/** A modal that is open. */
export interface OpenModal {
  readonly interactionId: string;
  readonly userId: string;
  readonly modal: APIModalInteractionResponseCallbackData;
}

/** A select menu that is open. */
export interface OpenSelect {
  readonly messageId: string;
  readonly customId: string;
  readonly picked: readonly string[];
  readonly highlighted: number;
}

/** A message's context menu that is open. */
export interface OpenMenu {
  readonly messageId: string;
  /** Where it opens, in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** What is open over the page. */
export interface Overlays {
  readonly drawer: boolean;
  readonly panel: boolean;
  readonly userMenu: boolean;
  readonly select?: OpenSelect;
  readonly menu?: OpenMenu;
}

/** The state of the page's connection. */
export type Connection = 'connecting' | 'open' | 'lost';

/** The state of the page. Immutable: an event creates a new one. */
export interface PageState {
  readonly connection: Connection;
  /** False until the server's first `hello`. The fields below are empty before that. */
  readonly ready: boolean;
  readonly users: readonly APIUser[];
  readonly bot?: APIUser;
  readonly botOnline: boolean;
  /** Whether the bot has been online before. If so and it is offline, it is gone, not just starting. */
  readonly botSeen: boolean;
  readonly guildName: string;
  readonly channels: readonly PlaygroundChannel[];
  readonly slashCommands: readonly SlashCommand[];
  readonly messageCommands: readonly MessageCommand[];
  /** By channel, oldest first. */
  readonly messages: ReadonlyMap<string, readonly VisibleMessage[]>;
  /** Ids. Before the first `hello`, the id or name in the page's URL. */
  readonly userId: string;
  readonly channelId: string;
  /** Channels with unread messages. */
  readonly unread: ReadonlySet<string>;
  readonly pending: readonly Pending[];
  /** Oldest first. */
  readonly reports: readonly InteractionReport[];
  readonly modals: readonly OpenModal[];
  readonly composers: ReadonlyMap<string, Composer>;
  readonly overlays: Overlays;
  /** An error to show, in a sentence. */
  readonly notice?: string;
}

/** An empty composer. */
export const EMPTY_COMPOSER: Composer = {
  text: '',
  tried: false,
  listClosed: false,
  moreOpen: false,
  highlighted: 0,
};

const NO_OVERLAYS: Overlays = { drawer: false, panel: false, userMenu: false };

/** The state before the first `hello`, which resolves the requested user and channel (ids or names). */
export function initialState(wish: {
  readonly user: string;
  readonly channel: string;
  readonly panel: boolean;
}): PageState {
  return {
    connection: 'connecting',
    ready: false,
    users: [],
    botOnline: false,
    botSeen: false,
    guildName: '',
    channels: [],
    slashCommands: [],
    messageCommands: [],
    messages: new Map(),
    userId: wish.user,
    channelId: wish.channel,
    unread: new Set(),
    pending: [],
    reports: [],
    modals: [],
    composers: new Map(),
    overlays: { ...NO_OVERLAYS, panel: wish.panel },
  };
}

/** The user that the page acts as. */
export function currentUser(state: PageState): APIUser | undefined {
  return state.users.find((user) => user.id === state.userId);
}

/** Everyone who can be mentioned, the bot first. */
export function mentionable({ bot, users }: Pick<PageState, 'bot' | 'users'>): readonly APIUser[] {
  return bot === undefined ? users : [bot, ...users];
}

/** The channel that is open. */
export function currentChannel(state: PageState): PlaygroundChannel | undefined {
  return state.channels.find((channel) => channel.id === state.channelId);
}

/** The composer of the open channel. */
export function currentComposer(state: PageState): Composer {
  return state.composers.get(state.channelId) ?? EMPTY_COMPOSER;
}

/** The channels that a user can see: the server's, and their own direct messages. */
export function channelsOf(channels: readonly PlaygroundChannel[], userId: string): readonly PlaygroundChannel[] {
  return channels.filter((channel) => channel.userId === undefined || channel.userId === userId);
}

/** A channel's display name; for a direct message, the bot's name. */
export function channelName(channel: PlaygroundChannel, { bot }: Pick<PageState, 'bot'>): string {
  return channel.kind === 'dm' && bot !== undefined ? displayName(bot) : channel.name;
}

/** The messages of the open channel that the current user may see. */
export function visibleMessages(state: PageState): readonly VisibleMessage[] {
  const all = state.messages.get(state.channelId) ?? [];
  return all.filter((message) => isVisibleTo(message, state.userId));
}

/** A message of the open channel. */
export function messageById(state: PageState, id: string | undefined): APIMessage | undefined {
  return state.messages.get(state.channelId)?.find(({ message }) => message.id === id)?.message;
}

/** Whether a message is visible to the user. */
export function isVisibleTo(message: VisibleMessage, userId: string): boolean {
  return message.visibleTo === undefined || message.visibleTo === userId;
}

/** A user's display name. */
export function displayName(user: APIUser): string {
  return user.global_name ?? user.username;
}
