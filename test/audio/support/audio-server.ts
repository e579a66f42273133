import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface AudioServer {
  readonly url: string;
  /** The paths that were asked for, with the range behind a blank. */
  readonly asked: readonly string[];
}

/** Serves a behaviour on loopback until the test is over. */
export async function serve(behave: Behaviour): Promise<AudioServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push([request.url, request.headers.range].filter(Boolean).join(' '));
    behave(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/show.mp3`, asked };
}

/** A file with ranges, as every big server has them. */
export function inRanges(bytes: Uint8Array): Behaviour {
  return ({ headers }, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    const start = Number(from);
    const end = Math.min(Number(to), bytes.length - 1);
    if (start > end) return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    response.writeHead(206, {
      'content-type': 'audio/mpeg',
      'content-range': `bytes ${start}-${end}/${bytes.length}`,
      'content-length': end - start + 1,
    });
    response.end(bytes.subarray(start, end + 1));
  };
}

/** The whole file, whatever was asked for. */
export function whole(bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_request, response) => void response.writeHead(200, headers).end(bytes);
}
