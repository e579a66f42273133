import { type OpenOptions, openArchive } from '../../src/archive/open-archive.ts';
import { boundedQuery } from '../../src/discord/route.ts';
import { corpusOf } from '../relevance/corpus.ts';
import { readHalfRemembered } from '../relevance/half-remembered.ts';
import { sample } from '../relevance/hash.ts';
import { SET_NAMES } from '../relevance/question.ts';
import { makeQuestions } from '../relevance/questions.ts';

/** Real questions over a corpus: as many of each set of the relevance measurement, as a member can type them. */
export async function mixedQuestions(options: OpenOptions, written: string, most: number): Promise<readonly string[]> {
  const { whole, saved } = await openArchive(options);
  await saved;
  const archive = await whole;
  try {
    const { questions } = makeQuestions(corpusOf(archive), readHalfRemembered(written));
    const sets = SET_NAMES.map((name) => questions.filter(({ set }) => set === name)).filter(
      ({ length }) => length > 0,
    );
    const ofEach = Math.ceil(most / Math.max(1, sets.length));
    const mixed = sets.flatMap((set) => sample(set, ofEach, ({ id }) => id));
    return sample(mixed, most, ({ id }) => id).map(({ text }) => boundedQuery(text));
  } finally {
    archive.text.close();
  }
}
