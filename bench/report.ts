import { cut } from '../src/text/cut.ts';
import { type Column, renderTable } from '../src/text/table.ts';
import { budgetsOf, timesOf, verdictOf, WHOLE_CORPUS } from './budgets.ts';
import { ENGINE_LABELS } from './engines/names.ts';
import type { BotResult } from './measure-bot.ts';
import { SEARCHES_BEFORE_MEMORY } from './measure-bot.ts';
import type { EngineResult, EngineRun } from './measure-engine.ts';
import type { Stretch } from './messages.ts';
import { querySet } from './queries.ts';
import { type BenchResult, findEngine } from './result.ts';
import { median, type Summary, summarise } from './statistics.ts';
import { megabytes, milliseconds, number, seconds, times, UNKNOWN } from './units.ts';

/** Renders all figures as plain text. */
export function renderReport(result: BenchResult): string {
  const sections = [
    renderHead(result),
    ...(result.engines.length > 0 ? [renderEngines(result)] : []),
    ...renderKinds(result),
    ...(result.bot ? [renderBot(result.bot)] : []),
    ...(result.stretches ? [renderStretches(result.stretches)] : []),
    ...(result.botMissing === undefined ? [] : [`The bot was not measured: ${result.botMissing}`]),
    renderBudgets(result),
  ];
  return `\n${sections.join('\n\n')}\n`;
}

function renderHead({ machine, corpus, engines }: BenchResult): string {
  const passes = Math.max(0, ...engines.flatMap(({ cold, warm }) => [...cold, ...warm]).map(passCount));
  const set = querySet();
  const long = set.filter(({ kind }) => kind === 'long').length;
  const count = (value: number): string => value.toLocaleString('en');
  return [
    `Machine  ${machine.cpu}, ${machine.cores} cores, ${megabytes(machine.memory)}, Node ${machine.node}`,
    ...(machine.load > BUSY
      ? [`         busy with ${number(machine.load)} other tasks at the start: times are too long`]
      : []),
    `Corpus   ${count(corpus.episodes)} episodes, ${megabytes(corpus.bytes)} of text, ${count(corpus.words)} words`,
    `Queries  ${set.length}, ${long} of them of thirty words; once to get warm, then ${passes > 1 ? `${passes} times` : 'once'}`,
  ].join('\n');
}

/** Above this load average, what is measured has no core to itself. */
const BUSY = 0.5;

function passCount({ done }: EngineRun): number {
  return done.passes.length;
}

function renderEngines(result: BenchResult): string {
  const ours = findEngine(result, 'ours');
  const oursCold = middle(ours?.cold ?? [], ({ startMs }) => startMs);
  const oursP50 = latencies(ours?.warm ?? []).p50;
  const rows = result.engines.flatMap((engine) => engineRows(engine, oursCold, oursP50));
  const missing = result.engines.flatMap(({ name, missing: why }) =>
    why === undefined ? [] : [`${ENGINE_LABELS[name]} has no figures: ${why}`],
  );
  const note = [
    'start: the process, until its first answer. build: indexing alone, with the texts served at no cost; this engine',
    'reads and cleans the files itself, warm it reads its snapshot. x ours: build beside the cold start of this engine,',
    'p50 beside its p50. found: queries that found anything. the ten: what the ten best come with.',
  ];
  return ['Engines', renderTable(ENGINE_COLUMNS, rows), ...missing, ...indexSize(result), ...note].join('\n');
}

function indexSize(result: BenchResult): string[] {
  const size = findEngine(result, 'ours')?.warm.at(-1)?.done.size;
  if (!size) return [];
  const { memory, disk = Number.NaN, text = Number.NaN } = size;
  const [index, texts] = [megabytes(disk - text), megabytes(text)];
  return [`index of this engine: ${megabytes(memory)} in memory, ${index} on disk and beside it ${texts} of text`];
}

const ENGINE_COLUMNS: readonly Column[] = [
  { title: 'engine', align: 'left' },
  ...numbers('start', 'build', 'x ours', 'peak', 'in use', 'on disk', 'p50', 'p95', 'p99', 'max', 'x ours', 'found'),
  { title: 'the ten', align: 'left' },
];

function engineRows({ name, missing, cold, warm }: EngineResult, oursCold: number, oursP50: number): string[][] {
  const label = ENGINE_LABELS[name];
  if (missing !== undefined) return [[label, 'missing']];
  if (name === 'ours') {
    const alone = Number.NaN;
    return [engineRow(`${label}, cold`, cold, alone, alone), engineRow(`${label}, warm`, warm, alone, alone)];
  }
  return [engineRow(label, cold, oursCold, oursP50)];
}

function engineRow(label: string, runs: readonly EngineRun[], oursCold: number, oursP50: number): string[] {
  const { p50, p95, p99, max } = latencies(runs);
  const done = runs.at(-1)?.done;
  const asked = done && done.passes.length > 0;
  const build = middle(runs, ({ ready }) => ready.buildMs);
  return [
    label,
    seconds(middle(runs, ({ startMs }) => startMs)),
    seconds(build),
    times(build / oursCold),
    megabytes(Math.max(...runs.map((run) => run.done.peak))),
    megabytes(done?.resident),
    megabytes(done?.size.disk),
    ...[p50, p95, p99, max].map(milliseconds),
    times(p50 / oursP50),
    asked ? `${number((done.found / querySet().length) * 100)} %` : UNKNOWN,
    asked ? (done.excerpts > 0 ? 'excerpts' : 'references') : '',
  ];
}

