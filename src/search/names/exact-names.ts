import { append } from '../../util/append.ts';
import { foldName } from '../analysis/fold-name.ts';

/** A value with the name that it is looked up by. */
export interface Named<T> {
  readonly value: T;
  readonly name: string;
  /** Decides between names with the same score, such as a number of shows or a date. Higher comes first. */
  readonly rank: number;
}

/** Looks up values by their complete names. */
export class ExactNames<T> {
  /** The names in their order, folded by {@link foldName}. */
  readonly folded: readonly string[];
  readonly #byName = new Map<string, Named<T>[]>();

  constructor(named: readonly Named<T>[]) {
    this.folded = named.map(({ name }) => foldName(name));
    for (const [index, one] of named.entries()) append(this.#byName, this.folded[index] ?? '', one);
  }

  /** The values with exactly this name, ignoring case, accents and punctuation; highest rank first. */
  named(typed: string): readonly T[] {
    const found = this.#byName.get(foldName(typed)) ?? [];
    return found.toSorted((a, b) => b.rank - a.rank).map(({ value }) => value);
  }
}
