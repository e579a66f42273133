import { describe, expect, test } from 'vitest';
import { Random } from '../../../bench/relevance/hash.ts';
import { MAX_QUESTIONS, makeQuestions } from '../../../bench/relevance/questions.ts';
import { commentQuestions } from '../../../bench/relevance/sets/comment.ts';
import { halfRememberedQuestions } from '../../../bench/relevance/sets/half-remembered.ts';
import { keywordQuestions } from '../../../bench/relevance/sets/keywords.ts';
import { referencesInComments, referencesInNotes } from '../../../bench/relevance/sets/reference.ts';
import { spokenQuestions } from '../../../bench/relevance/sets/spoken.ts';
import { misspelled, titleQuestions } from '../../../bench/relevance/sets/title.ts';
import { editDistance } from '../../../src/search/fuzzy/edit-distance.ts';
import { smallCorpus } from './small-corpus.ts';

/** Words that are all different and no stop words. */
const WORDS = Array.from({ length: 400 }, (_, index) => `brass${letter(index)}${letter(index / 26)}`);

function letter(index: number): string {
  return String.fromCharCode(97 + (Math.floor(index) % 26));
}

describe('a comment', () => {
  const text = `Copper kettles, as in hpr0007, ${WORDS.join(' ')}`;
  const corpus = smallCorpus([
    {
      id: 7,
      title: 'Kettles',
      comments: [
        { id: 1, title: 'Boiling', text },
        { id: 2, title: 'Boiling', text: `${text.toUpperCase()}!` },
        { id: 3, title: 'Thanks', text: 'Great show, more please!' },
      ],
    },
  ]);

  test('asks with its title and its first thirty words, without a number of an episode', () => {
    const [first] = commentQuestions(corpus);
    expect(first?.question).toMatchObject({ set: 'comment', answers: [7] });
    expect(first?.question.text).toBe(`Boiling Copper kettles, as in , ${WORDS.slice(0, 25).join(' ')}`);
    expect(first?.source).toEqual({ kind: 'comment', comment: 1 });
  });

  test('that only says thank you asks nothing; one that came twice is missing twice where it asks', () => {
    const [first, second, ...others] = commentQuestions(corpus);
    expect(others).toEqual([]);
    expect(second?.question.archive).toBe(first?.question.archive);
  });
});

describe('a reference', () => {
  const kettle = 'Quill took her kettle apart in hpr0123.';
  const corpus = smallCorpus([
    { id: 123, title: 'Kettle surgery' },
    { id: 124, title: 'Toasters', notes: `${kettle} It boils.\nThe kettle surgery of hpr0123` },
    { id: 125, title: 'Ovens', notes: kettle, comments: [{ id: 9, title: '', text: `Nice. ${kettle}` }] },
    { id: 126, title: 'Community News for May', notes: 'Somebody burned toast again and again in hpr0124' },
    ...[127, 128, 129].map((id) => ({ id, title: `Pans ${id}`, notes: 'The old list of pans began with hpr0124' })),
  ]);

  test('asks once in the notes, but not with a title, not out of lists, and not out of the monthly news', () => {
    expect(referencesInNotes(corpus)).toMatchObject([
      {
        question: { text: 'Quill took her kettle apart in .', answers: [123] },
        source: { kind: 'notes', episode: 124, sentence: kettle },
      },
    ]);
  });

  test('asks in the comments where the comment is missing', () => {
    expect(referencesInComments(corpus)).toMatchObject([
      { question: { set: 'reference (comment)', answers: [123] }, source: { kind: 'comment', comment: 9 } },
    ]);
  });

  test('is one of a few where one episode makes many', () => {
    const notes = WORDS.slice(0, 40).map((word) => `Somebody boiled a ${word} in hpr0123`);
    const many = smallCorpus([
      { id: 123, title: 'Kettles' },
      { id: 124, title: 'All kettles', notes: notes.join('\n') },
    ]);
    expect(referencesInNotes(many)).toHaveLength(6);
  });
});

describe('a title', () => {
  test('has every episode of its name for an answer, its own first', () => {
    const corpus = smallCorpus([
      { id: 1, title: 'Kettles' },
      { id: 2, title: 'Toasters' },
      { id: 3, title: ' kettles!' },
    ]);
    expect(titleQuestions(corpus).map(({ answers }) => answers)).toEqual([[1, 3], [2], [3, 1]]);
  });

  test('with a typo is one edit away, in its longest word', () => {
    for (let seed = 0; seed < 500; seed++) {
      const wrong = misspelled('My tinned kettle, 2nd try', new Random(String(seed))) ?? '';
      expect(editDistance('My tinned kettle, 2nd try', wrong, 3)).toBe(1);
      expect(wrong).toMatch(/^My tinned|^My \w+ kettle,/);
      expect(wrong.replace(/^My \w+ \w+/, '')).toBe(', 2nd try');
    }
  });

  test('of short words has no typo, and one letter again and again can still be missing', () => {
    expect(misspelled('What if 12345', new Random(''))).toBeUndefined();
    for (let seed = 0; seed < 50; seed++) {
      expect(editDistance('Aaaaa', misspelled('Aaaaa', new Random(String(seed))) ?? '', 3)).toBe(1);
    }
  });
});

