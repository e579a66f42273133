import type { Archives } from './archives.ts';
import { ask } from './ask.ts';
import { learntFromTune } from './learnt-from-tune.ts';
import { type Metrics, measure, type Outcome } from './metrics.ts';
import { PARTS, type Without } from './parts.ts';
import type { ArchiveName, Question, SetName } from './question.ts';
import { oursWithout } from './rankers/ours-without.ts';

/** The figures with all parts, or with one part switched off. */
export interface PartResult {
  /** The part that was switched off; undefined when none was. */
  readonly name?: string;
  readonly metrics: ReadonlyMap<SetName, Metrics>;
}

/**
 * An ablation: asks every question with all parts, and again without each part.
 *
 * @param directories The data directory of each archive.
 * @param onArchive Called for each archive before its questions are asked.
 * @returns the figures with all parts, then those without each.
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
