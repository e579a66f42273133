/** Discord's `errors` object: nested by the path to each invalid field, whose `_errors` lists what is wrong. */
export interface FormErrorTree {
  [key: string]: FormErrorTree | FormError[];
}

export interface FormError {
  readonly code: string;
  readonly message: string;
}

/** An error response of the API, in Discord's format. */
export class ApiError extends Error {
  readonly status: number;
  /** Discord's JSON error code; 0 where there is none. */
  readonly code: number;
  readonly errors: FormErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrorTree) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  /** The body of the response. */
  toJSON(): object {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

/** The bot has exceeded a rate limit. See https://discord.com/developers/docs/topics/rate-limits */
export class RateLimitError extends ApiError {
  /** Seconds. */
  readonly retryAfter: number;
  readonly global: boolean;

  constructor(retryAfter: number, global: boolean) {
    super(429, 0, 'You are being rate limited.');
    this.name = 'RateLimited';
    this.retryAfter = retryAfter;
    this.global = global;
  }

  override toJSON(): object {
    return { message: this.message, retry_after: this.retryAfter, global: this.global };
  }
}

/** See https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const apiErrors = {
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  notYourApplication: () =>
    new ApiError(403, 20012, 'You are not authorized to perform this action on this application'),
  tooManyCommands: (most: number) =>
    new ApiError(400, 30032, `Maximum number of application commands reached (${most})`),
  entityTooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  notYourMessage: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  invalidForm: (errors: FormErrorTree) => new ApiError(400, 50035, 'Invalid Form Body', errors),
  invalidApiVersion: () => new ApiError(400, 50041, 'Invalid API version provided'),
  invalidJson: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
} as const;
