import type { APIAttachment } from 'discord-api-types/v10';

/** An uploaded file. */
export interface UploadedFile {
  /** The n of its form field `files[n]`. The JSON refers to the file by it. */
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Keeps the newest uploaded files in memory. */
export class AttachmentStore {
  readonly #files = new Map<string, UploadedFile>();
  readonly #url: () => string;
  #bytes = 0;

  /** @param url The playground's URL, known only once it listens. */
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
