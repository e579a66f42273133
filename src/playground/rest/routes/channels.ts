import type { FastifyInstance } from 'fastify';
import { apiErrors } from '../../api-error.ts';
import { type Channel, directChannel, guildChannel } from '../../state/channels.ts';
import type { DiscordState } from '../../state/discord-state.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';

/** See https://discord.com/developers/docs/resources/channel */
export function channelRoutes(app: FastifyInstance, { state }: ApiContext): void {
  app.get('/channels/:channel_id', async (request) => {
    const channel = channelOf(state, param(request, 'channel_id'));
    const last = state.messages.lastId(channel.id);
    return channel.kind === 'dm' ? directChannel(channel, last) : guildChannel(channel, last);
  });

  app.post('/channels/:channel_id/typing', async (request, reply) => {
    channelOf(state, param(request, 'channel_id'));
    return reply.code(204).send();
  });
}

/** @throws ApiError 10003 */
export function channelOf(state: DiscordState, id: string): Channel {
  const channel = state.channel(id);
  if (!channel) throw apiErrors.unknownChannel();
  return channel;
}
