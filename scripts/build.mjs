/**
 * Bundles the product into dist/: the process, the worker that builds the index, the playground's page, and the tools. One file
 * each loads several times faster than the hundreds that the libraries come in. Skipped when nothing has changed.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
/** `build.mjs bench` makes the bench, the measure of relevance and the corpus check as well. */
const withBench = process.argv[2] === 'bench';
const stamp = path.join(out, withBench ? '.stamp-bench' : '.stamp');
const inputs = ['src', 'commands', 'bench', 'scripts', 'package.json', 'package-lock.json'];

function files(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { recursive: true })
    .map((name) => path.join(full, name))
    .filter((name) => !name.includes('node_modules') && statSync(name).isFile())
    .sort();
}

/** What the last build was made of and what it has made; nothing when it was cut off, or made by another version. */
function readStamp() {
  try {
    const { state, made } = JSON.parse(readFileSync(stamp, 'utf8'));
    if (Array.isArray(made)) return { state, made };
  } catch {
    // Everything is built then, which is all that it is for.
  }
  return { state: '', made: [] };
}

function hash(names) {
  const sum = createHash('sha256');
  for (const name of names) sum.update(path.relative(root, name)).update(readFileSync(name));
  return sum.digest('hex').slice(0, 16);
}

const state = hash(inputs.flatMap(files));
const before = readStamp();
if (before.state === state) process.exit(0);
// Only now: most starts have nothing to build.
const { build } = await import('esbuild');

/** The files of the project that a program is made of, whatever else lies beside them. */
async function sourcesOf(entryPoints) {
  const options = { absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', packages: 'external' };
  const { metafile } = await build({ ...options, entryPoints, outdir: out, write: false, metafile: true });
  return Object.keys(metafile.inputs)
    .sort()
    .map((name) => path.join(root, name));
}

/**
 * What the columns of a snapshot depend on: with other code, it is another index. How the index is asked is no part of
 * it, so a new ranking does not cost a build.
 */
const indexSources = await sourcesOf([
  'src/archive/open-archive.ts',
  'src/archive/build-worker.ts',
  'src/archive/snapshot-worker.ts',
]);
const indexCode = hash([...indexSources, path.join(root, 'package-lock.json')]);

const node = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  outdir: out,
  splitting: true,
  sourcemap: 'linked',
  // A smaller file is parsed sooner; names stay, for stack traces and for who asks a class for its own.
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  define: { __BUILD_ID__: JSON.stringify(indexCode) },
  // Optional accelerators that the libraries look for and do without.
  external: ['zlib-sync', 'bufferutil', 'utf-8-validate', 'better-sqlite3'],
  // Libraries in CommonJS ask for Node's own modules with `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

const tools = ['src/app/explain.ts'];
const product = [
  'src/app/main.ts',
  'src/app/mcp-main.ts',
  'src/archive/build-worker.ts',
  'src/archive/snapshot-worker.ts',
];
const bench = [
  'bench/bench.ts',
  'bench/corpus-check.ts',
  'bench/mcp/mcp-bench.ts',
  'bench/relevance/relevance.ts',
  'bench/relevance/tune.ts',
  ...files('bench/processes'),
].filter((entry) => existsSync(path.resolve(root, entry)));
const built = [];
/** What the package has of these. */
const shipped = [];
// Apart, so that what the others share with the product does not cut the product into more files.
for (const entries of withBench ? [product, tools, bench] : [product, tools]) {
  const entryPoints = entries.map((entry) => ({ in: path.resolve(root, entry), out: path.basename(entry, '.ts') }));
  const bundle = await build({ ...node, entryPoints, metafile: true });
  built.push(bundle);
  if (entries !== bench) shipped.push(bundle);
}

const page = path.join(root, 'src/playground/page');
if (existsSync(path.join(page, 'main.ts'))) {
  mkdirSync(path.join(out, 'page'), { recursive: true });
  const bundle = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: [path.join(page, 'main.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    outdir: path.join(out, 'page'),
    logLevel: 'warning',
  });
  built.push(bundle);
  shipped.push(bundle);
  cpSync(path.join(page, 'static'), path.join(out, 'page'), { recursive: true });
}

writeFileSync(
  path.join(out, 'THIRD-PARTY-LICENSES.txt'),
  thirdPartyLicenses(
    root,
    shipped.map(({ metafile }) => metafile),
  ),
);

// Only now, so that a process that is starting finds its files to the last moment.
const made = built.flatMap(({ metafile }) => Object.keys(metafile.outputs));
for (const file of before.made) if (!made.includes(file)) rmSync(path.join(root, file), { force: true });
writeFileSync(stamp, JSON.stringify({ state, made }));
