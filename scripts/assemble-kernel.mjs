/** Makes src/search/vectors/kernel-bytes.ts of kernel.wat beside it. Run it after a change to that file; a test holds the two together. */
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
