/**
 * Bundles the product into dist/: the process, the worker that builds the index, and the playground's page. One file
 * each loads several times faster than the hundreds that the libraries come in. Skipped when nothing has changed.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
const stamp = path.join(out, '.stamp');
const inputs = ['src', 'commands', 'bench', 'scripts', 'package-lock.json'];

function files(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { recursive: true })
    .map((name) => path.join(full, name))
    .filter((name) => !name.includes('node_modules') && statSync(name).isFile())
    .sort();
}

function hash(names) {
  const sum = createHash('sha256');
  for (const name of names) sum.update(path.relative(root, name)).update(readFileSync(name));
  return sum.digest('hex').slice(0, 16);
}

const state = hash(inputs.flatMap(files));
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) process.exit(0);
rmSync(out, { recursive: true, force: true });

/** What the columns of a snapshot depend on: with other code, it is another index. */
const indexCode = hash(['src/corpus', 'src/search', 'src/knowledge', 'src/startup'].flatMap(files));

const node = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  outdir: out,
  splitting: true,
  sourcemap: 'linked',
  minifySyntax: true,
  logLevel: 'warning',
  define: { __BUILD_ID__: JSON.stringify(indexCode) },
  // Optional accelerators that the libraries look for and do without.
  external: ['zlib-sync', 'bufferutil', 'utf-8-validate', 'better-sqlite3'],
  // Libraries in CommonJS ask for Node's own modules with `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
};

const entryPoints = ['src/main.ts', 'src/startup/build-worker.ts', 'bench/bench.ts', 'bench/corpus-check.ts']
  .filter((entry) => existsSync(path.join(root, entry)))
  .map((entry) => ({ in: path.join(root, entry), out: path.basename(entry, '.ts') }));
await build({ ...node, entryPoints });

const page = path.join(root, 'src/playground/page');
if (existsSync(path.join(page, 'main.ts'))) {
  mkdirSync(path.join(out, 'page'), { recursive: true });
  await build({
    entryPoints: [path.join(page, 'main.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    outdir: path.join(out, 'page'),
    logLevel: 'warning',
  });
  cpSync(path.join(page, 'static'), path.join(out, 'page'), { recursive: true });
}
writeFileSync(stamp, state);
