/** Named numbers, such as the constants of the ranking. */
export type Constants = Readonly<Record<string, number>>;

/** A step of a constant: times a factor above 1, or plus an amount, within bounds. */
export type Step = ({ readonly times: number } | { readonly add: number }) & {
  readonly min?: number;
  readonly max?: number;
};

export interface DescentOptions {
  /** The most passes over all constants. */
  readonly rounds: number;
  /** How often steps are halved, after a round without a gain, before the descent ends. */
  readonly refinements: number;
  /** The smallest gain that keeps a move, so that it does not follow noise. */
  readonly minGain: number;
  /** Called after each move that is kept. */
  readonly onMove?: (name: string, constants: Constants, score: number) => void;
}

export interface Descent {
  readonly constants: Constants;
  readonly score: number;
  readonly evaluations: number;
}

/**
 * Coordinate descent: moves one constant at a time in the direction that scores higher for as long as the score rises,
 * until no move gains anything.
 *
 * @param steps The step of each constant that may be moved.
 * @param evaluate The score of a setting, higher is better. Called once for each setting.
 * @throws RangeError when `steps` names a constant that `start` lacks.
 */
export function descend(
  start: Constants,
  steps: Readonly<Record<string, Step>>,
  evaluate: (constants: Constants) => number,
  { rounds, refinements, minGain, onMove }: DescentOptions,
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
        const reached = climb(best, name, (value) => moved(value, step, direction, halvings), score, minGain);
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
  minGain: number,
): Scored {
  const value = from.constants[name];
  if (value === undefined) throw new RangeError(`There is no constant "${name}".`);
  const next = move(value);
  if (next === value) return from;
  const constants = { ...from.constants, [name]: next };
  const reached = { constants, score: score(constants) };
  return reached.score >= from.score + minGain ? climb(reached, name, move, score, minGain) : from;
}

function moved(value: number, step: Step, direction: number, halvings: number): number {
  const next =
    'times' in step
      ? value * step.times ** (direction / 2 ** halvings)
      : value + (direction * step.add) / 2 ** halvings;
  const within = Math.min(step.max ?? Number.POSITIVE_INFINITY, Math.max(step.min ?? Number.NEGATIVE_INFINITY, next));
  return Number(within.toPrecision(6));
}
