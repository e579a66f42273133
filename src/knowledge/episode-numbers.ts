import type { Episode } from '../corpus/model.ts';

/** `42`, `#42`, `hpr0042`, `HPR 42`, `episode 42`, `ep. 42`. */
const NUMBER = /^(?:(?:hpr|episode|ep|show)\.?\s*)?#?\s*(?:hpr)?(\d{1,15})$/i;
/** No show has it, but whoever types it means a number, and no title. */
const NEGATIVE = /^-\d{1,15}$/;
/** An episode's address on any of the site's hosts, of today and of former times. */
const ADDRESS = /(?:\/hpr|[?&]id=)0*(\d{1,9})(?!\d)/i;

/** The number that a text names an episode by, if it does: `42`, `hpr0042`, the address of its page or its audio. */
export function episodeNumber(typed: string): number | undefined {
  const digits = digitsOf(typed) ?? NEGATIVE.exec(typed.trim())?.[0] ?? ADDRESS.exec(typed)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Finds episodes by their numbers, whole or in the making. */
export class EpisodeNumbers {
  readonly #episodes: readonly Episode[];
  readonly #byId: ReadonlyMap<number, Episode>;

  /** @param episodes Ascending by number. */
  constructor(episodes: readonly Episode[]) {
    this.#episodes = episodes;
    this.#byId = new Map(episodes.map((episode) => [episode.id, episode]));
  }

  get(id: number): Episode | undefined {
    return this.#byId.get(id);
  }

  /** Those beside a number that none has: the one before and the one after it, as far as there are such. */
  beside(id: number): readonly Episode[] {
    const after = this.#episodes.findIndex((episode) => episode.id > id);
    const next = after < 0 ? this.#episodes.length : after;
    return this.#episodes.slice(Math.max(0, next - 1), next + 1);
  }

  /**
   * Those whose number may become of what is typed, ascending, the number itself first. Who types a leading zero writes
   * numbers with four digits, as HPR does.
   */
  startingWith(typed: string, limit: number): readonly Episode[] {
    const id = episodeNumber(typed);
    if (id === undefined) return [];
    const itself = this.#byId.get(id);
    const found = itself ? [itself] : [];
    const digits = digitsOf(typed);
    if (digits === undefined) return found;
    const width = digits.startsWith('0') ? 4 : 0;
    for (const episode of this.#episodes) {
      if (found.length >= limit) break;
      if (episode !== itself && String(episode.id).padStart(width, '0').startsWith(digits)) found.push(episode);
    }
    return found;
  }
}

/** As they were typed, with leading zeros. */
function digitsOf(typed: string): string | undefined {
  return NUMBER.exec(typed.trim())?.[1];
}
