/** Assembles each kernel's `.wat` into the `-bytes.ts` beside it. Run it after changing one; tests compare the two. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openWabt from 'wabt';

const KERNELS = ['src/search/vectors/kernel', 'src/search/ranking/tree-kernel', 'src/corpus/text-scan'];

const root = path.resolve(import.meta.dirname, '..');
const wabt = await openWabt();
for (const kernel of KERNELS) {
  const name = path.basename(kernel);
  const module = wabt.parseWat(`${name}.wat`, readFileSync(path.join(root, `${kernel}.wat`), 'utf8'));
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,100}/g).map((line) => `  '${line}'`);
  const constant = `${name.replaceAll('-', '_').toUpperCase()}_BYTES`;
  writeFileSync(
    path.join(root, `${kernel}-bytes.ts`),
    `/** ${name}.wat, assembled by scripts/assemble-kernels.mjs, in base64. */\nexport const ${constant} =\n${lines.join(' +\n')};\n`,
  );
}
