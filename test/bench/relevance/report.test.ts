import { expect, test } from 'vitest';
import type { PartResult } from '../../../bench/relevance/ask-parts.ts';
import { chooseQuestions } from '../../../bench/relevance/choose.ts';
import { renderDocument } from '../../../bench/relevance/document.ts';
import type { Metrics } from '../../../bench/relevance/metrics.ts';
import { judge } from '../../../bench/relevance/metrics.ts';
import { hardest, renderMisses } from '../../../bench/relevance/misses.ts';
import { objective } from '../../../bench/relevance/objective.ts';
import { readOptions } from '../../../bench/relevance/options.ts';
import { renderParts } from '../../../bench/relevance/parts-report.ts';
import { type Question, SET_NAMES, splitOfQuestion } from '../../../bench/relevance/question.ts';
import type { Ranker } from '../../../bench/relevance/rankers/ranker.ts';
import { renderLeftOut, renderResults, type SetResult } from '../../../bench/relevance/report.ts';
import { UsageError } from '../../../bench/run-tool.ts';

const FIGURES: Metrics = {
  questions: 1234,
  mrr: 0.5,
  recall1: 0.25,
  recall10: 0.75,
  nothing: 0,
  p50: 1,
  p95: 2,
  p99: 3.04,
};
const COMMENT: SetResult = { set: 'comment', metrics: { ours: FIGURES, lunr: { ...FIGURES, mrr: 0.125 } } };

const PARTS_ASKED: readonly PartResult[] = [
  { metrics: new Map([['comment', FIGURES]]) },
  { name: 'nearness', metrics: new Map([['comment', { ...FIGURES, mrr: 0.375 }]]) },
  { name: 'comments', metrics: new Map([['comment', { ...FIGURES, mrr: 0.53 }]]) },
  { name: 'compounds', metrics: new Map([['comment', { ...FIGURES, mrr: 0.4998 }]]) },
];

function question(id: number): Question {
  return { set: 'title', id: `title ${id}`, text: `kettle ${id}`, answers: [id], archive: 'whole' };
}

test('the table has a line for each engine and one for the goal', () => {
  const lines = renderResults([COMMENT])
    .split('\n')
    .slice(2)
    .map((line) => line.trim().split(/\s{2,}/));
  expect(lines).toEqual([
    ['comment', '1,234', 'this engine', '0.500', '0.250', '0.750', '0.000', '-', '1.0', '2.0', '3.0'],
    ['lunr 2.3.9', '0.125', '0.250', '0.750', '0.000', '-', '1.0', '2.0', '3.0'],
    ['goal', '0.360', '-', '0.520', '-', '-'],
  ]);
});

test('a set with more to be wished for than its goal has a line for that too', () => {
  const half: SetResult = { set: 'half', metrics: { ours: FIGURES, lunr: FIGURES } };
  const lines = renderResults([half])
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/));
  expect(lines.at(-2)).toEqual(['goal', '0.370', '0.280', '0.600', '-', '-']);
  expect(lines.at(-1)).toEqual(['aim', '0.430', '0.330', '0.670', '-', '-']);
});

test('the sets that there are no questions for are named', () => {
  expect(renderLeftOut(['title', 'half', 'short'], ['title'])).toMatch(/: half, short\.$/);
});

test('the page has what each set is, how many questions it has, and the figures', () => {
  const page = renderDocument({
    results: [COMMENT],
    doubted: [
      { set: 'comment', confidence: 'sure', rank: 1 },
      { set: 'comment', confidence: 'sure', rank: 2 },
      { set: 'comment', confidence: 'likely', rank: 9 },
      { set: 'comment', confidence: 'guess' },
      { set: 'nothing', confidence: 'guess' },
    ],
    parts: PARTS_ASKED,
    lessons: '## Lessons\n\nKettles boil.',
    questions: new Map([['comment', 1500]]),
    episodes: 4415,
    machine: { cpu: 'Abacus 3', cores: 2, memory: 1, node: 'v20', load: 0 },
  });
  expect(page).toMatch(/^\| comment \| a listener's comment.*\| 1,500 \|$/m);
  expect(page).toMatch(/^\| comment \| 1,234 \| this engine \| 0\.500 \|.*\|$/m);
  expect(page).toContain('| comment | 4 | 0.50 | 0.50 | 0.25 | 1.00 | 0.25 | 0.00 |');
  expect(page).toContain('| nothing | 1 | 0.00 | - | 0.00 | - | 1.00 | 0.00 |');
  expect(page).toContain('| all with an answer | 4 | 0.50 |');
  for (const set of SET_NAMES) expect(page).toContain(`| ${set} | `);
  expect(page).toContain('| without nearness | −0.125 |');
  expect(page).toContain('\n\n## Lessons\n\nKettles boil.\n\n');
});

test('the table of parts has what each set loses or gains without one', () => {
  const lines = renderParts(PARTS_ASKED).split('\n').slice(2);
  expect(lines.map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ['questions', '1,234'],
    ['everything', '0.500'],
    ['without nearness', '−0.125'],
    ['without comments', '+0.030'],
    ['without compounds', '0'],
  ]);
});

