import { setImmediate } from 'node:timers/promises';
import type { OpenedArchive } from '../archive/open-archive.ts';
import { createKnowledgeComponents } from '../knowledge/components.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { errorFields, type Logger } from '../runtime/log.ts';

/** The knowledge base as it is now: first of what a build has so far, then of all that is known. */
export interface LiveKnowledgeBase {
  current(): KnowledgeBase;
  /** Makes ahead what the first questions would else wait for, in pieces between which others are answered. */
  prepare(): Promise<void>;
  /** Settles when nothing more is to come. */
  readonly complete: Promise<void>;
}

/** A knowledge base over an archive, swapped for a better one when the archive is whole. */
export function liveKnowledgeBase(
  { archive, whole }: Pick<OpenedArchive, 'archive' | 'whole'>,
  log: Logger,
): LiveKnowledgeBase {
  const components = createKnowledgeComponents(archive);
  let current = createKnowledgeBase(archive, { components });
  let isPrepared = false;
  const prepare = async (): Promise<void> => {
    isPrepared = true;
    const prepared = current;
    for (const piece of prepared.preparations) {
      await setImmediate();
      // One that was swapped meanwhile will not be asked again.
      if (current !== prepared) return;
      piece();
    }
  };
  const swap = async (): Promise<void> => {
    const known = await whole;
    if (known === archive) return;
    current = createKnowledgeBase(known, { components });
    if (isPrepared) await prepare();
  };
  const complete = swap().catch((error: unknown) => {
    log.error({ error: errorFields(error) }, 'What the recogniser mishears could not be learnt');
  });
  return { current: () => current, prepare, complete };
}
