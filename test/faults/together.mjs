/** Two runs in one folder at once: one is refused, or both give the same; a merge beside a shard harms nobody. */
import { join } from 'node:path';
import { differing, fresh, golive, lasting, lastLine, must, mustBeHonest, mustResume, run } from './golive.mjs';

export async function together({ attempt, expected, quick }) {
  const times = quick ? 1 : 10;
  for (let time = 0; time < times; time++) {
    await attempt('two runs', `time ${time}`, async () => {
      const out = fresh();
      const endings = await Promise.all([golive(run(out, '--workers', '1')), golive(run(out, '--workers', '1'))]);
      for (const ending of endings) mustBeHonest(ending, out, expected);
      const codes = endings.map(({ code }) => code).sort();
      const known = codes[0] === 0 && [0, 2, 3].includes(codes[1]);
      must(known, () => `ended with ${codes}: ${endings.map(lastLine).join(' | ')}`);
      await mustResume(out, expected);
      return codes[1] === 0 ? 'both the same' : 'one refused, the other whole';
    });
    await attempt('a shard twice, and the other', `time ${time}`, async () => {
      const out = fresh();
      const shard = (which) => golive(run(out, '--workers', '1', '--shard', which));
      const endings = await Promise.all([shard('1/2'), shard('1/2'), shard('2/2')]);
      const codes = endings.map(({ code }) => code);
      must(
        codes.every((code) => code === 0 || code === 3),
        () => `ended with ${codes}: ${endings.map(lastLine).join(' | ')}`,
      );
      must(
        codes[2] === 0 && codes.slice(0, 2).includes(0),
        () => `ended with ${codes}: ${endings.map(lastLine).join(' | ')}`,
      );
      const merged = await golive(['merge', out]);
      must(merged.code === 0, () => `merge: ${lastLine(merged)}`);
      const different = differing(lasting(out), expected);
      must(different.length === 0, () => `other bytes: ${different.join(', ')}`);
    });
    await attempt('eight shards begin together', `time ${time}`, async () => {
      const out = join(fresh(), 'made', 'by', 'whoever', 'is', 'first');
      const shards = Array.from({ length: 8 }, (_, i) => golive(run(out, '--workers', '1', '--shard', `${i + 1}/8`)));
      for (const ending of await Promise.all(shards)) must(ending.code === 0, () => lastLine(ending));
      const merged = await golive(['merge', out]);
      must(merged.code === 0, () => `merge: ${lastLine(merged)}`);
      const different = differing(lasting(out), expected);
      must(different.length === 0, () => `other bytes: ${different.join(', ')}`);
    });
    await attempt('merge while a shard runs', `time ${time}`, async () => {
      const out = fresh();
      const first = await golive(run(out, '--shard', '1/2'));
      must(first.code === 0, () => lastLine(first));
      const [second, early] = await Promise.all([golive(run(out, '--shard', '2/2')), golive(['merge', out])]);
      must(second.code === 0, () => `the shard: ${lastLine(second)}`);
      must([0, 2, 3].includes(early.code), () => `the merge: ${lastLine(early)}`);
      const merged = await golive(['merge', out]);
      must(merged.code === 0, () => `merge: ${lastLine(merged)}`);
      const different = differing(lasting(out), expected);
      must(different.length === 0, () => `other bytes: ${different.join(', ')}`);
      return early.code === 0 ? 'merged at once' : 'merge named what was missing';
    });
  }
}
