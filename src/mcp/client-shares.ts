import { isIPv6 } from 'node:net';

/** Counts what each client holds at the moment, and refuses more than its share. */
export class ClientShares {
  readonly #most: number;
  readonly #held = new Map<string, number>();

  /** @param most What one client may hold at once. */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes one for a client, if it may have one more.
   * @param address Its IP address.
   * @returns What gives it back; undefined when the client holds its whole share.
   */
  take(address: string): (() => void) | undefined {
    const client = clientOf(address);
    const held = this.#held.get(client) ?? 0;
    if (held >= this.#most) return undefined;
    this.#held.set(client, held + 1);
    return () => this.#giveBack(client);
  }

  #giveBack(client: string): void {
    const held = (this.#held.get(client) ?? 0) - 1;
    if (held > 0) this.#held.set(client, held);
    else this.#held.delete(client);
  }
}

/** A host has a whole /64 network of IPv6 addresses to choose from, so the network is the client. */
function clientOf(address: string): string {
  const [start = '', end] = address.split('::');
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const groups = start === '' ? [] : start.split(':');
  const last = end === undefined || end === '' ? [] : end.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - last.length) }, () => '0');
  return [...groups, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
