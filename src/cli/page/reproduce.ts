/** How to get a finished run again: the commands, and what its numbers depend on. */
import type { Reproduce } from '../../report/page/page-data.js';
import { commandLine, optionWords, pathWord } from '../quoted.js';
import type { FinishedRun } from '../results/finished-run.js';

/** From its scenario file, with what was set. */
export function reproduceOf({ identity, scenario, folder, results }: FinishedRun): Reproduce {
  const { parts, key, set, text } = identity;
  const { version, code, seed, per_trust: perTrust } = parts;
  const { design } = results;
  const strategies = design.strategies.slice(1);
  const options = [
    ...optionWords('replications', String(design.replications.length)),
    ...(seed === scenario.seed ? [] : optionWords('seed', seed)),
    ...(strategies.length === scenario.strategies.length ? [] : optionWords('strategies', strategies.join(','))),
    ...set.flatMap((one) => optionWords('set', one)),
    ...(perTrust ? ['--per-trust'] : []),
  ];
  const file = `${scenario.id}.yaml`;
  const commands = [
    commandLine('run', pathWord(file), ...options),
    commandLine('compare', pathWord(folder), '--pairs'),
    commandLine('report', pathWord(folder)),
  ];
  return { version, code, key, seed, set, text, commands };
}
