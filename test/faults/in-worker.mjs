/**
 * Loaded into golive by --import: in worker threads, at the FAULT_AT-th outcome, the fault that FAULT names. An outcome is
 * counted when its world closes. For a worker that hangs the main thread's timers go a hundred times as
 * fast, so that its patience can be waited for.
 */
import { isMainThread } from 'node:worker_threads';
import { World } from '../../dist/model/world.js';

if (!isMainThread && process.env.FAULT) {
  const { close } = World.prototype;
  let outcomes = 0;
  World.prototype.close = function () {
    outcomes += 1;
    if (outcomes === Number(process.env.FAULT_AT)) fault(process.env.FAULT);
    return close.call(this);
  };
}

if (isMainThread && process.env.FAULT === 'hang') {
  const { setInterval } = globalThis;
  globalThis.setInterval = (tick, milliseconds) => setInterval(tick, milliseconds / 100);
}

function fault(kind) {
  if (kind === 'throw') throw new TypeError('a fault on purpose');
  if (kind === 'exit') process.exit(0);
  if (kind === 'crash') process.exit(9);
  if (kind === 'hang') for (;;);
  if (kind === 'memory') for (const kept = []; ; ) kept.push(new Array(10_000).fill(kept.length));
}
