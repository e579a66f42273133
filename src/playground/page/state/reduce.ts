import type { InteractionReport, ServerMessage, VisibleMessage } from '../../protocol.ts';
import { messageCommands, slashCommands } from '../input/commands.ts';
import {
  type Composer,
  type Connection,
  channelsOf,
  currentChannel,
  isVisibleTo,
  type Overlays,
  type PageState,
  type Pending,
  type Suggestions,
} from './state.ts';

/** The events that change the page's state. */
export type PageEvent =
  | { readonly type: 'server'; readonly message: ServerMessage }
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'sent'; readonly pending: Pending }
  | { readonly type: 'dismissPending'; readonly nonce: string }
  | { readonly type: 'forgetMessage'; readonly channelId: string; readonly messageId: string }
  | { readonly type: 'closeModal'; readonly interactionId: string }
  | { readonly type: 'user'; readonly userId: string }
  | { readonly type: 'channel'; readonly channelId: string }
  | { readonly type: 'composer'; readonly composer: Composer }
  | { readonly type: 'overlays'; readonly change: Partial<Overlays> }
  | { readonly type: 'closeSelect' }
  | { readonly type: 'closeMenu' }
  | { readonly type: 'notice'; readonly notice?: string };

/** More would slow down the panel. */
const REPORTS_KEPT = 500;

/** Returns the state after an event. Pure. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'server':
      return receive(state, event.message);
    case 'connection':
      return applyConnection(state, event.connection);
    case 'sent':
      return {
        ...state,
        pending: [...state.pending.filter((other) => !replaces(event.pending, other)), event.pending],
      };
    case 'dismissPending':
      return { ...state, pending: state.pending.filter((pending) => pending.nonce !== event.nonce) };
    case 'forgetMessage':
      return deleteMessage(state, event.channelId, event.messageId);
    case 'closeModal':
      return { ...state, modals: state.modals.filter((modal) => modal.interactionId !== event.interactionId) };
    case 'user':
      return switchUser(state, event.userId);
    case 'channel':
      return closeAll({ ...state, channelId: event.channelId, unread: without(state.unread, event.channelId) });
    case 'composer':
      return withComposer(state, event.composer);
    case 'overlays':
      return { ...state, overlays: { ...state.overlays, ...event.change } };
    case 'closeSelect': {
      const { select: _, ...overlays } = state.overlays;
      return { ...state, overlays };
    }
    case 'closeMenu': {
      const { menu: _, ...overlays } = state.overlays;
      return { ...state, overlays };
    }
    case 'notice': {
      const { notice: _, ...rest } = state;
      return event.notice === undefined ? rest : { ...rest, notice: event.notice };
    }
  }
}

function receive(state: PageState, message: ServerMessage): PageState {
  switch (message.type) {
    case 'hello':
      return applyHello(state, message);
    case 'bot':
      return { ...state, botOnline: message.online, botSeen: state.botSeen || message.online };
    case 'commands':
      return {
        ...state,
        slashCommands: slashCommands(message.commands),
        messageCommands: messageCommands(message.commands),
      };
    case 'message':
      return putMessage(state, message.message);
    case 'messageDelete':
      return deleteMessage(state, message.channelId, message.messageId);
    case 'choices':
      return withSuggestions(state, ({ nonce }) => nonce === message.nonce, {
        status: 'ready',
        choices: message.choices,
      });
    case 'modal': {
      const { type: _, ...modal } = message;
      return { ...state, modals: [...state.modals, modal] };
    }
    case 'report':
      return putReport(state, message.report);
    case 'refused':
      return { ...failPending(state, message.nonce, message.reason), notice: message.reason };
  }
}

type Hello = Extract<ServerMessage, { readonly type: 'hello' }>;

/**
 * Replaces the page's state with the server's, since the page may have missed events. The notice, usually that it was
 * not connected, is cleared. A failure that was shown on a message that no longer exists becomes the notice.
 */
function applyHello({ notice: _, ...state }: PageState, hello: Hello): PageState {
  const [firstUser] = hello.users;
  const user = hello.users.find((candidate) => [candidate.id, candidate.username].includes(state.userId)) ?? firstUser;
  const channels = channelsOf(hello.channels, user?.id ?? state.userId);
  const channel =
    channels.find((candidate) => [candidate.id, candidate.name, candidate.kind].includes(state.channelId)) ??
    channels[0];
  const messages = new Map<string, VisibleMessage[]>();
  for (const message of hello.messages) {
    const list = messages.get(message.message.channel_id);
    if (list === undefined) messages.set(message.message.channel_id, [message]);
    else list.push(message);
  }
  const isShown = ({ messageId }: Pending): boolean =>
    messageId === undefined || hello.messages.some(({ message }) => message.id === messageId);
  const orphan = state.pending.find((pending) => pending.error !== undefined && !isShown(pending));
  return {
    ...state,
    ...(orphan === undefined ? {} : { notice: `“${orphan.label}” failed: ${orphan.error}.` }),
    pending: state.pending.filter(isShown),
    connection: 'open',
    ready: true,
    users: hello.users,
    bot: hello.bot,
    botOnline: hello.botOnline,
    botSeen: state.botSeen || hello.botOnline,
    guildName: hello.guildName,
    channels: hello.channels,
    slashCommands: slashCommands(hello.commands),
    messageCommands: messageCommands(hello.commands),
    messages,
    userId: user?.id ?? state.userId,
    channelId: channel?.id ?? state.channelId,
  };
}

