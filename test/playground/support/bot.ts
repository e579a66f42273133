import {
  Client,
  type ClientOptions,
  type Interaction,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { afterAll, beforeAll } from 'vitest';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../../src/playground/playground.ts';

/** What the current test has to close. */
const open: (() => Promise<void>)[] = [];

export async function playground(options: Partial<PlaygroundOptions> = {}): Promise<Playground> {
  const started = await startPlayground({ port: 0, ...options });
  open.push(() => started.close());
  return started;
}

/** A discord.js client as a bot would create it. Only `rest.api` differs from real Discord. */
export function client(apiUrl: string, options: Partial<ClientOptions> = {}): Client {
  const made = new Client({
    intents: ['Guilds'],
    rest: { api: apiUrl },
    // Some tests log in twice within five seconds; discord.js would wait.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    ...options,
  });
  made.on('error', () => undefined);
  open.unshift(() => made.destroy());
  return made;
}

/** A logged-in bot with these commands and this handler of interactions. */
export async function bot(
  where: Playground,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
  handle: (interaction: Interaction) => unknown,
  options: Partial<ClientOptions> = {},
): Promise<Client> {
  const made = client(where.apiUrl, options);
  made.on('interactionCreate', async (interaction) => {
    await handle(interaction);
  });
  const ready = new Promise((resolve) => made.once('clientReady', resolve));
  await made.login(where.token);
  await ready;
  await made.rest.put(Routes.applicationCommands(where.applicationId), { body: commands });
  return made;
}

export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

/** One playground for all tests of a `describe` that do not change it. */
export function shared<T>(make: () => Promise<T>): () => T {
  const made: T[] = [];
  let closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    made.push(await make());
    closers = open.splice(0);
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });
  return () => {
    const [value] = made;
    if (value === undefined) throw new Error('Not before the tests begin');
    return value;
  };
}
