/** `check: {margins: ...}`: how far a metric, or every metric of a unit, may move before a check calls it changed. */
import { metrics } from '../../model/metrics/registry.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, mapAt, numberOf } from '../text/tree.js';

/** A margin of the scenario file. */
export interface Margin {
  /** Id of a metric, or a unit. */
  readonly name: string;
  /** Share of the accepted mean, or in the metric's unit; one of the two. */
  readonly relative: number | null;
  readonly absolute: number | null;
}

/** Reads all margins; what names no metric and no unit, or says both or neither, is reported. */
export function readMargins(file: MapTree, issues: Issues): Margin[] {
  const names = [...metrics.map(({ id }) => id), ...new Set(metrics.map(({ unit }) => unit))];
  const margins = mapAt(child(file, 'check'), 'margins');
  return [...(margins?.entries ?? [])].map(([name, { key, value }]): Margin => {
    const path = `check.margins.${name}`;
    if (!names.includes(name)) {
      issues.error(key, path, `no metric and no unit is called \`${name}\`${issues.didYouMean(name, names)}`);
    }
    const relative = numberOf(child(value, 'relative')) ?? null;
    const absolute = numberOf(child(value, 'absolute')) ?? null;
    if ((relative === null) === (absolute === null)) {
      issues.error(value.at, path, 'expected one of relative, absolute: a share of the accepted mean, or in the unit');
    }
    return { name, relative, absolute };
  });
}
