import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveKnowledgeBase } from '../../src/app/live-knowledge-base.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { NO_ASR_CONFUSIONS } from '../../src/search/expansion/asr-confusions/learn-confusions.ts';
import type { VectorColumns } from '../../src/search/vectors/vector-columns.ts';
import { sampleArchive } from '../support/sample.ts';

let whole: Archive;
let early: Archive;
beforeAll(async () => {
  whole = await sampleArchive();
  early = { ...whole, asrConfusions: NO_ASR_CONFUSIONS };
});

function opened(archive: Archive) {
  return { archive, withConfusions: Promise.resolve(archive), whole: Promise.resolve(archive) };
}

const silent = pino({ level: 'silent' });
const QUERIES = ['xen', 'debian server', 'seagull -ludlow', 'host:pip', 'sourdouhg'];

/** Everything that a front end may see of some answers. */
function answersOf(knowledgeBase: KnowledgeBase): unknown {
  return {
    found: QUERIES.map((text) => knowledgeBase.search({ text, offset: 0, limit: 5 })),
    transcript: knowledgeBase.transcript(1, 'xen'),
    related: knowledgeBase.related(1, 5),
    suggested: knowledgeBase.suggestQueries('xe', 5),
    stats: knowledgeBase.stats,
  };
}

describe('a knowledge base whose mishearings are learnt later', () => {
  test('answers at once, and then as if it had known them from the first', async () => {
    let learnt: (archive: Archive) => void = () => {};
    const learning = new Promise<Archive>((resolve) => {
      learnt = resolve;
    });
    const live = liveKnowledgeBase({ archive: early, withConfusions: learning, whole: learning }, silent);
    const prepared = live.prepare();
    expect(answersOf(live.current())).toEqual(answersOf(createKnowledgeBase(early)));
    learnt(whole);
    await Promise.all([prepared, live.complete]);
    expect(answersOf(live.current())).toEqual(answersOf(createKnowledgeBase(whole)));
    expect(answersOf(live.current())).not.toEqual(answersOf(createKnowledgeBase(early)));
  });

  test('says in the log that answers may change from then on, and only then', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    await liveKnowledgeBase(opened(whole), log).complete;
    expect(lines).toEqual([]);
    await liveKnowledgeBase({ ...opened(whole), archive: early }, log).complete;
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        msg: 'Learnt which words the speech recogniser mishears; searches may find more episodes from now on',
        confused: whole.asrConfusions.confusedTerms.length,
      }),
    ]);
  });

  test('goes on without them when they cannot be learnt, and the log says why', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
    const failed = Promise.reject(new Error('the worker died'));
    const live = liveKnowledgeBase({ archive: early, withConfusions: failed, whole: failed }, log);
    await live.complete;
    expect(answersOf(live.current())).toEqual(answersOf(createKnowledgeBase(early)));
    expect(lines.join()).toContain('the worker died');
  });

  test('is the same object where there was nothing to wait for', async () => {
    const live = liveKnowledgeBase(opened(whole), silent);
    const first = live.current();
    await live.complete;
    expect(live.current()).toBe(first);
  });
});

describe('a knowledge base whose vectors are learnt later', () => {
  test('answers by them without the columns that they came in, which are most of its memory', async () => {
    const { live, columns } = await withForgottenVectors();
    // A WeakRef holds its target until the microtasks are done.
    await setImmediate();
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    expect(columns.deref() === undefined).toBe(true);
    expect(live.current().search({ text: 'debian server', offset: 0, limit: 5 }).hits).not.toEqual([]);
  });

  /** The only references to the vectors are the knowledge base's own. */
  async function withForgottenVectors() {
    const vectors = vectorsOf(whole);
    const columns = new WeakRef(vectors.passageVectors);
    const learnt = Promise.resolve({ ...whole, vectors });
    const live = liveKnowledgeBase({ archive: whole, withConfusions: Promise.resolve(whole), whole: learnt }, silent);
    const first = live.current();
    await live.complete;
    expect(live.current()).not.toBe(first);
    return { live, columns };
  }

  /** Each document has one passage, and all words and passages have the same direction. */
  function vectorsOf({ columns }: Archive): VectorColumns {
    const width = 16;
    const documents = columns.references.length;
    const terms = columns.termOffsets.length - 1;
    return {
      vectorTerms: Uint32Array.from({ length: terms }, (_, term) => term),
      vectorWords: new Int8Array(terms * width).fill(1),
      vectorWeights: new Float32Array(terms).fill(1),
      vectorCommon: new Float32Array(),
      passageStarts: Uint32Array.from({ length: documents + 1 }, (_, document) => document),
      passageFirsts: new Uint32Array(documents),
      passageLasts: new Uint32Array(documents),
      passageVectors: new Int8Array(documents * width).fill(1),
      nearStarts: new Uint32Array(terms + 1),
      nearTerms: new Uint32Array(),
      nearWeights: new Uint8Array(),
    };
  }
});
