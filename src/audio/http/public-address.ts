import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ClipError } from '../clip-error.ts';

/** An address that a socket may connect to. */
export interface Address {
  readonly address: string;
  readonly family: number;
}

/** The part of IPv6 that is given out for the public net. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const WEB_PORTS: ReadonlySet<string> = new Set(['', '80', '443']);
/** Ports below are those of mail, logins and other services that a web request could be meant to reach. */
const FIRST_USER_PORT = 1024;

/** Finds the addresses of a host's name. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export const resolveByDns: Resolve = (host) => lookup(host, { all: true });

export interface AddressPolicy {
  readonly resolve: Resolve;
  /** Only for tests. */
  readonly allowLoopback: boolean;
}

/**
 * The public addresses of a URL's host, resolved now: connect to these, as another look-up may answer otherwise.
 *
 * @throws {ClipError} when the URL is not of the web, or its host has no public address.
 */
export async function publicAddresses(
  url: URL,
  { resolve, allowLoopback }: AddressPolicy,
  signal: AbortSignal,
): Promise<readonly Address[]> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ClipError(`${url.protocol} is not of the web`);
  if (url.username !== '' || url.password !== '') throw new ClipError(`${url.host} is asked for with a password`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const all = family === 0 ? await unlessAborted(resolve(host), signal) : [{ address: host, family }];
  const allowed = all.filter(({ address }) => isAllowed(address, url, allowLoopback));
  if (allowed.length === 0) {
    throw new ClipError(`${url.host} is not public: ${all.map(({ address }) => address).join(', ')}`);
  }
  return allowed;
}

/** Whether an address belongs to the public net: not to this machine, its networks, or a mechanism that leads into them. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.isValid(address) ? ipaddr.parse(address) : undefined;
  if (parsed?.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}

function isAllowed(address: string, { port }: URL, allowLoopback: boolean): boolean {
  if (allowLoopback && ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback') return true;
  return isPublicAddress(address) && (WEB_PORTS.has(port) || Number(port) >= FIRST_USER_PORT);
}

/** A look-up cannot be aborted, but need not be waited for. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}
