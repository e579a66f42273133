import type { APIMessage, APIUser } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { typeField, typeText } from '../../../../src/playground/page/input/composer.ts';
import { type PageEvent, reduce } from '../../../../src/playground/page/state/reduce.ts';
import {
  currentComposer,
  initialState,
  type PageState,
  type Pending,
  visibleMessages,
} from '../../../../src/playground/page/state/state.ts';
import type { InteractionReport, ServerMessage, VisibleMessage } from '../../../../src/playground/protocol.ts';
import { REGISTERED } from '../input/commands-fixture.ts';

const user = (id: string, username: string, bot = false): APIUser => ({
  id,
  username,
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot,
});
const MAYA = user('1', 'maya');
const TOMAS = user('2', 'tomas');
const BOT = user('9', 'HPR', true);

function said(id: string, channelId: string, author = BOT, content = ''): APIMessage {
  return {
    id,
    channel_id: channelId,
    author,
    content,
    type: 0,
    timestamp: '2024-05-15T12:00:00.000Z',
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
  };
}

const channel = (id: string, kind: 'text' | 'dm', userId?: string) => ({
  id,
  name: `channel-${id}`,
  kind,
  topic: '',
  ...(userId === undefined ? {} : { userId }),
});

const hello = (messages: readonly VisibleMessage[] = [], botOnline = true): ServerMessage => ({
  type: 'hello',
  users: [MAYA, TOMAS],
  bot: BOT,
  botOnline,
  guildName: 'HPR',
  channels: [channel('10', 'text'), channel('11', 'text'), channel('12', 'dm', '1'), channel('13', 'dm', '2')],
  commands: REGISTERED,
  messages,
});

const server = (message: ServerMessage): PageEvent => ({ type: 'server', message });
const play = (state: PageState, ...events: readonly PageEvent[]): PageState => events.reduce(reduce, state);
const start = (wish: { user?: string; channel?: string } = {}, messages: readonly VisibleMessage[] = []): PageState =>
  play(initialState({ user: '', channel: '', panel: false, ...wish }), server(hello(messages)));
const ids = (state: PageState): string[] => visibleMessages(state).map(({ message }) => message.id);
const report = (more: Partial<InteractionReport>): PageEvent =>
  server({
    type: 'report',
    report: { nonce: 'n', interactionId: '5', userId: '1', label: 'x', kind: 'component', state: 'answered', ...more },
  });
const pending = (more: Partial<Pending> = {}): Pending => ({
  nonce: 'n',
  kind: 'component',
  userId: '1',
  channelId: '10',
  label: 'next',
  sentAt: 0,
  messageId: '100',
  customId: 'next',
  ...more,
});

describe('hello', () => {
  it('starts as the first user in the first channel', () => {
    expect(start()).toMatchObject({ ready: true, userId: '1', channelId: '10', connection: 'open' });
  });

  it.each([
    [{ user: 'tomas', channel: 'channel-11' }, '2', '11'],
    [{ user: '2', channel: '11' }, '2', '11'],
    [{ user: 'tomas', channel: 'dm' }, '2', '13'],
    [{ user: 'nobody', channel: 'nowhere' }, '1', '10'],
    [{ user: 'maya', channel: '13' }, '1', '10'],
  ])('resolves the request %j as far as possible', (wish, userId, channelId) => {
    expect(start(wish)).toMatchObject({ userId, channelId });
  });

  it('replaces the state of a page that reconnects', () => {
    const before = start({}, [{ message: said('1', '10') }]);
    const after = play(
      before,
      { type: 'connection', connection: 'lost' },
      server(hello([{ message: said('2', '10') }])),
    );
    expect(ids(after)).toEqual(['2']);
    expect(after.connection).toBe('open');
  });

  it('clears the notice that the page is not connected', () => {
    const lost = play(
      start({}),
      { type: 'connection', connection: 'lost' },
      { type: 'notice', notice: 'You are not connected.' },
    );
    expect(lost.notice).toBeDefined();
    expect(play(lost, server(hello([]))).notice).toBeUndefined();
  });
});

describe('messages', () => {
  it('are appended, and edited in place', () => {
    const state = play(
      start({}, [{ message: said('1', '10') }, { message: said('2', '10') }]),
      server({ type: 'message', message: { message: said('3', '10') } }),
      server({ type: 'message', message: { message: said('1', '10', BOT, 'changed') } }),
    );
    expect(ids(state)).toEqual(['1', '2', '3']);
    expect(visibleMessages(state)[0]?.message.content).toBe('changed');
  });

  it('are visible only to their recipient', () => {
    const state = play(start(), server({ type: 'message', message: { message: said('1', '10'), visibleTo: '2' } }));
    expect(ids(state)).toEqual([]);
    expect(ids(play(state, { type: 'user', userId: '2' }))).toEqual(['1']);
  });

  it('can be deleted', () => {
    const state = play(
      start({}, [{ message: said('1', '10') }]),
      server({ type: 'messageDelete', channelId: '10', messageId: '1' }),
    );
    expect(ids(state)).toEqual([]);
  });

  it('mark another channel as unread until it is opened, if the user can see them', () => {
    const arrives = (id: string, channelId: string, more: Partial<VisibleMessage> = {}): PageEvent =>
      server({ type: 'message', message: { message: said(id, channelId), ...more } });
    const state = play(
      start(),
      arrives('1', '10'),
      arrives('2', '11'),
      arrives('3', '12', { visibleTo: '2' }),
      arrives('4', '13'),
    );
    expect([...state.unread]).toEqual(['11']);
    expect(play(state, { type: 'channel', channelId: '11' }).unread.size).toBe(0);
  });
});

