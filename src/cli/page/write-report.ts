/** The page of a finished run, written whole or not at all. */
import { join } from 'node:path';
import { type ObservedDesign, observedDesign } from '../../experiment/observed-design.js';
import { type Validation, validateObserved } from '../../experiment/validate-observed.js';
import { pageDataOf } from '../../report/page/data/page-data-of.js';
import { StayLog } from '../../report/page/data/stays.js';
import { toTell } from '../../report/page/data/told.js';
import type { Told } from '../../report/page/page-data.js';
import { pageHtml } from '../../report/page/page-html.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import { refuseForeign } from '../files/own-file.js';
import { writeWhole } from '../files/write-set.js';
import { type FinishedRun, readBack } from '../results/finished-run.js';
import { REPORT } from '../results/results-folder.js';
import { withProgress } from '../workers/with-progress.js';
import { withWorkers } from '../workers/worker-pool.js';
import { builtAssets } from './built-assets.js';
import { reproduceOf } from './reproduce.js';
import { studiesBeside } from './studies-beside.js';

export interface ReportChoices {
  /** The file; in the folder of the run unless given. */
  readonly out?: string | undefined;
  /** Workers that simulate what the scenario observes; undefined: that is not simulated. */
  readonly observedBy?: number | undefined;
}

/**
 * Reads a finished run back and writes its page; gives back where.
 * @throws UsageError or InvalidScenario naming the file for a folder that holds no finished run, or a damaged one
 */
export async function writeReport(folder: string, { out, observedBy }: ReportChoices = {}): Promise<string> {
  const path = out ?? join(folder, REPORT);
  refuseForeign(path, 'page');
  const assets = builtAssets();
  const logs: StayLog[] = [];
  const run = await readBack(folder, (design) => {
    const log = new StayLog(design);
    logs.push(log);
    return (outcomes) => log.add(outcomes);
  });
  const told = toldIn(run);
  const validation = observedBy === undefined ? undefined : await observedIn(run, observedBy);
  const studies = studiesBeside(run);
  const data = pageDataOf({ ...run, stays: logs[0]!, told, validation, studies, reproduce: reproduceOf(run) });
  writeWhole(path, [pageHtml(data, assets)]);
  return path;
}

/** Replications told in words, as they were written down when they were simulated. */
function toldIn({ scenario, results, journal }: FinishedRun): Told[] {
  return toTell(results).map(({ strategy, replication }) => ({
    strategy,
    replication,
    events: journal.told(strategy, replication).map(([day, text]) => [isoDate(scenario.start, day), text] as const),
  }));
}

/** What the scenario observes, simulated as often as the run was, with its seed; undefined where it observes nothing. */
async function observedIn(
  { scenario, results, identity, folder }: FinishedRun,
  workers: number,
): Promise<Validation | undefined> {
  const { design } = results;
  const settings = { ...scenario.settings, seed: design.settings.seed };
  const observed: ObservedDesign = observedDesign({ ...scenario, settings }, design.replications.length);
  if (observed.targets.length === 0) return undefined;
  return withWorkers(workers, (executor) =>
    withProgress({ scenario, file: folder, set: identity.set }, observed.design, observed.design.replications, (step) =>
      validateObserved(observed, executor, step),
    ),
  );
}
