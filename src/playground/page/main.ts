import { render } from 'lit';
import { createActions } from './actions/actions.ts';
import { connectSocket } from './connection/socket.ts';
import './dom/audio-player.ts';
import { focusKeeper } from './dom/focus.ts';
import { chatScroll } from './dom/scroll.ts';
import { restyleComponents } from './dom/skyra.ts';
import { initialState, type PageState } from './state/state.ts';
import { createStore } from './state/store.ts';
import { appView } from './views/app.ts';

/** Milliseconds between renders, for relative times like "2 minutes ago". */
const CLOCK = 30_000;
/** Milliseconds until a pending command is rendered; slightly more than the chat's own delay. */
const ANNOUNCE = 160;

restyleComponents();

const root = document.body;
const address = new URL(location.href);
const wish = {
  user: address.searchParams.get('user') ?? '',
  channel: address.searchParams.get('channel') ?? '',
  panel: matchMedia('(min-width: 1100px)').matches,
};

let isScheduled = false;
const store = createStore(initialState(wish), schedule);
const socket = connectSocket(new URL('/playground/socket', address).href.replace(/^http/, 'ws'), {
  opened: () => store.dispatch({ type: 'connection', connection: 'open' }),
  lost: () => store.dispatch({ type: 'connection', connection: 'lost' }),
  received(message) {
    store.dispatch({ type: 'server', message });
  },
  garbled: () =>
    store.dispatch({
      type: 'notice',
      notice: 'The server said something that this page does not understand. Reload it.',
    }),
});
const scroll = chatScroll(root);
const actions = createActions(store, socket, scroll.jump);
const focus = focusKeeper(root);

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  queueMicrotask(() => {
    isScheduled = false;
    draw();
  });
}

function draw(): void {
  const { state } = store;
  render(appView({ state, actions, now: new Date() }, scroll.jump), root);
  scroll.settle(`${state.userId} ${state.channelId}`);
  focus.settle(state);
  if (state.ready) keepAddress(state);
  if (state.pending.some((pending) => pending.error === undefined)) setTimeout(schedule, ANNOUNCE);
}

/** Keeps user and channel in the URL, so that a reload or a shared link shows the same. */
function keepAddress({ userId, channelId }: PageState): void {
  if (address.searchParams.get('user') === userId && address.searchParams.get('channel') === channelId) return;
  address.searchParams.set('user', userId);
  address.searchParams.set('channel', channelId);
  history.replaceState(null, '', address);
}

addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && store.state.overlays.drawer) actions.setDrawer(false);
});
setInterval(schedule, CLOCK);
draw();
