import type { WebSocket } from 'ws';
import type { PlaygroundEvent } from '../events.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { MemberActions } from '../interactions/actions.ts';
import type { ServerMessage } from '../protocol.ts';
import type { LineLogger } from '../settings.ts';
import { GUILD_NAME } from '../world/guild.ts';
import { BOT, PEOPLE } from '../world/people.ts';
import { CHANNELS, type World } from '../world/world.ts';
import { Page } from './page.ts';

const MAX_PAGES = 32;
/** A close code of WebSocket, see https://www.iana.org/assignments/websocket */
const TRY_AGAIN_LATER = 1013;

/** Every open page. What happens in the world is told to all of them. */
export class Pages {
  readonly #pages = new Set<Page>();
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #acts: MemberActions;
  readonly #log: LineLogger;
  readonly #unsubscribe: () => void;

  constructor(world: World, gateway: Gateway, acts: MemberActions, log: LineLogger) {
    this.#world = world;
    this.#gateway = gateway;
    this.#acts = acts;
    this.#log = log;
    this.#unsubscribe = world.events.on((event) => this.#tell(event));
  }

  accept(socket: WebSocket): void {
    if (this.#pages.size >= MAX_PAGES) {
      socket.on('error', () => undefined);
      socket.close(TRY_AGAIN_LATER, 'Too many pages are open.');
      return;
    }
    const page = new Page(socket, this.#acts, this.#log);
    this.#pages.add(page);
    socket.on('close', () => this.#pages.delete(page));
    page.send({
      type: 'hello',
      users: PEOPLE.map(({ user }) => user),
      bot: BOT,
      botOnline: this.#gateway.online,
      guildName: GUILD_NAME,
      channels: CHANNELS,
      commands: this.#world.commands.all(),
      messages: this.#world.messages.all(),
    });
  }

  shutDown(): void {
    this.#unsubscribe();
    for (const page of [...this.#pages]) page.close();
  }

  #tell(event: PlaygroundEvent): void {
    const message = messageFor(event);
    if (message) for (const page of this.#pages) page.send(message);
  }
}

function messageFor(event: PlaygroundEvent): ServerMessage | undefined {
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
