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

/** The result of an interaction: the bot's initial response. */
export interface InteractionResult {
  readonly interactionId: string;
  readonly responseType: InteractionResponseType;
  /** From the gateway's dispatch to the response. */
  readonly milliseconds: number;
  /** The message that the response created or edited. It is empty while the bot is thinking. */
  readonly message?: APIMessage;
  /** Whether only the user of the interaction sees the message. */
  readonly ephemeral: boolean;
  /** Whether the response was deferred: the message is a placeholder, or not updated yet. */
  readonly deferred: boolean;
  readonly choices?: readonly APIApplicationCommandOptionChoice[];
  readonly modal?: APIModalInteractionResponseCallbackData;
}

/** A valid initial response, as it arrives over REST. */
export type InteractionResponse = Omit<InteractionResult, 'interactionId' | 'milliseconds'>;

/** An interaction and its state. */
export interface Interaction extends InteractionOrigin {
  readonly prepared: PreparedInteraction;
  /** Chosen by the client and echoed in reports. */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly metadata?: APIMessageInteractionMetadata;
  state: 'waiting' | 'answered' | 'failed';
  /** The message that `@original` refers to: the reply, or the message whose component was used. */
  originalId?: string;
  /** Whether the reply is a placeholder, which the first follow-up replaces. */
  thinking: boolean;
  /** The messages that this interaction's token gives access to. */
  readonly messageIds: Set<string>;
  modal?: APIModalInteractionResponseCallbackData;
  /** The error for the bot's last invalid response. */
  refusal?: ApiError;
}

/** The bot sent no valid response in time. */
export class InteractionFailed extends Error {
  readonly interactionId: string;
  /** The error for the bot's invalid response, if it sent one. */
  readonly refusal: ApiError | undefined;

  constructor(interactionId: string, label: string, refusal: ApiError | undefined) {
    const why = refusal ? `; its answer was refused: ${JSON.stringify(refusal)}` : '';
    super(`${label}: The application did not respond${why}`);
    this.name = 'InteractionFailed';
    this.interactionId = interactionId;
    this.refusal = refusal;
  }
}
