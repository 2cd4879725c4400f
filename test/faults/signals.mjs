/** SIGINT, SIGTERM, SIGHUP and readers that go away: at once, quietly, with what is finished kept. */
import {
  binary,
  each,
  ended,
  fresh,
  golive,
  lastLine,
  must,
  mustBeHonest,
  mustResume,
  replicationsKept,
  run,
} from './golive.mjs';

export async function signals({ attempt, expected, quick }) {
  const early = quick ? [300] : [20, 100, 200, 300, 500, 800];
  const late = quick ? [5] : [1, 5, 6, 10];
  const moments = [...early.map((after) => ({ after })), ...late.map((kept) => ({ kept }))];
  const cases = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ].flatMap(([signal, code]) => moments.map((moment) => ({ signal, code, ...moment })));
  await each(cases, 1, ({ signal, code, after, kept: enough }) =>
    attempt(signal, after === undefined ? `with ${enough} kept` : `after ${after} ms`, async () => {
      const out = fresh();
      const when = (ms) => (after === undefined ? replicationsKept(out) >= enough : ms >= after);
      const ending = await golive(run(out, '--workers', '2'), { signal, when });
      mustBeHonest(ending, out, expected);
      if (ending.code === 0) return 'done before';
      // Until the program has started there is nobody to answer: the system ends it.
      if (ending.killedBy === signal) return 'before it had started';
      must(ending.code === code, () => `ended with ${ending.code}, not ${code}: ${lastLine(ending)}`);
      must(ending.seconds <= 2, `took ${ending.seconds} s`);
      const kept = replicationsKept(out);
      if (kept > 0) must(ending.stderr.includes('--resume'), () => `does not say how to go on: ${ending.stderr}`);
      await mustResume(out, expected);
      return kept > 0 ? 'kept what was done, resumed to the same bytes' : 'nothing done yet, nothing left';
    }),
  );
  for (const format of ['table', 'csv', 'json']) {
    await attempt('the reader goes away', format, async () => {
      const out = fresh();
      const words = [process.execPath, binary, ...run(out, '--format', format)].map((word) => `'${word}'`).join(' ');
      // A reader that is gone before the answer: the write itself fails.
      const ending = await ended('bash', ['-c', `{ ${words}; echo "code $?" >&2; } | true`]);
      must(/code 141\n$/.test(ending.stderr), () => `ended otherwise: ${ending.stderr}`);
      mustBeHonest({ ...ending, code: 141 }, out, expected);
      await mustResume(out, expected);
    });
  }
}
