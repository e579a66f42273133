import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { ClipError } from '../clip-error.ts';
import { type Address, type AddressPolicy, publicAddresses } from './public-address.ts';

const REDIRECTS = 5;
const REDIRECT_CODES: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

export interface Answer {
  readonly response: IncomingMessage;
  /** Where the redirects led. */
  readonly url: URL;
}

/** Asks public web servers, for one clip. Connections are kept until it is closed. */
export class WebClient {
  readonly #signal: AbortSignal;
  readonly #policy: AddressPolicy;
  readonly #agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

  /** @param signal Ends every request. */
  constructor(signal: AbortSignal, policy: AddressPolicy) {
    this.#signal = signal;
    this.#policy = policy;
  }

  /**
   * Sends a GET, and follows redirects to public addresses.
   *
   * @throws {ClipError} when an address is not public or there are too many redirects.
   */
  async get(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
    let at = url;
    for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
      const response = await this.#send(at, headers);
      if (!REDIRECT_CODES.has(response.statusCode)) return { response, url: at };
      const { location } = response.headers;
      response.destroy();
      if (location === undefined || !URL.canParse(location, at)) throw new ClipError(`${at.host} redirects to nowhere`);
      at = new URL(location, at);
    }
    throw new ClipError(`${url.host} redirects more than ${REDIRECTS} times`);
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  async #send(url: URL, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
    const addresses = await publicAddresses(url, this.#policy, this.#signal);
    const isSecure = url.protocol === 'https:';
    const send = isSecure ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = send(url, {
        headers: { 'user-agent': USER_AGENT, accept: 'audio/mpeg, audio/*;q=0.9, */*;q=0.1', ...headers },
        agent: isSecure ? this.#agents['https:'] : this.#agents['http:'],
        lookup: answering(addresses),
        signal: this.#signal,
      });
      request.on('response', resolve).on('error', reject).end();
    });
  }
}

const USER_AGENT = 'hpr-knowledge-base (Discord bot; plays short excerpts)';

/** A look-up that knows its answer already, so that the address that was checked is the one that is connected to. */
function answering(addresses: readonly Address[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
