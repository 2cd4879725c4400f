/** The commands of golive: what each is called, takes and does, and where it is loaded from when it is called. */
import type { Command } from './command.js';

export interface CommandEntry {
  readonly name: string;
  /** What stands after the name. */
  readonly takes: string;
  readonly means: string;
  readonly load: () => Promise<Command>;
}

export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    takes: '<file>',
    means: 'Write a scenario of your own to begin with',
    load: async () => (await import('./init.js')).init,
  },
  {
    name: 'run',
    takes: '<file..>',
    means: 'Simulate scenarios, compare their strategies, write tables',
    load: async () => (await import('./run.js')).run,
  },
  {
    name: 'merge',
    takes: '<folder..>',
    means: 'Put the shards of a run together',
    load: async () => (await import('./merge.js')).merge,
  },
  {
    name: 'compare',
    takes: '<folder..>',
    means: 'Print finished results again, or what moved between them',
    load: async () => (await import('./compare.js')).compare,
  },
  {
    name: 'report',
    takes: '<folder>',
    means: 'Write finished results as one page for a browser',
    load: async () => (await import('./report.js')).report,
  },
  {
    name: 'check',
    takes: '<file..>',
    means: 'Compare with the accepted baseline; for CI',
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'validate',
    takes: '<file..>',
    means: 'Check scenario files; compare with published values',
    load: async () => (await import('./validate.js')).validate,
  },
  {
    name: 'trace',
    takes: '<file>',
    means: 'Show what happened in one replication, dated',
    load: async () => (await import('./trace.js')).trace,
  },
  {
    name: 'explain',
    takes: '<file>',
    means: 'Show what each mechanism contributes to the harm',
    load: async () => (await import('./explain.js')).explain,
  },
  {
    name: 'sweep',
    takes: '<file>',
    means: 'Simulate a scenario at many settings; which are best?',
    load: async () => (await import('./studies/sweep.js')).sweep,
  },
  {
    name: 'flip',
    takes: '<file>',
    means: 'Find the value at which the better strategy changes',
    load: async () => (await import('./studies/flip.js')).flip,
  },
  {
    name: 'optimise',
    takes: '<file>',
    means: 'Choose the best of many plans; write it as a scenario',
    load: async () => (await import('./studies/optimise.js')).optimise,
  },
  {
    name: 'sensitivity',
    takes: '<file>',
    means: 'Show which numbers a difference hangs on',
    load: async () => (await import('./studies/sensitivity.js')).sensitivity,
  },
  {
    name: 'discover',
    takes: '<file>',
    means: 'Say in which worlds a strategy loses',
    load: async () => (await import('./studies/discover.js')).discover,
  },
  {
    name: 'replay',
    takes: '<file>',
    means: 'Run one replication again; is it the recorded one?',
    load: async () => (await import('./replay.js')).replay,
  },
  {
    name: 'schema',
    takes: '',
    means: 'Print the JSON Schema of scenario files, for editors',
    load: async () => (await import('./schema.js')).schema,
  },
  {
    name: 'list',
    takes: '[what]',
    means: 'List mechanisms, strategies, services, trusts, metrics',
    load: async () => (await import('./list.js')).list,
  },
];
