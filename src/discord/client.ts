import {
  ActivityType,
  Client,
  Events,
  GatewayIntentBits,
  type GuildMember,
  Options,
  Partials,
  RESTEvents,
  type User,
} from 'discord.js';
import type { Logger } from 'pino';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { InFlight } from '../runtime/in-flight.ts';
import { errorFields } from '../runtime/log.ts';
import type { ClipSource, Commands } from './command.ts';
import { createDispatch } from './dispatch.ts';
import { LoginError, loginErrorOf, loginErrorOfClose } from './login-error.ts';
import { createMessageDispatch, isForBot, isRecentEdit } from './messages.ts';
import { RecentQuestions } from './recent-questions.ts';
import { register } from './registration.ts';

export interface BotOptions {
  readonly token: string;
  /** Base of the REST API without a version; the gateway's address comes from it. */
  readonly apiUrl: string;
  /** Register the commands in this server alone. */
  readonly guildId?: string;
  /** What the bot can be asked: it is registered with Discord, and dispatched to. */
  readonly commands: Commands;
  /** Asked at each interaction: a new corpus is a new object. */
  readonly knowledgeBase: () => KnowledgeBase;
  /** Absent where recordings are not to be fetched. */
  readonly clips?: ClipSource | undefined;
  readonly logger: Logger;
}

export interface Bot {
  /** Resolves when the bot is online and its commands are registered; rejects with a {@link LoginError}. */
  readonly ready: Promise<void>;
  /** Resolves with the reason if Discord disconnects a bot that was online and does not let it reconnect. */
  readonly lost: Promise<LoginError>;
  /**
   * Takes no more interactions, and resolves when those under way are answered, or after a few seconds. Never rejects.
   */
  drain(): Promise<void>;
  /** Goes offline at once. Safe at any time, and more than once. */
  close(): Promise<void>;
}

/** Milliseconds to wait for servers that are unavailable: commands do not need them. */
const WAIT_FOR_GUILDS = 2000;

/** Joins Discord as a bot and answers. */
export function startBot(options: BotOptions): Bot {
  const client = createClient(options.apiUrl);
  const refused = new Promise<LoginError>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(loginErrorOfClose(code)));
  });
  logConnection(client, options.logger);
  const { commands, knowledgeBase, clips, logger } = options;
  const recent = new RecentQuestions();
  const dispatch = createDispatch({ commands, knowledgeBase, clips, logger, recent });
  let commandIds: ReadonlyMap<string, string> = new Map();
  const commandId = (name: string): string | undefined => commandIds.get(name);
  const messages = createMessageDispatch({ commands, knowledgeBase, logger, commandId, recent });
  const inFlight = new InFlight();
  client.on(Events.InteractionCreate, (interaction) => {
    if (!inFlight.isDraining) void inFlight.track(dispatch(interaction));
  });
  client.on(Events.MessageCreate, (message) => {
    if (!inFlight.isDraining && isForBot(message)) void inFlight.track(messages.created(message));
  });
  client.on(Events.MessageUpdate, (_, message) => {
    if (inFlight.isDraining || message.partial || !isRecentEdit(message) || !isForBot(message)) return;
    void inFlight.track(messages.edited(message));
  });
  const ready = connect(client, refused, options).then((ids) => {
    commandIds = ids;
  });
  const lost = ready.then(
    () => refused,
    () => new Promise<never>(() => {}),
  );
  const drain = async (): Promise<void> => {
    const abandoned = await inFlight.drain();
    if (abandoned > 0) options.logger.warn({ abandoned }, 'stopping without the answers that are still under way');
  };
  const close = async (): Promise<void> => {
    // Going offline on purpose would be logged as a lost connection.
    client.removeAllListeners(Events.ShardReconnecting);
    await client.destroy();
  };
  return { ready, lost, drain, close };
}

/** @returns The ids of the bot's commands, by name. */
async function connect(
  client: Client,
  refused: Promise<LoginError>,
  options: BotOptions,
): Promise<ReadonlyMap<string, string>> {
  const { token, apiUrl, guildId, commands, logger } = options;
  try {
    // If the gateway refuses the bot, login() never settles; the refusal arrives as an event.
    const outcome = await Promise.race([Promise.all([online(client), client.login(token)]), refused]);
    if (outcome instanceof LoginError) throw outcome;
    const [{ application, user }] = outcome;
    logger.info({ user: user.id, name: user.username, guilds: client.guilds.cache.size }, 'online');
    return await register(commands, {
      rest: client.rest,
      applicationId: application.id,
      logger,
      ...(guildId !== undefined && { guildId }),
    });
  } catch (error) {
    await client.destroy();
    throw loginErrorOf(error, apiUrl);
  }
}

function online(client: Client): Promise<Client<true>> {
  return new Promise((resolve) => client.once(Events.ClientReady, resolve));
}

function createClient(apiUrl: string): Client {
  const self = ({ id, client }: User | GuildMember): boolean => id === client.user?.id;
  return new Client({
    // None of them is privileged: Discord gives the text of a message only if it is direct or mentions the bot.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Discord does not announce direct messages' channels, and no message is kept to compare a changed one with.
    partials: [Partials.Channel, Partials.Message],
    // Text from members and shows must never ping anyone. No answer overrides this.
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: apiUrl },
    waitGuildTimeout: WAIT_FOR_GUILDS,
    presence: { activities: [{ name: '/hpr search', type: ActivityType.Listening }] },
    // Answers need nothing from the caches of discord.js: messages, users and members come with each interaction.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildForumThreadManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: self },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      GuildTextThreadManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: self },
      VoiceStateManager: 0,
    }),
  });
}

function logConnection(client: Client, logger: Logger): void {
  client.on(Events.ShardReconnecting, (shard) => logger.warn({ shard }, 'connection lost, coming back'));
  client.on(Events.ShardResume, (shard, replayed) => logger.info({ shard, replayed }, 'back again'));
  client.on(Events.ShardReady, (shard) => logger.debug({ shard }, 'connected'));
  client.on(Events.ShardError, (error, shard) =>
    logger.warn({ shard, error: errorFields(error) }, 'connection failed'),
  );
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    logger.error({ shard, code }, 'Discord closed the connection for good'),
  );
  client.on(Events.Error, (error) => logger.error({ error: errorFields(error) }, 'error in the Discord client'));
  client.on(Events.Warn, (message) => logger.warn({ message }, 'warning of the Discord client'));
  client.rest.on(RESTEvents.RateLimited, ({ method, route, timeToReset }) =>
    logger.warn({ method, route, timeToReset }, 'rate limited by Discord'),
  );
}
