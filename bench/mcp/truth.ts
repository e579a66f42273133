import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';

/** What was said in a show, to be searched the slow way. */
export interface Said {
  readonly id: number;
  readonly text: string;
  readonly lines: readonly string[];
}

export function readAll(knowledgeBase: KnowledgeBase): Said[] {
  return knowledgeBase.episodes.flatMap(({ id }) => {
    const transcript = knowledgeBase.transcript(id);
    if (!transcript) return [];
    const lines = transcript.lines.map(({ segments }) => segments.map(({ text }) => text).join(''));
    return [{ id, lines, text: lines.join('\n') }];
  });
}

/** The shows that contain a text literally, ignoring case and the kind of white space between words. */
export function sayingIt(all: readonly Said[], text: string): number[] {
  const pattern = text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s+')
    .replaceAll(/['’]/g, "['’]");
  const expression = new RegExp(pattern, 'iu');
  return all.filter((said) => expression.test(said.text)).map(({ id }) => id);
}

/** Four words with the end of a line in their middle, from all over the corpus; the same for the same corpus. */
export function phrasesOverLineEnds(all: readonly Said[], count: number): string[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.flatMap(({ lines }, place) => {
    if (place % step !== 0) return [];
    const middle = Math.floor(lines.length / 2);
    const before = lines[middle]?.match(/[\p{L}']+/gu)?.slice(-2) ?? [];
    const after = lines[middle + 1]?.match(/[\p{L}']+/gu)?.slice(0, 2) ?? [];
    const phrase = [...before, ...after].join(' ');
    const isClean = `${lines[middle]}\n${lines[middle + 1]}`.replaceAll(/\s+/g, ' ').includes(phrase);
    return before.length === 2 && after.length === 2 && isClean ? [phrase] : [];
  });
}
