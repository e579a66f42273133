import type { Archives } from './archives.ts';
import { ask } from './ask.ts';
import { learntFromTune } from './learnt-from-tune.ts';
import { type Metrics, measure, type Outcome } from './metrics.ts';
import { PARTS, type Without } from './parts.ts';
import type { ArchiveName, Question, SetName } from './question.ts';
import { oursWithout } from './rankers/ours-without.ts';

/** How well questions are answered by everything, or by everything but one part. */
export interface PartResult {
  /** The part that was switched off; undefined when none was. */
  readonly name?: string;
  readonly metrics: ReadonlyMap<SetName, Metrics>;
}

/**
 * Asks every question once with everything on and once without each part; everything comes first.
 * @param directories The data directory of each archive.
 * @param onArchive Told of each archive before its questions are asked.
 */
export async function askParts(
  archives: Archives,
  directories: ReadonlyMap<ArchiveName, string>,
  questions: readonly Question[],
  onArchive: (name: ArchiveName) => void,
): Promise<readonly PartResult[]> {
  const settings: readonly { readonly name?: string; readonly off: Without }[] = [{ off: {} }, ...PARTS];
  const outcomes = settings.map((): Outcome[] => []);
  for (const [name, directory] of directories) {
    const own = questions.filter(({ archive }) => archive === name);
    if (own.length === 0) continue;
    onArchive(name);
    await archives.use(directory, (archive) => {
      const without = oursWithout(learntFromTune(archive));
      settings.forEach(({ off }, index) => {
        outcomes[index]?.push(...ask(without(off), own));
      });
    });
  }
  return settings.map(({ name }, index) => ({
    ...(name === undefined ? {} : { name }),
    metrics: bySet(outcomes[index] ?? []),
  }));
}

function bySet(outcomes: readonly Outcome[]): ReadonlyMap<SetName, Metrics> {
  const sets = [...new Set(outcomes.map(({ question }) => question.set))];
  return new Map(sets.map((set) => [set, measure(outcomes.filter(({ question }) => question.set === set))]));
}
