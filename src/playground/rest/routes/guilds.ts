import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiErrors } from '../../api-error.ts';
import { guildChannel, TEXT_CHANNELS } from '../../state/channels.ts';
import { guild, MEMBERS, ROLES } from '../../state/guild.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';

/** See https://discord.com/developers/docs/resources/guild */
export function guildRoutes(app: FastifyInstance, { state }: ApiContext): void {
  const checkGuild = (request: FastifyRequest) => {
    if (param(request, 'guild_id') !== state.guildId) throw apiErrors.unknownGuild();
  };

  app.get('/guilds/:guild_id', async (request) => {
    checkGuild(request);
    return { ...guild(), approximate_member_count: MEMBERS.length, approximate_presence_count: MEMBERS.length };
  });

  app.get('/guilds/:guild_id/channels', async (request) => {
    checkGuild(request);
    return TEXT_CHANNELS.map((channel) => guildChannel(channel, state.messages.lastId(channel.id)));
  });

  app.get('/guilds/:guild_id/roles', async (request) => {
    checkGuild(request);
    return ROLES;
  });

  app.get('/guilds/:guild_id/members/:user_id', async (request) => {
    checkGuild(request);
    const id = param(request, 'user_id');
    const member = MEMBERS.find(({ user }) => user.id === id);
    if (!member) throw apiErrors.unknownMember();
    return member;
  });
}
