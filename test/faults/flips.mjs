/** One bit of one file turned over, anywhere: nobody takes it for good. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differing, each, fresh, golive, lasting, lastLine, must, run, scenario } from './golive.mjs';

/** Turns one bit of a byte over. */
function flip(path, at, bit) {
  const bytes = readFileSync(path);
  bytes[at] ^= 1 << bit;
  writeFileSync(path, bytes);
}

export async function flips({ attempt, expected, quick }) {
  const whole = fresh();
  const made = await golive(run(whole, '--workers', '2'));
  must(made.code === 0, made.stderr);
  const places = quick ? 3 : 12;
  const chunks = readdirSync(join(whole, 'chunks')).map((name) => join('chunks', name));
  const names = ['manifest.json', 'run.json', 'summary.csv', chunks[0], chunks.at(-1)];
  const planned = names.flatMap((name) => {
    const size = readFileSync(join(whole, name)).length;
    return Array.from({ length: places }, (_, i) => {
      const at = i === places - 1 ? size - 1 : i === places - 2 ? size - 40 : Math.floor((i * size) / places);
      return { name, at, bit: i % 8 };
    });
  });
  await each(planned, 2, ({ name, at, bit }) =>
    attempt(`a bit of ${name.replace(/\d+/, 'N')}, then --resume`, `bit ${bit} of byte ${at}`, async () => {
      const out = fresh();
      cpSync(whole, out, { recursive: true });
      flip(join(out, name), at, bit);
      const resumed = await golive(run(out, '--resume'));
      if (resumed.code === 0) {
        const different = differing(lasting(out), expected);
        must(different.length === 0, () => `taken for good: ${different.join(', ')}`);
        return 'found and made good';
      }
      must(resumed.code === 2 || resumed.code === 3, () => `ended with ${resumed.code}: ${lastLine(resumed)}`);
      must(!/\n {4}at /.test(resumed.stderr), resumed.stderr);
      return `refused, exit ${resumed.code}`;
    }),
  );
  await each(
    planned.filter(({ name }) => name.startsWith('chunks') || name === 'run.json'),
    2,
    ({ name, at, bit }) =>
      attempt(`a bit of ${name.replace(/\d+/, 'N')}, then merge`, `bit ${bit} of byte ${at}`, async () => {
        const from = fresh();
        const out = fresh();
        cpSync(whole, from, { recursive: true });
        flip(join(from, name), at, bit);
        const merged = await golive(['merge', from, '--out', out]);
        if (merged.code === 0) {
          const different = differing(lasting(out), expected);
          must(different.length === 0, () => `taken for good: ${different.join(', ')}`);
          return 'the same bytes all the same';
        }
        must(merged.code === 2 || merged.code === 3, () => `ended with ${merged.code}: ${lastLine(merged)}`);
        return `refused, exit ${merged.code}`;
      }),
  );

  const accepted = fresh();
  const check = (folder, ...more) => golive(['check', scenario, '--out', folder, '--replications', '2', ...more]);
  const acceptance = await check(accepted, '--accept', '--reason', 'to be damaged');
  must(acceptance.code === 0, acceptance.stderr);
  const held = readdirSync(join(accepted, 'baseline')).flatMap((name) => {
    const size = readFileSync(join(accepted, 'baseline', name)).length;
    return Array.from({ length: places }, (_, i) => ({
      name,
      at: Math.floor((i * (size - 1)) / (places - 1)),
      bit: i % 8,
    }));
  });
  await each(held, 2, ({ name, at, bit }) =>
    attempt('a bit of the baseline, then check', `bit ${bit} of byte ${at} of ${name}`, async () => {
      const folder = fresh();
      cpSync(accepted, folder, { recursive: true });
      flip(join(folder, 'baseline', name), at, bit);
      const checked = await check(folder);
      must(checked.code === 2, () => `ended with ${checked.code}: ${lastLine(checked)}`);
      must(checked.stderr.trim().split('\n').length === 1, checked.stderr);
      return 'refused, exit 2';
    }),
  );
}
