import { openCorpus } from '../../src/corpus/open-corpus.ts';
import { describeProblem } from '../../src/corpus/problems.ts';
import { dataDirectory, type Files, jsonList, transcriptFile } from './data-directory.ts';

export const EPISODE = {
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
export const HOST = {
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
export const SERIES = { id: 8, name: 'Virtualization', description: 'Many hosts', private: 0, image: '', valid: 1 };
export const COMMENT = {
  id: 1,
  eps_id: 12,
  comment_timestamp: '2013-12-20 03:27:16',
  comment_author_name: 'Ken',
  comment_title: 'Great',
  comment_text: 'Thanks,\nKen',
  last_changed: '2025-02-24 14:50:53',
};

export const EPISODES_JSON = 'hpr_metadata/episodes.json';
export const HOSTS_JSON = 'hpr_metadata/hosts.json';
export const SERIES_JSON = 'hpr_metadata/series.json';
export const COMMENTS_JSON = 'hpr_metadata/comments.json';
const WHOLE: Files = {
  'hpr_transcripts/hpr0012.txt': transcriptFile(12, 'Xen', 'Hello.'),
  [EPISODES_JSON]: jsonList(EPISODE),
  [HOSTS_JSON]: jsonList(HOST),
  [SERIES_JSON]: jsonList(SERIES),
  [COMMENTS_JSON]: jsonList(COMMENT),
};

/** Opens the whole corpus with some files replaced or, by undefined, missing. */
export function open(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}) {
  const files = { ...WHOLE, ...changes };
  const present = Object.entries(files).filter((file): file is [string, string | Uint8Array] => file[1] !== undefined);
  const directory = dataDirectory(Object.fromEntries(present));
  const corpus = openCorpus(directory);
  const problems = corpus.problems.map((problem) => describeProblem(problem).replace(`${directory}/`, ''));
  return { ...corpus, problems };
}