/** Switches the user. An open direct message becomes the new user's. */
function switchUser(state: PageState, userId: string): PageState {
  const channels = channelsOf(state.channels, userId);
  const old = currentChannel(state);
  const channel =
    channels.find((candidate) => candidate.id === old?.id) ??
    channels.find((candidate) => candidate.kind === old?.kind) ??
    channels[0];
  const channelId = channel?.id ?? state.channelId;
  return closeAll({ ...state, userId, channelId, unread: without(state.unread, channelId) });
}

/** Whatever is pending on a lost connection has failed. */
function applyConnection(state: PageState, connection: Connection): PageState {
  if (connection !== 'lost') return { ...state, connection };
  const pending = state.pending.map((item) => ({ ...item, error: item.error ?? 'The connection was lost' }));
  return withSuggestions({ ...state, connection, pending }, ({ status }) => status === 'loading', NO_SUGGESTIONS);
}

function putMessage(state: PageState, message: VisibleMessage): PageState {
  const { channel_id: channelId, id, author } = message.message;
  const list = state.messages.get(channelId) ?? [];
  const isNew = !list.some((other) => other.message.id === id);
  const changed = isNew ? [...list, message] : list.map((other) => (other.message.id === id ? message : other));
  const isForUser =
    isVisibleTo(message, state.userId) &&
    channelsOf(state.channels, state.userId).some((channel) => channel.id === channelId);
  const isUnread = isNew && isForUser && channelId !== state.channelId && author.id !== state.userId;
  return {
    ...state,
    messages: new Map(state.messages).set(channelId, changed),
    unread: isUnread ? new Set(state.unread).add(channelId) : state.unread,
  };
}

function deleteMessage(state: PageState, channelId: string, messageId: string): PageState {
  const list = state.messages.get(channelId) ?? [];
  const kept = list.filter((message) => message.message.id !== messageId);
  return { ...state, messages: new Map(state.messages).set(channelId, kept) };
}

function putReport(state: PageState, report: InteractionReport): PageState {
  const known = state.reports.some((other) => other.nonce === report.nonce);
  const reports = known
    ? state.reports.map((other) => (other.nonce === report.nonce ? report : other))
    : [...state.reports, report].slice(-REPORTS_KEPT);
  return settle({ ...state, reports }, report);
}

/** Removes an answered interaction from the pending ones, and adds the error to a failed one. */
function settle(state: PageState, report: InteractionReport): PageState {
  if (report.state === 'sent') return state;
  if (report.state === 'failed') return failPending(state, report.nonce, report.error ?? 'This interaction failed');
  const done = state.pending.find((pending) => pending.nonce === report.nonce);
  return {
    ...state,
    pending: state.pending.filter((pending) => pending !== done),
    modals: state.modals.filter((modal) => done?.kind !== 'modal' || modal.interactionId !== done.interactionId),
  };
}

function failPending(state: PageState, nonce: string | undefined, error: string): PageState {
  if (nonce === undefined) return state;
  const pending = state.pending.map((item) => (item.nonce === nonce ? { ...item, error } : item));
  return withSuggestions({ ...state, pending }, (suggestions) => suggestions.nonce === nonce, NO_SUGGESTIONS);
}

const NO_SUGGESTIONS = { status: 'failed', choices: [] } as const;

/** Updates the matching suggestions, in any channel. */
function withSuggestions(
  state: PageState,
  isMeant: (suggestions: Suggestions) => boolean,
  change: Pick<Suggestions, 'status' | 'choices'>,
): PageState {
  const composers = new Map(state.composers);
  for (const [channelId, composer] of composers) {
    const { suggestions } = composer;
    if (suggestions === undefined || !isMeant(suggestions)) continue;
    composers.set(channelId, { ...composer, suggestions: { ...suggestions, ...change }, highlighted: -1 });
  }
  return { ...state, composers };
}

function withComposer(state: PageState, composer: Composer): PageState {
  return { ...state, composers: new Map(state.composers).set(state.channelId, composer) };
}

/** A retry replaces the failed interaction. */
function replaces(next: Pending, old: Pending): boolean {
  if (old.error === undefined) return false;
  return next.messageId === undefined
    ? next.interactionId !== undefined && next.interactionId === old.interactionId
    : next.messageId === old.messageId;
}

function closeAll(state: PageState): PageState {
  return { ...state, overlays: { drawer: false, userMenu: false, panel: state.overlays.panel } };
}

function without<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  return new Set([...set].filter((other) => other !== item));
}
