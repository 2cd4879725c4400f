/**
 * The package as somebody installs it: packed twice it has the same bytes; in an empty project, from the packages that
 * npm has at hand, its command, its scenarios and its library are there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder } from './golive.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  dependencies: Record<string, string>;
};

function run(program: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', shell: windows });
  return { status, stdout, stderr };
}

function pack(): string {
  const target = folder();
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', target], root);
  if (packed.status !== 0) throw new Error(packed.stderr);
  return join(target, readdirSync(target).find((name) => name.endsWith('.tgz'))!);
}

test('packed twice it has the same bytes', () => {
  const hashes = [pack(), pack()].map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'));
  expect(hashes[0]).toBe(hashes[1]);
}, 120_000);

test('every package of the lockfile has a hash, and none runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    name: string;
    packages: Record<string, { integrity?: string; hasInstallScript?: boolean; dev?: boolean; optional?: boolean }>;
  };
  expect(lock.name).toBe(manifest.name);
  const others = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(others.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  const scripts = others.filter(([, { hasInstallScript, dev, optional }]) => hasInstallScript && !dev && !optional);
  expect(scripts.map(([path]) => path)).toEqual([]);
});

test('what others copy never fetches a package of another name, and the actions of workflows are pinned by hash', () => {
  const copied = ['README.md', 'scenarios/README.md', 'scenarios/TUTORIAL.md', 'scenarios/FIRST-HOUR.md'];
  const workflows = readdirSync(join(root, '.github/workflows')).map((name) => join('.github/workflows', name));
  for (const path of [...copied, ...workflows].filter((one) => existsSync(join(root, one)))) {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text.match(/npx (?!--no-install )golive/g), path).toBeNull();
    for (const [, ref] of text.matchAll(/uses: \S+@(\S+)/g)) expect(ref, path).toMatch(/^[0-9a-f]{40}$/);
  }
});

const project = folder();
writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}');
const installed = run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', pack()], project);
// npm has at hand only what it has fetched before: without that, nothing can be installed here.
const missing = /ENOTCACHED|cache mode is 'only-if-cached'/.test(installed.stderr);
const why = missing ? ': not tried, for npm has not all packages at hand (npm install once, online)' : '';

describe(`in an empty project${why}`, () => {
  test.skipIf(missing)('it is installed', () => {
    expect(installed.stderr).toBe('');
    expect(installed.status).toBe(0);
    expect(readdirSync(join(project, 'node_modules')).sort()).toContain(manifest.name);
    expect(existsSync(join(project, 'node_modules', manifest.name, 'test'))).toBe(false);
  });

  test.skipIf(missing)(
    'the first example of README runs, and shipped scenarios are found by name',
    () => {
      const readme = readFileSync(join(root, 'README.md'), 'utf8');
      const example = /^npx --no-install golive run (\S+)$/m.exec(readme)!;
      const ran = run('npx', ['--no-install', 'golive', 'run', example[1]!, '--replications', '2'], project);
      expect(ran.status, ran.stderr).toBe(0);
      expect(ran.stdout).toContain('Two small trusts, one new records system');
      expect(existsSync(join(project, 'results', 'quickstart', 'manifest.json'))).toBe(true);
      const valid = run('npx', ['--no-install', 'golive', 'validate', 'london-2008'], project);
      expect(valid.stdout).toMatch(/^london-2008: valid: london-2008, 15 trusts/);
      const near = run('npx', ['--no-install', 'golive', 'validate', 'london-2009'], project);
      expect(near.status).toBe(2);
      expect(near.stderr).toContain('there is no file london-2009; did you mean london-2008?');
    },
    120_000,
  );

  test.skipIf(missing)(
    'the library example of README runs',
    () => {
      const readme = readFileSync(join(root, 'README.md'), 'utf8');
      const [example] = /(?<=```js\n).*?(?=```)/s.exec(readme) ?? [];
      writeFileSync(join(project, 'example.js'), example!);
      const ran = run(process.execPath, ['example.js'], project);
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toMatch(/^no_go_live 0\nnational \d+/);
    },
    120_000,
  );
}, 300_000);