describe('switching the user', () => {
  it('moves from one direct message to the other', () => {
    expect(play(start({ channel: 'dm' }), { type: 'user', userId: '2' }).channelId).toBe('13');
  });

  it('stays in a channel of the server', () => {
    expect(play(start({ channel: '11' }), { type: 'user', userId: '2' }).channelId).toBe('11');
  });
});

describe('an interaction', () => {
  it('is pending until its report says that it was answered', () => {
    const sent = play(start(), { type: 'sent', pending: pending() }, report({ state: 'sent' }));
    expect(sent.pending).toHaveLength(1);
    const done = play(sent, report({ state: 'answered', milliseconds: 3 }));
    expect(done.pending).toEqual([]);
    expect(done.reports).toMatchObject([{ state: 'answered', milliseconds: 3 }]);
  });

  it('shows its error until it is retried', () => {
    const failed = play(start(), { type: 'sent', pending: pending() }, report({ state: 'failed', error: 'no answer' }));
    expect(failed.pending).toMatchObject([{ error: 'no answer' }]);
    const again = play(failed, { type: 'sent', pending: pending({ nonce: 'm' }) });
    expect(again.pending.map(({ nonce }) => nonce)).toEqual(['m']);
  });

  it('fails when the connection is lost or the server rejects it', () => {
    const sent = play(start(), { type: 'sent', pending: pending() });
    expect(play(sent, { type: 'connection', connection: 'lost' }).pending[0]?.error).toBeDefined();
    const refused = play(sent, server({ type: 'refused', nonce: 'n', reason: 'The bot is not here' }));
    expect(refused.pending[0]?.error).toBe('The bot is not here');
    expect(refused.notice).toBe('The bot is not here');
    expect(play(refused, { type: 'notice' }).notice).toBeUndefined();
  });
});

describe('a server that stops during an interaction', () => {
  const restart = [{ type: 'connection', connection: 'lost' }, server(hello([]))] as const;

  it('shows a failed command where its reply would have been', () => {
    const { messageId: _, ...command } = pending({ kind: 'command', label: '/hpr search' });
    const state = play(start(), { type: 'sent', pending: command }, ...restart);
    expect(state.pending).toMatchObject([{ error: 'The connection was lost' }]);
    expect(state.notice).toBeUndefined();
  });

  it('shows a notice if the message with the button is gone', () => {
    const before = start({}, [{ message: said('100', '10') }]);
    const state = play(before, { type: 'sent', pending: pending() }, ...restart);
    expect(state.pending).toEqual([]);
    expect(state.notice).toBe('“next” failed: The connection was lost.');
  });
});

describe('a modal', () => {
  const modal = { custom_id: 'jump', title: 'Jump', components: [] };
  const opened = (): PageState => play(start(), server({ type: 'modal', interactionId: '7', userId: '1', modal }));
  const submitted = (): PageState =>
    play(opened(), { type: 'sent', pending: pending({ kind: 'modal', interactionId: '7' }) });

  it('closes when it is answered, and stays open when it fails', () => {
    expect(play(submitted(), report({ kind: 'modal' })).modals).toEqual([]);
    expect(play(submitted(), report({ kind: 'modal', state: 'failed' })).modals).toHaveLength(1);
  });

  it('stays open when something else is answered', () => {
    expect(play(opened(), report({ nonce: 'other' })).modals).toHaveLength(1);
  });

  it('closes when the user closes it', () => {
    expect(play(opened(), { type: 'closeModal', interactionId: '7' }).modals).toEqual([]);
  });
});

describe('suggestions', () => {
  const asked = (nonce: string): PageState => {
    const composer = typeField(typeText('/hpr search ', start().slashCommands), 'query', 'xe');
    const suggestions = { nonce, field: 'query', status: 'loading', choices: [] } as const;
    return play(start(), { type: 'composer', composer: { ...composer, suggestions } });
  };
  const choices = (nonce: string): PageEvent =>
    server({ type: 'choices', nonce, choices: [{ name: 'Xen', value: 'xen' }] });

  it('are shown if they answer the last request', () => {
    const state = play(asked('b'), choices('b'));
    expect(currentComposer(state).suggestions).toMatchObject({ status: 'ready', choices: [{ name: 'Xen' }] });
  });

  it('are ignored if they are late', () => {
    const state = play(asked('b'), choices('a'));
    expect(currentComposer(state).suggestions).toMatchObject({ status: 'loading', choices: [] });
  });

  it('fail when the connection is lost', () => {
    const state = play(asked('b'), { type: 'channel', channelId: '11' }, { type: 'connection', connection: 'lost' });
    expect(currentComposer(play(state, { type: 'channel', channelId: '10' })).suggestions?.status).toBe('failed');
  });

  it('can fail', () => {
    const state = play(asked('b'), report({ nonce: 'b', kind: 'autocomplete', state: 'failed' }));
    expect(currentComposer(state).suggestions?.status).toBe('failed');
  });
});

it('keeps the text typed in each channel', () => {
  const typed = play(start(), { type: 'composer', composer: typeText('hello', []) });
  const elsewhere = play(typed, { type: 'channel', channelId: '11' });
  expect(currentComposer(elsewhere).text).toBe('');
  expect(currentComposer(play(elsewhere, { type: 'channel', channelId: '10' })).text).toBe('hello');
});

it('distinguishes a bot that is starting from one that is gone', () => {
  const late = play(initialState({ user: '', channel: '', panel: false }), server(hello([], false)));
  expect(late).toMatchObject({ botOnline: false, botSeen: false });
  const gone = play(late, server({ type: 'bot', online: true }), server({ type: 'bot', online: false }));
  expect(gone).toMatchObject({ botOnline: false, botSeen: true });
});
