import { type Archive, readText } from '../archive/archive.ts';
import type { Episode } from '../corpus/model.ts';
import { countTokens, segmentsOf, tokensOf } from '../search/snippet/marked-text.ts';
import type { Transcript, TranscriptLine } from './answers.ts';

/** White space that a reader does not see as a single space. */
const UNEVEN_SPACE = /\s{2,}|[^\S ]/;

/**
 * A show's transcript line by line, with the words at these ordinals marked. Only counting words touches the whole text:
 * the longest transcript has 300 kB, and a reader sees 2 kB of it at a time, so a line is cut into segments when it is read.
 *
 * @param matches Ordinals of words, ascending.
 */
export function readTranscript(
  archive: Archive,
  document: number,
  episode: Episode,
  matches: ReadonlySet<number>,
): Omit<Transcript, 'places'> {
  const written = readText(archive, document, 'transcript');
  const loopAt = new Map((archive.catalogue.loops[episode.id] ?? []).map((loop) => [loop.line + loop.lines - 1, loop]));
  let word = 0;
  const lines = written.split('\n').map((line, number): TranscriptLine => {
    const text = UNEVEN_SPACE.test(line) ? line.replace(/\s+/g, ' ') : line;
    const first = word;
    word += countTokens(text);
    const loop = loopAt.get(number);
    return {
      text,
      word: first,
      get segments() {
        return segmentsOf(text, tokensOf(text), (place) => matches.has(first + place));
      },
      ...(loop ? { loop } : {}),
    };
  });
  return { episode, lines, words: word, matches: [...matches] };
}
