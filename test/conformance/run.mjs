/**
 * Runs the official conformance suite against the built server over HTTP, for each version of the protocol that has
 * requirements. Scenarios that do not apply are in the baselines, with the reasons. Ends with a line of counts.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const VERSIONS = ['2025-11-25', '2026-07-28'];
/** The suite needs a newer Node than the product; it comes with the suite. */
const suiteNode = path.join(here, 'node_modules/node/bin/node');
const suite = path.join(here, 'node_modules/.bin/conformance');

const work = mkdtempSync(path.join(tmpdir(), 'hpr-conformance-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
let server;
try {
  if (!existsSync(suite) || !existsSync(suiteNode)) await run('npm', ['ci', '--no-audit', '--no-fund'], here);
  await run(process.execPath, [path.join(root, 'scripts/build.mjs')], root);
  server = await startServer();
  for (const version of VERSIONS) {
    const baseline = path.join(here, `baseline-${version}.yml`);
    const args = ['server', '--url', server.url, '--requirements', version, '--expected-failures', baseline];
    const { code, output } = await run(suiteNode, [suite, ...args], work, true);
    const summary = output.slice(output.indexOf('=== SUMMARY ==='));
    process.stdout.write(`== ${version}\n${summary}\n`);
    count(summary, code);
  }
} finally {
  server?.child.kill();
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** Whole scenarios; single checks that do not apply are counted as such. The suite's own verdict decides what has failed. */
function count(summary, code) {
  const excused = Array.from(summary.matchAll(/^ {2}~ (\S+)/gm), ([, name]) => name);
  const good = Array.from(summary.slice(0, summary.indexOf('Total:')).matchAll(/^✓ ([^:]+):/gm), ([, name]) => name);
  const passed = good.filter((name) => !excused.includes(name)).length;
  counts.passed += passed;
  counts.skipped += excused.length;
  if (code !== 0 || passed === 0) counts.failed++;
}

function startServer() {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: 'data',
    CACHE_DIR: work,
    MCP_HTTP_PORT: '0',
    MCP_HTTP_RATE_LIMIT: '100000',
  };
  const child = spawn(process.execPath, ['dist/mcp-main.js', '--http'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const url = /"url":"([^"]+)"/.exec(said)?.[1];
      if (url) resolve({ child, url });
    });
    child.once('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
}

function run(command, args, cwd, quiet = false) {
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 || quiet ? resolve({ code, output }) : reject(new Error(`${command} failed`)),
    );
  });
}
