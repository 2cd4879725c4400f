/**
 * Shows that the verification can fail: plants each of several bugs into a copy of the kernel and runs the
 * verification on it until something fails. Prints which test caught which bug; exits 1 when a bug gets through.
 *
 * usage: node test/verification/planted.mjs [replications] [size]
 */

import { compile, remove } from './compile.mjs';
import { fails, verifyAll } from './run.mjs';

const bugs = [
  {
    name: 'rates wrong by 2%',
    edits: [
      {
        file: 'src/kernel/distributions/exponential.ts',
        from: 'uniforms[i] = -mean * log(1 - uniforms[i]!);',
        to: 'uniforms[i] = -1.02 * mean * log(1 - uniforms[i]!);',
      },
    ],
  },
  {
    name: 'last come, first served',
    edits: [
      { file: 'src/kernel/resource.ts', from: 'let first = this.#queue[0];', to: 'let first = this.#queue.at(-1);' },
      { file: 'src/kernel/resource.ts', from: 'this.#queue.shift();', to: 'this.#queue.pop();' },
      {
        file: 'src/kernel/resource.ts',
        from: '      first = this.#queue[0];',
        to: '      first = this.#queue.at(-1);',
      },
    ],
  },
  {
    name: 'one server too many',
    edits: [
      {
        file: 'src/kernel/resource.ts',
        from: 'this.inUse + first.amount <= this.capacity + TOLERANCE',
        to: 'this.inUse + first.amount <= this.capacity + 1 + TOLERANCE',
      },
    ],
  },
  {
    name: 'one of two events at the same time is lost',
    edits: [
      {
        file: 'src/kernel/event-calendar.ts',
        from: '    if (!(time < limit)) return false;\n',
        to: `    if (!(time < limit)) return false;
    if (time === this.time && time > 0) this.lost = !this.lost;
    if (this.lost) {
      this.lost = false;
      this.cancel(this.integers[(this.slots[1]! << 2) | NAME]! * SLOTS + this.slots[1]!);
      return this.popBefore(limit);
    }
`,
      },
      {
        file: 'src/kernel/event-calendar.ts',
        from: '  private rank = 0;\n',
        to: '  private rank = 0;\n  private lost = false;\n',
      },
    ],
  },
  {
    name: 'order of scheduling lost at ties',
    edits: [
      {
        file: 'src/kernel/event-calendar.ts',
        from: 'priority * SERIALS + this.nextSerial;',
        to: 'priority * SERIALS - this.nextSerial;',
      },
    ],
  },
  {
    name: 'priority of the queue inverted',
    edits: [
      {
        file: 'src/kernel/resource.ts',
        from: '!.priority > priority) at -= 1;',
        to: '!.priority < priority) at -= 1;',
      },
    ],
  },
  {
    name: 'priority of events inverted',
    edits: [
      {
        file: 'src/kernel/event-calendar.ts',
        from: 'priority * SERIALS + this.nextSerial;',
        to: '-priority * SERIALS + this.nextSerial;',
      },
    ],
  },
  {
    name: 'first event dropped',
    edits: [
      {
        file: 'src/kernel/simulator.ts',
        from: '      handlers[kind]!(payload);\n',
        to: '      if (this.events > 1) handlers[kind]!(payload);\n',
      },
    ],
  },
  {
    name: 'preempted work begins again from the start',
    edits: [
      {
        file: 'src/kernel/preemptive-resource.ts',
        from: 'preempted.left -= this.#clock.now - preempted.since;',
        to: '',
      },
    ],
  },
  {
    name: 'cancelling takes the wrong event when the calendar is nearly empty',
    edits: [
      {
        file: 'src/kernel/event-calendar.ts',
        from: 'if (position > this.last) return true;',
        to: 'if (position >= this.last) return true;',
      },
    ],
  },
];

const [replications, size] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 0.5)];
let missed = 0;
for (const { name, edits } of bugs) {
  const began = performance.now();
  const folder = compile(edits);
  let caught = '';
  try {
    await verifyAll(folder, replications, size, ({ number, results, error }) => {
      const worst = results.find(fails);
      if (caught === '' && error) caught = `system ${number + 1} stops: ${error}`;
      else if (caught === '' && worst)
        caught = `${worst.system}: ${worst.label}, z ${worst.z === null ? 'none' : worst.z.toFixed(1)}`;
      return caught !== '';
    });
  } finally {
    remove(folder);
  }
  if (caught === '') missed += 1;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${caught === '' ? 'MISSED' : 'caught'}  ${name}${caught === '' ? '' : ` - by ${caught}`} (${seconds} s)`,
  );
}
console.log(`${bugs.length - missed} passed, ${missed} failed`);
process.exitCode = missed > 0 ? 1 : 0;
