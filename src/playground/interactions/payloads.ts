import {
  type APIAuthorizingIntegrationOwnersMap,
  type APIMessage,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type InteractionType,
  Locale,
} from 'discord-api-types/v10';
import { type Channel, GUILD_ID } from '../state/channels.ts';
import { NO_FLAGS } from '../state/flags.ts';
import { withoutReference } from '../state/message-factory.ts';
import { BOT, EVERYONE_PERMISSIONS, memberOf, type Person } from '../state/people.ts';

const LARGEST_ATTACHMENT = 10 * 1024 * 1024;

/** Who created an interaction, and in which channel. */
export interface InteractionOrigin {
  readonly id: string;
  readonly token: string;
  readonly person: Person;
  readonly channel: Channel;
}

/** The installation that authorized an interaction. In a direct message with the bot, the guild is "0". */
export function ownersIn(channel: Channel): APIAuthorizingIntegrationOwnersMap {
  return { [ApplicationIntegrationType.GuildInstall]: channel.kind === 'dm' ? '0' : GUILD_ID };
}

/** The partial channel object of an interaction. */
export function partialChannel(channel: Channel): object {
  const common = { id: channel.id, permissions: EVERYONE_PERMISSIONS.toString(), flags: NO_FLAGS };
  return channel.kind === 'dm'
    ? { ...common, type: ChannelType.DM, name: null }
    : {
        ...common,
        type: ChannelType.GuildText,
        name: channel.name,
        guild_id: GUILD_ID,
        parent_id: null,
        topic: channel.topic,
        nsfw: false,
      };
}

/**
 * The data of INTERACTION_CREATE. As in Discord, its message does not include the message it replies to.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export function interactionCreate(
  { id, token, person, channel }: InteractionOrigin,
  type: InteractionType,
  data: object,
  message: APIMessage | undefined,
): object {
  const common = {
    id,
    application_id: BOT.id,
    type,
    data,
    token,
    version: 1,
    channel_id: channel.id,
    app_permissions: EVERYONE_PERMISSIONS.toString(),
    locale: Locale.EnglishUS,
    entitlements: [],
    authorizing_integration_owners: ownersIn(channel),
    attachment_size_limit: LARGEST_ATTACHMENT,
    ...(message ? { message: withoutReference(message) } : {}),
  };
  if (channel.kind === 'dm') {
    return {
      ...common,
      channel: { ...partialChannel(channel), recipients: [BOT] },
      context: InteractionContextType.BotDM,
      user: person.user,
    };
  }
  return {
    ...common,
    channel: partialChannel(channel),
    context: InteractionContextType.Guild,
    guild_id: GUILD_ID,
    guild: { id: GUILD_ID, locale: Locale.EnglishUS, features: [] },
    guild_locale: Locale.EnglishUS,
    member: { ...memberOf(person.user, person.joined), permissions: person.permissions.toString() },
  };
}
