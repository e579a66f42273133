import { fingerprint } from '../corpus/fingerprint.ts';
import { listTranscripts } from '../corpus/layout.ts';
import { openCorpus } from '../corpus/open-corpus.ts';
import { reportProblems } from '../corpus/problems.ts';
import type { Logger } from '../runtime/log.ts';
import { type AsrConfusionColumns, NO_ASR_CONFUSIONS } from '../search/expansion/asr-confusions/learn-confusions.ts';
import { NO_VECTORS } from '../search/vectors/vector-columns.ts';
import { errorMessage } from '../util/error-text.ts';
import type { Archive } from './archive.ts';
import { readArchive, snapshotContent, snapshotPath, sweepAbandoned } from './archive-snapshot.ts';
import { buildArchive, type TextSink } from './build-archive.ts';
import { BuildWorkers } from './build-index.ts';
import type { WorkerScripts } from './bundled-workers.ts';
import { withPatientCompiler } from './compiler.ts';
import { loadInWorker, type PartsLoader } from './load-parts.ts';
import { openVectors } from './open-vectors.ts';
import { showProgress } from './progress.ts';
import { UnusableSnapshotError } from './snapshot-parts.ts';
import { SnapshotWriteError, SnapshotWriter } from './snapshot-writer.ts';
import { MemoryTextStore, type TextStore } from './text-store.ts';

export interface OpenOptions {
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** Without them, everything is done in this thread. */
  readonly workers?: WorkerScripts;
  readonly log: Logger;
  /** Aborts a build and removes what it has written. */
  readonly signal?: AbortSignal;
}

export interface OpenedArchive {
  /** Ready to be searched. After a build it has no ASR confusions yet. */
  readonly archive: Archive;
  /** The same archive with ASR confusions, half a second later. */
  readonly withConfusions: Promise<Archive>;
  /** The same with word vectors too, some seconds later. */
  readonly whole: Promise<Archive>;
  /** Settles when everything is saved, or could not be (which is logged). */
  readonly saved: Promise<void>;
}

/** An archive whose vectors are not known yet. */
type IndexedArchive = Omit<OpenedArchive, 'whole'>;

/**
 * Opens the index of a data directory: reads its snapshot, or builds and saves it when there is none that can be used.
 * @throws {UnusableCorpusError} when nothing can be served from the directory.
 *
 * @example
 * ```ts
 * const { archive, saved } = await openArchive({ dataDirectory: 'data', cacheDirectory: '.cache', log });
 * const knowledgeBase = createKnowledgeBase(archive);
 * await saved;
 * archive.text.close();
 * ```
 */
export async function openArchive(options: OpenOptions): Promise<OpenedArchive> {
  const { dataDirectory, cacheDirectory, workers, log } = options;
  const started = performance.now();
  const corpus = fingerprint(dataDirectory);
  const file = snapshotPath(cacheDirectory, dataDirectory);
  const load = workers && loadInWorker(workers.snapshot);
  const opened =
    (await restore(file, corpus, load, log)) ?? (await withPatientCompiler(() => build(options, file, corpus)));
  const { catalogue } = opened.archive;
  for (const line of reportProblems(catalogue.problems)) log.warn(line);
  log.info(
    { episodes: catalogue.episodes.length, problems: catalogue.problems.length, ms: elapsed(started) },
    'The index is ready',
  );
  const vectors = opened.withConfusions.then(
    ({ columns }) =>
      openVectors(columns, {
        snapshot: file,
        corpus,
        log,
        ...(load && { load }),
        ...(workers && { script: workers.vectors }),
        ...(options.signal && { signal: options.signal }),
      }),
    () => NO_VECTORS,
  );
  return {
    ...opened,
    whole: Promise.all([opened.withConfusions, vectors]).then(([archive, learnt]) =>
      learnt === NO_VECTORS ? archive : { ...archive, vectors: learnt },
    ),
    saved: Promise.all([opened.saved, vectors]).then(() => {
      log.debug({ ms: elapsed(started) }, 'Everything that can be kept for the next start is saved');
    }),
  };
}

/** Log level for each reason why a snapshot cannot be used. */
const LEVELS = { missing: undefined, outdated: 'info', damaged: 'warn' } as const;

