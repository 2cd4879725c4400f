/** `golive validate --observed`: simulate, and put what was published beside it. */
import { UsageError } from '../../errors.js';
import type { Executor } from '../../experiment/executor.js';
import { observedDesign } from '../../experiment/observed-design.js';
import { type Validation, validateObserved } from '../../experiment/validate-observed.js';
import { csv } from '../../report/csv.js';
import { targets } from '../../report/tables/targets.js';
import { validationLines, validationRecord } from '../../report/validation.js';
import { exitCodes } from '../exit.js';
import type { ScenarioFile } from '../read-scenario.js';
import { terminalStyle, terminalWidth } from '../terminal.js';
import { withProgress } from '../workers/with-progress.js';
import { withWorkers } from '../workers/worker-pool.js';

export const formats = ['table', 'csv', 'json'] as const;

export interface ObservedOptions {
  readonly replications: number | undefined;
  /** Whether a target that is out makes the program end with a code of its own. */
  readonly strict: boolean;
  readonly format: (typeof formats)[number];
  readonly workers: number;
  /** The `--set` options, as given. */
  readonly set: readonly string[];
}

/** Says how every scenario fits its observations, and sets the exit code. */
export async function validateAgainstObserved(files: readonly ScenarioFile[], options: ObservedOptions): Promise<void> {
  await withWorkers(options.workers, (executor) => validateAll(files, options, executor));
}

async function validateAll(
  files: readonly ScenarioFile[],
  options: ObservedOptions,
  executor: Executor,
): Promise<void> {
  if (options.format === 'csv' && files.length > 1) throw new UsageError('--format csv takes one scenario file');
  const jobs = files.map((source) => ({ source, ...observedDesign(source.scenario, options.replications) }));
  let judged = 0;
  let out = 0;
  for (const { source, design, targets } of jobs) {
    if (targets.length === 0) {
      process.stderr.write(`golive: ${design.scenario} has nothing under observed: there is nothing to check\n`);
      continue;
    }
    const validation = await withProgress({ ...source, set: options.set }, design, design.replications, (step) =>
      validateObserved({ design, targets }, executor, step),
    );
    judged += 1;
    out += validation.fits.filter(({ within }) => !within).length;
    process.stdout.write(inFormat(options.format, source, validation));
  }
  if (judged === 0) process.exitCode = exitCodes.nothing;
  else if (options.strict && out > 0) process.exitCode = exitCodes.against;
}

function inFormat(format: ObservedOptions['format'], { scenario }: ScenarioFile, validation: Validation): string {
  if (format === 'csv') return csv(targets, validation.fits);
  if (format === 'json') return `${JSON.stringify(validationRecord(scenario, validation), null, 2)}\n`;
  return `${validationLines(scenario, validation, terminalWidth(), terminalStyle).join('\n')}\n`;
}
