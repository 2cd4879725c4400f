/** The workbook of a run, written beside its tables or wherever it is asked for. */
import type { Results } from '../../experiment/run-design.js';
import { workbook } from '../../report/workbook/workbook.js';
import type { Scenario } from '../../scenario/scenario.js';
import { refuseForeign } from '../files/own-file.js';
import { writeWhole } from '../files/write-set.js';
import { version } from '../version.js';

/**
 * Writes it in place of what is there.
 * @param set the `--set` options of the run, as given
 */
export async function writeWorkbook(
  path: string,
  scenario: Scenario,
  results: Results,
  set: readonly string[],
): Promise<void> {
  refuseForeign(path, 'workbook');
  // Loaded when it is wanted: most runs have none.
  const { xlsxOf } = await import('../workbook/xlsx.js');
  writeWhole(path, [await xlsxOf(workbook(scenario, results, { version, set }))]);
}
