import { append } from '../../util/append.ts';
import { foldName } from '../analysis/fold-name.ts';

/** Something that is looked up by its name. */
export interface Named<T> {
  readonly value: T;
  readonly name: string;
  /** Decides between equally good names: how much there is of it, or how new it is. Larger is first. */
  readonly rank: number;
}

/** Finds names that are typed in full. */
export class ExactNames<T> {
  /** The names in their order, as {@link foldName} makes them. */
  readonly folded: readonly string[];
  readonly #byName = new Map<string, Named<T>[]>();

  constructor(named: readonly Named<T>[]) {
    this.folded = named.map(({ name }) => foldName(name));
    for (const [index, one] of named.entries()) append(this.#byName, this.folded[index] ?? '', one);
  }

  /** Those whose name is just this, but for case, accents and punctuation, the highest rank first. */
  named(typed: string): readonly T[] {
    const found = this.#byName.get(foldName(typed)) ?? [];
    return found.toSorted((a, b) => b.rank - a.rank).map(({ value }) => value);
  }
}
