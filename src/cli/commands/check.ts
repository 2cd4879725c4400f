/** `golive check`: does the model still give what was accepted? Its exit code is for CI. */
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { distinct, overridesOf, readScenarios } from '../read-scenario.js';
import { withWorkers } from '../workers/worker-pool.js';
import { acceptOne, refuseOthersBaseline } from './accept.js';
import { checkAll, formats, refuseRepeats } from './check-all.js';
import type { Job } from './check-job.js';
import { type Command, flagOption, repeatedOption, scenarioFiles, textOption, wholeNumberOption } from './command.js';
import { runOptions, workersOf } from './run-options.js';

export const check: Command = {
  options: (args) =>
    args
      .usage('golive check <file..>\n\nCompares each scenario with its accepted baseline, replication by replication.')
      .positional('file', { type: 'string', array: true, describe: 'Scenario files' })
      .options({
        out: {
          string: true,
          requiresArg: true,
          describe: 'Folder with baseline/ and for check.json [results/<scenario id>]',
        },
        accept: { boolean: true, describe: 'Write a new baseline instead' },
        reason: { string: true, requiresArg: true, describe: 'With --accept: why, kept in the baseline' },
        replications: { ...runOptions.replications, describe: "How many, in place of the baseline's" },
        'max-replications': {
          string: true,
          requiresArg: true,
          describe: 'Look again at 50, 100, 200, 400 while inconclusive',
        },
        set: runOptions.set,
        workers: runOptions.workers,
        junit: {
          string: true,
          requiresArg: true,
          describe: 'Also write the verdicts to this file, as JUnit XML for CI',
        },
        format: { string: true, requiresArg: true, describe: `The answer as ${formats.join(', ')} [table]` },
      })
      .example('golive check scenarios/*.yaml', 'Exit code 0 passed, 1 changed, 4 inconclusive, 5 no baseline')
      .example('golive check a.yaml --accept --reason "P13 is deeper now"', 'The new answers are right'),

  async handle(args) {
    const accept = flagOption(args, 'accept');
    const reason = textOption(args, 'reason');
    if (accept && reason === undefined)
      throw new UsageError('--accept wants --reason "...": why the new answers are right');
    if (accept && textOption(args, 'junit') !== undefined)
      throw new UsageError('--junit goes with a check, not with --accept');
    if (!accept && reason !== undefined) throw new UsageError('--reason goes with --accept');
    const set = repeatedOption(args, 'set');
    const files = distinct(readScenarios(scenarioFiles(args), overridesOf(set)));
    const out = textOption(args, 'out');
    files.forEach(refuseRepeats);
    await withWorkers(workersOf(args), async (executor) => {
      const jobs = files.map((source): Job => {
        const { id } = source.scenario;
        const folder = out === undefined ? join('results', id) : files.length > 1 ? join(out, id) : out;
        return { ...source, set, folder, executor };
      });
      if (accept) jobs.forEach(refuseOthersBaseline);
      if (accept) for (const job of jobs) await acceptOne(job, wholeNumberOption(args, 'replications'), reason!);
      else process.exitCode = await checkAll(jobs, args);
    });
  },
};
