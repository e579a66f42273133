/** Something in the data directory that could not be used, or only in part. The operator reads it, so it names the place. */
export interface Problem {
  /** Path of the file. */
  readonly path: string;
  /** Line in the file, from 1, where it is known. */
  readonly line?: number;
  readonly reason: string;
}

/** More lines than this, and nobody reads any. */
const MOST_NAMED = 20;

/** `path:line: reason`, on one line. */
export function describeProblem({ path, line, reason }: Problem): string {
  return `${path}${line === undefined ? '' : `:${line}`}: ${reason}`.replace(/\s+/g, ' ');
}

/**
 * The problems as lines for the operator's log. When there are many, the first of each file come before the second of any,
 * and a last line counts the rest.
 */
export function reportProblems(problems: readonly Problem[], most = MOST_NAMED): string[] {
  const named = chooseNamed(problems, most);
  const lines = problems.filter((problem) => named.has(problem)).map(describeProblem);
  const rest = problems.length - lines.length;
  if (rest > 0)
    lines.push(`and ${rest.toLocaleString('en')} more problem${rest === 1 ? '' : 's'} in the data directory`);
  return lines;
}

function chooseNamed(problems: readonly Problem[], most: number): ReadonlySet<Problem> {
  const files = new Set<string>();
  const firsts: Problem[] = [];
  const others: Problem[] = [];
  for (const problem of problems) {
    (files.has(problem.path) ? others : firsts).push(problem);
    files.add(problem.path);
  }
  return new Set([...firsts, ...others].slice(0, most));
}
