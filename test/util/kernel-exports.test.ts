import { describe, expect, it } from 'vitest';
import openWabt from 'wabt';
import { kernelExports } from '../../src/util/kernel-exports.ts';

interface Functions {
  add(a: number, b: number): number;
}

const ADD = '(func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))';
const MEMORY = '(memory (export "memory") 1)';

describe('kernelExports', () => {
  it('returns the functions and the memory of a module', async () => {
    const { add, memory } = kernelExports<Functions>(await assemble(`${MEMORY} ${ADD}`), { add: 2 });

    expect(add(20, 22)).toBe(42);
    expect(memory.buffer.byteLength).toBe(1 << 16);
  });

  it.each([
    ['lacks a function', MEMORY],
    ['lacks the memory', ADD],
    ['has a function with other parameters', `${MEMORY} (func (export "add") (param i32))`],
    ['exports a global by the name of a function', `${MEMORY} (global (export "add") i32 (i32.const 1))`],
    ['exports a function by the name of the memory', `${ADD} (func (export "memory"))`],
  ])('refuses a module that %s', async (_, source) => {
    const module = await assemble(source);

    expect(() => kernelExports<Functions>(module, { add: 2 })).toThrow('does not export a memory and add/2');
  });
});

async function assemble(source: string): Promise<WebAssembly.Module> {
  const wabt = await openWabt();
  return new WebAssembly.Module(Buffer.from(wabt.parseWat('test.wat', `(module ${source})`).toBinary({}).buffer));
}
