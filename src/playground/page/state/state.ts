import type { APIModalInteractionResponseCallbackData, APIUser } from 'discord-api-types/v10';
import type { InteractionReport, PlaygroundChannel, VisibleMessage } from '../../protocol.ts';
import type { MessageCommand, SlashCommand } from '../input/commands.ts';
import type { CommandForm } from '../input/form.ts';
import type { Choice } from '../input/option-value.ts';

/** What a person did and the bot has not answered yet, or never did. */
export interface Pending {
  readonly nonce: string;
  readonly kind: 'command' | 'messageCommand' | 'component' | 'modal';
  readonly userId: string;
  readonly channelId: string;
  /** The command's name, for the line over the answer that is waited for. */
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Component: the message that holds it. */
  readonly messageId?: string;
  readonly customId?: string;
  /** Modal: the interaction that opened it. */
  readonly interactionId?: string;
  /** Set when it failed; it stays until it is dismissed or tried again. */
  readonly error?: string;
}

/** The bot's suggestions for the active field of a form. */
export interface Suggestions {
  /** Of the question that is awaited; answers to older ones are ignored. */
  readonly nonce: string;
  readonly field: string;
  readonly status: 'loading' | 'ready' | 'failed';
  /** While loading: the last ones of this field, so that the list does not flicker. */
  readonly choices: readonly Choice[];
}

/** The input line of a channel: plain text, or a command's form. */
export interface Composer {
  readonly text: string;
  readonly form?: CommandForm;
  /** Enter was pressed on a form with errors: from then on they are shown. */
  readonly tried: boolean;
  readonly suggestions?: Suggestions;
  /** The list above the input was closed with Esc; typing opens it again. */
  readonly listClosed: boolean;
  /** The list of further options ("+3 more") stands open instead of the active field's. */
  readonly moreOpen: boolean;
  /** The highlighted row of the open list; -1 for none. */
  readonly highlighted: number;
}

/** A form of the bot that stands open. */
export interface OpenModal {
  readonly interactionId: string;
  readonly userId: string;
  readonly modal: APIModalInteractionResponseCallbackData;
}

/** A select menu that stands open. */
export interface OpenSelect {
  readonly messageId: string;
  readonly customId: string;
  readonly picked: readonly string[];
  readonly highlighted: number;
}

/** A message's menu that stands open. */
export interface OpenMenu {
  readonly messageId: string;
  /** Where it opens, in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** What stands open over the page. */
export interface Overlays {
  readonly drawer: boolean;
  readonly panel: boolean;
  readonly userMenu: boolean;
  readonly select?: OpenSelect;
  readonly menu?: OpenMenu;
}

/** How the page stands with its server. */
export type Connection = 'connecting' | 'open' | 'lost';

/** All that the page knows. Nothing in it is ever changed: an event makes a new one. */
export interface PageState {
  readonly connection: Connection;
  /** False until the server's first hello: nothing below is known before. */
  readonly ready: boolean;
  readonly users: readonly APIUser[];
  readonly bot?: APIUser;
  readonly botOnline: boolean;
  /** It was online at some time: offline, it is then gone and not only late. */
  readonly botSeen: boolean;
  readonly guildName: string;
  readonly channels: readonly PlaygroundChannel[];
  readonly slashCommands: readonly SlashCommand[];
  readonly messageCommands: readonly MessageCommand[];
  /** By channel, oldest first. */
  readonly messages: ReadonlyMap<string, readonly VisibleMessage[]>;
  /** Ids; before the first hello what the address asked for: an id or a name. */
  readonly userId: string;
  readonly channelId: string;
  /** Channels with messages that were not looked at. */
  readonly unread: ReadonlySet<string>;
  readonly pending: readonly Pending[];
  /** Oldest first. */
  readonly reports: readonly InteractionReport[];
  readonly modals: readonly OpenModal[];
  readonly composers: ReadonlyMap<string, Composer>;
  readonly overlays: Overlays;
  /** A refusal of the server, in a sentence. */
  readonly notice?: string;
}

/** An input line with nothing in it. */
export const EMPTY_COMPOSER: Composer = {
  text: '',
  tried: false,
  listClosed: false,
  moreOpen: false,
  highlighted: 0,
};

const NO_OVERLAYS: Overlays = { drawer: false, panel: false, userMenu: false };

/** The page before the server spoke. The user and the channel may be wishes (ids or names) that hello resolves. */
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

/** Whose eyes the page has. */
export function currentUser(state: PageState): APIUser | undefined {
  return state.users.find((user) => user.id === state.userId);
}

/** The channel that is open. */
export function currentChannel(state: PageState): PlaygroundChannel | undefined {
  return state.channels.find((channel) => channel.id === state.channelId);
}

/** The input line of the open channel. */
export function currentComposer(state: PageState): Composer {
  return state.composers.get(state.channelId) ?? EMPTY_COMPOSER;
}

/** The channels that a user sees: the server's, and the own direct messages. */
export function channelsOf(channels: readonly PlaygroundChannel[], userId: string): readonly PlaygroundChannel[] {
  return channels.filter((channel) => channel.userId === undefined || channel.userId === userId);
}

/** What a channel is called for its reader: a direct message has the other's name. */
export function channelName(channel: PlaygroundChannel, { bot }: Pick<PageState, 'bot'>): string {
  return channel.kind === 'dm' && bot !== undefined ? displayName(bot) : channel.name;
}

/** The messages of the open channel that the current user may see. */
export function visibleMessages(state: PageState): readonly VisibleMessage[] {
  const all = state.messages.get(state.channelId) ?? [];
  return all.filter((message) => isVisibleTo(message, state.userId));
}

/** Whether a message is for everybody or for this user. */
export function isVisibleTo(message: VisibleMessage, userId: string): boolean {
  return message.visibleTo === undefined || message.visibleTo === userId;
}

/** The name that is shown for a user. */
export function displayName(user: APIUser): string {
  return user.global_name ?? user.username;
}
