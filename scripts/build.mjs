/**
 * Bundles the product into dist/: the bot, the MCP server, the workers, the playground's page and the tools. A bundle loads
 * several times faster than the hundreds of files of the libraries. Does nothing if the inputs have not changed.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
/** `build.mjs bench` also builds the bench, the relevance measurement and the corpus check. */
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

/** The inputs' hash and the outputs of the last build. Empty if it was interrupted or made by another version. */
function readStamp() {
  try {
    const { state, made } = JSON.parse(readFileSync(stamp, 'utf8'));
    if (Array.isArray(made)) return { state, made };
  } catch {
    // Without a stamp, everything is built.
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
// Loaded here, because most starts have nothing to build.
const { build } = await import('esbuild');

/** The project's files that the entry points import. */
async function sourcesOf(entryPoints) {
  const options = { absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', packages: 'external' };
  const { metafile } = await build({ ...options, entryPoints, outdir: out, write: false, metafile: true });
  return Object.keys(metafile.inputs)
    .sort()
    .map((name) => path.join(root, name));
}

/**
 * The code that determines the contents of a snapshot. A change in it invalidates snapshots. Code that only reads the index,
 * such as the ranking, is not part of it.
 */
const indexSources = await sourcesOf([
  'src/archive/open-archive.ts',
  'src/archive/build-worker.ts',
  'src/archive/snapshot-worker.ts',
  'src/archive/vector-worker.ts',
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
  // Smaller files parse faster. Names are kept for stack traces, and for code that reads the name of a class.
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  define: { __BUILD_ID__: JSON.stringify(indexCode) },
  // Optional native accelerators of the libraries, and what only the bench uses.
  external: ['zlib-sync', 'bufferutil', 'utf-8-validate', 'better-sqlite3', 'playwright-core'],
  // CommonJS libraries load Node's modules with `require`.
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
  'src/archive/vector-worker.ts',
];
const bench = [
  'bench/bench.ts',
  'bench/corpus-check.ts',
  'bench/mcp/mcp-bench.ts',
  'bench/relevance/relevance.ts',
  'bench/relevance/tune.ts',
  'bench/relevance/write-features.ts',
  'bench/screens/screens.ts',
  ...files('bench/processes'),
].filter((entry) => existsSync(path.resolve(root, entry)));
/** Files of packages that are read at run time. */
const assets = [
  '@resvg/resvg-wasm/index_bg.wasm',
  '@fontsource/inter/files/inter-latin-400-normal.woff2',
  '@fontsource/inter/files/inter-latin-700-normal.woff2',
];
mkdirSync(path.join(out, 'assets'), { recursive: true });
for (const asset of assets) {
  cpSync(path.join(root, 'node_modules', asset), path.join(out, 'assets', path.basename(asset)));
}

const built = [];
/** What the package has of these. */
const shipped = [];
// Built separately, so that code shared with the tools does not split the product into more chunks.
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
    assets.map((asset) => `node_modules/${asset}`),
  ),
);

// Old files are removed last, because a process that is starting may still load them.
const made = built.flatMap(({ metafile }) => Object.keys(metafile.outputs));
for (const file of before.made) if (!made.includes(file)) rmSync(path.join(root, file), { force: true });
writeFileSync(stamp, JSON.stringify({ state, made }));
