import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The package as it is published, unpacked where `npx` unpacks it. */
let installed: string;
beforeAll(() => {
  const directory = temporaryDirectory();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
  const [packed] = JSON.parse(
    execFileSync(npm, packing, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] }).toString(),
  );
  const modules = path.join(directory, 'with spaces', 'node_modules');
  mkdirSync(modules, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(directory, packed.filename), '-C', modules]);
  installed = path.join(modules, 'package');
});

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true }).map(String).sort();
}

describe('the package', () => {
  test('serves the sample corpus from an empty directory, and caches where caches go', async () => {
    const [elsewhere, caches] = [path.join(temporaryDirectory(), 'an empty directory'), temporaryDirectory()];
    mkdirSync(elsewhere);
    const before = filesIn(installed);
    const child = spawn(process.execPath, [path.join(installed, 'dist/mcp-main.js')], {
      cwd: elsewhere,
      env: { PATH: process.env['PATH'] ?? '', HOME: caches, LOCALAPPDATA: caches, LOG_LEVEL: 'warn' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const initialize = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    const search = { name: 'search_episodes', arguments: { query: 'junk shop server' } };
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'initialize', params: initialize })}\n`);
    child.stdin.end(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: search })}\n`);
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(output).toContain('HPR0001');
    expect(filesIn(installed)).toEqual(before);
    expect(filesIn(elsewhere)).toEqual([]);
    expect(filesIn(caches).some((file) => /hpr-knowledge-base.*\.\w+$/.test(file))).toBe(true);
  });

  test('has the licence of every package that is bundled in it', () => {
    const text = readFileSync(path.join(installed, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of [
      'discord.js',
      'lunr',
      'zod',
      'fastify',
      'pino',
      'lit-html',
      '@modelcontextprotocol/server',
      'ws',
    ]) {
      const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
      expect(text).toContain(`\n${name} ${version} (`);
    }
    expect(text).toMatch(/Permission is hereby granted, free of charge/);
    // The bench and the tests are not in the package.
    expect(text).not.toMatch(/\n(minisearch|better-sqlite3|fast-check|vitest) /);
    expect(existsSync(path.join(installed, 'LICENSE'))).toBe(true);
  });
});
