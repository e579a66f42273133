import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCorpus } from '../../src/corpus/open-corpus.ts';
import { describeProblem } from '../../src/corpus/problems.ts';
import { dataDirectory, jsonList } from './data-directory.ts';
import { COMMENT, COMMENTS_JSON, EPISODE, EPISODES_JSON, HOST, HOSTS_JSON, open, SERIES_JSON } from './small-corpus.ts';

describe('openCorpus, given damaged files', () => {
  it.each([
    ['a comma too many', '[\n{"hostid": 7,\n"host": "Dann",},\n{}]', 3, 'broken JSON'],
    ['a word', '[\n{"hostid": 7},\nnope\n]', 3, 'broken JSON'],
    ['half of it', '[\n{"hostid": 7},\n{"hostid": 8,\n', 3, 'ends too early'],
    ['a raw line break in a string', '[\n{"hostid": 7, "host": "Da\nnn"}\n]', 2, 'broken JSON'],
    ['nothing', '', 1, 'empty'],
    ['no list', '{"hostid": 7}', 1, 'not a list'],
    ['a picture', Uint8Array.from({ length: 99 }, (_, at) => (at * 151) % 256), 1, 'broken JSON'],
  ])('reports the file and the line: %s', (_, json, line, reason) => {
    const { sources, hosts, problems } = open({ [HOSTS_JSON]: json });
    expect(hosts).toEqual([]);
    expect(sources).toMatchObject([{ id: 12, hostName: '' }]);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${HOSTS_JSON}:${line}: left out: .*${reason}`))]);
  });

  it('does not quote a broken file', () => {
    const { problems } = open({ [HOSTS_JSON]: '[\n{"email": "dann@example.org"}, nope]' });
    expect(problems).toEqual([expect.stringMatching(/broken JSON: Unexpected token 'o'$/)]);
  });

  it('skips a bad record and reports its line', () => {
    const { sources, problems } = open({
      [EPISODES_JSON]: jsonList({ ...EPISODE, id: 1 }, { ...EPISODE, id: 'x' }, 7, null, { title: 'No id' }, EPISODE),
    });
    expect(sources.map(({ id }) => id)).toEqual([1, 12]);
    expect(problems).toEqual([
      `${EPISODES_JSON}:3: id: expected a whole number from 1 to 9999999; the record is left out`,
      `${EPISODES_JSON}:4: left out: it is not a record`,
      `${EPISODES_JSON}:5: left out: it is not a record`,
      `${EPISODES_JSON}:6: id: expected a whole number from 1 to 9999999; the record is left out`,
    ]);
  });

  it('drops a bad field and keeps the record', () => {
    const { sources, problems } = open({
      [EPISODES_JSON]: jsonList({ ...EPISODE, date: '2010-02-30', title: { en: 'Xen' }, explicit: { toString: 1 } }),
    });
    expect(sources[0]?.record).toMatchObject({ date: undefined, title: '', explicit: false, summary: 'About Xen.' });
    expect(problems.map((problem) => problem.split(';')[0])).toEqual([
      `${EPISODES_JSON}:2: title: expected text`,
      `${EPISODES_JSON}:2: date: expected a date, YYYY-MM-DD`,
      `${EPISODES_JSON}:2: explicit: expected 0 or 1`,
    ]);
  });

  it.each([
    [
      { id: '12', duration: '1200', hostid: '7', series: '8', explicit: '1' },
      { duration: 1200, hostId: 7, seriesId: 8, explicit: true },
    ],
    [
      { duration: 1200.4, explicit: true },
      { duration: 1200, explicit: true },
    ],
    [
      { date: '2008-01-16 00:00:00', title: 1984 },
      { date: '2008-01-16', title: '1984' },
    ],
    [{ date: '2008-02-29T10:00:00Z' }, { date: '2008-02-29' }],
    [
      { date: '0000-00-00', duration: '' },
      { date: undefined, duration: undefined },
    ],
    [{ tags: ['xen', 'linux'] }, { tags: 'xen,linux' }],
    [{ title: 'a\ud83d b' }, { title: 'a\ufffd b' }],
    [
      {
        date: null,
        title: null,
        duration: null,
        summary: null,
        notes: null,
        hostid: null,
        series: null,
        explicit: null,
        license: null,
        tags: null,
      },
      { date: undefined, title: '', duration: undefined, notes: '', hostId: undefined, explicit: false, tags: '' },
    ],
  ])('accepts %j', (fields, record) => {
    const { sources, problems } = open({ [EPISODES_JSON]: jsonList({ ...EPISODE, ...fields }) });
    expect(problems).toEqual([]);
    expect(sources[0]?.record).toMatchObject(record);
  });

  it('accepts a record with only an id', () => {
    const { sources, hosts, series, comments, problems } = open({
      [EPISODES_JSON]: jsonList({ id: 12 }),
      [HOSTS_JSON]: jsonList({ hostid: 7 }),
      [SERIES_JSON]: jsonList({ id: 8 }),
      [COMMENTS_JSON]: jsonList({ id: 1, eps_id: 12 }),
    });
    expect(problems).toEqual([]);
    expect(sources[0]?.record).toMatchObject({ id: 12, title: '', explicit: false });
    expect(hosts).toEqual([{ id: 7, name: 'Host 7', profile: '', license: '', listed: true }]);
    expect(series).toMatchObject([{ id: 8, name: 'Series 8', closed: false, listed: true }]);
    expect(comments).toEqual([{ id: 1, episodeId: 12, author: '', title: '', text: '' }]);
  });

  it.each([
    ['2013-12-20T03:27:16Z', '2013-12-20 03:27:16'],
    ['2013-12-20 03:27', '2013-12-20 03:27:00'],
    ['2013-12-20', '2013-12-20 00:00:00'],
    ['', undefined],
  ])('accepts the time %j', (comment_timestamp, timestamp) => {
    const { comments, problems } = open({ [COMMENTS_JSON]: jsonList({ ...COMMENT, comment_timestamp }) });
    expect(comments[0]?.timestamp).toBe(timestamp);
    expect(problems).toEqual([]);
  });

  it('drops an impossible time', () => {
    const { comments, problems } = open({
      [COMMENTS_JSON]: jsonList({ ...COMMENT, comment_timestamp: '2013-12-20 25:00:00' }),
    });
    expect(comments).toHaveLength(1);
    expect(comments[0]).not.toHaveProperty('timestamp');
    expect(problems).toEqual([expect.stringContaining('comment_timestamp')]);
  });

  it('keeps the first of two records with the same id', () => {
    const { hosts, problems } = open({ [HOSTS_JSON]: jsonList(HOST, { ...HOST, host: 'Another' }) });
    expect(hosts.map(({ name }) => name)).toEqual(['Dann']);
    expect(problems).toEqual([`${HOSTS_JSON}:3: left out: there is a record 7 before it`]);
  });

  it('keeps one of two transcripts of the same show', () => {
    const { sources, problems } = open({
      'hpr_transcripts/hpr12.txt': 'Hello',
      'hpr_transcripts/hpr0000.txt': 'Hello',
    });
    expect(sources.map(({ transcript }) => transcript?.path.slice(-11))).toEqual(['hpr0012.txt']);
    expect(problems).toEqual([
      expect.stringMatching(/hpr0000\.txt: left out: shows are numbered from 1$/),
      expect.stringMatching(/hpr12\.txt: left out: .*hpr0012\.txt is the same show$/),
    ]);
  });

  it('counts unknown ids, by id', () => {
    const { sources, comments, problems } = open({
      [EPISODES_JSON]: jsonList(
        { ...EPISODE, hostid: 99 },
        { ...EPISODE, id: 13, hostid: 99, series: 77 },
        { ...EPISODE, id: 14, hostid: 98 },
      ),
      [COMMENTS_JSON]: jsonList(COMMENT, { ...COMMENT, id: 2, eps_id: 500 }),
    });
    expect(sources[0]).toMatchObject({ hostName: '', hostLicense: '', record: { hostId: undefined, seriesId: 8 } });
    expect(sources[1]).toMatchObject({ seriesName: '', record: { seriesId: undefined } });
    expect(comments.map(({ id }) => id)).toEqual([1]);
    expect(problems).toEqual([
      `${EPISODES_JSON}: names hosts that nothing is known about: 99 (2×), 98 (1×)`,
      `${EPISODES_JSON}: names series that nothing is known about: 77 (1×)`,
      `${COMMENTS_JSON}: names shows that nothing is known about: 500 (1×)`,
    ]);
  });

  it('does not report every host if all of them are missing', () => {
    expect(open({ [HOSTS_JSON]: '[' }).problems).toHaveLength(1);
  });

  it('reads JSON with a byte order mark and Windows line endings', () => {
    const { hosts, problems } = open({ [HOSTS_JSON]: `\ufeff${jsonList(HOST).replaceAll('\n', '\r\n')}` });
    expect(hosts).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('replaces bytes that are not UTF-8 with \ufffd and reports where they are', () => {
    const json = Buffer.from(jsonList({ ...HOST, host: 'Dann', profile: 'caf~' }));
    json[json.indexOf('~')] = 0xe9;
    const { hosts, problems } = open({ [HOSTS_JSON]: json });
    expect(hosts[0]?.profile).toBe('caf\ufffd');
    expect(problems).toEqual([expect.stringMatching(/hosts\.json:2: .*UTF-8/)]);
  });

  it('drops numbers that do not fit in a custom id', () => {
    const { sources, problems } = open({
      [EPISODES_JSON]: jsonList(EPISODE, { ...EPISODE, id: 9_999_999 }, { ...EPISODE, id: 10_000_000 }),
    });
    expect(sources.map(({ id }) => id)).toEqual([12, 9_999_999]);
    expect(problems).toEqual([
      expect.stringMatching(/episodes\.json:4: id: .* from 1 to 9999999; the record is left out/),
    ]);
  });

  it('drops a text that is absurdly long', () => {
    const { sources, problems } = open({ [EPISODES_JSON]: jsonList({ ...EPISODE, notes: '<div>'.repeat(100_000) }) });
    expect(sources[0]?.record).toMatchObject({ title: 'Xen', notes: '' });
    expect(problems).toEqual([expect.stringMatching(/episodes\.json:2: notes: longer than 250000 characters/)]);
  });

  it('drops a title or a name that is absurdly long', () => {
    const endless = 'x'.repeat(6_000);
    const { sources, hosts, comments, problems } = open({
      [EPISODES_JSON]: jsonList({ ...EPISODE, title: endless, tags: endless }),
      [HOSTS_JSON]: jsonList({ ...HOST, host: endless }),
      [COMMENTS_JSON]: jsonList({ ...COMMENT, comment_title: endless }),
    });
    expect(JSON.stringify([sources, hosts, comments])).not.toContain('xxx');
    expect(problems).toHaveLength(4);
    for (const problem of problems) expect(problem).toMatch(/longer than 5000 characters; the field is left out/);
  });

  it('survives JSON of any depth', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { hosts, problems } = open({ [HOSTS_JSON]: `[{"hostid":7,"host":${deep}}]`, [SERIES_JSON]: deep });
    expect(hosts).toHaveLength(1);
    expect(problems.join('\n')).toMatch(
      /hosts\.json.*host: expected text; the field is left out.*series\.json.*it is not a record/s,
    );
  });

  it('counts problems if there are very many', () => {
    const { problems } = open({ [HOSTS_JSON]: JSON.stringify([HOST, ...Array(5000).fill(1)]) });
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatch(/hosts\.json: left out: 4000 more [^,]*$/);
    const endless = open({ [HOSTS_JSON]: JSON.stringify(Array(1_000_000).fill(1)) });
    expect(endless.problems.join('\n')).toMatch(/left out: 100000 more .* everything after/);
  });

  it('reports what is in the place of a file', () => {
    const directory = dataDirectory({ 'hpr_transcripts/hpr0012.txt': 'Hello' });
    mkdirSync(join(directory, 'hpr_transcripts', 'hpr0013.txt'));
    mkdirSync(join(directory, HOSTS_JSON), { recursive: true });
    execFileSync('mkfifo', [join(directory, SERIES_JSON)]);
    symlinkSync(join(directory, 'nowhere'), join(directory, 'hpr_transcripts', 'hpr0014.txt'));
    symlinkSync(join(directory, 'hpr_transcripts', 'hpr0012.txt'), join(directory, 'hpr_transcripts', 'hpr0015.txt'));
    const { sources, problems } = openCorpus(directory);
    expect(sources.map(({ id }) => id)).toEqual([12, 15]);
    expect(problems.map((problem) => describeProblem(problem).replace(`${directory}/`, ''))).toEqual([
      `${HOSTS_JSON}: left out: it is a directory, not a file`,
      `${SERIES_JSON}: left out: it is a named pipe, not a file`,
      'hpr_transcripts/hpr0013.txt: left out: it is a directory, not a file',
      'hpr_transcripts/hpr0014.txt: left out: it does not exist',
    ]);
  });
});