describe('keywords', () => {
  const shows = [
    {
      id: 1,
      title: 'Steam',
      summary: 'Quill descales the zinc kettle and common water',
      tags: ['limescale', 'vinegar', 'unheard'],
      transcript: 'the kettle is full of limescale and zinc so we take vinegar',
    },
    { id: 2, title: 'Descaling', transcript: 'quill descales nothing' },
    ...Array.from({ length: 30 }, (_, index) => ({ id: index + 10, title: 'Talk', transcript: 'common water' })),
  ];

  test('are two to four rare words of summary and tags, which something else has as well, in their order', () => {
    const corpus = smallCorpus(shows);
    const [question, ...others] = keywordQuestions(corpus);
    expect(others).toEqual([]);
    expect(question).toMatchObject({ answers: [1], archive: 'no-keywords' });
    const words = question?.text.split(' ') ?? [];
    const possible = ['quill', 'descales', 'zinc', 'kettle', 'limescale', 'vinegar'];
    expect(words.length).toBeGreaterThanOrEqual(2);
    expect(words.length).toBeLessThanOrEqual(4);
    expect(possible.filter((word) => words.includes(word))).toEqual(words);
  });
});

describe('a quote', () => {
  const line = (from: number, to: number): string => WORDS.slice(from, to).join(' ');
  const transcript = [line(0, 150), line(150, 160), line(160, 400)].join('\n');
  const corpus = smallCorpus([
    { id: 1, title: 'Brass', transcript, loops: [{ line: 1, lines: 1, times: 9 }] },
    ...[2, 3].map((id) => ({ id, title: 'Same', transcript: WORDS.map((word) => `tin${word}`).join(' ') })),
    { id: 4, title: 'Stops', transcript: 'and so it is what it was '.repeat(80) },
    { id: 5, title: 'Short', transcript: line(0, 200).replaceAll('brass', 'steel') },
  ]);

  test('is eight words from the middle, one of them another, that one episode alone says', () => {
    const questions = spokenQuestions(corpus, 10);
    expect(questions.map(({ answers }) => answers)).toEqual([[1]]);
    const { text, word = 0 } = questions[0] ?? { text: '' };
    const asked = text.split(' ');
    const said = WORDS.slice(word, word + 8);
    expect(asked.filter((one, place) => one !== said[place])).toHaveLength(1);
    expect(asked).toHaveLength(8);
  });

  test('is never from the opening or the closing words, nor from a loop', () => {
    for (let id = 1; id <= 60; id++) {
      const own = smallCorpus([{ id, title: 'Brass', transcript, loops: [{ line: 1, lines: 1, times: 9 }] }]);
      const [{ word = 0 } = {}] = spokenQuestions(own, 1);
      expect(word).toBeGreaterThanOrEqual(100);
      expect(word + 8).toBeLessThanOrEqual(400 - 130);
      expect(word + 8 <= 150 || word >= 160).toBe(true);
    }
  });
});

describe('hand-written questions', () => {
  const corpus = smallCorpus([
    { id: 7, title: 'Kettles' },
    { id: 8, title: 'Toasters' },
  ]);
  const kettle = {
    episode: 7,
    half: 'Somebody repaired what boils water',
    short: 'boiler repair',
    name: 'Quill kettle',
  };

  test('asks three times for the one right episode, of everything that is indexed', () => {
    const asked = { answers: [7], archive: 'whole' };
    expect(halfRememberedQuestions(corpus, [kettle])).toEqual([
      { ...asked, set: 'half', id: 'half 7', text: kettle.half },
      { ...asked, set: 'short', id: 'short 7', text: kettle.short },
      { ...asked, set: 'name', id: 'name 7', text: kettle.name },
    ]);
  });

  test('asks nothing of a corpus that lacks one of the episodes: its numbers are those of other shows', () => {
    expect(halfRememberedQuestions(corpus, [kettle, { ...kettle, episode: 9 }])).toEqual([]);
  });
});

test('all questions are the same in every run, have unique ids, and do not exceed the size of a set', () => {
  const shows = Array.from({ length: MAX_QUESTIONS + 200 }, (_, index) => ({
    id: index + 1,
    title: `Kettles and ${WORDS[index % WORDS.length]}`,
  }));
  const { questions } = makeQuestions(smallCorpus(shows));
  expect(makeQuestions(smallCorpus(shows)).questions).toEqual(questions);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  const titles = questions.filter(({ set }) => set === 'title').map(({ answers }) => answers[0]);
  expect(titles).toHaveLength(MAX_QUESTIONS);
  expect(questions.filter(({ set }) => set === 'typo').map(({ answers }) => answers[0])).toEqual(titles);
});
