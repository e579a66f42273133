import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request to a loopback server is from this machine, by its `Host` and `Origin` headers. Any website may send
 * requests to a loopback port, so every such server has to ask this before it reads anything else of a request:
 *
 * - `Host` must name this machine. After DNS rebinding it names the attacker's domain.
 * - `Origin` must be the server's own or absent. Browsers send it with every WebSocket and with every request that is not
 *   a plain GET, and no page can forge it. Clients that are not browsers send none.
 *
 * The headers are matched, not parsed as URLs: a parser is lenient (`evil@localhost` has the host `localhost`) and may
 * throw.
 */
export function isLocalRequest({ host, origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): boolean {
  if (host === undefined || !LOOPBACK_HOST.test(host)) return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
