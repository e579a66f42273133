import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCorpus } from '../../src/corpus/open-corpus.ts';
import { type ReadEpisode, readEpisode } from '../../src/corpus/read-episode.ts';
import { dataDirectory, type Files, jsonList, transcriptFile } from './data-directory.ts';

/** Reads the only show of a data directory. */
function readOnly(files: Files): ReadEpisode {
  const [source] = openCorpus(dataDirectory(files)).sources;
  if (source === undefined) throw new Error('no show');
  return readEpisode(structuredClone(source));
}

function readRecord(record: Readonly<Record<string, unknown>>): ReadEpisode {
  return readOnly({
    'hpr_metadata/episodes.json': jsonList({ id: 12, hostid: 7, series: 8, ...record }),
    'hpr_metadata/hosts.json': jsonList({ hostid: 7, host: 'Dann', license: 'CC-BY-SA' }),
    'hpr_metadata/series.json': jsonList({ id: 8, name: 'Virtualization' }),
  });
}

describe('readEpisode', () => {
  it('builds a show from its record and its transcript', () => {
    const { episode, notes, transcript, loops, problems } = readOnly({
      'hpr_metadata/episodes.json': jsonList({
        id: 12,
        date: '2008-01-16',
        title: 'Xen &amp; more',
        duration: 1200,
        summary: 'All <b>about</b> Xen. ',
        notes: '<p>One</p><p>Two</p>',
        hostid: 7,
        series: 8,
        explicit: 1,
        license: 'CC-BY',
        tags: 'xen,linux',
      }),
      'hpr_metadata/hosts.json': jsonList({ hostid: 7, host: 'Dann', license: 'CC-BY-SA' }),
      'hpr_metadata/series.json': jsonList({ id: 8, name: 'Virtualization' }),
      'hpr_transcripts/hpr0012.txt': transcriptFile(12, 'Something else', 'Hello.', ...'.'.repeat(10).split('')),
    });
    expect(episode).toEqual({
      id: 12,
      title: 'Xen & more',
      date: '2008-01-16',
      duration: 1200,
      summary: 'All about Xen.',
      hostId: 7,
      seriesId: 8,
      explicit: true,
      license: 'CC-BY',
      tags: ['xen', 'linux'],
      hasTranscript: true,
    });
    expect(notes).toBe('One\n\nTwo');
    expect(Buffer.from(transcript).toString()).toBe('Hello.\n.');
    expect(loops).toEqual([{ line: 1, lines: 1, times: 10 }]);
    expect(problems).toEqual([]);
  });

  it('gets only the number and the title from a transcript without a record', () => {
    const { episode, notes } = readOnly({ 'hpr_transcripts/hpr0012.txt': transcriptFile(12, 'Xen', 'Hello.') });
    expect(episode).toEqual({
      id: 12,
      title: 'Xen',
      summary: '',
      explicit: false,
      license: '',
      tags: [],
      hasTranscript: true,
    });
    expect(notes).toBe('');
  });

  it('has no transcript if the file is missing or empty', () => {
    const none = readRecord({ title: 'Xen' });
    expect(none).toMatchObject({ episode: { hasTranscript: false }, loops: [], problems: [] });
    expect(none.transcript).toHaveLength(0);
    expect(readOnly({ 'hpr_transcripts/hpr0012.txt': transcriptFile(12, 'Xen') }).episode.hasTranscript).toBe(false);
  });

  it('serves a show whose transcript is missing', () => {
    const { episode, problems } = readOnly({
      'hpr_metadata/episodes.json': jsonList({ id: 12, title: 'Xen' }),
      'hpr_transcripts/hpr0012.txt': Buffer.alloc(1000),
    });
    expect(episode).toMatchObject({ title: 'Xen', hasTranscript: false });
    expect(problems).toHaveLength(1);
  });

  it('omits fields that are not recorded', () => {
    const { episode } = readRecord({ duration: 0, series: 0, hostid: 0, date: '' });
    expect(Object.keys(episode).sort()).toEqual([
      'explicit',
      'hasTranscript',
      'id',
      'license',
      'summary',
      'tags',
      'title',
    ]);
  });

  it.each([
    ['HPR0012: Xen', 'Xen'],
    ['HPR12 - Xen', 'Xen'],
    ['hpr0012:Xen', 'Xen'],
    ['HPR 12 – Xen', 'Xen'],
    ['HPR3675: an answer', 'HPR3675: an answer'],
    ['HPR: a private cloud', 'HPR: a private cloud'],
    ['HPR Community News', 'HPR Community News'],
    [' Selecting  Talks ', 'Selecting Talks'],
    ['echo 01 &gt; /dev/random', 'echo 01 > /dev/random'],
    ['HPR0012:', 'Episode 12'],
    ['', 'Episode 12'],
  ])('reads the title %j as %s', (title, clean) => {
    expect(readRecord({ title }).episode.title).toBe(clean);
  });

  it("uses the header's title for a record without one, even if the header names another show", () => {
    const titleIn = (header: string) =>
      readOnly({
        'hpr_metadata/episodes.json': jsonList({ id: 12 }),
        'hpr_transcripts/hpr0012.txt': header,
      }).episode.title;
    expect(titleIn(transcriptFile(12, 'NELF &amp; Taxes', 'Hello.'))).toBe('NELF & Taxes');
    expect(titleIn(transcriptFile(11, 'Xen', 'Hello.'))).toBe('Xen');
  });

  it.each([
    ['xen, Linux ,, xen,LINUX, d&amp;d ', ['xen', 'Linux', 'd&d']],
    ['', []],
    [' , ', []],
    ['mail, joe@example.org', ['mail']],
  ])('reads the tags %j as %j', (tags, list) => {
    expect(readRecord({ tags }).episode.tags).toEqual(list);
  });

  it("has its own licence, or otherwise its host's", () => {
    expect(readRecord({ license: 'CC-0' }).episode.license).toBe('CC-0');
    expect(readRecord({ license: ' ' }).episode.license).toBe('CC-BY-SA');
    expect(readRecord({ hostid: 0 }).episode.license).toBe('');
  });

  it('removes e-mail addresses', () => {
    const read = readOnly({
      'hpr_metadata/episodes.json': jsonList({
        id: 12,
        title: 'Ask joe@example.org',
        summary: 'joe at example dot org',
        notes: '<p><a href="mailto:joe@example.org">joe@example.org</a> &lt;joe&#64;example.org&gt;</p>',
        tags: 'joe@example.org',
        license: 'joe@example.org',
      }),
      'hpr_transcripts/hpr0012.txt': transcriptFile(12, 'joe@example.org', 'Mail joe@example.org.'),
    });
    expect(JSON.stringify(read) + Buffer.from(read.transcript).toString()).not.toMatch(/example/);
  });

  it('reports a transcript that has been deleted in the meantime, and continues', () => {
    const root = dataDirectory({});
    const path = join(root, 'hpr0012.txt');
    const { episode, problems } = readEpisode({
      id: 12,
      transcript: { id: 12, path, root },
      hostName: '',
      hostLicense: '',
      seriesName: '',
      comments: '',
    });
    expect(episode).toMatchObject({ title: 'Episode 12', hasTranscript: false });
    expect(problems).toEqual([{ path, reason: expect.stringContaining('does not exist') }]);
  });
});
