/** Named numbers, such as the constants of the ranking. */
export type Constants = Readonly<Record<string, number>>;

/** How a constant is moved: up and down by a factor above 1, or by an amount; never beyond its bounds. */
export type Step = ({ readonly times: number } | { readonly add: number }) & {
  readonly least?: number;
  readonly most?: number;
};

export interface DescentOptions {
  /** How often all constants are gone through at most. */
  readonly rounds: number;
  /** How often the steps are made half as long after a round that brought nothing, before it ends. */
  readonly refinements: number;
  /** What a move must bring to be kept, so that noise is not followed. */
  readonly least: number;
  /** Told of each constant that was moved for the better. */
  readonly onMove?: (name: string, constants: Constants, score: number) => void;
}

export interface Descent {
  readonly constants: Constants;
  readonly score: number;
  readonly evaluations: number;
}

/**
 * Coordinate descent: moves one constant at a time in the direction that scores higher, as far as it goes on scoring
 * higher, until no move of any brings anything.
 *
 * @param steps For each constant that may be moved.
 * @param evaluate What constants score, higher is better; asked once for each setting.
 */
export function descend(
  start: Constants,
  steps: Readonly<Record<string, Step>>,
  evaluate: (constants: Constants) => number,
  { rounds, refinements, least, onMove }: DescentOptions,
): Descent {
  const known = new Map<string, number>();
  const score = (constants: Constants): number => {
    const key = JSON.stringify(Object.entries(constants).sort(([a], [b]) => (a < b ? -1 : 1)));
    const value = known.get(key) ?? evaluate(constants);
    known.set(key, value);
    return value;
  };
  let best = { constants: start, score: score(start) };
  let halvings = 0;
  for (let round = 0; round < rounds && halvings <= refinements; round++) {
    const before = best.score;
    for (const [name, step] of Object.entries(steps)) {
      for (const direction of [1, -1]) {
        const reached = climb(best, name, (value) => moved(value, step, direction, halvings), score, least);
        if (reached.score === best.score) continue;
        best = reached;
        onMove?.(name, best.constants, best.score);
        break;
      }
    }
    if (best.score === before) halvings++;
  }
  return { ...best, evaluations: known.size };
}

interface Scored {
  readonly constants: Constants;
  readonly score: number;
}

function climb(
  from: Scored,
  name: string,
  move: (value: number) => number,
  score: (constants: Constants) => number,
  least: number,
): Scored {
  const value = from.constants[name];
  if (value === undefined) throw new RangeError(`There is no constant "${name}".`);
  const next = move(value);
  if (next === value) return from;
  const constants = { ...from.constants, [name]: next };
  const reached = { constants, score: score(constants) };
  return reached.score >= from.score + least ? climb(reached, name, move, score, least) : from;
}

function moved(value: number, step: Step, direction: number, halvings: number): number {
  const next =
    'times' in step
      ? value * step.times ** (direction / 2 ** halvings)
      : value + (direction * step.add) / 2 ** halvings;
  const within = Math.min(
    step.most ?? Number.POSITIVE_INFINITY,
    Math.max(step.least ?? Number.NEGATIVE_INFINITY, next),
  );
  return Number(within.toPrecision(6));
}
