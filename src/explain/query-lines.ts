import type { Catalogue } from '../archive/archive.ts';
import type { SearchDiagnostic } from '../knowledge/answers.ts';
import type { EpisodeFilter } from '../knowledge/episode-filter.ts';
import type { ExplainedSearch } from '../knowledge/episode-search.ts';
import type { Clause } from '../search/query-language/query.ts';
import { NOTHING } from './units.ts';

const SIGNS = { optional: '', required: '+', prohibited: '-' } as const;

/** The parsed query: its clauses, stop words, filters, diagnostics and corrections, a line each. */
export function queryLines(
  { parsed, filter, diagnostics, corrections }: ExplainedSearch,
  catalogue: Catalogue,
  query: string,
) {
  const { clauses } = parsed;
  const stopWords = clauses.flatMap(({ kind, words }) =>
    kind === 'word' ? words.filter(({ isStopWord }) => isStopWord).map(({ typed }) => typed) : [],
  );
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['query', [query]],
    ['clauses', clauses.map(clauseInWords)],
    ['stop words', stopWords],
    ['filters', filtersInWords(filter, catalogue)],
    ['diagnostics', diagnostics.map(diagnosticText)],
    ['corrected', corrections.map(({ typed, searched }) => `${typed} to ${searched.join(' or ')}`)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines.map(([label, parts]) => `${label.padEnd(width)}  ${parts.join(', ') || NOTHING}`).join('\n');
}

function clauseInWords({ kind, presence, fields, words, asTyped }: Clause): string {
  const text = words.map(({ typed }) => typed).join(' ');
  const notes = [
    kind,
    ...(asTyped && kind === 'word' ? ['as typed'] : []),
    ...(fields ? [`in ${fields.join(', ')}`] : []),
  ];
  return `${SIGNS[presence]}${kind === 'phrase' ? `"${text}"` : text} (${notes.join(', ')})`;
}

function filtersInWords(filter: EpisodeFilter, { hosts, series }: Catalogue): string[] {
  const { hostIds, notHostIds, seriesIds, notSeriesIds, tags, notTags, from, to } = filter;
  const named = (things: Catalogue['hosts'] | Catalogue['series'], ids: readonly number[]): string =>
    ids.map((id) => things.find((thing) => thing.id === id)?.name || `No. ${id}`).join(' or ');
  const parts: readonly (readonly [string, string])[] = [
    ['host', named(hosts, hostIds ?? [])],
    ['not host', named(hosts, notHostIds)],
    ['series', named(series, seriesIds ?? [])],
    ['not series', named(series, notSeriesIds)],
    ...tags.map((group) => ['tag', group.join(' or ')] as const),
    ['not tag', notTags.join(' or ')],
    ['from', from ?? ''],
    ['to', to ?? ''],
  ];
  return parts.filter(([, value]) => value !== '').map(([label, value]) => `${label} ${value}`);
}

function diagnosticText(diagnostic: SearchDiagnostic): string {
  const names = 'names' in diagnostic && diagnostic.names.length > 0 ? ` (${diagnostic.names.join(', ')})` : '';
  return `${diagnostic.kind} “${diagnostic.typed}”${names}`;
}
