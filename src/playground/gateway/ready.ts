import { ApplicationFlags } from 'discord-api-types/v10';
import { BOT } from '../state/people.ts';
import type { GatewaySession } from './session.ts';

/**
 * The data of READY, the first event of a session.
 *
 * @param guilds The guilds of the session's shard, as unavailable. A GUILD_CREATE follows for each.
 * @param url The gateway URL for resuming.
 */
export function readyData(session: GatewaySession, guilds: readonly object[], url: string): object {
  return {
    v: 10,
    user: { ...BOT, verified: true, mfa_enabled: false, email: null },
    guilds,
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: url,
    shard: session.shard,
    application: { id: BOT.id, flags: ApplicationFlags.ApplicationCommandBadge },
    user_settings: {},
    private_channels: [],
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  };
}
