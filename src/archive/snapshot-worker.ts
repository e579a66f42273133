import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../util/error-text.ts';
import type { Footer } from './snapshot-format.ts';
import { checkText, readParts, type SnapshotParts } from './snapshot-parts.ts';

/** What to read: an open file, which the caller closes. */
export interface SnapshotOrder {
  readonly descriptor: number;
  readonly footer: Footer;
}

/** The worker's messages: the parts, then that the text is valid too; or, at any point, that something is not. */
export type SnapshotMessage =
  | { readonly kind: 'parts'; readonly parts: SnapshotParts }
  | { readonly kind: 'whole' }
  | { readonly kind: 'unusable'; readonly reason: string };

if (parentPort) read(parentPort, workerData);

function read(port: MessagePort, { descriptor, footer }: SnapshotOrder): void {
  const post = (message: SnapshotMessage): void => port.postMessage(message);
  try {
    post({ kind: 'parts', parts: readParts(descriptor, footer) });
    checkText(descriptor, footer);
    post({ kind: 'whole' });
  } catch (error) {
    post({ kind: 'unusable', reason: errorMessage(error) });
  }
}
