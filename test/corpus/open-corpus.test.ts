import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCorpus, UnusableCorpusError } from '../../src/corpus/open-corpus.ts';
import { dataDirectory, jsonList, writeIn } from './data-directory.ts';
import {
  COMMENT,
  COMMENTS_JSON,
  EPISODE,
  EPISODES_JSON,
  HOST,
  HOSTS_JSON,
  open,
  SERIES,
  SERIES_JSON,
} from './small-corpus.ts';

describe('openCorpus', () => {
  it('joins the records of each show', () => {
    const { directory, sources, hosts, series, comments, problems } = open();
    expect(problems).toEqual([]);
    expect(sources).toEqual([
      {
        id: 12,
        record: {
          id: 12,
          date: '2008-01-16',
          title: 'Xen',
          duration: 1200,
          summary: 'About Xen.',
          notes: '<p>Notes</p>',
          hostId: 7,
          seriesId: 8,
          explicit: true,
          license: 'CC-BY',
          tags: 'xen, linux',
        },
        transcript: { id: 12, path: join(directory, 'hpr_transcripts', 'hpr0012.txt'), root: realpathSync(directory) },
        hostName: 'Dann',
        hostLicense: 'CC-BY-SA',
        seriesName: 'Virtualization',
        comments: 'Great\nThanks,\nKen',
      },
    ]);
    expect(hosts).toEqual([{ id: 7, name: 'Dann', profile: 'Hello', license: 'CC-BY-SA', listed: true }]);
    expect(series).toEqual([{ id: 8, name: 'Virtualization', description: 'Many hosts', closed: false, listed: true }]);
    expect(comments).toEqual([
      { id: 1, episodeId: 12, author: 'Ken', title: 'Great', text: 'Thanks,\nKen', timestamp: '2013-12-20 03:27:16' },
    ]);
    expect(structuredClone(sources)).toEqual(sources);
  });

  it('lists shows by number, whether from the metadata, a transcript or both', () => {
    const { sources } = open({
      [EPISODES_JSON]: jsonList({ ...EPISODE, id: 1000 }, EPISODE, { ...EPISODE, id: 3 }),
      'hpr_transcripts/hpr0900.txt': 'Hello',
    });
    expect(sources.map(({ id, record, transcript }) => [id, record?.id, transcript?.path.slice(-11)])).toEqual([
      [3, 3, undefined],
      [12, 12, 'hpr0012.txt'],
      [900, undefined, 'hpr0900.txt'],
      [1000, 1000, undefined],
    ]);
  });

  it.each([
    [EPISODES_JSON, { sources: [{ id: 12, hostName: '' }], problems: [] }],
    [HOSTS_JSON, { sources: [{ id: 12, hostName: '', hostLicense: '' }], hosts: [], problems: [] }],
    [SERIES_JSON, { sources: [{ id: 12, seriesName: '' }], series: [], problems: [] }],
    [COMMENTS_JSON, { comments: [], problems: [] }],
    ['hpr_transcripts/hpr0012.txt', { sources: [{ id: 12, hostName: 'Dann' }], problems: [] }],
  ])('works without %s', (missing, expected) => {
    expect(open({ [missing]: undefined })).toMatchObject(expected);
  });

  it('ignores unrelated files', () => {
    const { sources, problems } = open({
      'README.md': 'hello',
      'hpr_transcripts/README': 'hello',
      'hpr_transcripts/hpr0012.txt.bak': 'hello',
      'hpr_transcripts/hpr0013.txt~': 'hello',
      'hpr_transcripts/.hpr0014.txt.swp': 'hello',
      'hpr_metadata/episodes.json.bak': '[',
    });
    expect(sources).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('sorts hosts and series by id, and comments by show, time and id', () => {
    const comment = (id: number, eps_id: number, comment_timestamp: string) => ({
      ...COMMENT,
      id,
      eps_id,
      comment_timestamp,
    });
    const { hosts, series, comments } = open({
      'hpr_transcripts/hpr0002.txt': 'Hello',
      [HOSTS_JSON]: jsonList({ ...HOST, hostid: 9 }, HOST),
      [SERIES_JSON]: jsonList(SERIES, { ...SERIES, id: 4 }),
      [COMMENTS_JSON]: jsonList(
        comment(5, 12, '2013-12-20 03:27:16'),
        comment(3, 12, ''),
        comment(4, 12, '2013-12-20 03:27:16'),
        comment(2, 12, '2012-01-01 00:00:00'),
        comment(1, 2, '2020-01-01 00:00:00'),
      ),
    });
    expect(hosts.map(({ id }) => id)).toEqual([7, 9]);
    expect(series.map(({ id }) => id)).toEqual([4, 8]);
    expect(comments.map(({ id }) => id)).toEqual([1, 2, 4, 5, 3]);
  });

  it('keeps hosts and series that HPR does not list, and reports them', () => {
    const { hosts, series } = open({
      [HOSTS_JSON]: jsonList({ ...HOST, valid: 0 }),
      [SERIES_JSON]: jsonList({ ...SERIES, valid: 0, private: 1 }),
    });
    expect(hosts).toMatchObject([{ listed: false }]);
    expect(series).toMatchObject([{ listed: false, closed: true }]);
  });

  it('reads host 0 and series 0 as none', () => {
    const { sources, series, hosts, problems } = open({
      [EPISODES_JSON]: jsonList({ ...EPISODE, hostid: 0, series: 0, duration: 0 }),
      [HOSTS_JSON]: jsonList({ ...HOST, hostid: 0, host: 'unknown' }),
      [SERIES_JSON]: jsonList({ ...SERIES, id: 0, name: 'general' }),
    });
    expect(sources[0]).toMatchObject({ hostName: '', seriesName: '' });
    expect(sources[0]?.record).toMatchObject({ hostId: undefined, seriesId: undefined, duration: undefined });
    expect([hosts, series, problems]).toEqual([[], [], []]);
  });

  it('removes e-mail addresses and keys', () => {
    const corpus = open({
      [HOSTS_JSON]: jsonList({
        ...HOST,
        host: 'joe@example.org',
        profile: '<p>Mail <a href="mailto:joe@example.org">joe@example.org</a></p>',
      }),
      [SERIES_JSON]: jsonList({
        ...SERIES,
        name: 'Joe &lt;joe@example.org&gt;',
        description: 'joe at example dot org',
      }),
      [COMMENTS_JSON]: jsonList({
        ...COMMENT,
        comment_author_name: 'joe@example.org',
        comment_title: 'Ask joe@example.org',
        comment_text: 'My address:\njoe&#64;example.org',
      }),
    });
    expect(JSON.stringify(corpus)).not.toMatch(/example\.org|dann@|KEY/);
    expect(corpus.hosts[0]?.profile).toBe('Mail [e-mail removed]');
    expect(corpus.comments[0]?.text).toBe('My address:\n[e-mail removed]');
  });

  it('decodes, trims and strips the names', () => {
    const { hosts, series, comments } = open({
      [HOSTS_JSON]: jsonList({ ...HOST, host: ' Michael <b>Foord</b> ' }),
      [SERIES_JSON]: jsonList({ ...SERIES, name: 'Freedom &amp; Free ' }),
      [COMMENTS_JSON]: jsonList({ ...COMMENT, comment_author_name: 'Cillian de R&oacute;iste' }),
    });
    expect([hosts[0]?.name, series[0]?.name, comments[0]?.author]).toEqual([
      'Michael Foord',
      'Freedom & Free',
      'Cillian de Róiste',
    ]);
  });
});

describe('openCorpus, without anything to serve', () => {
  function refusal(directory: string): string {
    try {
      openCorpus(directory);
    } catch (error) {
      if (error instanceof UnusableCorpusError) return error.message;
    }
    throw new Error('it was not refused');
  }

  it('reports a directory that does not exist', () => {
    const directory = join(dataDirectory({}), 'nowhere');
    expect(refusal(directory)).toBe(`The data directory ${directory} cannot be used: it does not exist.`);
  });

  it('reports a path that is a file', () => {
    const directory = join(dataDirectory({ data: 'hello' }), 'data');
    expect(refusal(directory)).toBe(`The data directory ${directory} cannot be used: it is not a directory.`);
  });

  it('reports a directory without shows', () => {
    const directory = dataDirectory({ 'README.md': 'hello', [HOSTS_JSON]: jsonList(HOST) });
    expect(refusal(directory)).toBe(
      `The data directory ${directory} holds no show that can be used: there is neither hpr_transcripts/hprNNNN.txt nor hpr_metadata/episodes.json in it.`,
    );
  });

  it('reports an empty list of shows', () => {
    const directory = dataDirectory({ [EPISODES_JSON]: '[]' });
    expect(refusal(directory)).toMatch(
      /there is no .*hprNNNN\.txt in it, and hpr_metadata\/episodes\.json lists no show\.$/,
    );
  });

  it('reports what is wrong with the only file', () => {
    const directory = dataDirectory({});
    writeIn(directory, EPISODES_JSON, '[\n{"id": 12,}\n]');
    expect(refusal(directory)).toMatch(
      /holds no show that can be used: .*episodes\.json:2: left out: it is broken JSON: .*\.$/,
    );
  });
});
