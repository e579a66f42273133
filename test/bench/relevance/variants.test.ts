import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { expect, test } from 'vitest';
import { Archives } from '../../../bench/relevance/archives.ts';
import { corpusOf } from '../../../bench/relevance/corpus.ts';
import { type ArchiveName, FOLDS, type Question } from '../../../bench/relevance/question.ts';
import { makeQuestions } from '../../../bench/relevance/questions.ts';
import { writeVariants } from '../../../bench/relevance/variants.ts';
import { type Archive, readComments, readText } from '../../../src/archive/archive.ts';
import { LAYOUT } from '../../../src/corpus/layout.ts';
import { FIELD_COUNT } from '../../../src/search/index/columns.ts';
import { FIELDS, type FieldName } from '../../../src/search/index/fields.ts';
import { dataDirectory, jsonList, transcriptFile } from '../../corpus/data-directory.ts';

const SENTENCE = 'Quill <said> & took her kettle apart in hpr0001.';

function smallData(): string {
  return dataDirectory({
    'hpr_transcripts/hpr0001.txt': transcriptFile(1, 'Kettles', 'We take kettles apart.'),
    'hpr_transcripts/hpr0002.txt': transcriptFile(2, 'Toasters', 'We take toasters apart.'),
    'hpr_transcripts/hpr0003.txt': transcriptFile(3, 'Only spoken', 'We only speak.'),
    'hpr_metadata/episodes.json': jsonList(
      { id: 1, title: 'Kettles', summary: 'Boiling zinc', notes: '<p>Steam.</p>', hostid: 5, series: 6, tags: 'zinc' },
      {
        id: 2,
        title: 'Toasters',
        summary: 'Crumbs',
        notes: `<p>Toast burns.</p><p>${SENTENCE.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')} It <b>boils</b> &amp;amp; sings.</p>`,
        hostid: 5,
        series: 6,
        tags: 'bread',
      },
    ),
    'hpr_metadata/hosts.json': jsonList({ hostid: 5, host: 'Quill' }),
    'hpr_metadata/series.json': jsonList({ id: 6, name: 'Kitchen' }),
    'hpr_metadata/comments.json': jsonList(
      comment(11, 'Mine never boiled again after the spring in the lid went missing.'),
      comment(12, 'The descaler that you mention is sold out in every shop of the town.'),
    ),
  });
}

function comment(id: number, text: string): object {
  return { id, eps_id: 1, comment_timestamp: '2020-01-01 10:00:00', comment_author_name: 'Bea', comment_text: text };
}

/** The questions over a corpus, and a look into the archive that each kind is asked of. */
async function prepare() {
  const directory = smallData();
  const work = dataDirectory({});
  const archives = new Archives({ cacheDirectory: work, log: pino({ level: 'silent' }) });
  const write = () =>
    archives.use(directory, (archive) => {
      const corpus = corpusOf(archive);
      const { questions, sourced } = makeQuestions(corpus);
      return { questions, directories: writeVariants(directory, work, corpus, sourced) };
    });
  const { questions, directories } = await write();
  const look = <T>(name: ArchiveName, read: (archive: Archive) => T): Promise<T> =>
    archives.use(directories.get(name) ?? '', read);
  const one = (set: Question['set'], text: string): Question => {
    const found = questions.find((question) => question.set === set && question.text.includes(text));
    if (!found) throw new Error(`There is no question about ${text}.`);
    return found;
  };
  return { directory, directories, questions, look, one, write };
}

/** How many terms the index has of each field that it has any of, over all episodes. */
function termsByField({ columns, catalogue }: Archive): Partial<Record<FieldName, number>> {
  const counts: Partial<Record<FieldName, number>> = {};
  FIELDS.forEach((field, place) => {
    const sum = catalogue.episodes.reduce(
      (total, _, at) => total + (columns.lengths[at * FIELD_COUNT + place] ?? 0),
      0,
    );
    if (sum > 0) counts[field] = sum;
  });
  return counts;
}

test('the speech index has exactly the transcripts, of every episode', async () => {
  const { look } = await prepare();
  expect(Object.keys(await look('speech', termsByField))).toEqual(['transcript']);
  expect(await look('speech', ({ catalogue }) => catalogue.episodes.map(({ id }) => id))).toEqual([1, 2, 3]);
});

test('the index without keywords has all but summaries and tags', async () => {
  const { look } = await prepare();
  const all = await look('whole', termsByField);
  const fields = await look('no-keywords', termsByField);
  expect({ ...fields, summary: all.summary, tags: all.tags }).toEqual(all);
  expect(fields).not.toHaveProperty('summary');
  expect(fields).not.toHaveProperty('tags');
});

test('a comment that asks is missing where it asks, and nowhere else', async () => {
  const { look, one } = await prepare();
  const asked = one('comment', 'spring in the lid').archive;
  const comments = (archive: Archive) => readComments(archive, 0).map(({ id }) => id);
  expect(await look(asked, comments)).not.toContain(11);
  const other = Array.from({ length: FOLDS }, (_, fold): ArchiveName => `fold-${fold}`).find((name) => name !== asked);
  expect(await look(other ?? 'whole', comments)).toContain(11);
});

test('a sentence that asks is missing from the notes where it asks, and the rest of them reads the same', async () => {
  const { look, one } = await prepare();
  const { archive: asked } = one('reference (notes)', 'took her kettle apart');
  const words = (archive: Archive) => readText(archive, 1, 'notes').split(/\s+/).join(' ');
  expect(await look('whole', words)).toBe(`Toast burns. ${SENTENCE} It boils &amp; sings.`);
  expect(await look(asked, words)).toBe('Toast burns. It boils &amp; sings.');
});

test('files that would stay the same are left alone, so that the snapshots stay good; others are written again', async () => {
  const { directory, directories, write } = await prepare();
  const file = path.join(directories.get('no-keywords') ?? '', LAYOUT.episodes);
  const long = new Date('2001-01-01');
  utimesSync(file, long, long);
  await write();
  expect(statSync(file).mtime).toEqual(long);
  writeFileSync(path.join(directory, LAYOUT.episodes), jsonList({ id: 1, title: 'Kettles and cups' }));
  await write();
  expect(statSync(file).mtime).not.toEqual(long);
});

test('transcripts are copied when they change, and removed when they are gone', async () => {
  const { directory, look, write } = await prepare();
  const transcripts = path.join(directory, LAYOUT.transcripts);
  writeFileSync(path.join(transcripts, 'hpr0001.txt'), transcriptFile(1, 'Kettles', 'We mend kettles.'));
  rmSync(path.join(transcripts, 'hpr0003.txt'));
  await write();
  expect(await look('speech', (archive) => readText(archive, 0, 'transcript'))).toBe('We mend kettles.');
  expect(await look('speech', ({ catalogue }) => catalogue.episodes.map(({ id }) => id))).toEqual([1, 2]);
});
