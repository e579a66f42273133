import type { FastifyInstance, FastifyRequest } from 'fastify';
import mime from 'mime';
import { apiErrors } from '../api-error.ts';
import { FormErrors } from '../checks/form-errors.ts';
import { parseJson } from '../json.ts';
import type { UploadedFile } from '../state/attachments.ts';

/** Discord's limit is 10 MiB a file. This allows two files and the rest of a request. */
export const MAX_BODY_BYTES = 26 * 1024 * 1024;
/** Enough for a bulk overwrite of all commands with all localizations. */
const MAX_JSON_CHARACTERS = 4 * 1024 * 1024;
const MAX_FILES = 10;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const UNKNOWN_TYPE = 'application/octet-stream';
const MAX_DEPTH = 50;

/** The parsed body of a request: JSON and files. */
export class RequestBody {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
  /** The length of the JSON text, in characters. */
  readonly size: number;

  constructor(json: unknown, size = 0, files: readonly UploadedFile[] = []) {
    this.json = json;
    this.size = size;
    this.files = files;
  }

  /** The body of a request, empty if it had none. */
  static of(request: { readonly body: unknown }): RequestBody {
    return request.body instanceof RequestBody ? request.body : new RequestBody(undefined);
  }
}

/** Installs Discord's body parsers: JSON, or a multipart form with `payload_json` and `files[n]`. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MAX_JSON_CHARACTERS },
    async (_request: FastifyRequest, text: string) => {
      return new RequestBody(text === '' ? undefined : readJson(text), text.length);
    },
  );
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      return readForm(request.headers['content-type'] ?? '', bytes);
    },
  );
  app.addContentTypeParser('*', async () => {
    const errors = new FormErrors();
    const types = "{'application/json', 'multipart/form-data'}";
    errors.add([], 'CONTENT_TYPE_INVALID', `Expected "Content-Type" header to be one of ${types}.`);
    throw errors.toApiError();
  });
}

async function readForm(contentType: string, bytes: Buffer): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw apiErrors.invalidJson();
    });
  let text = '{}';
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name === 'payload_json') text = value;
      continue;
    }
    const index = /^files\[(\d{1,2})\]$/.exec(name)?.[1];
    if (index === undefined) continue;
    if (value.size > MAX_FILE_BYTES) throw apiErrors.entityTooLarge();
    files.push({
      index: Number(index),
      name: value.name,
      type: typeOf(value),
      bytes: Buffer.from(await value.arrayBuffer()),
    });
  }
  if (files.length > MAX_FILES) throw apiErrors.entityTooLarge();
  return new RequestBody(readJson(text), text.length, files);
}

/** Libraries send no type for most files. Discord then derives it from the name. */
function typeOf({ type, name }: File): string {
  return type !== '' && type !== UNKNOWN_TYPE ? type : (mime.getType(name) ?? UNKNOWN_TYPE);
}

function readJson(text: string): unknown {
  if (text.length > MAX_JSON_CHARACTERS) throw apiErrors.entityTooLarge();
  const value = parseJson(text);
  if (value === undefined || isTooDeep(value)) throw apiErrors.invalidJson();
  return value;
}

/** Whether a value is nested so deeply that recursive functions would overflow the stack. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