async function restore(
  file: string,
  corpus: string,
  load: PartsLoader | undefined,
  log: Logger,
): Promise<IndexedArchive | undefined> {
  try {
    const archive = await readArchive(file, corpus, load);
    return { archive, withConfusions: Promise.resolve(archive), saved: Promise.resolve() };
  } catch (error) {
    if (!(error instanceof UnusableSnapshotError)) throw error;
    const level = LEVELS[error.fault];
    if (level !== undefined) log[level]({ file }, `The snapshot of the index is rebuilt: ${error.message}`);
    return undefined;
  }
}

async function build(options: OpenOptions, file: string, corpus: string): Promise<IndexedArchive> {
  const { log, cacheDirectory } = options;
  let writer: SnapshotWriter | undefined;
  try {
    writer = new SnapshotWriter(file);
    sweep(cacheDirectory, log);
    const target = writer;
    const text = target.textStore();
    const { parts, asrConfusions } = await buildWith(options, (bytes) => target.appendText(bytes));
    const { archive, withConfusions } = stagesOf(parts, text, asrConfusions);
    return { archive, withConfusions, saved: save(target, corpus, withConfusions, log) };
  } catch (error) {
    writer?.discard();
    if (!(error instanceof SnapshotWriteError)) throw error;
    log.warn(
      { cacheDirectory, reason: error.message },
      'The cache directory cannot be written, so the texts are kept in memory, and the next start will build the index again',
    );
    const chunks: Uint8Array[] = [];
    const { parts, asrConfusions } = await buildWith(options, (bytes) => {
      if (bytes.length > 0) chunks.push(bytes.slice());
    });
    const text: TextStore = new MemoryTextStore(chunks);
    return { ...stagesOf(parts, text, asrConfusions), saved: Promise.resolve() };
  }
}

function stagesOf(
  parts: Built['parts'],
  text: TextStore,
  asrConfusions: Built['asrConfusions'],
): Pick<OpenedArchive, 'archive' | 'withConfusions'> {
  const archive = { ...parts, text, asrConfusions: NO_ASR_CONFUSIONS, vectors: NO_VECTORS };
  return { archive, withConfusions: asrConfusions.then((learnt) => ({ ...archive, asrConfusions: learnt })) };
}

function sweep(cacheDirectory: string, log: Logger): void {
  try {
    sweepAbandoned(cacheDirectory, Date.now());
  } catch (error) {
    log.warn({ cacheDirectory, reason: errorMessage(error) }, 'The cache directory could not be tidied up');
  }
}

/** An archive without its text, and the ASR confusions that are still being learnt. */
interface Built {
  readonly parts: Omit<Archive, 'text' | 'asrConfusions' | 'vectors'>;
  readonly asrConfusions: Promise<AsrConfusionColumns>;
}

async function buildWith(
  { dataDirectory, workers: scripts, log, signal }: OpenOptions,
  append: TextSink['append'],
): Promise<Built> {
  const workers = new BuildWorkers(scripts?.build);
  const stop = (): void => void workers.stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    workers.readAhead(listTranscripts(dataDirectory).files);
    const sources = await openCorpus(dataDirectory);
    const progress = showProgress('Building the index', sources.sources.length, log);
    try {
      const parts = await buildArchive(sources, workers, { append }, (done) => progress.update(done));
      const asrConfusions = workers.learn(parts.columns).finally(() => workers.stop());
      return { parts, asrConfusions };
    } finally {
      progress.end();
    }
  } catch (error) {
    await workers.stop();
    throw error;
  } finally {
    // Learning takes less time than a shutdown may, so it is not aborted, and the next start finds it in the snapshot.
    signal?.removeEventListener('abort', stop);
  }
}

async function save(writer: SnapshotWriter, corpus: string, whole: Promise<Archive>, log: Logger): Promise<void> {
  const started = performance.now();
  try {
    await writer.finish(corpus, snapshotContent(await whole));
    log.debug({ ms: elapsed(started) }, 'The snapshot of the index is saved');
  } catch (error) {
    writer.discardName();
    log.warn(
      { reason: errorMessage(error) },
      'The snapshot of the index could not be saved; the next start will build it again',
    );
  }
}

function elapsed(since: number): number {
  return Math.round(performance.now() - since);
}
