/** Something in the data directory that could not be used, or only in part, for the operator's log. */
export interface Problem {
  readonly path: string;
  /** Line in the file, from 1, if known. */
  readonly line?: number;
  readonly reason: string;
}

/** Nobody reads more lines than this. */
const MOST_NAMED = 20;

/** `path:line: reason`, on one line. */
export function describeProblem({ path, line, reason }: Problem): string {
  return `${path}${line === undefined ? '' : `:${line}`}: ${reason}`.replace(/\s+/g, ' ');
}

/**
 * The problems as lines for the log. When there are many, every file's first problem has priority over others, and a last
 * line counts the rest.
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