function middle(runs: readonly EngineRun[], figure: (run: EngineRun) => number): number {
  return median(runs.map(figure));
}

function latencies(runs: readonly EngineRun[]): Summary {
  return summarise(runs.at(-1)?.done.passes.flat() ?? []);
}

/** The product's times by kind of query. */
function renderKinds(result: BenchResult): string[] {
  const { passes = [], suggestions = [] } = findEngine(result, 'ours')?.warm.at(-1)?.done ?? {};
  if (passes.length === 0) return [];
  const set = querySet();
  const kinds = [...new Set(set.map(({ kind }) => kind))];
  const row = (label: string, count: number, all: readonly number[]): string[] => {
    const { p50, p95, p99, max } = summarise(all);
    return [label, String(count), ...[p50, p95, p99, max].map(milliseconds)];
  };
  const rows = kinds.map((kind) => {
    const own = timesOf(passes, (one) => one === kind);
    return row(kind, own.length / passes.length, own);
  });
  rows.push(row('autocomplete', suggestions[0]?.length ?? 0, suggestions.flat()));
  const columns = [
    { title: 'kind of query', align: 'left' } as const,
    ...numbers('queries', 'p50', 'p95', 'p99', 'max'),
  ];
  return [`This engine by kind of query\n${renderTable(columns, rows)}`];
}

function renderBot({ cold, warmMs, memory, latencies: answered, floor }: BotResult): string {
  const coldMs = cold.map(({ readyMs }) => readyMs);
  const peaks = cold.map((run) => run.memory.peak ?? Number.NaN);
  const figures = [
    ['cold start to ready', seconds(median(coldMs)), spread(coldMs, seconds)],
    ['warm start to ready', seconds(median(warmMs)), spread(warmMs, seconds)],
    ['memory, peak of a cold build', megabytes(median(peaks)), spread(peaks, megabytes)],
    [`memory, warm, after ${SEARCHES_BEFORE_MEMORY} searches`, megabytes(memory.resident), ''],
    ['memory, peak until then', megabytes(memory.peak), ''],
  ];
  const bot = summarise(answered);
  const least = summarise(floor);
  const line = (label: string, { p50, p95, p99, max }: Summary): string[] => [
    label,
    ...[p50, p95, p99, max].map(milliseconds),
  ];
  const above: Summary = {
    p50: bot.p50 - least.p50,
    p95: bot.p95 - least.p95,
    p99: bot.p99 - least.p99,
    max: bot.max - least.max,
  };
  return [
    'The whole process of the bot, beside a playground in another process',
    renderTable([{ title: 'figure', align: 'left' }, ...numbers('median'), { title: 'of', align: 'left' }], figures),
    '',
    '/hpr search, from the gateway to the REST callback',
    renderTable(
      [{ title: 'bot', align: 'left' }, ...numbers('p50', 'p95', 'p99', 'max')],
      [
        line('this bot', bot),
        line('discord.js with a fixed answer', least),
        line('difference', above),
        line('this bot, while it learns vectors', summarise(cold.flatMap(({ latencies }) => latencies))),
      ],
    ),
  ].join('\n');
}

/** The event loop belongs to one question for so long, and everybody else waits. */
function renderStretches(stretches: readonly Stretch[]): string {
  const rows = stretches
    .toSorted((one, other) => other.ms - one.ms)
    .map(({ kind, ms, label }) => [kind, milliseconds(ms), cut(label, LABEL)]);
  const columns = [
    { title: 'worst questions', align: 'left' } as const,
    ...numbers('longest stretch'),
    { title: 'of', align: 'left' } as const,
  ];
  return `The event loop under the worst questions\n${renderTable(columns, rows)}`;
}

const LABEL = 60;

function spread(values: readonly number[], print: (value: number) => string): string {
  return `${values.length} (${print(Math.min(...values))} to ${print(Math.max(...values))})`;
}

function renderBudgets(result: BenchResult): string {
  const limit = (value: number | undefined, larger: boolean, print: (value: number) => string): string =>
    value === undefined ? UNKNOWN : `${larger ? '>=' : '<='} ${print(value)}`;
  const rows = budgetsOf(result).map((budget) => {
    const { what, figure, must, aim, larger = false, print } = budget;
    return [what, print(figure), limit(must, larger, print), limit(aim, larger, print), verdictOf(budget)];
  });
  const columns = [
    { title: 'budget', align: 'left' } as const,
    ...numbers('figure', 'must', 'aim'),
    { title: '', align: 'left' } as const,
  ];
  const small =
    result.corpus.episodes < WHOLE_CORPUS ? ['The budgets are for the whole corpus, which this is not.'] : [];
  return ['Budgets', renderTable(columns, rows), ...small].join('\n');
}

function numbers(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, align: 'right' }));
}
