import { readText, TEXT_PARTS } from '../../src/archive/archive.ts';
import { describeProblem } from '../../src/corpus/problems.ts';
import { TermDictionary } from '../../src/search/index/term-dictionary.ts';
import { type Check, failed, type Outcome, passedUnless, skipped, UNKNOWN_CORPUS } from './check.ts';
import type { Context } from './context.ts';
import { isKnownCorpus, KNOWN_CORPUS } from './known-corpus.ts';

/**
 * Addresses and numbers that are spelled out. Simpler than the loader's own rules, so that it does not share their
 * mistakes.
 */
const WRITTEN_OUT: readonly RegExp[] = [
  /\w\s?[([{]\s?at\s?[)\]}]\s?\w/i,
  /\w[([{]\.[)\]}]\w/,
  /\w(?:gmail|googlemail|hotmail)\.com/i,
  /(?:\b[A-Z]-){3}[A-Z]\s(?:at|@)\s(?:G-?mail|[\w-]+\.(?:com|net|org))/i,
  /(?<![\d.,/-])(?:\+\d{1,3}[ -])\d{3}[ -]\d{3}[ -]\d{4}(?!\d)/,
  /\btel[.:]?\s?\d{4}/i,
];
const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;

/** The loader reads everything, cleans it, and keeps no e-mail address or telephone number. */
export function loaderChecks(context: Context): Check[] {
  return [
    {
      name: 'loader: nothing in the directory is unusable',
      run: () => passedUnless(context.archive.catalogue.problems.map(describeProblem), 'no problems'),
    },
    { name: 'loader: everything is there', run: () => checkCounts(context) },
    { name: 'loader: loops are collapsed and counted', run: () => checkLoops(context) },
    {
      name: 'loader: no e-mail address or telephone number in anything served or indexed',
      run: () => checkAddresses(context),
    },
  ];
}

function checkCounts({ dataDirectory, knowledgeBase: { stats } }: Context): Outcome {
  if (!isKnownCorpus(dataDirectory)) return skipped(UNKNOWN_CORPUS);
  const { counts } = KNOWN_CORPUS;
  const names = ['episodes', 'hosts', 'series', 'comments'] as const;
  const wrong = names.filter((name) => stats[name] !== counts[name]);
  return passedUnless(
    wrong.map((name) => `${stats[name]} ${name} instead of ${counts[name]}`),
    names.map((name) => `${stats[name]} ${name}`).join(', '),
  );
}

function checkLoops({ dataDirectory, archive }: Context): Outcome {
  if (!isKnownCorpus(dataDirectory)) return skipped(UNKNOWN_CORPUS);
  const { loops } = archive.catalogue;
  const { minLooped, mostLooped } = KNOWN_CORPUS;
  const looped = Object.keys(loops).length;
  if (looped < minLooped) return failed(`only ${looped} episodes have loops`);
  const most = Math.max(...(loops[mostLooped.id] ?? []).map(({ times }) => times));
  const wrong = most === mostLooped.times ? [] : [`episode ${mostLooped.id}: ${most} times`];
  return passedUnless(wrong, `in ${looped} episodes, ${most} times in episode ${mostLooped.id}`);
}

function checkAddresses({ archive, knowledgeBase }: Context): Outcome {
  const wrong: string[] = [];
  let characters = 0;
  const look = (where: string, text: string): void => {
    characters += text.length;
    if (ADDRESS.test(text) || WRITTEN_OUT.some((form) => form.test(text))) wrong.push(where);
  };
  for (const [document, episode] of archive.catalogue.episodes.entries()) {
    look(`episode ${episode.id}`, JSON.stringify(episode));
    for (const part of TEXT_PARTS) look(`${part} of episode ${episode.id}`, readText(archive, document, part));
  }
  for (const host of knowledgeBase.hosts) look(`host ${host.id}`, JSON.stringify(host));
  for (const series of knowledgeBase.series) look(`series ${series.id}`, JSON.stringify(series));
  const { termBytes, termOffsets, wordBytes, wordOffsets } = archive.columns;
  for (const words of [new TermDictionary(termBytes, termOffsets), new TermDictionary(wordBytes, wordOffsets)]) {
    for (let id = 0; id < words.size; id++) look('the index', words.term(id));
  }
  return passedUnless(wrong, `none in ${characters.toLocaleString('en')} characters`);
}
