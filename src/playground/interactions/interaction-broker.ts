import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { APIMessage } from 'discord-api-types/v10';
import { ApiError, apiErrors } from '../api-error.ts';
import type { Spec } from '../checks/spec.ts';
import type { InteractionReport } from '../protocol.ts';
import type { Settings } from '../settings.ts';
import type { UploadedFile } from '../state/attachments.ts';
import type { Channel } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import type { Person } from '../state/people.ts';
import {
  type Interaction,
  InteractionFailed,
  type InteractionResponse,
  type InteractionResult,
} from './interaction.ts';
import { interactionCreate, ownersIn } from './payloads.ts';
import type { PreparedInteraction } from './prepared-interaction.ts';
import { applyResponse } from './responses.ts';

const MAX_INTERACTIONS = 10_000;

/** Sends a gateway event; false if no session receives it. */
export type Dispatch = (event: string, data: object, guildId: string | undefined) => boolean;

export interface InteractionRequest {
  readonly person: Person;
  readonly channel: Channel;
  readonly prepared: PreparedInteraction;
  readonly nonce: string;
  readonly onReport: (report: InteractionReport) => void;
}

interface Waiting {
  readonly succeed: (answer: InteractionResponse) => void;
  readonly fail: () => void;
}

/** Delivers interactions to the bot, and its responses to the waiting clients. */
export class InteractionBroker {
  readonly #state: DiscordState;
  readonly #settings: Settings;
  readonly #dispatch: Dispatch;
  readonly #interactions = new Map<string, Interaction>();
  readonly #waiting = new Map<string, Waiting>();

  constructor(state: DiscordState, settings: Settings, dispatch: Dispatch) {
    this.#state = state;
    this.#settings = settings;
    this.#dispatch = dispatch;
  }

  /**
   * Creates an interaction and resolves with the bot's initial response.
   *
   * @throws InteractionFailed if the bot sends no valid response in time.
   */
  create({ person, channel, prepared, nonce, onReport }: InteractionRequest): Promise<InteractionResult> {
    this.#forgetExpired();
    const id = this.#state.newId();
    const base = { id, user: person.user, authorizing_integration_owners: ownersIn(channel) };
    const interaction: Interaction = {
      id,
      token: `${id}.${randomBytes(48).toString('base64url')}`,
      person,
      channel,
      prepared,
      nonce,
      createdAt: this.#state.now(),
      ...(prepared.describe ? { metadata: prepared.describe(base) } : {}),
      state: 'waiting',
      thinking: false,
      messageIds: new Set(),
    };
    this.#interactions.set(id, interaction);

    const started = performance.now();
    const elapsed = () => performance.now() - started;
    const { kind, label } = prepared;
    const report = { nonce, interactionId: id, userId: person.user.id, kind, label };
    return new Promise<InteractionResult>((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(interaction), this.#settings.responseTimeout);
      this.#waiting.set(id, {
        succeed: (answer) => {
          clearTimeout(timer);
          const milliseconds = elapsed();
          onReport({ ...report, state: 'answered', milliseconds });
          resolve({ interactionId: id, milliseconds, ...answer });
        },
        fail: () => {
          clearTimeout(timer);
          const failure = new InteractionFailed(id, label, interaction.refusal);
          const detail = interaction.refusal ? { detail: JSON.stringify(interaction.refusal) } : {};
          const error = 'The application did not respond';
          onReport({ ...report, state: 'failed', milliseconds: elapsed(), error, ...detail });
          reject(failure);
        },
      });
      onReport({ ...report, state: 'sent' });
      const data = interactionCreate(interaction, prepared.type, prepared.data, prepared.message);
      const guildId = channel.kind === 'text' ? this.#state.guildId : undefined;
      if (!this.#dispatch('INTERACTION_CREATE', data, guildId)) this.#fail(interaction);
    });
  }

  /**
   * Handles the bot's initial response.
   *
   * @throws ApiError when Discord would refuse: unknown or late, answered before, or a bad form.
   */
  respond(
    spec: Spec,
    id: string,
    token: string,
    body: unknown,
    files: readonly UploadedFile[],
  ): { readonly interaction: Interaction; readonly answer: InteractionResponse } {
    const interaction = this.#interactions.get(id);
    if (!interaction || interaction.token !== token) throw apiErrors.unknownInteraction();
    if (interaction.state === 'answered') throw apiErrors.alreadyAcknowledged();
    const late = this.#state.now() - interaction.createdAt > this.#settings.responseTimeout;
    if (late) this.#fail(interaction);
    if (interaction.state === 'failed') throw apiErrors.unknownInteraction();

    const answer = this.#noting(interaction, () => applyResponse(this.#state, spec, interaction, body, files));
    interaction.state = 'answered';
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.succeed(answer);
    return { interaction, answer };
  }

  /** Whether a token belongs to a known interaction, in any state. */
  isToken(token: string): boolean {
    return this.#withToken(token) !== undefined;
  }

  /** The interaction with that id, until it is forgotten. */
  get(id: string): Interaction | undefined {
    return this.#interactions.get(id);
  }

  /**
   * The interaction that a webhook token belongs to.
   *
   * @throws ApiError when it is unknown or not answered yet (10015), or too old (50027).
   */
  byToken(token: string): Interaction {
    const interaction = this.#withToken(token);
    if (interaction?.state !== 'answered') throw apiErrors.unknownWebhook();
    if (this.#state.now() - interaction.createdAt > this.#settings.tokenLifetime) throw apiErrors.invalidWebhookToken();
    return interaction;
  }

  /**
   * A message that the interaction's token gives access to.
   *
   * @param id Its id, or `@original`.
   * @throws ApiError 10008
   */
  message({ channel, originalId, messageIds }: Interaction, id: string): APIMessage {
    const messageId = id === '@original' ? originalId : id;
    const found =
      messageId !== undefined && messageIds.has(messageId)
        ? this.#state.messages.get(channel.id, messageId)
        : undefined;
    if (!found) throw apiErrors.unknownMessage();
    return found.message;
  }

  /** Fails every pending interaction. */
  close(): void {
    for (const interaction of this.#interactions.values()) this.#fail(interaction);
  }

  #withToken(token: string): Interaction | undefined {
    const interaction = this.#interactions.get(token.slice(0, Math.max(0, token.indexOf('.'))));
    return interaction?.token === token ? interaction : undefined;
  }

  #fail(interaction: Interaction): void {
    if (interaction.state !== 'waiting') return;
    interaction.state = 'failed';
    const waiting = this.#waiting.get(interaction.id);
    this.#waiting.delete(interaction.id);
    waiting?.fail();
  }

  #noting<T>(interaction: Interaction, attempt: () => T): T {
    try {
      return attempt();
    } catch (error) {
      if (error instanceof ApiError) interaction.refusal = error;
      throw error;
    }
  }

  /** Forgets interactions a while after their tokens have expired, or earlier if there are many. */
  #forgetExpired(): void {
    const oldest = this.#state.now() - 2 * this.#settings.tokenLifetime;
    for (const [id, { createdAt, state }] of this.#interactions) {
      if (createdAt >= oldest && this.#interactions.size <= MAX_INTERACTIONS) break;
      if (state !== 'waiting') this.#interactions.delete(id);
    }
  }
}
