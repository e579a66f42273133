import { GatewayIntentBits } from 'discord-api-types/v10';

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const KNOWN = Object.values(GatewayIntentBits).reduce<number>(
  (bits, value) => (typeof value === 'number' ? bits | value : bits),
  0,
);

export type IntentsVerdict = 'fine' | 'invalid' | 'disallowed';

/** Checks the intents of an identify payload. The playground's application has no privileged intents. */
export function checkIntents(intents: number): IntentsVerdict {
  if (intents < 0 || (intents & ~KNOWN) !== 0 || intents > 2 ** 31) return 'invalid';
  return (intents & PRIVILEGED) === 0 ? 'fine' : 'disallowed';
}

/** The intent that an event requires, in a guild and in a direct message. Events not listed require none. */
const NEEDED: Readonly<Record<string, { readonly guild: number; readonly direct: number }>> = {
  GUILD_CREATE: { guild: GatewayIntentBits.Guilds, direct: 0 },
  MESSAGE_CREATE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
  MESSAGE_UPDATE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
  MESSAGE_DELETE: { guild: GatewayIntentBits.GuildMessages, direct: GatewayIntentBits.DirectMessages },
};

/** Whether a session with these intents receives the event. */
export function receivesEvent(intents: number, event: string, inGuild: boolean): boolean {
  const needed = NEEDED[event];
  if (!needed) return true;
  return (intents & (inGuild ? needed.guild : needed.direct)) !== 0;
}
