import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../src/corpus/read-transcript.ts';
import { dataDirectory, transcriptFile, writeIn } from './data-directory.ts';

function read(content: string | Uint8Array, id = 12) {
  const root = dataDirectory({ 'hpr.txt': content });
  const path = join(root, 'hpr.txt');
  const { text, ...rest } = readTranscript({ id, path, root });
  return { path, text: Buffer.from(text).toString(), ...rest };
}

const XEN = transcriptFile(12, 'Xen', 'Hello and welcome.', 'Today it is Xen.');

describe('readTranscript', () => {
  it('reads the title from the header and the text below it', () => {
    expect(read(XEN)).toMatchObject({
      title: 'Xen',
      text: 'Hello and welcome.\nToday it is Xen.',
      loops: [],
      problems: [],
    });
  });

  it.each([
    ['Windows', XEN.replaceAll('\n', '\r\n')],
    ['an old Macintosh', XEN.replaceAll('\n', '\r')],
    ['Linux, with a byte order mark', `\ufeff${XEN}`],
    ['Windows Notepad, with a byte order mark', `\ufeff${XEN.replaceAll('\n', '\r\n')}`],
    ['somebody who forgot the ---', XEN.replace('---\n', '')],
    ['somebody who left out the blank lines', XEN.replaceAll('\n\n', '\n')],
    ['somebody who indents', XEN.replaceAll('\n', ' \n\t  ')],
  ])('reads the same from a file of %s', (_, content) => {
    expect(read(content)).toMatchObject({ title: 'Xen', text: 'Hello and welcome.\nToday it is Xen.', problems: [] });
  });

  it('reads a file without a header as text', () => {
    expect(read('Hello and welcome.\nTitle: is a word too.')).toMatchObject({
      title: '',
      text: 'Hello and welcome.\nTitle: is a word too.',
    });
  });

  it('keeps a --- within the text', () => {
    expect(read(`${XEN}---\nmore`).text).toBe('Hello and welcome.\nToday it is Xen.\n---\nmore');
  });

  it.each([
    ['nothing', ''],
    ['blank lines', '\n \n\t\n'],
    ['a header', transcriptFile(12, 'Xen')],
  ])('has an empty text if there is only %s', (_, content) => {
    expect(read(content)).toMatchObject({ text: '', loops: [], problems: [] });
  });

  it('collapses loops and counts their lines without the header', () => {
    const lines = [
      'Hm.',
      ...Array.from({ length: 97 }, () => '.'),
      'Yes.',
      ...Array.from({ length: 5 }, () => ['a', 'b']).flat(),
    ];
    expect(read(transcriptFile(12, 'Xen', ...lines))).toMatchObject({
      text: 'Hm.\n.\nYes.\na\nb',
      loops: [
        { line: 1, lines: 1, times: 97 },
        { line: 3, lines: 2, times: 5 },
      ],
    });
  });

  it.each([
    ['a\u0000b', 'ab'],
    ['ab\u0007', 'ab'],
    ['a\u007fb', 'ab'],
    ['a\u009fb', 'ab'],
    ['a\tb', 'a b'],
    ['\ufeffab', 'ab'],
    ['12345\u001b', '12345'],
  ])('removes what is not text from %j', (content, text) => {
    expect(read(content).text).toBe(text);
  });

  it('replaces bytes that are not UTF-8 with \ufffd and reports where they are', () => {
    const bytes = Buffer.concat([Buffer.from(`${XEN}caf`), Buffer.of(0xe9), Buffer.from(' au lait\n')]);
    const { text, path, problems } = read(bytes);
    expect(text).toBe('Hello and welcome.\nToday it is Xen.\ncaf\ufffd au lait');
    expect(problems).toEqual([{ path, line: 10, reason: expect.stringContaining('UTF-8') }]);
  });

  it('keeps text of every script', () => {
    expect(read('Grüße, 例え, 😀, “quoted”, 50\u00a0£').text).toBe('Grüße, 例え, 😀, “quoted”, 50\u00a0£');
  });

  it.each([
    ['a picture', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256))],
    ['the zeros of a crash', Buffer.alloc(4096)],
    ['UTF-16', Buffer.from(XEN, 'utf16le')],
  ])('reads no text from %s', (_, bytes) => {
    const { path, text, problems } = read(bytes);
    expect(text).toBe('');
    expect(problems).toEqual([{ path, reason: expect.stringContaining('not text') }]);
  });

  it('strips invisible characters', () => {
    const { text, title } = read(
      transcriptFile(12, 'X\u200ben', 'pass\u00adword \u202egnp.exe\u202c', 'one\u2028two', 'jo\u200be@example.org'),
    );
    expect({ title, text }).toEqual({ title: 'Xen', text: 'password gnp.exe\none\ntwo\n[e-mail removed]' });
  });

  it('uses the number in the file name', () => {
    const { title, path, problems } = read(XEN, 13);
    expect(title).toBe('Xen');
    expect(problems).toEqual([{ path, reason: expect.stringMatching(/episode 12; served as 13/) }]);
  });

  it('removes e-mail addresses, including those that the recogniser spelled out', () => {
    expect(read('Mail me: joe@example.org.\nOr joe at gmail.com.\nBye.').text).toBe(
      'Mail me: [e-mail removed].\nOr [e-mail removed].\nBye.',
    );
  });

  it('reads only the beginning of a transcript that is too long to be speech', () => {
    const line = `${'word '.repeat(9)}würd`;
    const { text, problems } = read(
      `${XEN}${Array.from({ length: 60_000 }, (_, number) => `${line} ${number}`).join('\n')}`,
    );
    expect(text).toMatch(/^Hello and welcome/);
    expect(text).toMatch(/(word|würd|\d)$/);
    expect(Buffer.byteLength(text)).toBeLessThan(2_100_000);
    expect(problems).toEqual([{ path: expect.any(String), reason: 'longer than 2097152 bytes, read up to there' }]);
    const unbroken = read('ü'.repeat(1_200_000));
    expect(unbroken.text).toMatch(/^ü+$/);
    expect(unbroken.problems).toHaveLength(1);
  });

  it('reports a file that cannot be read', () => {
    const directory = dataDirectory({});
    mkdirSync(join(directory, 'hpr0001.txt'));
    expect(readTranscript({ id: 1, path: join(directory, 'hpr0001.txt'), root: directory })).toMatchObject({
      text: new Uint8Array(),
      problems: [{ reason: expect.stringContaining('not a file') }],
    });
    expect(readTranscript({ id: 2, path: join(directory, 'hpr0002.txt'), root: directory }).problems).toEqual([
      { path: join(directory, 'hpr0002.txt'), reason: expect.stringContaining('does not exist') },
    ]);
  });

  it('reads any bytes as UTF-8 in trimmed lines without control characters', () => {
    const directory = dataDirectory({});
    const file = { id: 1, path: join(directory, 'any.txt'), root: directory };
    const pieces = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc
          .constantFrom(
            XEN,
            '\r\n',
            '\n',
            '\n\n',
            '---\n',
            '\ufeff',
            'a\n'.repeat(6),
            ' ',
            '\u0000',
            '\u0085',
            'joe@x.org',
            '💡',
          )
          .map((piece) => new Uint8Array(Buffer.from(piece))),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        writeIn(directory, 'any.txt', Buffer.concat(parts));
        const { text, loops } = readTranscript(file);
        const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
        expect(decoded).not.toMatch(/(?!\n)\p{Cc}|^[ \n]|[ \n]$|\n\n/u);
        const lines = decoded.split('\n').length;
        for (const loop of loops) expect(loop.line + loop.lines).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});
