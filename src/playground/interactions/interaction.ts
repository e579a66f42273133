import type {
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIMessageInteractionMetadata,
  APIModalInteractionResponseCallbackData,
  InteractionResponseType,
} from 'discord-api-types/v10';
import type { ApiError } from '../api-error.ts';
import type { InteractionOrigin } from './payloads.ts';
import type { PreparedInteraction } from './prepared-interaction.ts';

/** What came of an interaction: the bot's first answer. */
export interface InteractionResult {
  readonly interactionId: string;
  readonly responseType: InteractionResponseType;
  /** From the gateway's dispatch to the answer. */
  readonly milliseconds: number;
  /** The message that the answer made or changed. While the bot is thinking it has no content yet. */
  readonly message?: APIMessage;
  /** Only the person who asked sees the message. */
  readonly ephemeral: boolean;
  /** The bot will follow up: the message is a placeholder, or nothing has changed yet. */
  readonly deferred: boolean;
  readonly choices?: readonly APIApplicationCommandOptionChoice[];
  readonly modal?: APIModalInteractionResponseCallbackData;
}

/** The bot's answer as it arrives over REST, once it is known to be a good one. */
export type InteractionResponse = Omit<InteractionResult, 'interactionId' | 'milliseconds'>;

/** An interaction and how far it has come. */
export interface Interaction extends InteractionOrigin {
  readonly prepared: PreparedInteraction;
  /** Chosen by who began it; the report carries it. */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly metadata?: APIMessageInteractionMetadata;
  state: 'waiting' | 'answered' | 'failed';
  /** The message that `@original` means: the reply, or the message whose component was used. */
  originalId?: string;
  /** The reply is a placeholder, and the first follow-up takes its place. */
  thinking: boolean;
  /** Messages that this interaction's token may change. */
  readonly messageIds: Set<string>;
  modal?: APIModalInteractionResponseCallbackData;
  /** The last answer of the bot that was refused. */
  refusal?: ApiError;
}

/** No good answer came in time. */
export class InteractionFailed extends Error {
  readonly interactionId: string;
  /** What was wrong with the answer that the bot did give. */
  readonly refusal: ApiError | undefined;

  constructor(interactionId: string, label: string, refusal: ApiError | undefined) {
    const why = refusal ? `; its answer was refused: ${JSON.stringify(refusal)}` : '';
    super(`${label}: The application did not respond${why}`);
    this.name = 'InteractionFailed';
    this.interactionId = interactionId;
    this.refusal = refusal;
  }
}
