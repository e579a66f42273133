import type { WebSocket } from 'ws';
import type { PlaygroundEvent } from '../events.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { MemberActions } from '../interactions/member-actions.ts';
import type { ServerMessage } from '../protocol.ts';
import type { LineLogger } from '../settings.ts';
import { CHANNELS, type DiscordState } from '../state/discord-state.ts';
import { GUILD_NAME } from '../state/guild.ts';
import { BOT, PEOPLE } from '../state/people.ts';
import { PageConnection } from './page-connection.ts';

const MAX_PAGES = 32;
/** WebSocket close code, see https://www.iana.org/assignments/websocket */
const TRY_AGAIN_LATER = 1013;

/** The connections of all open pages. Broadcasts events to them. */
export class PageConnections {
  readonly #pages = new Set<PageConnection>();
  readonly #state: DiscordState;
  readonly #gateway: Gateway;
  readonly #actions: MemberActions;
  readonly #log: LineLogger;
  readonly #unsubscribe: () => void;

  constructor(state: DiscordState, gateway: Gateway, actions: MemberActions, log: LineLogger) {
    this.#state = state;
    this.#gateway = gateway;
    this.#actions = actions;
    this.#log = log;
    this.#unsubscribe = state.events.on((event) => this.#tell(event));
  }

  accept(socket: WebSocket): void {
    if (this.#pages.size >= MAX_PAGES) {
      socket.on('error', () => undefined);
      socket.close(TRY_AGAIN_LATER, 'Too many pages are open.');
      return;
    }
    const page = new PageConnection(socket, this.#actions, this.#log);
    this.#pages.add(page);
    socket.on('close', () => this.#pages.delete(page));
    page.send({
      type: 'hello',
      users: PEOPLE.map(({ user }) => user),
      bot: BOT,
      botOnline: this.#gateway.online,
      guildName: GUILD_NAME,
      channels: CHANNELS,
      commands: this.#state.commands.all(),
      messages: this.#state.messages.all(),
    });
  }

  shutDown(): void {
    this.#unsubscribe();
    for (const page of [...this.#pages]) page.close();
  }

  #tell(event: PlaygroundEvent): void {
    const message = serverMessageOf(event);
    if (message) for (const page of this.#pages) page.send(message);
  }
}

function serverMessageOf(event: PlaygroundEvent): ServerMessage | undefined {
  switch (event.type) {
    case 'message':
      return { type: 'message', message: event.message };
    case 'messageDelete': {
      const { channel_id: channelId, id: messageId } = event.message.message;
      return { type: 'messageDelete', channelId, messageId };
    }
    case 'request':
      return undefined;
    default:
      return event;
  }
}
