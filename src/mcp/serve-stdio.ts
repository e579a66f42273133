import { serveStdio as serve } from '@modelcontextprotocol/server/stdio';
import type { McpContext } from './context.ts';
import { createMcpServer } from './server.ts';
import { StdioTransport } from './stdio-transport.ts';

/** A server on standard input and output, until its client is gone. */
export interface StdioServer {
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Serves one client on this process' standard input and output, in any version of the protocol that the library speaks. */
export function serveStdio(context: McpContext): StdioServer {
  const transport = new StdioTransport(process.stdin, process.stdout);
  const { log } = context;
  const handle = serve(() => createMcpServer(context), {
    transport,
    onerror: ({ message }) => log.debug({ reason: message }, 'Something that the client sent was passed over'),
  });
  return { closed: transport.closed, close: () => handle.close() };
}
