/** Assembles src/search/vectors/kernel.wat into kernel-bytes.ts. Run it after changing kernel.wat; a test compares the two. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openWabt from 'wabt';

const folder = path.resolve(import.meta.dirname, '../src/search/vectors');
const wabt = await openWabt();
const module = wabt.parseWat('kernel.wat', readFileSync(path.join(folder, 'kernel.wat'), 'utf8'));
module.validate();
const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
const lines = base64.match(/.{1,100}/g).map((line) => `  '${line}'`);
writeFileSync(
  path.join(folder, 'kernel-bytes.ts'),
  `/** kernel.wat, assembled by scripts/assemble-kernel.mjs. In base64. */\nexport const KERNEL_BYTES =\n${lines.join(' +\n')};\n`,
);
