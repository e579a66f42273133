import type { APIUser } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { apiErrors } from '../../api-error.ts';
import { FormErrors } from '../../checks/form-errors.ts';
import { DIRECT_CHANNELS, directChannel } from '../../state/channels.ts';
import { guild } from '../../state/guild.ts';
import { BOT, EVERYONE_PERMISSIONS, PEOPLE } from '../../state/people.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';

const USERS: readonly APIUser[] = [BOT, ...PEOPLE.map(({ user }) => user)];

/** See https://discord.com/developers/docs/resources/user */
export function userRoutes(app: FastifyInstance, { spec, state }: ApiContext): void {
  app.get('/users/@me', async () => ({ ...BOT, verified: true, mfa_enabled: false, locale: 'en-US', email: null }));

  app.get('/users/@me/guilds', async () => {
    const { id, name, icon, banner, features } = guild();
    return [{ id, name, icon, banner, features, owner: false, permissions: EVERYONE_PERMISSIONS.toString() }];
  });

  app.post('/users/@me/channels', async (request) => {
    const form = (await spec()).read('CreatePrivateChannelRequestSchema', RequestBody.of(request).json);
    const channel = DIRECT_CHANNELS.find(({ userId }) => userId === form.recipient_id);
    if (channel) return directChannel(channel, state.messages.lastId(channel.id));
    const errors = new FormErrors();
    if (form.recipient_id === undefined) errors.required(['recipient_id']);
    errors.throwIfAny();
    throw apiErrors.unknownUser();
  });

  app.get('/users/:user_id', async (request) => {
    const id = param(request, 'user_id');
    const user = USERS.find((one) => one.id === id);
    if (!user) throw apiErrors.unknownUser();
    return user;
  });
}
