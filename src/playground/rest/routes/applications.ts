import { ApplicationFlags } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { BOT, MAYA } from '../../state/people.ts';

/** See https://discord.com/developers/docs/resources/application */
export function applicationRoutes(app: FastifyInstance): void {
  app.get('/applications/@me', async () => APPLICATION);
  app.get('/oauth2/applications/@me', async () => APPLICATION);
}

const APPLICATION = {
  id: BOT.id,
  name: BOT.username,
  icon: null,
  description: 'Knows what was said on Hacker Public Radio, and where',
  type: null,
  flags: ApplicationFlags.ApplicationCommandBadge,
  flags_new: String(ApplicationFlags.ApplicationCommandBadge),
  bot: BOT,
  bot_public: true,
  bot_require_code_grant: false,
  integration_types_config: { 0: {}, 1: {} },
  verify_key: '0'.repeat(64),
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: MAYA.user,
  team: null,
  approximate_guild_count: 1,
  approximate_user_install_count: 2,
  approximate_user_authorization_count: 0,
  event_webhooks_url: null,
  explicit_content_filter: 0,
  eligible_oauth2_scopes: ['bot', 'applications.commands'],
};
