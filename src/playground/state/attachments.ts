import type { APIAttachment } from 'discord-api-types/v10';

/** A file as the bot uploaded it. */
export interface UploadedFile {
  /** The n of its form field `files[n]`, by which the JSON body refers to it. */
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Keeps uploaded files in memory, the newest ones, and knows the address of each. */
export class AttachmentStore {
  readonly #files = new Map<string, UploadedFile>();
  readonly #url: () => string;
  #bytes = 0;

  /** @param url Where the playground is reached, known only once it listens. */
  constructor(url: () => string) {
    this.#url = url;
  }

  save(id: string, channelId: string, file: UploadedFile, description: string | undefined): APIAttachment {
    this.#files.set(id, file);
    this.#bytes += file.bytes.length;
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#bytes <= MAX_BYTES || oldest === id) break;
      this.#files.delete(oldest);
      this.#bytes -= bytes.length;
    }
    const url = `${this.#url()}/attachments/${channelId}/${id}/${encodeURIComponent(file.name.toWellFormed())}`;
    return {
      id,
      filename: file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.type,
      ...(description === undefined ? {} : { description }),
    };
  }

  get(id: string): UploadedFile | undefined {
    return this.#files.get(id);
  }
}
