import type { RawData, WebSocket } from 'ws';
import * as z from 'zod';
import { errorStack } from '../../util/error-text.ts';
import { dropIfUnread } from '../backpressure.ts';
import { InvalidActionError } from '../interactions/errors.ts';
import { InteractionFailed, type InteractionResult } from '../interactions/interaction.ts';
import type { MemberActions } from '../interactions/member-actions.ts';
import { parseJson } from '../json.ts';
import type { InteractionReport, ServerMessage } from '../protocol.ts';
import type { LineLogger } from '../settings.ts';
import { type CheckedPageMessage, pageMessage } from './page-messages.ts';

/** A single frame can contain a hundred thousand invalid values. */
const MAX_ISSUES = 3;

const addressed = z.looseObject({ nonce: z.string().max(100) });

/** The connection of one open page: performs its actions and sends it the results. */
export class PageConnection {
  readonly #socket: WebSocket;
  readonly #actions: MemberActions;
  readonly #log: LineLogger;

  constructor(socket: WebSocket, actions: MemberActions, log: LineLogger) {
    this.#socket = socket;
    this.#actions = actions;
    this.#log = log;
    socket.on('message', (data) => void this.#receive(data));
    // A broken frame. The library closes the socket.
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
        throw new InvalidActionError(`The page sent an invalid message: ${z.prettifyError({ issues })}`);
      }
      await this.#act(message.data);
    } catch (error) {
      this.#explain(error, nonce);
    }
  }

  async #act(message: CheckedPageMessage): Promise<void> {
    const { nonce } = message;
    const context = this.#actions.contextOf(message.userId, message.channelId);
    const tracking = { nonce, onReport: (report: InteractionReport) => this.send({ type: 'report', report }) };
    switch (message.type) {
      case 'say':
        this.#actions.postMessage(context, message.content, message.reply);
        return;
      case 'edit':
        this.#actions.editMessage(context, message.messageId, message.content);
        return;
      case 'dismiss':
        this.#actions.dismiss(context, message.messageId);
        return;
      case 'autocomplete': {
        const { choices = [] } = await this.#actions.autocomplete(
          context,
          message.commandId,
          message.options,
          tracking,
        );
        this.send({ type: 'choices', nonce, choices });
        return;
      }
      case 'command':
        return this.#show(message, await this.#actions.command(context, message.commandId, message.options, tracking));
      case 'messageCommand':
        return this.#show(
          message,
          await this.#actions.messageCommand(context, message.commandId, message.targetId, tracking),
        );
      case 'component': {
        const { messageId, customId, values = [] } = message;
        return this.#show(message, await this.#actions.useComponent(context, messageId, customId, values, tracking));
      }
      case 'modalSubmit':
        return this.#show(
          message,
          await this.#actions.submitModal(context, message.interactionId, message.values, tracking),
        );
    }
  }

  /** Messages are broadcast to every page. A modal goes only to the page that triggered it. */
  #show({ userId }: CheckedPageMessage, { interactionId, modal }: InteractionResult): void {
    if (modal) this.send({ type: 'modal', interactionId, userId, modal });
  }

  #explain(error: unknown, nonce: string | undefined): void {
    if (error instanceof InteractionFailed) return;
    const expected = error instanceof InvalidActionError;
    if (!expected) this.#log.warn(`playground: ${errorStack(error)}`);
    const reason = expected ? error.message : 'The playground failed; its log says why';
    this.send({ type: 'refused', ...(nonce === undefined ? {} : { nonce }), reason });
  }
}
