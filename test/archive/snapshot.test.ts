import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { UnusableSnapshotError } from '../../src/archive/snapshot-parts.ts';
import { readSnapshot } from '../../src/archive/snapshot-reader.ts';
import { SnapshotWriteError, SnapshotWriter } from '../../src/archive/snapshot-writer.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = temporaryDirectory();
  file = path.join(directory, 'deep', 'a.snapshot');
});

async function write(corpus = 'corpus'): Promise<Buffer> {
  const writer = new SnapshotWriter(file);
  writer.appendText(Buffer.from('Good morning'));
  writer.appendText(Buffer.alloc(0));
  writer.appendText(Buffer.from(', hackers'));
  const columns = {
    bytes: Uint8Array.of(1, 2, 3),
    words: Uint16Array.of(4, 5),
    none: new Uint32Array(0),
    sums: Float64Array.of(0.5),
  };
  await writer.finish(corpus, { columns, documents: { catalogue: { episodes: ['Xen'] } } });
  return readFileSync(file);
}

describe('a snapshot', () => {
  test('returns what was stored', async () => {
    await write();
    const { columns, documents, text } = await readSnapshot(file, 'corpus');
    expect(columns.get('bytes')).toEqual(Uint8Array.of(1, 2, 3));
    expect(columns.get('words')).toEqual(Uint16Array.of(4, 5));
    expect(columns.get('none')).toEqual(new Uint32Array(0));
    expect(columns.get('sums')).toEqual(Float64Array.of(0.5));
    expect(documents.get('catalogue')).toEqual({ episodes: ['Xen'] });
    expect(text.read(5, 21).toString()).toBe('morning, hackers');
    text.close();
  });

  test('is refused with any one byte changed, and at any shorter length', async () => {
    const good = await write();
    for (let at = 0; at < good.length; at++) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x20;
      writeFileSync(file, bad);
      // Padding between sections belongs to nothing and may be anything.
      if (isPadding(good, at)) continue;
      await expect(readSnapshot(file, 'corpus'), `byte ${at}`).rejects.toThrow(UnusableSnapshotError);
      writeFileSync(file, good.subarray(0, at));
      await expect(readSnapshot(file, 'corpus'), `length ${at}`).rejects.toThrow(UnusableSnapshotError);
    }
  });

  test('of another corpus is outdated, and none at all is just missing', async () => {
    await write('before');
    await expect(readSnapshot(file, 'after')).rejects.toThrow(expect.objectContaining({ fault: 'outdated' }));
    rmSync(file);
    await expect(readSnapshot(file, 'after')).rejects.toThrow(expect.objectContaining({ fault: 'missing' }));
  });

  test('that is being read stays intact while a new one replaces it', async () => {
    await write();
    const { text } = await readSnapshot(file, 'corpus');
    await write('newer');
    expect(text.read(0, 12).toString()).toBe('Good morning');
    text.close();
  });

  test('is no directory and no pipe, and neither is waited for', async () => {
    mkdirSync(file, { recursive: true });
    await expect(readSnapshot(file, 'corpus')).rejects.toThrow('not a file');
    rmSync(file, { recursive: true });
    execFileSync('mkfifo', [file]);
    await expect(readSnapshot(file, 'corpus')).rejects.toThrow('not a file');
  });

  test('that was given up leaves nothing, and keeps its text only if it is needed', () => {
    const [needed, unneeded] = [new SnapshotWriter(file), new SnapshotWriter(file.replace('/a.', '/b.'))];
    const texts = [needed, unneeded].map((writer) => {
      writer.appendText(Buffer.from('Good morning'));
      return writer.textStore();
    });
    needed.discardName();
    unneeded.discard();
    expect(readdirSync(path.dirname(file))).toEqual([]);
    expect(texts[0]?.read(0, 4).toString()).toBe('Good');
    expect(() => texts[1]?.read(0, 4)).toThrow('EBADF');
    texts[0]?.close();
  });

  test('that cannot be written says so', () => {
    writeFileSync(path.join(directory, 'deep'), 'a file where a directory should be');
    expect(() => new SnapshotWriter(file)).toThrow(SnapshotWriteError);
  });

  test.runIf(existsSync('/proc'))('is not waited for in vain where nothing can be made', () => {
    expect(() => new SnapshotWriter('/proc/nope/deep/a.snapshot')).toThrow(SnapshotWriteError);
  });
});

function isPadding(snapshot: Buffer, at: number): boolean {
  const length = snapshot.readUInt32LE(snapshot.length - 16);
  const footerStart = snapshot.length - 16 - length;
  const footer = JSON.parse(snapshot.toString('utf8', footerStart, snapshot.length - 16));
  const parts: { offset: number; bytes: number }[] = [
    footer.text,
    ...footer.sections,
    { offset: footerStart, bytes: length + 16 },
  ];
  return at >= 8 && !parts.some(({ offset, bytes }) => at >= offset && at < offset + bytes);
}
