/** The same bytes however a run is carried out: workers, shards, versions of Node.js, time zone, locale, umask, folder. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { binary, differing, ended, fresh, golive, lasting, lastLine, must, run, scenario, work } from './golive.mjs';
import { nodeVersions } from './node-versions.mjs';

export async function bytes({ attempt, leftOut, expected, quick }) {
  const same = (ending, out) => {
    must(ending.code === 0, () => `ended with ${ending.code}: ${lastLine(ending)}`);
    const different = differing(lasting(out), expected);
    must(different.length === 0, () => `other bytes: ${different.join(', ')}`);
    return 'the same bytes';
  };

  for (const count of quick ? ['2', '8'] : ['1', '2', '3', '8']) {
    await attempt('workers', count, async () => {
      const out = fresh();
      return same(await golive(run(out, '--workers', count)), out);
    });
  }

  for (const count of quick ? [2, 7] : [1, 2, 5, 7]) {
    for (const shared of quick ? [count === 7] : [true, false]) {
      await attempt(shared ? 'shards in one folder' : 'shards in folders of their own', String(count), async () => {
        const out = fresh();
        const folders = Array.from({ length: count }, (_, i) => (shared ? out : `${out}-${i + 1}`));
        for (let i = count; i >= 1; i--) {
          const ending = await golive(run(folders[i - 1], '--shard', `${i}/${count}`, '--workers', '2'));
          must(ending.code === 0, () => `shard ${i}: ${lastLine(ending)}`);
        }
        return same(await golive(['merge', ...new Set(folders), ...(shared ? [] : ['--out', out])]), out);
      });
    }
  }

  await attempt('extended', '1, 7, then all', async () => {
    const out = fresh();
    for (const replications of ['1', '7']) {
      const ending = await golive(['run', scenario, '--replications', replications, '--out', out, '--resume']);
      must(ending.code === 0, () => lastLine(ending));
    }
    return same(await golive(run(out, '--resume')), out);
  });

  const surroundings = [
    { TZ: 'Pacific/Kiritimati' },
    { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'de_DE.UTF-8' },
    { LC_ALL: 'C', NO_COLOR: '1', COLUMNS: '50' },
    { NODE_OPTIONS: '--disable-proto=throw --max-old-space-size=300' },
  ];
  for (const env of quick ? surroundings.slice(1, 2) : surroundings) {
    await attempt('time zone, locale, options of Node.js', JSON.stringify(env), async () => {
      const out = fresh();
      return same(await golive(run(out), { env }), out);
    });
  }

  for (const umask of quick ? ['077'] : ['000', '077']) {
    await attempt('umask', umask, async () => {
      const out = fresh();
      const words = [process.execPath, binary, ...run(out)].map((word) => `'${word}'`).join(' ');
      return same(await ended('bash', ['-c', `umask ${umask}; ${words}`]), out);
    });
  }

  await attempt('working directory', 'paths relative to it', async () => {
    const cwd = mkdtempSync(join(work, 'elsewhere '));
    mkdirSync(join(cwd, 'deep'));
    cpSync(scenario, join(cwd, 'deep/copy.yaml'));
    const words = ['run', 'deep/copy.yaml', '--replications', '12', '--out', 'x/y'];
    return same(await golive(words, { cwd }), join(cwd, 'x/y'));
  });

  for (const { version, node, why } of await nodeVersions(quick ? ['24'] : ['20', '22', '24', '26'])) {
    if (node === undefined) leftOut(`Node.js ${version}`, why);
    else {
      await attempt('Node.js', version, async () => {
        const out = fresh();
        same(await golive(run(out, '--workers', '2'), { node }), out);
        return `${version}: the same bytes`;
      });
    }
  }
}
