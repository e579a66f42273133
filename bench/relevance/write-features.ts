import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { Archive } from '../../src/archive/archive.ts';
import { createEpisodeSearch, createIndexComponents, SEARCH_CONSTANTS } from '../../src/knowledge/components.ts';
import { asksForRoundups } from '../../src/knowledge/roundups.ts';
import { parseQuery } from '../../src/search/query-language/parse-query.ts';
import { meaningSearchOver } from '../../src/search/ranking/meaning-search.ts';
import { RANKING_FEATURES } from '../../src/search/ranking/ranking-features.ts';
import { runTool, UsageError } from '../run-tool.ts';
import { chooseQuestions } from './choose.ts';
import { learntFromTune } from './learnt-from-tune.ts';
import { HALF_REMEMBERED, HALF_REMEMBERED_TO_TUNE } from './options.ts';
import { prepare } from './prepare.ts';
import { type Question, SET_NAMES } from './question.ts';
import { readAboutNothing, topicsOf, type UnansweredQuestion } from './without-one-answer.ts';

const USAGE = `npm run relevance:features -- FILE

Writes FILE.bin and FILE.json: the features of the episodes that the model would order, for the questions to tune on. The
model is learnt from them by train-model.py.
`;

/** Learning from more questions of a set gains nothing and takes longer. */
const MOST_OF_A_SET = 600;
/** In queries of this many words, quoted phrases are optional, as in the search. */
const STORY = 10;

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new UsageError('Where to?');
  const { archives, directories, questions } = await prepare(HALF_REMEMBERED, HALF_REMEMBERED_TO_TUNE);
  const choice = { sets: SET_NAMES, split: 'tune', limit: MOST_OF_A_SET, quick: false } as const;
  const chosen = chooseQuestions(questions, choice);
  const nothing = [...readAboutNothing('tune'), ...readAboutNothing('held')];
  const rows = openSync(`${file}.bin`, 'w');
  const facts: unknown[] = [];
  for (const [name, directory] of directories) {
    const own = chosen.filter(({ archive }) => archive === name);
    process.stderr.write(`${name}: ${own.length} questions\n`);
    if (own.length > 0)
      await archives.use(directory, (archive) => {
        const more = name === 'whole' ? [...nothing, ...topicsOf(archive.catalogue.episodes)] : [];
        for (const found of featuresOver(learntFromTune(archive), [...own, ...more])) {
          facts.push(found.facts);
          writeSync(rows, new Uint8Array(found.rows.buffer, found.rows.byteOffset, found.rows.byteLength));
        }
      });
  }
  closeSync(rows);
  writeFileSync(`${file}.json`, JSON.stringify({ features: RANKING_FEATURES, meta: facts }));
}

/** For each question, the candidates with their features, and which of them are right. */
function* featuresOver(archive: Archive, questions: readonly (Question | UnansweredQuestion)[]) {
  const meanings = meaningSearchOver(archive.vectors);
  const components = createIndexComponents(archive, SEARCH_CONSTANTS, meanings ? { meanings } : {});
  const { expander, mentions, names, searcher } = createEpisodeSearch(archive, SEARCH_CONSTANTS, components);
  for (const { set, text, answers } of questions) {
    const parsed = parseQuery(text);
    const words = parsed.clauses.reduce((sum, clause) => sum + clause.words.length, 0);
    const { query } = expander.expand(parsed, words >= STORY ? 'words' : 'exact');
    const input = searcher.modelInput(query, {
      limit: 1,
      wantsRoundups: asksForRoundups(text),
      mentioned: mentions.in(parsed),
    });
    const ids = input?.documents.map((document) => archive.columns.references[document] ?? 0) ?? [];
    const titled = [...names.withNumber(text), ...names.withTitle(text)].map(({ id }) => id);
    yield {
      facts: { set, text, answers, titled, ids, evidence: input?.evidence, strict: input === undefined },
      rows: input?.rows ?? new Float32Array(),
    };
  }
}

await runTool(main, USAGE);
