import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Episode } from '../../src/corpus/model.ts';
import { append } from '../../src/util/append.ts';
import { type Split, sample } from './hash.ts';

/** A question that tells how sure a search may be, not how well it ranks: no episode is the one that is meant. */
export interface UnansweredQuestion {
  /** `nothing`: no show is about it. `topic`: several are. */
  readonly set: 'nothing' | 'nothing (held)' | 'topic';
  readonly text: string;
  /** All that are about it. */
  readonly answers: readonly number[];
}

/** The bundle is in dist/. */
const DIRECTORY = path.resolve(import.meta.dirname, '..', 'bench', 'relevance');
const FILES: Readonly<Record<Split, string>> = { tune: 'about-nothing.json', held: 'about-nothing-held.json' };
const SETS = { tune: 'nothing', held: 'nothing (held)' } as const;

/** A tag of so many episodes is a topic. */
const FEWEST = 4;
const TOPICS = 150;

/** Questions about what no show is about: those that the confidence is fitted on, or others to measure it. */
export function readAboutNothing(split: Split): UnansweredQuestion[] {
  const texts = z.array(z.string()).parse(JSON.parse(readFileSync(path.join(DIRECTORY, FILES[split]), 'utf8')));
  return texts.map((text) => ({ set: SETS[split], text, answers: [] }));
}

/** Some of the tags of several episodes, and of the pairs of tags, as questions. */
export function topicsOf(episodes: readonly Episode[]): UnansweredQuestion[] {
  const one = ({ tags }: Episode): string[] => [...new Set(tags.map((tag) => tag.toLowerCase()))].sort();
  const two = (episode: Episode): string[] =>
    one(episode).flatMap((tag, index, all) => all.slice(index + 1).map((other) => `${tag} ${other}`));
  return [...topics(episodes, one), ...topics(episodes, two)];
}

function topics(episodes: readonly Episode[], subjects: (episode: Episode) => string[]): UnansweredQuestion[] {
  const tagged = new Map<string, number[]>();
  for (const episode of episodes) for (const subject of subjects(episode)) append(tagged, subject, episode.id);
  const several = [...tagged].filter(([, ids]) => ids.length >= FEWEST).sort(([a], [b]) => (a < b ? -1 : 1));
  return sample(several, TOPICS, ([tag]) => tag).map(([text, answers]) => ({ set: 'topic', text, answers }));
}
