import { GatewayIntentBits } from 'discord-api-types/v10';

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const KNOWN = Object.values(GatewayIntentBits).reduce<number>(
  (bits, value) => (typeof value === 'number' ? bits | value : bits),
  0,
);

export type IntentsVerdict = 'fine' | 'invalid' | 'disallowed';

/** The application of the playground has been granted none of the privileged intents. */
export function checkIntents(intents: number): IntentsVerdict {
  if (intents < 0 || (intents & ~KNOWN) !== 0 || intents > 2 ** 31) return 'invalid';
  return (intents & PRIVILEGED) === 0 ? 'fine' : 'disallowed';
}

/** Which intent an event of a guild, or of a direct message, needs. Events that are not here need none. */
const NEEDED: Readonly<Record<string, { readonly guild: number; readonly direct: number }>> = {
  GUILD_CREATE: { guild: GatewayIntentBits.Guilds, direct: 0 },
  MESSAGE_CREATE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
  MESSAGE_UPDATE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
  MESSAGE_DELETE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
};

/** Whether a session with these intents gets the event. */
export function receivesEvent(intents: number, event: string, inGuild: boolean): boolean {
  const needed = NEEDED[event];
  if (!needed) return true;
  return (intents & (inGuild ? needed.guild : needed.direct)) !== 0;
}
