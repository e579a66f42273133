import type { Readable, Writable } from 'node:stream';
import { serveStdio as serve } from '@modelcontextprotocol/server/stdio';
import type { McpContext } from './context.ts';
import { sentText } from './log-fields.ts';
import { createMcpServer } from './server.ts';
import { StdioTransport } from './stdio-transport.ts';

/** A server on standard input and output, until its client is gone. */
export interface StdioServer {
  readonly closed: Promise<void>;
  /** Reads what has been sent, answers it within the time that is allowed for it, and closes. */
  close(): Promise<void>;
}

/**
 * Serves one client over a pipe, in any version of the protocol that the library speaks.
 * @param input What the client writes: this process' standard input.
 * @param output What it reads: this process' standard output.
 */
export function serveStdio(
  context: McpContext,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): StdioServer {
  const transport = new StdioTransport(input, output);
  const { log } = context;
  const handle = serve(() => createMcpServer(context), {
    transport,
    onerror: ({ message }) => log.debug({ reason: sentText(message) }, 'A message of the client was ignored'),
  });
  return {
    closed: transport.closed,
    close: async () => {
      await transport.end();
      await transport.closed;
      await handle.close();
    },
  };
}
