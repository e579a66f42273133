import type { RawData, WebSocket } from 'ws';
import * as z from 'zod';
import { dropIfUnread } from '../backpressure.ts';
import type { MemberActions } from '../interactions/actions.ts';
import { InteractionFailed, type InteractionResult } from '../interactions/interaction.ts';
import { InvalidActionError } from '../interactions/invalid-action-error.ts';
import { parseJson } from '../json.ts';
import type { InteractionReport, ServerMessage } from '../protocol.ts';
import type { LineLogger } from '../settings.ts';
import { type CheckedPageMessage, pageMessage } from './page-messages.ts';

/** A frame may hold a hundred thousand faults. */
const MAX_ISSUES = 3;

const addressed = z.looseObject({ nonce: z.string().max(100) });

/** One open page: does what its person asks for, and tells it what comes of it. */
export class Page {
  readonly #socket: WebSocket;
  readonly #acts: MemberActions;
  readonly #log: LineLogger;

  constructor(socket: WebSocket, acts: MemberActions, log: LineLogger) {
    this.#socket = socket;
    this.#acts = acts;
    this.#log = log;
    socket.on('message', (data) => void this.#receive(data));
    // A broken frame: the socket closes by itself.
    socket.on('error', () => undefined);
  }

  send(message: ServerMessage): void {
    this.#socket.send(JSON.stringify(message));
    dropIfUnread(this.#socket);
  }

  close(): void {
    this.#socket.terminate();
  }

  async #receive(data: RawData): Promise<void> {
    const json = parseJson(data.toString());
    const nonce = addressed.safeParse(json).data?.nonce;
    try {
      const message = pageMessage.safeParse(json);
      if (!message.success) {
        const issues = message.error.issues.slice(0, MAX_ISSUES);
        throw new InvalidActionError(`The page sent what it should not: ${z.prettifyError({ issues })}`);
      }
      await this.#act(message.data);
    } catch (error) {
      this.#explain(error, nonce);
    }
  }

  async #act(message: CheckedPageMessage): Promise<void> {
    const { nonce } = message;
    const seat = this.#acts.seat(message.userId, message.channelId);
    const watch = { nonce, onReport: (report: InteractionReport) => this.send({ type: 'report', report }) };
    switch (message.type) {
      case 'say':
        this.#acts.say(seat, message.content);
        return;
      case 'dismiss':
        this.#acts.dismiss(seat, message.messageId);
        return;
      case 'autocomplete': {
        const { choices = [] } = await this.#acts.autocomplete(seat, message.commandId, message.options, watch);
        this.send({ type: 'choices', nonce, choices });
        return;
      }
      case 'command':
        return this.#show(message, await this.#acts.command(seat, message.commandId, message.options, watch));
      case 'messageCommand':
        return this.#show(message, await this.#acts.messageCommand(seat, message.commandId, message.targetId, watch));
      case 'component': {
        const { messageId, customId, values = [] } = message;
        return this.#show(message, await this.#acts.component(seat, messageId, customId, values, watch));
      }
      case 'modalSubmit':
        return this.#show(message, await this.#acts.modal(seat, message.interactionId, message.values, watch));
    }
  }

  /** Messages come to every page by themselves; a modal is for the one that asked. */
  #show({ userId }: CheckedPageMessage, { interactionId, modal }: InteractionResult): void {
    if (modal) this.send({ type: 'modal', interactionId, userId, modal });
  }

  #explain(error: unknown, nonce: string | undefined): void {
    if (error instanceof InteractionFailed) return;
    const expected = error instanceof InvalidActionError;
    if (!expected) this.#log.warn(`playground: ${error instanceof Error ? error.stack : String(error)}`);
    const reason = expected ? error.message : 'The playground failed; its log says why';
    this.send({ type: 'refused', ...(nonce === undefined ? {} : { nonce }), reason });
  }
}