test('the hardest misses are those whose answers came last, with what came first instead', () => {
  const order = Array.from({ length: 60 }, (_, index) => index + 1);
  const ranker: Ranker = {
    rank: (text, limit) => (text === 'kettle 99' ? [] : order.map((id) => ({ id })).slice(0, limit)),
  };
  const outcomes = [1, 3, 50, 99].map((id) => judge(question(id), ranker.rank(`kettle ${id}`, 10), 1));
  const misses = hardest(ranker, outcomes, 2);
  expect(misses.map(({ outcome, depth }) => [outcome.question.answers[0], depth]).sort()).toEqual([
    [50, 50],
    [99, undefined],
  ]);
  const episode = { title: 'Pots', summary: '', tags: [], explicit: false, license: '', hasTranscript: true };
  const printed = renderMisses(misses, [{ ...episode, id: 1 }]);
  expect(printed).toContain('title 50: kettle 50\n    at 50: 50 \n    first: 1 Pots');
  expect(printed).toContain('title 99: kettle 99\n    not in 200: 99 \n    first: nothing');
});

test('the objective rises with every figure, and a set below its goal weighs more than one above', () => {
  const at = (mrr: number) => objective(new Map([['comment', { ...FIGURES, mrr, recall10: 0.52 }]]));
  expect(at(0.36)).toBeCloseTo(1);
  expect(at(0.36) - at(0.35)).toBeGreaterThan(3 * (at(0.37) - at(0.36)));
  expect(at(0.37)).toBeGreaterThan(at(0.36));
  expect(objective(new Map([['reference (comment)', FIGURES]]))).toBeNaN();
});

test('the tuned and the held questions are all questions, and share no episode', () => {
  const questions = Array.from({ length: 300 }, (_, index) => question(index + 1));
  const choice = { sets: SET_NAMES, limit: Number.POSITIVE_INFINITY, quick: false } as const;
  const tune = chooseQuestions(questions, { ...choice, split: 'tune' });
  const held = chooseQuestions(questions, { ...choice, split: 'held' });
  expect(tune.every((one) => splitOfQuestion(one) === 'tune')).toBe(true);
  expect(tune.length + held.length).toBe(300);
  expect(held.filter((one) => tune.includes(one))).toEqual([]);
  const quick = chooseQuestions(questions, { ...choice, split: 'all', quick: true });
  expect(quick.length).toBeGreaterThan(70);
  expect(quick.length).toBeLessThan(130);
  expect(chooseQuestions(questions, { ...choice, split: 'all', limit: 7 })).toHaveLength(7);
});

test('options are read, and those that make no sense are named', () => {
  expect(readOptions([])).toMatchObject({ sets: SET_NAMES, split: 'tune', quick: false, misses: 0, write: false });
  expect(readOptions(['--write'])).toMatchObject({ split: 'held', write: true });
  expect(readOptions(['--set', 'typo', '--set', 'comment', '--misses', '3', '--split', 'all'])).toMatchObject({
    sets: ['comment', 'typo'],
    misses: 3,
    split: 'all',
  });
  expect(readOptions(['--help'])).toBeUndefined();
  for (const wrong of [
    ['--set', 'x'],
    ['--split', 'half'],
    ['--limit', 'few'],
    ['--write', '--quick'],
    ['--write', '--split', 'tune'],
    ['--x'],
  ]) {
    expect(() => readOptions(wrong), wrong.join(' ')).toThrow(UsageError);
  }
});
