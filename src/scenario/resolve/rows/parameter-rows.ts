/** Parameters as rows of inputs.csv. */
import type { Parameter, Parameters } from '../../../model/parameter.js';
import type { InputRow } from '../../scenario.js';
import { join } from '../../text/tree.js';
import { byDefault, type Resolved } from '../tables.js';
import { type Basis, type Given, writeGiven } from '../values.js';

/** A row for each parameter of a resolved table that is picked. */
export function tableRows(
  path: string,
  table: Parameters,
  { from, start }: Resolved,
  picks: (parameter: Parameter, key: string) => boolean = () => true,
): InputRow[] {
  return Object.entries(table).flatMap(([key, parameter]) => {
    const given = from.get(key);
    return given === undefined || !picks(parameter, key) ? [] : valueRow(join(path, key), parameter, given, start);
  });
}

/**
 * The row of one value.
 * @param start  day number of day 0
 */
export function valueRow(path: string, parameter: Parameter, given: Given, start: number): InputRow {
  const standard = byDefault(parameter, start);
  return {
    path,
    value: writeGiven(given, parameter),
    unit: parameter.unit,
    source: given.source,
    grade: given.grade,
    judgedAs: given.distribution?.kind === 'constant' ? undefined : given.judgedAs,
    default: standard === undefined ? '' : writeGiven(standard, parameter),
  };
}

/** The row of a mechanism that is off. */
export function offRow(path: string, { source, grade }: Basis): InputRow {
  return { path, value: 'off', unit: '', source, grade, default: 'on' };
}
