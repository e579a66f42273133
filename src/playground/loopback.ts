import type { IncomingHttpHeaders } from 'node:http';

const NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a request names this machine. A page elsewhere whose name was made to point here names something else. */
export function isForLoopback({ host }: IncomingHttpHeaders): boolean {
  const address = `http://${host ?? ''}`;
  return URL.canParse(address) && NAMES.includes(new URL(address).hostname);
}

/** Whether a request comes from the playground's own page, or from no page at all. */
export function isOwnOrigin({ host, origin }: IncomingHttpHeaders): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
