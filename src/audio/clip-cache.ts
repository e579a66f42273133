import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { lazily } from '../util/lazily.ts';

const NAME = /^([0-9a-f]{64})\.clip$/;
const UNFINISHED = /^[0-9a-f]{64}\.[0-9a-f]+\.tmp$/;
/** Milliseconds after which a file that is not finished never will be. */
const ABANDONED = 60_000;
const CHECKSUM_BYTES = 32;

/** Keeps clips on disk, up to a number of bytes: those that were wanted least lately go first. */
export class ClipCache {
  readonly #directory: string;
  readonly #maxBytes: number;
  readonly #opened = lazily(() => this.#open());

  constructor(directory: string, maxBytes: number) {
    this.#directory = directory;
    this.#maxBytes = maxBytes;
  }

  /** The bytes that were kept under a name. What is damaged is removed, and undefined. */
  async get(name: string): Promise<Uint8Array | undefined> {
    const key = sha256(name).toString('hex');
    const sizes = await this.#opened();
    if (sizes.get(key) === undefined) return undefined;
    const path = this.#path(key);
    const file = await readFile(path).catch(() => Buffer.alloc(0));
    const bytes = file.subarray(CHECKSUM_BYTES);
    if (bytes.length === 0 || !sha256(bytes).equals(file.subarray(0, CHECKSUM_BYTES))) {
      sizes.delete(key);
      return undefined;
    }
    // The next start sees by it which are wanted. Without it, an old one is fetched again.
    await utimes(path, new Date(), new Date()).catch(() => {});
    return bytes;
  }

  /** @throws when the disk refuses; then nothing is kept. */
  async set(name: string, bytes: Uint8Array): Promise<void> {
    const key = sha256(name).toString('hex');
    const sizes = await this.#opened();
    await mkdir(this.#directory, { recursive: true });
    const unfinished = join(this.#directory, `${key}.${randomBytes(4).toString('hex')}.tmp`);
    try {
      await writeFile(unfinished, Buffer.concat([sha256(bytes), bytes]));
      await rename(unfinished, this.#path(key));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    sizes.set(key, bytes.length + CHECKSUM_BYTES);
  }

  async #open(): Promise<LRUCache<string, number>> {
    const sizes = new LRUCache<string, number>({
      maxSize: this.#maxBytes,
      sizeCalculation: (size) => size,
      dispose: (_size, key, reason) => {
        // A file that stays is found, and counted, at the next start.
        if (reason !== 'set') void rm(this.#path(key), { force: true }).catch(() => {});
      },
    });
    const names = await readdir(this.#directory).catch(() => []);
    const found = await Promise.all(names.map((name) => this.#examine(name)));
    const kept = found.filter((file) => file !== undefined).sort((one, other) => one.used - other.used);
    for (const { key, size } of kept) sizes.set(key, size);
    return sizes;
  }

  async #examine(name: string): Promise<{ key: string; size: number; used: number } | undefined> {
    const path = join(this.#directory, name);
    const about = await stat(path).catch(() => undefined);
    if (about === undefined) return undefined;
    if (UNFINISHED.test(name) && Date.now() - about.mtimeMs > ABANDONED)
      await rm(path, { force: true }).catch(() => {});
    const [, key] = NAME.exec(name) ?? [];
    return key === undefined || about.size === 0 ? undefined : { key, size: about.size, used: about.mtimeMs };
  }

  #path(key: string): string {
    return join(this.#directory, `${key}.clip`);
  }
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}
