import { describe, expect, test } from 'vitest';
import type { Loop } from '../../src/corpus/model.ts';
import type { Control } from '../../src/discord/controls.ts';
import { here } from '../../src/discord/history.ts';
import { atPage, episodeAt, navigate, transcriptAt } from '../../src/discord/navigate.ts';
import type { History, RouteOf } from '../../src/discord/route.ts';
import { show } from '../../src/discord/show.ts';
import type { View } from '../../src/discord/view.ts';
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
    expect(embed?.description).toContain('-# “sourdough” · the one place');
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

  test('goes from place to place, in the order of the best, and stays where there is no other', () => {
    const library = smallLibrary();
    const transcript = library.transcript.bind(library);
    library.transcript = (...asked) => {
      const read = transcript(...asked);
      // The best place is late in the show, the second early, the third on the page of the second.
      const at = [40, 1, 2].map((line) => ({
        first: read?.lines[line]?.word ?? 0,
        last: read?.lines[line]?.word ?? 0,
      }));
      return read && { ...read, places: at };
    };
    const press = (history: History, action: 'prev-place' | 'next-place') =>
      show(library, navigate(library, history, { action, value: '', random: () => 0 }) ?? history);
    const described = ({ history, embeds }: View) => [pageOf(history), embeds[0]?.description?.split('\n')[0]];
    const best = show(library, [transcriptAt(1, 'dough')]);
    const second = press(best.history, 'next-place');
    const third = press(second.history, 'next-place');
    expect(described(best)).toEqual([2, '-# “dough” · place 1 of 3']);
    expect(best.embeds[0]?.description).toMatch(/^▸ .*hour 40:/m);
    expect(described(second)).toEqual([1, '-# “dough” · place 2 of 3']);
    expect(described(third)).toEqual([1, '-# “dough” · place 3 of 3']);
    expect(described(press(third.history, 'next-place'))).toEqual(described(third));
    expect(described(press(second.history, 'prev-place'))).toEqual(described(best));
    const turned = show(library, atPage(second.history, 2) ?? second.history);
    expect(described(turned)).toEqual([2, '-# “dough” · place 2 of 3 is on page 1']);
    expect(turned.embeds[0]?.description).not.toContain('▸');
  });

  test('is heard from the place, or from where the page begins', () => {
    const listen = (route: RouteOf<'transcript'>) =>
      show(knowledgeBase, [route])
        .rows.flat()
        .find((control: Control) => control.kind === 'link');
    expect(listen(transcriptAt(1, 'sourdough'))?.label).toMatch(/^Listen at ≈\u00a014:\d\d$/);
    expect(listen({ ...transcriptAt(1, ''), page: 2 })?.label).toMatch(/^Listen at ≈\u00a0[1-9]:\d\d$/);
    expect(listen(transcriptAt(1, ''))?.label).toBe('Listen at ≈\u00a00:00');
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
    } = show(knowledgeBase, [{ view: 'transcript', id: 1, words: '', page: 2, place: 1 }]);
    expect(embed?.footer?.text).toMatch(/^Crumb · ≈\u00a0\d+:\d\d of 15:01 · transcribed by a machine/);
  });

  test('has no bold where bold would exceed the limit of a message', () => {
    const segments = Array.from({ length: 4000 }, (_, index) => ({
      text: index % 2 === 0 ? 'a' : '-',
      match: index % 2 === 0,
    }));
    const pages = transcriptPages({ lines: [line(segments)], places: [] });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(pageText(page).length).toBeLessThanOrEqual(3900);
  });

  test('without text has no pages', () => {
    const silence = line([{ text: ' . ', match: false }], { line: 0, lines: 1, times: 10 });
    expect(transcriptPages({ lines: [silence], places: [] })).toEqual([]);
  });

  test('that does not exist says so', () => {
    const {
      embeds: [embed],
    } = show(knowledgeBase, [{ view: 'transcript', id: 12, words: '', page: 1, place: 1 }]);
    expect(embed?.description).toBe('There is no transcript of this show.');
  });
});
