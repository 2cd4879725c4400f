/** The built binary as a child process, in a folder of its own and with a plain environment. */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary = join(root, 'dist/cli/main.js');
export const shipped = (name: string) => join(root, 'scenarios', `${name}.yaml`);

if (!existsSync(binary)) throw new Error('dist is missing: npm run build');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Runs golive and waits for its end. */
export function golive(args: readonly string[], { cwd = folder(), env = {} }: Around = {}): Promise<Ended> {
  return ended(process.execPath, [binary, ...args], cwd, env);
}

/** Runs a shell command with golive as $GOLIVE. */
export function shell(command: string, cwd: string, env: Record<string, string> = {}): Promise<Ended> {
  return ended('bash', ['--norc', '-c', command], cwd, { GOLIVE: `${process.execPath} ${binary}`, ...env });
}

function ended(program: string, args: readonly string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const environment = { PATH: process.env['PATH'] ?? '', ...env };
    const child = spawn(program, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => stdout.push(data));
    child.stderr.on('data', (data: Buffer) => stderr.push(data));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

const folders: string[] = [];
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
}, 60_000);

/** A new empty folder, removed after the tests of the file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'golive-test-'));
  folders.push(path);
  return path;
}

/** A file in a new folder. */
export function file(name: string, content: string | Buffer): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

/** Every file below a folder with its content, by path. */
export function tree(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .map((full): [string, string] => [full.slice(path.length + 1), readFileSync(full, 'utf8')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
