/** `golive replay`: one replication of one strategy again, and whether its fingerprints are the recorded ones. */
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../../errors.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import { formatDate, parseDate } from '../../scenario/calendar/calendar.js';
import { show } from '../../scenario/text/issues.js';
import { exitCodes } from '../exit.js';
import { readText } from '../files/read-bounded.js';
import { readOneScenario } from '../read-scenario.js';
import { readIdentity } from '../results/run-identity.js';
import { locatedRun } from '../workers/failed-replication.js';
import { replicatedApart } from '../workers/one-replication.js';
import { type Command, repeatedOption, scenarioFiles, textOption } from './command.js';
import { runKeyOf, runKeyOptions } from './run-key.js';

/** The columns of runs.csv that are read. */
const columns = ['scenario', 'strategy', 'replication', 'seed', 'fingerprint_events', 'fingerprint_metrics'] as const;

const MOST_BYTES = 256 * 1024 * 1024;
const FINGERPRINT = /^[0-9a-f]{16}$/;

interface Recorded {
  readonly seed: string;
  readonly events: string;
  readonly metrics: string;
}

export const replay: Command = {
  options: (args) =>
    args
      .usage('golive replay <file>\n\nRuns one replication again and compares its fingerprints with the recorded ones.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        ...runKeyOptions,
        from: { string: true, requiresArg: true, describe: 'Folder of the recorded run [results/<scenario id>]' },
      })
      .example('golive replay a.yaml --strategy local --replication 7', 'Against results/<scenario id>/runs.csv'),

  async handle(args) {
    const set = repeatedOption(args, 'set');
    const { file, scenario } = readOneScenario('replay', scenarioFiles(args), set, textOption(args, 'strategy'));
    const key = runKeyOf(args, scenario);
    const asked = textOption(args, 'from');
    const folder = asked ?? join('results', scenario.id);
    const recorded = recordOf(folder, asked !== undefined, scenario.id, key.strategy, key.replication);
    const seed = textOption(args, 'seed') ?? recorded?.seed ?? scenario.seed;
    const { settings } = scenario;
    const strategies = settings.strategies.filter(({ id }) => id === key.strategy);
    try {
      const outcomes = await replicatedApart({ ...settings, seed, strategies }, key.replication);
      const outcome = outcomes[key.strategy === COUNTERFACTUAL ? 0 : 1]!;
      const end = formatDate(parseDate(scenario.start)! + settings.days);
      const name = `${scenario.id}, ${key.strategy}, replication ${key.replication}, seed ${show(seed, 200)}`;
      const lines = [
        `${name}: ran to ${end}, ${outcome.goLives} go-lives, ${outcome.contacts} patient contacts`,
        `events   ${verdict(outcome.fingerprintEvents, recorded?.events)}`,
        `metrics  ${verdict(outcome.fingerprintMetrics, recorded?.metrics)}`,
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
      if (recorded === undefined) {
        process.stderr.write(`golive: ${folder} has no record of this replication to compare with\n`);
        if (asked !== undefined) process.exitCode = exitCodes.nothing;
      } else if (outcome.fingerprintEvents !== recorded.events || outcome.fingerprintMetrics !== recorded.metrics) {
        process.stderr.write('golive: this is not the recorded run: the scenario, the seed or the version differs\n');
        process.exitCode = exitCodes.against;
      }
    } catch (error) {
      throw locatedRun(error, { scenario, seed, file, set, ...key });
    }
  },
};

function verdict(now: string, then: string | undefined): string {
  if (then === undefined) return now;
  return now === then ? `${now}  as recorded` : `${now}  recorded: ${then}`;
}

/** The row of runs.csv; undefined where there is none. */
function recordOf(
  folder: string,
  asked: boolean,
  scenario: string,
  strategy: string,
  replication: number,
): Recorded | undefined {
  const path = join(folder, 'runs.csv');
  const text = readText(path, MOST_BYTES);
  if (text === undefined) {
    if (asked) throw new UsageError(`${folder} holds no run: there is no runs.csv`);
    return undefined;
  }
  let cells: string[][];
  try {
    cells = parse(text, { bom: true }) as string[][];
  } catch {
    throw new UsageError(`${path} is damaged: its rows are not those of a table`);
  }
  const at = new Map(cells[0]?.map((name, column) => [name, column]));
  if (!columns.every((name) => at.has(name))) throw new UsageError(`${path} is not a table of runs`);
  const cell = (row: readonly string[], name: (typeof columns)[number]): string => row[at.get(name)!]!;
  const row = cells.find(
    (one) =>
      cell(one, 'scenario') === scenario &&
      cell(one, 'strategy') === strategy &&
      cell(one, 'replication') === String(replication),
  );
  if (row === undefined) return undefined;
  const [events, metrics] = [cell(row, 'fingerprint_events'), cell(row, 'fingerprint_metrics')];
  if (![events, metrics].every((fingerprint) => FINGERPRINT.test(fingerprint)))
    throw new UsageError(`${path} is damaged: a fingerprint of replication ${replication} is none`);
  // A table defuses a seed that begins like a formula: the seed itself stands in run.json.
  const seed = readIdentity(folder)?.parts.seed ?? cell(row, 'seed');
  return { seed, events, metrics };
}
