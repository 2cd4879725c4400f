/** Numbers of a service that may move in the course of the scenario, and all of its numbers at their means. */
import { makeDistribution } from '../../kernel/distribution.js';
import { interpolated } from '../../stats/interpolated.js';
import type { Numbers, Parameters, Setting, SettingsOf } from '../parameter.js';

/** A value that may move: straight lines between its days, level outside. */
export function moving(setting: Setting | null | undefined, value: number): (day: number) => number {
  const trend = setting?.trend;
  if (!trend || trend.length === 0) return () => value;
  return (day) => interpolated(trend, day);
}

/** The numbers of a table at their means; NaN for none. */
export function meanNumbers<P extends Parameters>(table: P, values: SettingsOf): Numbers<P> {
  const numbers: Record<string, number> = {};
  for (const key of Object.keys(table)) {
    const setting = values[key];
    numbers[key] = setting === null || setting === undefined ? Number.NaN : makeDistribution(setting.distribution).mean;
  }
  return numbers as Numbers<P>;
}
