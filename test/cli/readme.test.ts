import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('the example of the README runs as it stands', () => {
  const [example] = /(?<=```js\n).*?(?=```)/s.exec(readme) ?? [];
  expect(example).toContain("from 'golive-simulator'");
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', example ?? ''], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^no_go_live 0\nnational \d+(\.\d+)?\nlocal \d+(\.\d+)?\n/);
  expect(stdout).toMatch(/local .* revenue than national|do not tell local and national apart/);
});

it('the README points only to files that are there', () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? '');
  expect(links.filter((target) => !target.startsWith('http') && !existsSync(join(root, target)))).toEqual([]);
});
