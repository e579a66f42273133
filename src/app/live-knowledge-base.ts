import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive/archive.ts';
import type { OpenedArchive } from '../archive/open-archive.ts';
import { createKnowledgeComponents, withVectors } from '../knowledge/components.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { errorFields, type Logger } from '../runtime/log.ts';
import { NO_VECTORS } from '../search/vectors/vector-columns.ts';

/** The knowledge base as it is now: after a build first without ASR confusions, then with them. */
export interface LiveKnowledgeBase {
  current(): KnowledgeBase;
  /** Does ahead of time what the first queries would otherwise wait for, in steps between which others are answered. */
  prepare(): Promise<void>;
  /** Settles when the knowledge base is final and will not be replaced again. */
  readonly complete: Promise<void>;
}

/**
 * A knowledge base over an archive, replaced when the ASR confusions of a new archive have been learnt. Both share what
 * does not depend on confusions, so the replacement takes a few milliseconds.
 */
export function liveKnowledgeBase(
  { archive, withConfusions, whole }: Pick<OpenedArchive, 'archive' | 'withConfusions' | 'whole'>,
  log: Logger,
): LiveKnowledgeBase {
  const components = createKnowledgeComponents(archive);
  let current = createKnowledgeBase(archive, { components });
  const prepare = async (): Promise<void> => {
    // Steps that are done stay done when the knowledge base is replaced meanwhile.
    for (let done = 0; done < current.preparations.length; done++) {
      await setImmediate();
      current.preparations[done]?.();
    }
  };
  const opened = performance.now();
  const replace = (known: Archive): void => {
    if (known === archive) return;
    current = createKnowledgeBase(known, { components });
    const { confusedTerms, splitTerms, spelledTerms } = known.asrConfusions;
    log.info(
      {
        confused: confusedTerms.length,
        split: splitTerms.length,
        spelled: spelledTerms.length,
        ms: Math.round(performance.now() - opened),
      },
      'Learnt which words the speech recogniser mishears; searches may find more episodes from now on',
    );
  };
  const addVectors = (known: Archive): void => {
    if (known.vectors === archive.vectors) return;
    // The components have their own copy of the vectors. Nothing here keeps the others: they are 16 MB of a large corpus.
    const kept = { ...known, vectors: NO_VECTORS };
    current = createKnowledgeBase(kept, { components: withVectors(components, known) });
  };
  const replaced = withConfusions.then(replace).catch((error: unknown) => {
    log.error({ error: errorFields(error) }, 'What the recogniser mishears could not be learnt');
  });
  // No closure that stays may refer to `whole`, which holds the vectors.
  const complete = whole
    .then((known) => replaced.then(() => addVectors(known)))
    .catch((error: unknown) => {
      log.error({ error: errorFields(error) }, 'The word vectors could not be used');
    });
  return { current: () => current, prepare, complete };
}
