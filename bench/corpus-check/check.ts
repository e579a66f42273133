/** The result of a check, printed as one line; `detail` is what was counted or what went wrong. */
export interface Outcome {
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly detail: string;
}

/** Something that must hold for a corpus and its index. */
export interface Check {
  readonly name: string;
  run(): Outcome | Promise<Outcome>;
}

export function passed(detail: string): Outcome {
  return { state: 'passed', detail };
}

export function failed(detail: string): Outcome {
  return { state: 'failed', detail };
}

export function skipped(detail: string): Outcome {
  return { state: 'skipped', detail };
}

/** Why checks with known answers are skipped. */
export const UNKNOWN_CORPUS = 'the answers are known for another corpus only';

/** Passed if `wrong` is empty; otherwise failed, with the first few of it. */
export function passedUnless(wrong: readonly string[], detail: string): Outcome {
  if (wrong.length === 0) return passed(detail);
  const more = wrong.length > SHOWN ? ` and ${wrong.length - SHOWN} more` : '';
  return failed(`${wrong.slice(0, SHOWN).join('; ')}${more}`);
}

const SHOWN = 5;
