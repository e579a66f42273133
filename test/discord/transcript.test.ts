import { describe, expect, test } from 'vitest';
import type { Loop } from '../../src/corpus/model.ts';
import { here } from '../../src/discord/history.ts';
import { episodeAt, navigate, transcriptAt } from '../../src/discord/navigate.ts';
import type { History, RouteOf } from '../../src/discord/route.ts';
import { show } from '../../src/discord/show.ts';
import { pageText, transcriptPages } from '../../src/discord/views/transcript-pages.ts';
import type { Segment, TranscriptLine } from '../../src/knowledge/knowledge-base.ts';
import { smallLibrary } from './support/small-library.ts';

const knowledgeBase = smallLibrary();

function pageOf(history: History): number {
  const route = here(history);
  return 'page' in route ? route.page : Number.NaN;
}

/** A line with these words in it, from the first of the transcript on. */
function line(segments: readonly Segment[], loop?: Loop): TranscriptLine {
  return { text: segments.map(({ text }) => text).join(''), segments, word: 0, ...(loop && { loop }) };
}

describe('a transcript', () => {
  test('opens at the page with the words', () => {
    const {
      history,
      embeds: [embed],
    } = show(knowledgeBase, [transcriptAt(1, 'sourdough')]);
    const page = pageOf(history);
    expect(page).toBeGreaterThan(1);
    expect(embed?.description).toContain(`-# Transcript · “sourdough” on page ${page}`);
    expect(embed?.description).toContain('the **sourdough** starter');
  });

  test('opens at its beginning for words that it does not have, and says so', () => {
    const {
      history,
      embeds: [embed],
    } = show(knowledgeBase, [transcriptAt(1, 'zeppelin')]);
    expect(pageOf(history)).toBe(1);
    expect(embed?.description).toContain('“zeppelin” is not said in it');
  });

  test('says how often a line was repeated', () => {
    const {
      embeds: [embed],
    } = show(knowledgeBase, [transcriptAt(1, 'stir')]);
    expect(embed?.description).toContain('**Stir** it again. *(repeated 7,801 times)*');
  });

  test('goes from match to match', () => {
    const first: RouteOf<'transcript'> = { view: 'transcript', id: 1, words: 'dough', page: 1 };
    const seek = (from: RouteOf<'transcript'>, direction: 'earlier' | 'later') =>
      here(show(knowledgeBase, [{ ...from, seek: direction }]).history);
    const second = { ...first, page: 2 };
    expect(seek(first, 'later')).toEqual(second);
    expect(seek(second, 'earlier')).toEqual(first);
    expect(seek(first, 'earlier')).toEqual(first);
  });

  test('is read once per answer', () => {
    const library = smallLibrary();
    let reads = 0;
    const transcript = library.transcript.bind(library);
    library.transcript = (...asked) => {
      reads++;
      return transcript(...asked);
    };
    const history: History = [{ view: 'search', query: 'sourdough', page: 1 }, episodeAt(1)];
    const opened = navigate(library, history, { action: 'transcript', value: '', random: () => 0 });
    expect(pageOf(show(library, opened ?? history).history)).toBeGreaterThan(1);
    expect(reads).toBe(1);
  });

  test('says where it is in the show', () => {
    const {
      embeds: [embed],
    } = show(knowledgeBase, [{ view: 'transcript', id: 1, words: '', page: 2 }]);
    expect(embed?.footer?.text).toMatch(/^≈\u00a0\d+:\d\d of 15:01 · transcribed by a machine/);
  });

  test('has no bold where bold would exceed the limit of a message', () => {
    const segments = Array.from({ length: 4000 }, (_, index) => ({
      text: index % 2 === 0 ? 'a' : '-',
      match: index % 2 === 0,
    }));
    const pages = transcriptPages({ lines: [line(segments)] });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(pageText(page).length).toBeLessThanOrEqual(3900);
  });

  test('without text has no pages', () => {
    const silence = line([{ text: ' . ', match: false }], { line: 0, lines: 1, times: 10 });
    expect(transcriptPages({ lines: [silence] })).toEqual([]);
  });

  test('that does not exist says so', () => {
    const {
      embeds: [embed],
    } = show(knowledgeBase, [{ view: 'transcript', id: 12, words: '', page: 1 }]);
    expect(embed?.description).toBe('There is no transcript of this show.');
  });
});
