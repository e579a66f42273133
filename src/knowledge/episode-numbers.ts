import type { Episode } from '../corpus/model.ts';

/** `42`, `#42`, `hpr0042`, `HPR 42`, `episode 42`, `ep. 42`, `hpr0042.mp3`. */
const NUMBER = /^(?:(?:hpr|episode|ep|show)\.?\s*)?#?\s*(?:hpr)?(\d{1,15})(?:\.[a-z]\w{1,3})?$/i;
/** No show has a negative number, but it is meant as a number and not as a title. */
const NEGATIVE = /^-\d{1,15}$/;
/** An episode's address on any of HPR's hosts, present and past. */
const ADDRESS = /(?:\/hpr|[?&]id=)0*(\d{1,9})(?!\d)/i;

/**
 * The number of an episode in a text: `42`, `hpr0042`, the address of its page or its audio. Undefined for any other
 * text.
 *
 * @example
 * ```ts
 * episodeNumber('HPR 42'); // 42
 * episodeNumber('the 42 rules'); // undefined
 * ```
 */
export function episodeNumber(typed: string): number | undefined {
  const digits = digitsOf(typed) ?? NEGATIVE.exec(typed.trim())?.[0] ?? ADDRESS.exec(typed)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Finds episodes by their numbers, complete or not. */
export class EpisodeNumbers {
  readonly #episodes: readonly Episode[];
  readonly #byId: ReadonlyMap<number, Episode>;

  /** @param episodes Ascending by number. */
  constructor(episodes: readonly Episode[]) {
    this.#episodes = episodes;
    this.#byId = new Map(episodes.map((episode) => [episode.id, episode]));
  }

  get newest(): Episode | undefined {
    return this.#episodes.at(-1);
  }

  get(id: number): Episode | undefined {
    return this.#byId.get(id);
  }

  /** The episodes before and after a number that no episode has, as far as they exist. */
  neighbours(id: number): readonly Episode[] {
    const after = this.#episodes.findIndex((episode) => episode.id > id);
    const next = after < 0 ? this.#episodes.length : after;
    return this.#episodes.slice(Math.max(0, next - 1), next + 1);
  }

  /**
   * The episodes whose number starts with the typed text, ascending; the number itself first. A leading zero means that
   * numbers are typed with four digits, as HPR writes them.
   */
  startingWith(typed: string, limit: number): readonly Episode[] {
    const id = episodeNumber(typed);
    if (id === undefined) return [];
    const exact = this.#byId.get(id);
    const found = exact ? [exact] : [];
    const digits = digitsOf(typed);
    if (digits === undefined) return found;
    const width = digits.startsWith('0') ? 4 : 0;
    for (const episode of this.#episodes) {
      if (found.length >= limit) break;
      if (episode !== exact && String(episode.id).padStart(width, '0').startsWith(digits)) found.push(episode);
    }
    return found;
  }
}

/** As typed, with leading zeros. */
function digitsOf(typed: string): string | undefined {
  return NUMBER.exec(typed.trim())?.[1];
}
