import { type Archive, readText } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import { segmentsOf, tokensOf } from '../search/snippet/marked-text.ts';
import type { Transcript, TranscriptLine } from './answers.ts';

/** A show's transcript line by line, with the words at these ordinals marked. */
export function readTranscript(
  archive: Archive,
  document: number,
  episode: Episode,
  matches: ReadonlySet<number>,
): Transcript {
  const text = readText(archive, document, 'transcript');
  const loopAt = new Map((archive.catalogue.loops[episode.id] ?? []).map((loop) => [loop.line + loop.lines - 1, loop]));
  let word = 0;
  const lines = text.split('\n').map((line, number): TranscriptLine => {
    const tokens = tokensOf(line);
    const first = word;
    word += tokens.length;
    const loop = loopAt.get(number);
    const segments = segmentsOf(line, tokens, (place) => matches.has(first + place));
    return { segments, word: first, ...(loop ? { loop } : {}) };
  });
  return { episode, lines, words: word };
}
