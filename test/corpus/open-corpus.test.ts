import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCorpus, UnusableCorpusError } from '../../src/corpus/open-corpus.ts';
import { describeProblem } from '../../src/corpus/problems.ts';
import { dataDirectory, type Files, jsonList, transcriptFile, writeIn } from './data-directory.ts';

const EPISODE = {
  id: 12,
  date: '2008-01-16',
  title: 'Xen',
  duration: 1200,
  summary: 'About Xen.',
  notes: '<p>Notes</p>',
  hostid: 7,
  series: 8,
  explicit: 1,
  license: 'CC-BY',
  tags: 'xen, linux',
  downloads: 0,
};
const HOST = {
  hostid: 7,
  host: 'Dann',
  email: 'dann@example.org',
  profile: 'Hello',
  license: 'CC-BY-SA',
  local_image: 0,
  gpg: 'KEY',
  valid: 1,
  espeak_name: 'Dann',
};
const SERIES = { id: 8, name: 'Virtualization', description: 'Many hosts', private: 0, image: '', valid: 1 };
const COMMENT = {
  id: 1,
  eps_id: 12,
  comment_timestamp: '2013-12-20 03:27:16',
  comment_author_name: 'Ken',
  comment_title: 'Great',
  comment_text: 'Thanks,\nKen',
  last_changed: '2025-02-24 14:50:53',
};

const EPISODES_JSON = 'hpr_metadata/episodes.json';
const HOSTS_JSON = 'hpr_metadata/hosts.json';
const SERIES_JSON = 'hpr_metadata/series.json';
const COMMENTS_JSON = 'hpr_metadata/comments.json';
const WHOLE: Files = {
  'hpr_transcripts/hpr0012.txt': transcriptFile(12, 'Xen', 'Hello.'),
  [EPISODES_JSON]: jsonList(EPISODE),
  [HOSTS_JSON]: jsonList(HOST),
  [SERIES_JSON]: jsonList(SERIES),
  [COMMENTS_JSON]: jsonList(COMMENT),
};

/** Opens the whole corpus with some files replaced or, by undefined, missing. */
function open(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}) {
  const files = { ...WHOLE, ...changes };
  const present = Object.entries(files).filter((file): file is [string, string | Uint8Array] => file[1] !== undefined);
  const directory = dataDirectory(Object.fromEntries(present));
  const corpus = openCorpus(directory);
  const problems = corpus.problems.map((problem) => describeProblem(problem).replace(`${directory}/`, ''));
  return { ...corpus, problems };
}

