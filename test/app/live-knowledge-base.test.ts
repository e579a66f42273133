import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveKnowledgeBase } from '../../src/app/live-knowledge-base.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { NO_ASR_CONFUSIONS } from '../../src/search/expansion/asr-confusions/learn-confusions.ts';
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
