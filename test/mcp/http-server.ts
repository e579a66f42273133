import { type Agent, request as httpRequest } from 'node:http';
import pino, { type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import type { McpContext } from '../../src/mcp/context.ts';
import { HTTP_LIMITS, type HttpLimits, type HttpServer, serveHttp } from '../../src/mcp/serve-http.ts';
import type { McpHttpConfig } from '../../src/runtime/config.ts';
import { Turns } from '../../src/util/turns.ts';

/** A server in this process, closed after the test; its address. */
export async function startHttp(
  knowledgeBase: McpContext['knowledgeBase'],
  config: Partial<McpHttpConfig> = {},
  limits: Partial<HttpLimits> = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<string> {
  const { url } = await startServer(knowledgeBase, config, limits, log);
  return url;
}

/** The same as a server that the test can close itself. */
export async function startServer(
  knowledgeBase: McpContext['knowledgeBase'],
  config: Partial<McpHttpConfig> = {},
  limits: Partial<HttpLimits> = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<HttpServer> {
  const server = await serveHttp(
    { port: 0, host: '127.0.0.1', allowedHosts: [], trustedProxies: [], rateLimit: 10_000, ...config },
    { knowledgeBase, turns: new Turns(), log },
    { ...HTTP_LIMITS, ...limits },
  );
  onTestFinished(() => server.close());
  return server;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request as it is, with headers that `fetch` would not let through. */
export function send(
  url: string,
  {
    method = 'POST',
    body = '',
    headers = {},
    from,
    agent,
    onSent,
  }: {
    method?: string;
    body?: string;
    headers?: Record<string, string>;
    from?: string;
    agent?: Agent;
    /** Called when the system has all of the request. */
    onSent?: () => void;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const sent = httpRequest(
      url,
      {
        method,
        headers: { ...type, ...headers },
        ...(from !== undefined && { localAddress: from }),
        ...(agent && { agent }),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on('error', reject);
    if (onSent) sent.once('finish', onSent);
    sent.end(body);
  });
}

export const PING = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
export const ask = (id: number, query: string) =>
  JSON.stringify({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'search_episodes', arguments: { query, limit: 3 } },
  });
