import { createHash, timingSafeEqual } from 'node:crypto';
import { hostHeaderValidation, originValidation } from '@modelcontextprotocol/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A hook of Fastify that answers a request which may not go on. */
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** The code that JSON-RPC leaves to servers, for requests that HTTP refuses. */
const REFUSED = -32_000;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** A name or an address, with or without a port. What else a URL may hold (`user@`, a path) is not allowed here. */
const HOST_HEADER = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
/** The methods of Streamable HTTP, in all versions of the protocol. */
const METHODS = ['GET', 'POST', 'DELETE'];

/** The body of a response that refuses a request, as MCP clients read it. */
export function refusal(message: string) {
  return { jsonrpc: '2.0', id: null, error: { code: REFUSED, message } };
}

/**
 * Checks that refuse other methods, malformed Host headers and, against DNS rebinding, other hosts and pages of other
 * sites.
 * @param names Host names that the server is reached by, besides those of this machine.
 */
export function requestChecks(names: readonly string[]): Check[] {
  const allowed = [...LOCAL_HOSTS, ...names];
  return [checkMethod, checkHostHeader, hostHeaderValidation(allowed), originValidation(allowed)];
}

/** A check that refuses requests without the token, if there is one. */
export function tokenCheck(token: string | undefined): Check {
  return async (request, reply) => {
    if (token === undefined || carriesToken(request.headers.authorization, token)) return;
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer realm="hpr-knowledge-base"')
      .send(refusal('Send the token of this server as Authorization: Bearer …'));
  };
}

async function checkMethod({ method }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (METHODS.includes(method)) return;
  const allowed = METHODS.join(', ');
  await reply
    .code(405)
    .header('allow', allowed)
    .send(refusal(`MCP uses ${allowed}`));
}

async function checkHostHeader({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (HOST_HEADER.test(headers.host ?? '')) return;
  await reply.code(400).send(refusal('The Host header is malformed'));
}

/** Takes the same time for a wrong token as for the right one. */
function carriesToken(header: string | undefined, token: string): boolean {
  const sent = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(hashOf(sent), hashOf(token));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
