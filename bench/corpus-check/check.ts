/** What came of a check, in one line; `detail` is what was counted or what went wrong. */
export interface Outcome {
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly detail: string;
}

/** One thing that must hold of a corpus and of what is made of it. */
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

/** Why a check that knows its answers beforehand is skipped. */
export const UNKNOWN_CORPUS = 'this is not the corpus whose answers are known';

/** Passed when there is nothing wrong; else failed, with the first few things that are. */
export function passedUnless(wrong: readonly string[], detail: string): Outcome {
  if (wrong.length === 0) return passed(detail);
  const more = wrong.length > SHOWN ? ` and ${wrong.length - SHOWN} more` : '';
  return failed(`${wrong.slice(0, SHOWN).join('; ')}${more}`);
}

const SHOWN = 5;
