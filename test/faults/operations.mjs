/** The k-th file operation fails, once or from then on: one line and exit 3, or nobody notices and all is well. */
import { each, fresh, golive, lastLine, must, mustBeHonest, mustResume, run } from './golive.mjs';
import { callsOf, injecting, noStrace } from './strace.mjs';

const faults = { rename: 'EIO', fsync: 'EIO', mkdir: 'EACCES', unlink: 'EIO' };

export async function operations({ attempt, leftOut, expected, quick }) {
  const why = noStrace();
  if (why !== undefined) return leftOut('failing operations', why);
  const total = await callsOf(Object.keys(faults));
  const points = quick ? 2 : 10;
  const planned = Object.entries(faults).flatMap(([call, error]) => {
    const number = Math.min(points, total[call]);
    const places = Array.from(
      { length: number },
      (_, i) => 1 + Math.round((i * (total[call] - 1)) / Math.max(1, number - 1)),
    );
    return places.flatMap((k) => [`${k}`, `${k}+`].map((when) => ({ call, error, when })));
  });
  await each(planned, 2, ({ call, error, when }) =>
    attempt(`${call} gives ${error} ${when.endsWith('+') ? 'for ever' : 'once'}`, when, async () => {
      const out = fresh();
      const ending = await golive(run(out, '--workers', '2'), { before: injecting(call, `error=${error}`, when) });
      mustBeHonest(ending, out, expected);
      must(ending.code === 0 || ending.code === 3, () => `ended with ${ending.code}: ${lastLine(ending)}`);
      if (ending.code === 3) must(/cannot|another run/.test(ending.stderr), () => `said: ${ending.stderr}`);
      await mustResume(out, expected);
      return ending.code === 0 ? 'no harm done' : 'exit 3, resumed to the same bytes';
    }),
  );
}
