import fc from 'fast-check';
import { type Check, type Outcome, passedUnless, skipped, UNKNOWN_CORPUS } from './check.ts';
import type { Context } from './context.ts';
import { isKnownCorpus, KNOWN_CORPUS } from './known-corpus.ts';

const KNOWN = KNOWN_CORPUS.episode;
const KNOWN_AS = ['hpr12', '12', 'HPR0012', 'https://hackerpublicradio.org/eps/hpr0012/index.html'];

/** The name as it is spelt, and as the recogniser writes it with an American spelling of another word. */
const QUERIES = [KNOWN.word, 'zinn virtualization', ...KNOWN_AS];
const HEARD = ['debian', 'devian'] as const;

const GARBAGE = 200;
const SEED = 2_008;

/** The knowledge base gives the known answers, and never throws. */
export function answerChecks(context: Context): Check[] {
  return [
    { name: `answers: episode ${KNOWN.id} by number, name and address`, run: () => checkNames(context) },
    ...QUERIES.map((text) => ({
      name: `answers: "${text}" finds episode ${KNOWN.id} first`,
      run: () => checkBest(context, text),
    })),
    { name: `answers: "${HEARD.join('" and "')}" agree`, run: () => checkHeard(context) },
    { name: `answers: ${GARBAGE} random strings do not throw`, run: () => checkGarbage(context) },
  ];
}

function checkNames({ dataDirectory, knowledgeBase }: Context): Outcome {
  if (!isKnownCorpus(dataDirectory)) return skipped(UNKNOWN_CORPUS);
  const wrong = KNOWN_AS.filter((typed) => {
    const resolved = knowledgeBase.resolveEpisode(typed);
    return resolved.kind !== 'found' || resolved.value.id !== KNOWN.id;
  });
  return passedUnless(wrong, KNOWN_AS.join(', '));
}

function checkBest({ dataDirectory, knowledgeBase }: Context, text: string): Outcome {
  if (!isKnownCorpus(dataDirectory)) return skipped(UNKNOWN_CORPUS);
  const { hits, total } = knowledgeBase.search({ text, offset: 0, limit: 3 });
  const best = hits.map(({ episode }) => `${episode.id} (${episode.title})`);
  const wrong = hits[0]?.episode.id === KNOWN.id ? [] : [`the best are ${best.join(', ')}`];
  return passedUnless(wrong, `and ${total - 1} more`);
}

/** A name and what the recogniser writes for it have nearly the same results. */
function checkHeard({ dataDirectory, knowledgeBase }: Context): Outcome {
  if (!isKnownCorpus(dataDirectory)) return skipped(UNKNOWN_CORPUS);
  const [meant, heard] = HEARD.map((text) =>
    knowledgeBase.search({ text, offset: 0, limit: 10 }).hits.map(({ episode }) => episode.id),
  );
  const common = meant?.filter((id) => heard?.includes(id)) ?? [];
  const agree = common.length >= 8 && meant?.[0] === heard?.[0];
  return passedUnless(agree ? [] : [`${meant} and ${heard}`], `${common.length} of the top ten are the same`);
}

function checkGarbage({ knowledgeBase }: Context): Outcome {
  const syntax = fc.constantFrom(...'*~^:+-"\\()[]{}<>|&%/', 'title:', 'xen', 'the', '~9', '^99', '\u202e', '\0', ' ');
  const soup = fc.array(syntax, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
  const garbage = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), soup, fc.string({ maxLength: 4_000 }));
  const wrong = fc.sample(garbage, { seed: SEED, numRuns: GARBAGE }).flatMap((text) => {
    try {
      const { hits } = knowledgeBase.search({ text, offset: 0, limit: 10 });
      knowledgeBase.suggestQueries(text, 25);
      knowledgeBase.resolveEpisode(text);
      for (const { episode } of hits.slice(0, 1)) knowledgeBase.transcript(episode.id, text);
      return [];
    } catch (error) {
      return [`${JSON.stringify(text)}: ${error}`];
    }
  });
  return passedUnless(wrong, 'none throws');
}
