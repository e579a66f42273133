import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { bundledWorkers } from '../../src/archive/bundled-workers.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { type Finding, measureAnswers, measureLatency, measureStart, measureTruth } from './measure.ts';
import { measureCrowd } from './measure-crowd.ts';
import { measureStretches } from './measure-stretches.ts';
import { StdioPeer } from './stdio-peer.ts';
import { readAll } from './truth.ts';

/** What is compared, in words, and what the public server was measured to do. */
const ROWS: readonly (readonly [key: string, what: string, publicServer: string])[] = [
  ['ranking', '`search_episodes`: order', 'by date; 2 of the true best 20'],
  ['phrases', '`search_transcripts`: phrases that go over the end of a line', 'missed'],
  ['all', '`search_transcripts`, `matchMode: all`: episodes lost', '2 % to 74 %'],
  ['unknown host', 'an unknown `hostName`', 'ignored: everybody is searched'],
  ['host size', '`get_host_info`: the longest answer', '282,000 characters'],
  ['addresses', 'e-mail addresses given out', 'yes'],
  ['mixed', 'answers that reach another client over HTTP', 'happens'],
  ['stretch', 'others wait for the worst question', '1 s without a match; 15 s for a hostile one'],
  ['hostile', 'the worst question itself', '15 s and 1.5 GB'],
  ['start', 'start to the first answer, warm', ''],
  ['search_transcripts', '`search_transcripts` over stdio, p50 / p99', ''],
  ['search_episodes', '`search_episodes` over stdio, p50 / p99', ''],
  ['memory', 'memory after all of these', ''],
];

const queriesShape = z.record(z.string(), z.array(z.string()));
const ROOT = path.resolve(import.meta.dirname, '..');

const dataDirectory = path.resolve(process.env['DATA_DIR'] ?? 'data');
const cacheDirectory = path.resolve(process.env['CACHE_DIR'] ?? '.cache');
const log = await createLogger('warn', process.stderr, []);
const { whole, saved } = await openArchive({ dataDirectory, cacheDirectory, ...bundledWorkers(), log });
await saved;
const knowledgeBase = createKnowledgeBase(await whole);
knowledgeBase.prepare();
const groups = queriesShape.parse(JSON.parse(readFileSync(path.join(ROOT, 'bench/queries.json'), 'utf8')));
const queries = Object.values(groups).flatMap((group) => group.slice(0, 12));

const env = { DATA_DIR: dataDirectory, CACHE_DIR: cacheDirectory };
const findings: Finding[] = [['ranking', '[by relevance](relevance.md)'], await measureStart(env)];
const peer = new StdioPeer(env);
await peer.initialize();
// What is made for the first search is made in the meantime.
await new Promise((resolve) => setTimeout(resolve, 2_000));
findings.push(...(await measureLatency(peer, queries)));
findings.push(...(await measureTruth(peer, readAll(knowledgeBase))));
findings.push(...(await measureAnswers(peer, knowledgeBase)));
findings.push(['memory', `${peer.memory()} MB`]);
await peer.close();
findings.push(...(await measureCrowd(knowledgeBase, queries)));
findings.push(...(await measureStretches(knowledgeBase, dataDirectory)));

const ours = new Map(findings);
const table = [
  '| | the public server | this one |',
  '|---|---|---|',
  ...ROWS.map(([key, what, theirs]) => `| ${what} | ${theirs} | ${ours.get(key) ?? ''} |`),
].join('\n');
process.stdout.write(`${table}\n`);

const page = process.argv[2];
if (page !== undefined) {
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf('<!-- table -->'), text.indexOf('<!-- /table -->')];
  if (before < 0 || after < before) throw new Error(`${page} has no place for the table`);
  writeFileSync(page, `${text.slice(0, before)}<!-- table -->\n${table}\n${text.slice(after)}`);
}
process.exit(0);
