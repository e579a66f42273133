import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { reusedMemory } from '../corpus/read-bytes.ts';
import type { TranscriptReader } from '../corpus/read-episode.ts';
import { readTranscript, type TranscriptFileText } from '../corpus/read-transcript.ts';
import { learnAsrConfusions } from '../search/expansion/asr-confusions/learn-confusions.ts';
import { mergeLists } from '../search/indexing/merge-lists.ts';
import { mergeWords } from '../search/indexing/merge-words.ts';
import type { ShardBuilder } from '../search/indexing/shard.ts';
import type { WorkerMessage, WorkerOrder } from './build-messages.ts';
import { BATCH_BYTES, type EpisodeBatch } from './episode-batch.ts';
import { readShard } from './read-shard.ts';
import { transferablesOf } from './transfer.ts';

if (parentPort) obey(parentPort);

/** Handles all messages to the worker. Typed arrays in its replies are transferred, not copied. */
function obey(port: MessagePort): void {
  const post = (message: WorkerMessage): void => port.postMessage(message, transferablesOf(message));
  const ahead = new Map<string, TranscriptFileText>();
  const reused = reusedMemory();
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let builder: ShardBuilder | undefined;

  const transcriptOf: TranscriptReader = (file) => {
    const read = ahead.get(file.path);
    ahead.delete(file.path);
    return read ?? readTranscript(file, reused);
  };
  const memory = (): Uint8Array<ArrayBuffer> => {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) follow(next.message);
    return spare.pop() ?? new Uint8Array(BATCH_BYTES);
  };
  const follow = (order: WorkerOrder): void => {
    switch (order.kind) {
      case 'read ahead': {
        // Any other message ends the reading ahead: it means that the metadata has been read.
        let next: { message: WorkerOrder } | undefined;
        for (const file of order.transcripts) {
          next = receiveMessageOnPort(port);
          if (next) break;
          const read = readTranscript(file, reused);
          ahead.set(file.path, { ...read, text: new Uint8Array(read.text) });
        }
        if (next) follow(next.message);
        return;
      }
      case 'reuse':
        spare.push(order.memory);
        return;
      case 'read': {
        const keep = (batch: EpisodeBatch): void => post({ kind: 'batch', batch });
        builder = readShard(order.sources, { keep, transcriptOf, memory });
        ahead.clear();
        post({ kind: 'tally', tally: builder.tally() });
        return;
      }
      case 'merge lists':
        post({ kind: 'lists', lists: mergeLists(order.tallies) });
        return;
      case 'merge words':
        post({ kind: 'words', words: mergeWords(order.tallies) });
        return;
      case 'place':
        builder?.place(order.placement);
        builder = undefined;
        post({ kind: 'placed' });
        return;
      case 'learn':
        post({ kind: 'learnt', asrConfusions: learnAsrConfusions(order.columns) });
    }
  };
  port.on('message', follow);
}
