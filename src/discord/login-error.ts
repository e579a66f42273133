import { DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';

/** Discord cannot be joined; the message is a sentence for the operator. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
}

const BAD_TOKEN =
  'Discord refuses the token: check DISCORD_TOKEN (Discord’s developer portal, Bot, Reset Token makes a new one).';

/**
 * Why the gateway closed for good. Sources: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
 */
const CLOSED: ReadonlyMap<number, string> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, BAD_TOKEN],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord refuses the bot’s intents, though it asks for no privileged one: check the application in Discord’s developer portal.',
  ],
  [
    GatewayCloseCodes.InvalidIntents,
    'Discord says that the bot’s intents are invalid: this version of the bot is too old for it.',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord no longer supports this version of its API: this version of the bot is too old.',
  ],
  [GatewayCloseCodes.ShardingRequired, 'The bot is in too many servers for one connection.'],
]);

/** For a connection that Discord closed with a code that forbids another try. */
export function loginErrorOfClose(code: number): LoginError {
  return new LoginError(CLOSED.get(code) ?? `Discord closed the connection for good, with code ${code}.`);
}

/** For whatever discord.js throws at login. */
export function loginErrorOf(error: unknown, apiUrl: string): LoginError {
  if (error instanceof LoginError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new LoginError(BAD_TOKEN, { cause: error });
  }
  if (error instanceof HTTPError) {
    return new LoginError(`Discord at ${apiUrl} answers with status ${error.status}: try again later.`, {
      cause: error,
    });
  }
  return new LoginError(`Discord at ${apiUrl} cannot be reached: ${reasonOf(error)}.`, { cause: error });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message.replace(/\.$/, '');
}