describe('openCorpus', () => {
  it('brings together what belongs together', () => {
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
  ])('does without %s', (missing, expected) => {
    expect(open({ [missing]: undefined })).toMatchObject(expected);
  });

  it('passes over files that are none of its own', () => {
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

  it('keeps hosts and series that HPR does not list, and says so', () => {
    const { hosts, series } = open({
      [HOSTS_JSON]: jsonList({ ...HOST, valid: 0 }),
      [SERIES_JSON]: jsonList({ ...SERIES, valid: 0, private: 1 }),
    });
    expect(hosts).toMatchObject([{ listed: false }]);
    expect(series).toMatchObject([{ listed: false, closed: true }]);
  });

  it('takes host 0 and series 0 for none', () => {
    const { sources, series, hosts, problems } = open({
      [EPISODES_JSON]: jsonList({ ...EPISODE, hostid: 0, series: 0, duration: 0 }),
      [HOSTS_JSON]: jsonList({ ...HOST, hostid: 0, host: 'unknown' }),
      [SERIES_JSON]: jsonList({ ...SERIES, id: 0, name: 'general' }),
    });
    expect(sources[0]).toMatchObject({ hostName: '', seriesName: '' });
    expect(sources[0]?.record).toMatchObject({ hostId: undefined, seriesId: undefined, duration: undefined });
    expect([hosts, series, problems]).toEqual([[], [], []]);
  });

  it('lets no e-mail address and no key through', () => {
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

describe('openCorpus, given damaged files', () => {
  it.each([
    ['a comma too many', '[\n{"hostid": 7,\n"host": "Dann",},\n{}]', 3, 'broken JSON'],
    ['a word', '[\n{"hostid": 7},\nnope\n]', 3, 'broken JSON'],
    ['half of it', '[\n{"hostid": 7},\n{"hostid": 8,\n', 3, 'ends too early'],
    ['a raw line break in a string', '[\n{"hostid": 7, "host": "Da\nnn"}\n]', 2, 'broken JSON'],
    ['nothing', '', 1, 'empty'],
    ['no list', '{"hostid": 7}', 1, 'not a list'],
    ['a picture', Uint8Array.from({ length: 99 }, (_, at) => (at * 151) % 256), 1, 'broken JSON'],
  ])('names the file and the line: %s', (_, json, line, reason) => {
    const { sources, hosts, problems } = open({ [HOSTS_JSON]: json });
    expect(hosts).toEqual([]);
    expect(sources).toMatchObject([{ id: 12, hostName: '' }]);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${HOSTS_JSON}:${line}: left out: .*${reason}`))]);
  });

  it('quotes nothing of a broken file', () => {
    const { problems } = open({ [HOSTS_JSON]: '[\n{"email": "dann@example.org"}, nope]' });
    expect(problems).toEqual([expect.stringMatching(/broken JSON: Unexpected token 'o'$/)]);
  });

  it('loses one bad record and names its line', () => {
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

  it('loses one bad field and keeps the record', () => {
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
  ])('understands %j', (fields, record) => {
    const { sources, problems } = open({ [EPISODES_JSON]: jsonList({ ...EPISODE, ...fields }) });
    expect(problems).toEqual([]);
    expect(sources[0]?.record).toMatchObject(record);
  });

  it('understands a record with only an id', () => {
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
  ])('understands the time %j', (comment_timestamp, timestamp) => {
    const { comments, problems } = open({ [COMMENTS_JSON]: jsonList({ ...COMMENT, comment_timestamp }) });
    expect(comments[0]?.timestamp).toBe(timestamp);
    expect(problems).toEqual([]);
  });

  it('leaves out a time that never was', () => {
    const { comments, problems } = open({
      [COMMENTS_JSON]: jsonList({ ...COMMENT, comment_timestamp: '2013-12-20 25:00:00' }),
    });
    expect(comments).toHaveLength(1);
    expect(comments[0]).not.toHaveProperty('timestamp');
    expect(problems).toEqual([expect.stringContaining('comment_timestamp')]);
  });

  it('keeps the first of two records with one id', () => {
    const { hosts, problems } = open({ [HOSTS_JSON]: jsonList(HOST, { ...HOST, host: 'Another' }) });
    expect(hosts.map(({ name }) => name)).toEqual(['Dann']);
    expect(problems).toEqual([`${HOSTS_JSON}:3: left out: there is a record 7 before it`]);
  });

  it('keeps one of two transcripts of one show', () => {
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

  it('counts the ids that nothing is known about, by id', () => {
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

  it('does not complain about every host when all of them are lost', () => {
    expect(open({ [HOSTS_JSON]: '[' }).problems).toHaveLength(1);
  });

  it('reads JSON with a byte order mark and with Windows line ends', () => {
    const { hosts, problems } = open({ [HOSTS_JSON]: `\ufeff${jsonList(HOST).replaceAll('\n', '\r\n')}` });
    expect(hosts).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('shows bytes that are not UTF-8 as \ufffd and says where they are', () => {
    const json = Buffer.from(jsonList({ ...HOST, host: 'Dann', profile: 'caf~' }));
    json[json.indexOf('~')] = 0xe9;
    const { hosts, problems } = open({ [HOSTS_JSON]: json });
    expect(hosts[0]?.profile).toBe('caf\ufffd');
    expect(problems).toEqual([expect.stringMatching(/hosts\.json:2: .*UTF-8/)]);
  });

  it('leaves out numbers that have no room in a custom id', () => {
    const { sources, problems } = open({
      [EPISODES_JSON]: jsonList(EPISODE, { ...EPISODE, id: 9_999_999 }, { ...EPISODE, id: 10_000_000 }),
    });
    expect(sources.map(({ id }) => id)).toEqual([12, 9_999_999]);
    expect(problems).toEqual([
      expect.stringMatching(/episodes\.json:4: id: .* from 1 to 9999999; the record is left out/),
    ]);
  });

  it('leaves out a text that is longer than anybody writes', () => {
    const { sources, problems } = open({ [EPISODES_JSON]: jsonList({ ...EPISODE, notes: '<div>'.repeat(100_000) }) });
    expect(sources[0]?.record).toMatchObject({ title: 'Xen', notes: '' });
    expect(problems).toEqual([expect.stringMatching(/episodes\.json:2: notes: longer than 250000 characters/)]);
  });

  it('leaves out a title or a name that is longer than any line', () => {
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

  it('counts what makes no sense when there is no end of it', () => {
    const { problems } = open({ [HOSTS_JSON]: JSON.stringify([HOST, ...Array(5000).fill(1)]) });
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatch(/hosts\.json: left out: 4000 more [^,]*$/);
    const endless = open({ [HOSTS_JSON]: JSON.stringify(Array(1_000_000).fill(1)) });
    expect(endless.problems.join('\n')).toMatch(/left out: 100000 more .* everything after/);
  });

  it('names what stands in the place of a file', () => {
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

describe('openCorpus, given nothing to serve', () => {
  function refusal(directory: string): string {
    try {
      openCorpus(directory);
    } catch (error) {
      if (error instanceof UnusableCorpusError) return error.message;
    }
    throw new Error('it was not refused');
  }

  it('says that there is no such directory', () => {
    const directory = join(dataDirectory({}), 'nowhere');
    expect(refusal(directory)).toBe(`The data directory ${directory} cannot be used: it does not exist.`);
  });

  it('says that it is a file', () => {
    const directory = join(dataDirectory({ data: 'hello' }), 'data');
    expect(refusal(directory)).toBe(`The data directory ${directory} cannot be used: it is not a directory.`);
  });

  it('says that there is no show in it', () => {
    const directory = dataDirectory({ 'README.md': 'hello', [HOSTS_JSON]: jsonList(HOST) });
    expect(refusal(directory)).toBe(
      `The data directory ${directory} holds no show that can be used: there is neither hpr_transcripts/hprNNNN.txt nor hpr_metadata/episodes.json in it.`,
    );
  });

  it('says that the list of shows is empty', () => {
    const directory = dataDirectory({ [EPISODES_JSON]: '[]' });
    expect(refusal(directory)).toMatch(
      /there is no .*hprNNNN\.txt in it, and hpr_metadata\/episodes\.json lists no show\.$/,
    );
  });

  it('says what is wrong with the only file', () => {
    const directory = dataDirectory({});
    writeIn(directory, EPISODES_JSON, '[\n{"id": 12,}\n]');
    expect(refusal(directory)).toMatch(
      /holds no show that can be used: .*episodes\.json:2: left out: it is broken JSON: .*\.$/,
    );
  });
});
