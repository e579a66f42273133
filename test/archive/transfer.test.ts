import { expect, test } from 'vitest';
import { transferablesOf } from '../../src/archive/transfer.ts';

test('the memory of a message is that of all its arrays, each once, without what is shared', () => {
  const own = new Uint32Array(4);
  const other = new Uint8Array(2);
  const shared = new Uint16Array(new SharedArrayBuffer(8));
  const message = {
    kind: 'lists',
    lists: [{ own, again: own.subarray(1) }, { shared }],
    more: { other },
    no: null,
    n: 1,
  };
  expect(transferablesOf(message)).toEqual([own.buffer, other.buffer]);
  expect(transferablesOf(message)[0]).toBe(own.buffer);
});
