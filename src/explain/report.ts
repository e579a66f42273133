import type { Archive } from '../archive/archive.ts';
import { episodeName } from '../corpus/links.ts';
import type { ExplainedSearch } from '../knowledge/episode-search.ts';
import type { Explanation } from '../search/ranking/candidate-scores.ts';
import { RANKING } from '../search/ranking/constants.ts';
import { cut } from '../text/cut.ts';
import { type Column, renderTable } from '../text/table.ts';
import { groupTable } from './group-table.ts';
import { placesTable } from './places-table.ts';
import { queryLines } from './query-lines.ts';
import { count, figure, NOTHING } from './units.ts';

/** Shows that are listed. */
const BEST = 10;
const TITLE = 40;

export interface ExplainOptions {
  /** As it was typed. */
  readonly query: string;
  /** The document that is explained beside the best ones. */
  readonly named?: number;
}

/** How an answer came about, as plain text. `answer` has all that was found. */
export function renderExplanation(answer: ExplainedSearch, archive: Archive, { query, named }: ExplainOptions): string {
  const sections = [
    queryLines(answer, archive.catalogue, query),
    groupTable(answer),
    bestTable(answer, archive),
    ...(named === undefined ? [] : [namedSection(answer, archive, named)]),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function bestTable(answer: ExplainedSearch, archive: Archive): string {
  const { documents, total } = answer;
  const found = `${count(total)} ${total === 1 ? 'show is' : 'shows are'} found`;
  if (documents.length === 0) return `${found}.`;
  const best = documents.slice(0, BEST).map((document) => scored(answer, document));
  return [`${found}:`, scoreTable(best, archive), ...notes(best)].join('\n');
}

/** What the figures are, and why some shows are not where their figures would put them. */
function notes(best: readonly ScoredDocument[]): string[] {
  const { sumScoreShare, proximity, opening, title } = RANKING;
  const scores = best.flatMap(({ explanation }) => explanation?.score ?? []);
  const isInOrder = scores.every((score, place) => place === 0 || score <= (scores[place - 1] ?? 0));
  return [
    `score = (${sumScoreShare} sum + ${share(1 - sumScoreShare)} dis_max) x coordination x prior`,
    `      + (${proximity} proximity + ${opening} opening + ${title} title) x prior + phrase`,
    ...(isInOrder ? [] : ['A show that is called just what was typed comes first, whatever its score.']),
    ...(scores.length === best.length
      ? []
      : ['A show without figures is there for its name or number, or because the filters let it through.']),
  ];
}

function share(value: number): string {
  return String(Number(value.toFixed(3)));
}

function namedSection(answer: ExplainedSearch, archive: Archive, document: number): string {
  const episode = archive.catalogue.episodes[document];
  const name = `${episodeName(episode?.id ?? 0)} (${cut(episode?.title || NOTHING, TITLE)})`;
  const one = scored(answer, document);
  const parts =
    one.rank === undefined
      ? [`${name} is not found: ${reason(answer, document)}`]
      : [`${name} is number ${count(one.rank)} of ${count(answer.documents.length)}:`, scoreTable([one], archive)];
  const places = placesTable(answer, document);
  return [...parts, ...(places === '' ? [] : ['How often the words stand in it:', places])].join('\n');
}

function reason({ accepts, query }: ExplainedSearch, document: number): string {
  if (!accepts(document)) return 'the filters leave it out.';
  if (query === undefined) return 'nothing was looked for in the texts.';
  return 'it has too few of the words, lacks one that it must have, or has one that it must not have.';
}

interface ScoredDocument {
  readonly document: number;
  /** From 1; absent when it is not found. */
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
  ...['score', 'sum', 'dis_max', 'coverage', 'coordination', 'prior', 'proximity', 'opening', 'title', 'phrase'].map(
    (title): Column => ({ title, align: 'right' }),
  ),
];

function scoreTable(shows: readonly ScoredDocument[], archive: Archive): string {
  const rows = shows.map(({ document, rank, explanation }) => {
    const episode = archive.catalogue.episodes[document];
    return [
      rank === undefined ? NOTHING : count(rank),
      episodeName(episode?.id ?? 0),
      cut(episode?.title || NOTHING, TITLE),
      ...figures(explanation),
    ];
  });
  return renderTable(COLUMNS, rows);
}

function figures(explanation: Explanation | undefined): string[] {
  const { score, sumScore, disMaxScore, coverage, coordination, prior, features, phrase } = explanation ?? {};
  return [
    ...[score, sumScore, disMaxScore, coverage, coordination, prior],
    ...[features?.proximity, features?.opening, features?.title, phrase],
  ].map(figure);
}
