/** Which inputs differ between two readings of a scenario: what a forecast is made of, beside what another was made of. */
import type { Scenario } from './scenario.js';

export interface ChangedInput {
  /** As in inputs.csv; `start`, `end` and `reference` too. */
  readonly path: string;
  /** Value with its unit; undefined: there was, or is, none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** In the order of the later scenario, then what is gone. */
export function changedInputs(before: Scenario, after: Scenario): ChangedInput[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths].flatMap((path) => {
    const change = { path, before: old.get(path), after: now.get(path) };
    return change.before === change.after ? [] : [change];
  });
}

/** By path; where a path stands more than once, the values in their order. */
function valuesOf({ start, end, reference, inputs }: Scenario): Map<string, string> {
  const values = new Map([
    ['start', start],
    ['end', end],
  ]);
  if (reference !== undefined) values.set('reference', reference);
  for (const { path, value, unit } of inputs) {
    const text = unit === '' ? value : `${value} ${unit}`;
    const others = values.get(path);
    if (path !== 'start' && path !== 'end') values.set(path, others === undefined ? text : `${others}; ${text}`);
  }
  return values;
}
