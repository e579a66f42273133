import type { Archive } from '../archive/archive.ts';
import { episodeName } from '../corpus/links.ts';
import type { ExplainedSearch } from '../knowledge/episode-search.ts';
import type { Explanation } from '../search/ranking/candidate-scores.ts';
import { RANKING } from '../search/ranking/constants.ts';
import { cut } from '../text/cut.ts';
import { type Column, renderTable } from '../text/table.ts';
import { groupTable } from './group-table.ts';
import { occurrencesTable } from './occurrences-table.ts';
import { queryLines } from './query-lines.ts';
import { count, figure, NOTHING } from './units.ts';

/** Shows to list. */
const MAX_SHOWS = 10;
/** Characters of a title. */
const MAX_TITLE = 40;

export interface ExplainOptions {
  /** As typed. */
  readonly query: string;
  /** A document to explain in addition to the best ones. */
  readonly document?: number;
}

/** Explains a search result as plain text. */
export function renderExplanation(
  result: ExplainedSearch,
  archive: Archive,
  { query, document }: ExplainOptions,
): string {
  const sections = [
    queryLines(result, archive.catalogue, query),
    groupTable(result),
    bestTable(result, archive),
    ...(document === undefined ? [] : [documentSection(result, archive, document)]),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function bestTable(result: ExplainedSearch, archive: Archive): string {
  const { documents, total, about, confidence } = result;
  const found = `${count(total)} ${total === 1 ? 'show is' : 'shows are'} found, ${count(about)} about it (${confidence})`;
  if (documents.length === 0) return `${found}.`;
  const best = documents.slice(0, MAX_SHOWS).map((document) => scored(result, document));
  return [`${found}:`, scoreTable(best, archive), ...notes(best)].join('\n');
}

/** The formula of the score, and why some shows are not ranked by it. */
function notes(best: readonly ScoredDocument[]): string[] {
  const { sumScoreShare, proximity, opening, title } = RANKING;
  const ordered = best.some(({ explanation }) => explanation?.model);
  const scores = best.flatMap(({ explanation }) => (ordered ? explanation?.model?.score : explanation?.score) ?? []);
  const isInOrder = scores.every((score, place) => place === 0 || score <= (scores[place - 1] ?? 0));
  return [
    `score = (${sumScoreShare} sum + ${share(1 - sumScoreShare)} dis_max) x coordination x prior`,
    `      + (${proximity} proximity + ${opening} opening + ${title} title) x prior + phrase`,
    ...(ordered
      ? [
          'The learnt model orders the best shows by words (score), by all fields as one text (bm25f), by the same with words',
          'that may stand for those that were typed (near), by meaning, and by hosts and series in passing (named).',
        ]
      : []),
    ...(isInOrder ? [] : ['A show whose title or number is exactly what was typed comes first, whatever its score.']),
    ...(scores.length === best.length
      ? []
      : ['A show without figures is a result because of its title or number, or because the filters accept it.']),
  ];
}

function share(value: number): string {
  return String(Number(value.toFixed(3)));
}

function documentSection(result: ExplainedSearch, archive: Archive, document: number): string {
  const episode = archive.catalogue.episodes[document];
  const name = `${episodeName(episode?.id ?? 0)} (${cut(episode?.title || NOTHING, MAX_TITLE)})`;
  const one = scored(result, document);
  const lines =
    one.rank === undefined
      ? [`${name} is not found: ${reason(result, document)}`]
      : [`${name} is number ${count(one.rank)} of ${count(result.documents.length)}:`, scoreTable([one], archive)];
  const occurrences = occurrencesTable(result, document);
  return [...lines, ...(occurrences === '' ? [] : ['How often its words occur in it:', occurrences])].join('\n');
}

function reason({ accepts, query }: ExplainedSearch, document: number): string {
  if (!accepts(document)) return 'the filters exclude it.';
  if (query === undefined) return 'the index was not searched.';
  return 'it has too few of the words, lacks a required one, or has an excluded one.';
}

interface ScoredDocument {
  readonly document: number;
  /** From 1; absent when it is not a result. */
  readonly rank?: number;
  readonly explanation?: Explanation;
}

function scored({ documents, explain }: ExplainedSearch, document: number): ScoredDocument {
  const place = documents.indexOf(document);
  const explanation = explain(document);
  return { document, ...(place >= 0 && { rank: place + 1 }), ...(explanation && { explanation }) };
}

const COLUMNS: readonly Column[] = [
  { title: 'rank', align: 'right' },
  { title: 'episode', align: 'left' },
  { title: 'title', align: 'left' },
  ...[
    'score',
    'sum',
    'dis_max',
    'coverage',
    'coordination',
    'prior',
    'proximity',
    'opening',
    'title',
    'phrase',
    'bm25f',
    'near',
    'meaning',
    'named',
    'model',
  ].map((title): Column => ({ title, align: 'right' })),
];

function scoreTable(shows: readonly ScoredDocument[], archive: Archive): string {
  const rows = shows.map(({ document, rank, explanation }) => {
    const episode = archive.catalogue.episodes[document];
    return [
      rank === undefined ? NOTHING : count(rank),
      episodeName(episode?.id ?? 0),
      cut(episode?.title || NOTHING, MAX_TITLE),
      ...figures(explanation),
    ];
  });
  return renderTable(COLUMNS, rows);
}

function figures(explanation: Explanation | undefined): string[] {
  const { score, sumScore, disMaxScore, coverage, coordination, prior, features, phrase, model } = explanation ?? {};
  return [
    ...[score, sumScore, disMaxScore, coverage, coordination, prior],
    ...[features?.proximity, features?.opening, features?.title, phrase],
    ...[model?.pooled, model?.nearWords, model?.meaning, model?.named, model?.score],
  ].map(figure);
}
