import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import * as z from 'zod';
import { errorFields } from '../runtime/log.ts';
import type { Commands } from './command.ts';

export interface Registrar {
  readonly rest: Pick<REST, 'get' | 'put'>;
  readonly applicationId: string;
  /** Registers for this server only. If absent, globally. */
  readonly guildId?: string;
  readonly logger: Logger;
}

/** The properties that Discord returns as they were sent. It adds ids, versions and empty defaults of its own. */
const SAID: ReadonlySet<string> = new Set([
  'type',
  'name',
  'description',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
  'default_member_permissions',
  'nsfw',
]);
/** Commands of one server cannot say where they can be used: Discord drops these. */
const SAID_GLOBALLY: ReadonlySet<string> = new Set([...SAID, 'contexts', 'integration_types']);

const registeredSchema = z.array(
  z.looseObject({ id: z.string().optional(), name: z.string(), type: z.number().optional() }),
);
type Registered = z.infer<typeof registeredSchema>;
type Definition = Readonly<Record<string, unknown>>;

/** The commands as Discord is sent them, in the order of the list. */
export function definitionsOf(commands: Commands): readonly Definition[] {
  return [...commands.slash, ...commands.message].map(({ data }): Definition => ({ ...data.toJSON() }));
}

/**
 * Makes Discord's list of this bot's commands the same as ours, with one request if they differ. Commands that are left
 * in the other scope (global ones beside a server's) are shown twice there, so the log names them. A refusal is logged,
 * not thrown: a bot whose commands were registered earlier still works.
 *
 * @returns Discord's ids of the commands by name, for mentions of them; empty where Discord did not say.
 */
export async function register(
  commands: Commands,
  { rest, applicationId, guildId, logger }: Registrar,
): Promise<ReadonlyMap<string, string>> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const scope = guildId === undefined ? 'everywhere' : `server ${guildId}`;
  const said = guildId === undefined ? SAID_GLOBALLY : SAID;
  try {
    const local = definitionsOf(commands);
    const [registered] = await Promise.all([
      registeredAt(rest, route),
      guildId === undefined ? undefined : warnOfGlobalOnes(rest, applicationId, logger),
    ]);
    if (registered && isDeepStrictEqual(canonical(registered, said), canonical(local, said))) {
      logger.info({ scope }, 'commands are registered already');
      return idsOf(registered);
    }
    const written = registeredSchema.safeParse(await rest.put(route, { body: local })).data;
    logger.info({ scope, commands: local.map(({ name }) => name) }, 'commands registered');
    return idsOf(written ?? []);
  } catch (error) {
    logger.error({ scope, error: errorFields(error) }, `commands could not be registered: ${advice(error, guildId)}`);
    return new Map();
  }
}

function idsOf(registered: Registered): ReadonlyMap<string, string> {
  return new Map(registered.flatMap(({ id, name }) => (id === undefined ? [] : [[name, id]])));
}

/**
 * What Discord has; undefined when it cannot say. That is no reason to give up: an application that has
 * never had a command may be answered so, and writing the list needs no knowledge of the one before.
 */
async function registeredAt(
  rest: Registrar['rest'],
  route: Parameters<Registrar['rest']['get']>[0],
): Promise<Registered | undefined> {
  try {
    return registeredSchema.safeParse(await rest.get(route)).data;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return undefined;
    throw error;
  }
}

async function warnOfGlobalOnes(rest: Registrar['rest'], applicationId: string, logger: Logger): Promise<void> {
  const left = (await registeredAt(rest, Routes.applicationCommands(applicationId))) ?? [];
  if (left.length === 0) return;
  const names = left.map(({ name }) => name);
  logger.warn(
    { commands: names },
    'these commands are registered everywhere as well, so they show twice in the server; start once without DISCORD_GUILD_ID to bring them up to date, or remove them there',
  );
}

function advice(error: unknown, guildId: string | undefined): string {
  if (guildId !== undefined && error instanceof DiscordAPIError && [403, 404].includes(error.status)) {
    return `the bot is not a member of the server ${guildId}, or was invited without the scope applications.commands`;
  }
  return 'they stay as they were';
}

function canonical(definitions: readonly Definition[], said: ReadonlySet<string>): readonly unknown[] {
  return definitions
    .map((definition) => canonicalValue({ type: 1, ...definition }, said))
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}

/** Only what was said, keys in order, nothing that means the same as its absence. */
function canonicalValue(value: unknown, said: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalValue(item, said));
    return items.every((item) => typeof item === 'number') ? items.toSorted() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key, inner]) => said.has(key) && !isDefault(inner))
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, inner]) => [key, canonicalValue(inner, said)]);
  return Object.fromEntries(kept);
}

function isDefault(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
