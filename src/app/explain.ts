import { bundledWorkers } from '../archive/bundled-workers.ts';
import { openArchive } from '../archive/open-archive.ts';
import { episodeName } from '../corpus/links.ts';
import { type ExplainOptions, renderExplanation } from '../explain/report.ts';
import { createEpisodeSearch, SEARCH_CONSTANTS } from '../knowledge/components.ts';
import type { Names } from '../knowledge/names.ts';
import { readConfig } from '../runtime/config.ts';
import { createLogger } from '../runtime/log.ts';
import { reportFailure } from '../runtime/report-failure.ts';

const USAGE = `npm run -s explain -- "query" [episode]

How the query is understood and how the scores of its ten best shows come about; with an episode (its number or its
title), of that one too, wherever it stands. The corpus is the one in DATA_DIR.
`;

/** The command line cannot be followed; the message says why. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Prints how a search is ranked, for developers of the ranking. */
async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--help') {
    process.stdout.write(USAGE);
    return;
  }
  const { query, episode } = readArguments(args);
  const { dataDirectory, cacheDirectory } = readConfig();
  // What could not be used of the corpus is for the bot's log; standard output is the explanation alone.
  const log = await createLogger('error', process.stderr, []);
  const { whole, saved } = await openArchive({ dataDirectory, cacheDirectory, ...bundledWorkers(), log });
  const archive = await whole;
  const { names, search, lookup } = createEpisodeSearch(archive, SEARCH_CONSTANTS);
  const document = episode === undefined ? undefined : lookup.document(idOf(names, episode));
  const result = search.explain({ text: query, offset: 0, limit: archive.catalogue.episodes.length });
  const options: ExplainOptions = { query, ...(document !== undefined && { document }) };
  process.stdout.write(renderExplanation(result, archive, options));
  await saved;
  archive.text.close();
}

function readArguments(args: readonly string[]): { readonly query: string; readonly episode?: string } {
  const [query = '', episode, ...rest] = args;
  if (query.trim() === '') throw new UsageError('There is nothing to explain: give a query.');
  if (rest.length > 0) throw new UsageError('Put the query in quotes: there can be one query and at most one episode.');
  return { query, ...(episode !== undefined && { episode }) };
}

function idOf(names: Names, typed: string): number {
  const found = names.resolveEpisode(typed);
  if (found.kind === 'found') return found.value.id;
  const near = found.values.slice(0, 3).map(({ id, title }) => `${episodeName(id)} (${title})`);
  const hint = near.length > 0 ? ` Did you mean: ${near.join(', ')}.` : ' Try its number.';
  throw new UsageError(`There is no episode called “${typed}”.${hint}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${USAGE}`);
  else reportFailure(error);
  process.exitCode = 1;
}
