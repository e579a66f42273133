import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** Error codes of the system and of undici for a connection that was closed during a request. */
const RESETS: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * Sends the first answer to an interaction, once more if the connection broke: discord.js does not. That an interaction is
 * answered already means that a first try arrived whose response was lost, by this retry or by discord.js' own after a 5xx.
 */
export async function deliver(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (isAnswered(error)) return;
    if (!isReset(error)) throw error;
    await send().catch((second: unknown) => {
      if (!isAnswered(second)) throw second;
    });
  }
}

/** The interaction is over: Discord waits three seconds for an answer. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction;
}

/** The bot may not post where it was to. */
export function isForbidden(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    [
      RESTJSONErrorCodes.MissingAccess,
      RESTJSONErrorCodes.MissingPermissions,
      RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    ].includes(Number(error.code))
  );
}

/** Discord lets the bot post, but not reply, where it cannot read what was written before. */
export function mayNotReply(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory
  );
}

function isAnswered(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

function isReset(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return RESETS.has(code) || isReset(error.cause);
}
