import { join } from 'node:path';
import pLimit from 'p-limit';
import { ClipCache } from './clip-cache.ts';
import { ClipError } from './clip-error.ts';
import { fetchClip } from './fetch-clip.ts';
import { type Resolve, resolveByDns } from './http/public-address.ts';
import { RemoteFile } from './http/remote-file.ts';
import { WebClient } from './http/request.ts';
import type { Span } from './window.ts';

/** Of a clip, in bytes. */
export const MAX_CLIP_BYTES = 1_000_000;
const CACHE_BYTES = 256 * 1024 * 1024;
/** Milliseconds for a clip, with the time that it waits for others. */
const PATIENCE = 10_000;
const AT_ONCE = 3;
const WAITING = 9;
/** Change it when the same place would be cut otherwise. */
const VERSION = 1;

export interface ClipsOptions {
  readonly cacheDirectory: string;
  readonly cacheBytes?: number;
  /** Fetch from this server instead, which may be on this machine: for tests. */
  readonly testServer?: string | undefined;
  readonly patience?: number;
  readonly resolve?: Resolve;
  /** Told when a clip could not be kept. */
  readonly onCacheError: (error: unknown) => void;
}

export interface ClipRequest extends Span {
  /** The corpus' own address of the recording, an MP3. */
  readonly url: string;
  /** Of the whole show, in seconds. */
  readonly duration?: number | undefined;
}

/** Cuts short clips out of recordings on the web, a few at a time, and keeps them on disk. */
export class Clips {
  readonly #options: ClipsOptions;
  readonly #cache: ClipCache;
  readonly #limit = pLimit(AT_ONCE);
  readonly #running = new Map<string, Promise<Uint8Array>>();

  constructor(options: ClipsOptions) {
    this.#options = options;
    this.#cache = new ClipCache(join(options.cacheDirectory, 'clips'), options.cacheBytes ?? CACHE_BYTES);
  }

  /**
   * The seconds of a recording as an MP3 of {@link MAX_CLIP_BYTES} at most.
   *
   * @throws {ClipError} when it cannot be had in time, or too many others are waiting.
   */
  async clip(request: ClipRequest): Promise<Uint8Array> {
    const name = `${VERSION} ${request.start}+${request.length} ${request.url}`;
    const kept = await this.#cache.get(name);
    if (kept !== undefined) return kept;
    const running = this.#running.get(name) ?? this.#make(name, request);
    this.#running.set(name, running);
    return running;
  }

  async #make(name: string, request: ClipRequest): Promise<Uint8Array> {
    try {
      const bytes = await this.#inTurn(request);
      await this.#cache.set(name, bytes).catch(this.#options.onCacheError);
      return bytes;
    } catch (error) {
      throw error instanceof ClipError ? error : new ClipError(`${request.url} could not be fetched`, { cause: error });
    } finally {
      this.#running.delete(name);
    }
  }

  #inTurn(request: ClipRequest): Promise<Uint8Array> {
    const { activeCount, pendingCount } = this.#limit;
    if (activeCount + pendingCount >= AT_ONCE + WAITING) {
      throw new ClipError('too many clips are being fetched', { isBusy: true });
    }
    const signal = AbortSignal.timeout(this.#options.patience ?? PATIENCE);
    return this.#limit(async () => {
      const { testServer, resolve = resolveByDns } = this.#options;
      signal.throwIfAborted();
      const client = new WebClient(signal, { resolve, allowLoopback: testServer !== undefined });
      try {
        const file = new RemoteFile(client, addressOf(request.url, testServer));
        return await fetchClip(file, request, request.duration, MAX_CLIP_BYTES);
      } finally {
        client.close();
      }
    });
  }
}

/** The same path on the server of a test. */
function addressOf(address: string, testServer: string | undefined): URL {
  const url = new URL(address);
  return testServer === undefined ? url : new URL(`${url.pathname}${url.search}`, testServer);
}
