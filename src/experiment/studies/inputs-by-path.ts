/**
 * Numbers of a scenario by their path, for studies that vary them: what each is drawn from. Read off the rows of
 * inputs.csv, so that a study's paths are those of the table and of --set.
 */
import { UsageError } from '../../errors.js';
import {
  type Distribution,
  type DistributionKind,
  distributionKinds,
  makeDistribution,
} from '../../kernel/distribution.js';
import type { InputRow, Scenario } from '../../scenario/scenario.js';
import { didYouMean } from '../../scenario/text/nearest.js';

/** One number that a study varies. */
export interface StudyInput {
  readonly path: string;
  readonly unit: string;
  /** What it is drawn from; undefined where the file gives a plain number. */
  readonly distribution: Distribution | undefined;
  readonly row: InputRow;
}

/** @throws UsageError for a path that is no number of the scenario, with the nearest that is */
export function inputAt({ inputs }: Scenario, path: string): StudyInput {
  const row = inputs.find((one) => one.path === path);
  if (row === undefined) {
    throw new UsageError(
      `there is no number ${path} in this scenario${didYouMean(
        path,
        inputs.map((one) => one.path),
      )}`,
    );
  }
  return { path, unit: row.unit, distribution: distributionIn(row.value), row };
}

/** Every number that is drawn, in the order of inputs.csv. */
export function drawnNumbers(scenario: Scenario): StudyInput[] {
  return scenario.inputs.flatMap((row) => {
    const distribution = distributionIn(row.value);
    return distribution === undefined ? [] : [{ path: row.path, unit: row.unit, distribution, row }];
  });
}

/** `triangular(1, 2, 3)` as the distribution that it names. */
function distributionIn(text: string): Distribution | undefined {
  const match = /^([a-z_]+)\(([^()]*)\)$/.exec(text);
  const kind = match?.[1] as DistributionKind | undefined;
  if (kind === undefined || !distributionKinds.has(kind)) return undefined;
  return makeDistribution({ kind, args: match![2]!.split(',').map(Number) });
}

/** Ends of the values that a distribution gives but for one in a thousand on either side, to four digits. */
export function endsOf(distribution: Distribution): [from: number, to: number] {
  return [0.001, 0.999].map((p) => Number(distribution.quantile(p).toPrecision(4))) as [number, number];
}
