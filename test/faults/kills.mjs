/** kill -9 at the k-th rename, fsync and write: what is resumed has the bytes of one run and repeats nothing. */
import { each, fresh, golive, isFinished, must, mustBeHonest, mustResume, run } from './golive.mjs';
import { callsOf, injecting, noStrace } from './strace.mjs';

export async function kills({ attempt, leftOut, expected, quick }) {
  const why = noStrace();
  if (why !== undefined) return leftOut('kill -9', why);
  const total = await callsOf(['rename', 'fsync', 'write']);
  const points = quick ? 4 : 30;
  const planned = Object.entries(total).flatMap(([call, count]) => {
    const number = Math.min(points, count);
    return Array.from({ length: number }, (_, i) => ({
      call,
      k: 1 + Math.round((i * (count - 1)) / Math.max(1, number - 1)),
    }));
  });
  await each(planned, 2, ({ call, k }) =>
    attempt(`kill at a ${call}`, `the ${k}th`, async () => {
      const out = fresh();
      const ending = await golive(run(out, '--workers', '2'), { before: injecting(call, 'signal=SIGKILL', k) });
      const killed = ending.killedBy === 'SIGKILL' || ending.code === 137;
      if (!killed) {
        must(call === 'write' && ending.code === 0, `ended with ${ending.code}, was to be killed`);
        return 'over before (not counted as a kill)';
      }
      const finished = isFinished(out);
      mustBeHonest(ending, out, expected);
      await mustResume(out, expected);
      return finished ? 'killed when all was done' : 'killed mid-run, resumed to the same bytes';
    }),
  );
}
