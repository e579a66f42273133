import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { apiErrors } from '../../api-error.ts';
import { checkCommand, checkCommands, checkNumber } from '../../checks/commands.ts';
import { FormErrors } from '../../checks/form-errors.ts';
import { LIMITS } from '../../checks/limits.ts';
import type { CommandForm } from '../../state/commands.ts';
import { BOT } from '../../state/people.ts';
import type { ApiContext } from '../context.ts';
import { param } from '../params.ts';
import { RequestBody } from '../request-body.ts';

const query = z.looseObject({ with_localizations: z.string().optional() });

/** See https://discord.com/developers/docs/interactions/application-commands#endpoints */
export function commandRoutes(app: FastifyInstance, context: ApiContext): void {
  addScope(app, context, '/applications/:application_id/commands', () => undefined);
  addScope(app, context, '/applications/:application_id/guilds/:guild_id/commands', (request) => {
    const guildId = param(request, 'guild_id');
    if (guildId !== context.state.guildId) throw apiErrors.unknownGuild();
    return guildId;
  });
}

function addScope(
  app: FastifyInstance,
  { spec, state }: ApiContext,
  path: string,
  guildOf: (request: FastifyRequest) => string | undefined,
): void {
  const { commands } = state;
  const scopeOf = (request: FastifyRequest) => {
    if (param(request, 'application_id') !== BOT.id) throw apiErrors.notYourApplication();
    return guildOf(request);
  };
  const known = (request: FastifyRequest) => {
    const scope = scopeOf(request);
    const command = commands.get(scope, param(request, 'command_id'));
    if (!command) throw apiErrors.unknownCommand();
    return { scope, command };
  };

  app.get(path, async (request) => {
    const localized = query.safeParse(request.query).data?.with_localizations === 'true';
    return commands.list(scopeOf(request)).map((command) => (localized ? command : withoutLocalizations(command)));
  });

  app.put(path, async (request) => {
    const scope = scopeOf(request);
    const schemas = await spec();
    const forms = listOf(RequestBody.of(request).json).map((form, index) =>
      schemas.read('ApplicationCommandUpdateRequestSchema', form, [index]),
    );
    checkCommands(forms);
    return commands.replace(scope, forms);
  });

  app.post(path, async (request, reply) => {
    const scope = scopeOf(request);
    const form = (await spec()).read('ApplicationCommandCreateRequestSchema', RequestBody.of(request).json);
    checkCommand(form);
    const type = form.type ?? ApplicationCommandType.ChatInput;
    const before = commands.named(scope, form.name, type);
    if (!before) checkNumber([...commands.list(scope).map((one) => one.type), type]);
    reply.code(before ? 200 : 201);
    return commands.put(scope, form, before?.id);
  });

  app.get(`${path}/:command_id`, async (request) => known(request).command);

  app.patch(`${path}/:command_id`, async (request) => {
    const { scope, command } = known(request);
    const changes = (await spec()).read('ApplicationCommandPatchRequestPartialSchema', RequestBody.of(request).json);
    const form: CommandForm = { ...command, ...changes, type: command.type };
    checkCommand(form);
    const other = commands.named(scope, form.name, command.type);
    if (other && other.id !== command.id) {
      const errors = new FormErrors();
      const message = 'An application command with that name already exists';
      errors.add(['name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
      throw errors.toApiError();
    }
    return commands.put(scope, form, command.id);
  });

  app.delete(`${path}/:command_id`, async (request, reply) => {
    const { scope, command } = known(request);
    commands.remove(scope, command.id);
    return reply.code(204).send();
  });
}

function listOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body) && body.length <= LIMITS.bulkCommands) return body;
  const errors = new FormErrors();
  if (Array.isArray(body)) errors.tooLong([], LIMITS.bulkCommands);
  else errors.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  throw errors.toApiError();
}

function withoutLocalizations(command: APIApplicationCommand): object {
  return JSON.parse(
    JSON.stringify(command, (key, value: unknown) => (key.endsWith('_localizations') ? undefined : value)),
  );
}
