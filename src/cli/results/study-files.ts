/** The points of a study as they are kept, and the files that are made of them when all are there. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../errors.js';
import { Collection } from '../../experiment/collect.js';
import type { Design } from '../../experiment/design.js';
import { type Headline, ofWholeProgramme } from '../../experiment/headlines.js';
import type { PointValues } from '../../experiment/studies/simulate-points.js';
import { comparisonsAt, type PointOutcomes } from '../../experiment/studies/study.js';
import type { Outcome } from '../../model/outcome.js';
import { csvHeader, csvRows } from '../../report/csv.js';
import { pointComparisonsTable, pointOutcomesTable, pointsTable } from '../../report/studies/study-tables.js';
import { MANIFEST, RUN_LOG } from './manifest.js';
import { decode, encode, measuresShape } from './outcome-record.js';
import type { ResultsFolder } from './results-folder.js';
import { type Row, RowFiles } from './row-files.js';
import { POINTS, pointKey, STUDY, type StudyIdentity } from './study-record.js';
import { runLog } from './write-results.js';

export class StudyPoints extends RowFiles {
  readonly #identity: StudyIdentity;
  readonly #design: Design;

  /** @param design of the scenario without any point */
  constructor(folder: string, identity: StudyIdentity, design: Design) {
    super(join(folder, POINTS), (point) => pointKey(identity, point), design.strategies.length);
    this.#identity = identity;
    this.#design = design;
  }

  /** Points that are there, whole; those that are damaged or of another study are given to `damaged`. */
  there(damaged: (point: number) => void = () => undefined): Set<number> {
    const found = [...this.survey()].filter(([point]) => point < this.#identity.points.length);
    for (const [point, rows] of found) if (rows === 0) damaged(point);
    return new Set(found.filter(([, rows]) => rows === this.#identity.replications).map(([point]) => point));
  }

  /** A row of a point: the counterfactual, then its strategies. */
  row(outcomes: readonly Outcome[]): Row {
    const shape = measuresShape(this.#design);
    return outcomes.map((outcome) => encode(outcome, shape));
  }

  /** Everything that came of a point. Throws UsageError for one that is not there. */
  read(point: number): PointOutcomes {
    const shape = measuresShape(this.#design);
    const rows = [...this.rows(point, this.count(point))].map((row) => row.map((line) => decode(line, shape)));
    const { strategies } = this.#design;
    const isOurs = (outcomes: readonly (Outcome | undefined)[], r: number) =>
      outcomes.every((outcome, s) => outcome?.strategy === strategies[s] && outcome?.replication === r);
    if (rows.length !== this.#identity.replications || !rows.every(isOurs)) {
      throw new UsageError(
        `${this.pathOf(point)} is damaged or not one of golive: delete it, and it is simulated again`,
      );
    }
    return { point, set: this.#identity.points[point]!, outcomes: rows as Outcome[][] };
  }

  /** What the screen shows of all points. */
  values(measures: readonly Headline[]): PointValues {
    const design = this.#design;
    const wanted = new Set(measures.map(({ metric }) => metric));
    const kept = design.kept.filter(({ column }) => ofWholeProgramme(column) && wanted.has(column.metric));
    const collections = this.#identity.points.map((_, point) => {
      const collection = new Collection({ ...design, kept });
      for (const outcomes of this.read(point).outcomes) collection.add(outcomes);
      return collection;
    });
    return {
      points: this.#identity.points,
      replications: this.#identity.replications,
      strategies: design.strategies.slice(1),
      values: (point, strategy, { metric, measure }) =>
        collections[point]!.values(
          design.strategies.indexOf(strategy),
          kept.findIndex(({ column }) => column.metric === metric),
          measure,
        ),
    };
  }
}

/** Writes points.csv, outcomes.csv, comparisons.csv, run.log and the manifest, which makes the study finished. */
export async function writeStudy(
  folder: ResultsFolder,
  points: StudyPoints,
  identity: StudyIdentity,
  design: Design,
  scenarioSha256: string,
): Promise<void> {
  const paths = identity.points[0]!.map(({ path }) => path);
  const tables = [pointsTable(paths), pointOutcomesTable(paths), pointComparisonsTable(paths)] as const;
  const files = tables.map((table) => {
    const file = folder.create(`${table.name}.csv`);
    file.write(csvHeader(table as never));
    return file;
  });
  const [listed, measured, compared] = files;
  const first = points.read(0);
  for (const [point, set] of identity.points.entries()) {
    await setImmediate(); // a moment in which Ctrl-C is answered
    const at = point === 0 ? first : points.read(point);
    listed!.write(csvRows(tables[0], [{ point, set }]));
    for (const outcomes of at.outcomes) {
      const rows = outcomes.flatMap((outcome) => design.kept.map((kept) => ({ point, set, outcome, kept })));
      measured!.write(csvRows(tables[1], rows));
    }
    compared!.write(csvRows(tables[2], comparisonsAt(design, first, at)));
  }
  const written = files.map((file) => file.finish());
  const { version, code } = identity.parts;
  const manifest = {
    golive: version,
    code_sha256: code,
    scenario: identity.parts.scenario,
    scenario_sha256: scenarioSha256,
    set: identity.set,
    seed: identity.parts.seed,
    replications: identity.replications,
    strategies: identity.parts.strategies,
    points: identity.points.length,
    study_key: identity.key,
    files: [...written, { path: RUN_LOG }, { path: STUDY }, { path: POINTS }],
  };
  folder.add(RUN_LOG, [runLog(code)]);
  folder.add(MANIFEST, [`${JSON.stringify(manifest, null, 2)}\n`]);
  folder.publish();
}
