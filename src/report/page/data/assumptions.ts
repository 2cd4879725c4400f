/**
 * What the model assumes, shorter than inputs.csv: a number that several trusts or strategies share stands once, and one
 * whose grade is that of the evidence it cites has it.
 */
import { citationsIn, evidenceRows } from '../../../scenario/evidence/evidence.js';
import type { InputRow, Scenario } from '../../../scenario/scenario.js';
import type { Assumption } from '../page-data.js';

const gradeOfRow = new Map(evidenceRows.map(({ id, grade }) => [id, grade]));

/** The first two parts of a path name one of many: a trust, a strategy. */
const OF_ONE = /^(trusts|strategies)\.[^.]+\./;

export function assumptionsOf({ inputs }: Scenario): Assumption[] {
  const found = new Map<string, Assumption>();
  for (const row of inputs) {
    const path = row.path.replace(OF_ONE, '$1.*.');
    const key = JSON.stringify([path, row.value, row.source, row.grade]);
    const before = found.get(key);
    found.set(
      key,
      before === undefined
        ? {
            path: row.path,
            value: row.value,
            unit: row.unit,
            source: row.source,
            grade: gradeOf(row),
            isOwn: row.value !== row.default,
            times: 1,
          }
        : { ...before, path, times: before.times + 1 },
    );
  }
  return [...found.values()];
}

/** As stated, else that of the first row of the evidence it cites. */
function gradeOf({ grade, source }: InputRow): string {
  if (grade !== '') return grade;
  return citationsIn(source).flatMap((id) => gradeOfRow.get(id) ?? [])[0] ?? '';
}
