/** A worker that throws, exits, runs out of memory or never ends: exit 3 (70 for a defect), and how to see it again. */
import { fresh, golive, lastLine, must, mustResume, run } from './golive.mjs';

const preload = new URL('in-worker.mjs', import.meta.url).href;
const codes = { throw: 70, exit: 3, crash: 3, memory: 3, hang: 3 };

export async function workers({ attempt, expected, quick }) {
  for (const [fault, code] of Object.entries(codes)) {
    // Patience with a worker that hangs takes half a minute, however fast the clock goes.
    if (quick && fault === 'hang') continue;
    for (const at of quick ? [5] : [1, 5, 14]) {
      await attempt(`a worker's ${fault}`, `at outcome ${at}`, async () => {
        const out = fresh();
        const heap = fault === 'memory' ? ' --max-old-space-size=100' : '';
        const env = { FAULT: fault, FAULT_AT: String(at), NODE_OPTIONS: `--import=${preload}${heap}` };
        const ending = await golive(run(out, '--workers', '2'), { env });
        must(ending.code === code, () => `ended with ${ending.code}: ${ending.stderr}`);
        must(!/\n {4}at /.test(ending.stderr), () => `a stack trace: ${ending.stderr}`);
        const named = /replication \d+ of faults under \w+.*again: golive replay .*--strategy \w+ --replication \d+/;
        must(named.test(ending.stderr), () => `does not name it: ${lastLine(ending)}`);
        await mustResume(out, expected);
        return `exit ${code}, named, resumed to the same bytes`;
      });
    }
  }
  await attempt('the self-test fails', 'another Math.imul', async () => {
    const spoiled = `data:text/javascript,const{imul}=Math;Math.imul=(a,b)=>imul(a,b)^1`;
    const ending = await golive(run(fresh()), { env: { NODE_OPTIONS: `--import=${spoiled}` } });
    must(ending.code === 70 && /self-test/.test(ending.stderr), () => `ended with ${ending.code}: ${ending.stderr}`);
    return 'exit 70';
  });
}
