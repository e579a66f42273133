import {
  type APIGuild,
  type APIRole,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import { GUILD_ID, guildChannel, TEXT_CHANNELS } from './channels.ts';
import { NO_FLAGS } from './flags.ts';
import { BOT, EVERYONE_PERMISSIONS, MAYA, memberOf, PEOPLE } from './people.ts';

export const GUILD_NAME = 'Hacker Public Radio';
const BOT_JOINED = '2024-02-02T08:00:00.000Z';

const EVERYONE: APIRole = {
  id: GUILD_ID,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  permissions: EVERYONE_PERMISSIONS.toString(),
  managed: false,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: NO_FLAGS,
};

export const ROLES: readonly APIRole[] = [EVERYONE];

export const MEMBERS = [...PEOPLE.map(({ user, joined }) => memberOf(user, joined)), memberOf(BOT, BOT_JOINED)];

/** The response of `GET /guilds/{id}`. */
export function guild(): APIGuild {
  return {
    id: GUILD_ID,
    name: GUILD_NAME,
    icon: null,
    splash: null,
    discovery_splash: null,
    description: 'People who make radio about what they make',
    banner: null,
    owner_id: MAYA.user.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: [...ROLES],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: NO_FLAGS,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
    max_members: 500_000,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: Locale.EnglishUS,
    nsfw_level: GuildNSFWLevel.Default,
    hub_type: null,
  };
}

/** The data of GUILD_CREATE. */
export function guildCreate(lastMessageId: (channelId: string) => string | null): GatewayGuildCreateDispatchData {
  return {
    ...guild(),
    joined_at: BOT_JOINED,
    large: false,
    unavailable: false,
    member_count: MEMBERS.length,
    voice_states: [],
    members: MEMBERS.map((member) => ({ ...member })),
    channels: TEXT_CHANNELS.map((channel) => guildChannel(channel, lastMessageId(channel.id))),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The guild members a bot requests: those with these ids, or otherwise those whose username starts with `query`. */
export function findMembers(guildId: string, query: string, ids: readonly string[] | undefined): typeof MEMBERS {
  if (guildId !== GUILD_ID) return [];
  return MEMBERS.filter(({ user }) => (ids ? ids.includes(user.id) : user.username.startsWith(query)));
}
