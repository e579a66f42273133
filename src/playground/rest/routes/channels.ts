import type { FastifyInstance } from 'fastify';
import { type Channel, directChannel, guildChannel } from '../../world/channels.ts';
import type { World } from '../../world/world.ts';
import { refusals } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';

/** See https://discord.com/developers/docs/resources/channel */
export function channelRoutes(app: FastifyInstance, { world }: ApiContext): void {
  app.get('/channels/:channel_id', async (request) => {
    const channel = channelOf(world, param(request, 'channel_id'));
    const last = world.messages.lastId(channel.id);
    return channel.kind === 'dm' ? directChannel(channel, last) : guildChannel(channel, last);
  });

  app.post('/channels/:channel_id/typing', async (request, reply) => {
    channelOf(world, param(request, 'channel_id'));
    return reply.code(204).send();
  });
}

/** @throws ApiError 10003 */
export function channelOf(world: World, id: string): Channel {
  const channel = world.channel(id);
  if (!channel) throw refusals.unknownChannel();
  return channel;
}
