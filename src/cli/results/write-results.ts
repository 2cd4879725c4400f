/** All files of one run: tables that grow with every replication, then the others, run.log and the manifest. */
import { hostname } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Design } from '../../experiment/design.js';
import type { Results } from '../../experiment/run-design.js';
import type { Outcome } from '../../model/outcome.js';
import { datapackage } from '../../report/datapackage.js';
import { finalTables, growingTables, isWritten } from '../../report/tables/registry.js';
import type { Scenario } from '../../scenario/scenario.js';
import { quoted } from '../quoted.js';
import { commitOfCheckout } from '../version.js';
import { MANIFEST, manifestText, type Provenance, RUN_LOG } from './manifest.js';
import type { ResultsFolder } from './results-folder.js';

export class ResultsWriter {
  readonly #folder: ResultsFolder;
  readonly #scenario: Scenario;
  readonly #design: Design;
  readonly #growing;

  constructor(folder: ResultsFolder, scenario: Scenario, design: Design) {
    this.#folder = folder;
    this.#scenario = scenario;
    this.#design = design;
    const written = growingTables.filter(({ table }) => isWritten(table, design));
    this.#growing = written.map(({ table, header, lines }) => {
      const file = folder.create(`${table.name}.csv`);
      file.write(header);
      return { file, lines };
    });
  }

  /** Writes the rows of one replication. */
  add(outcomes: readonly Outcome[]): void {
    for (const { file, lines } of this.#growing) file.write(lines(this.#scenario, this.#design, outcomes));
  }

  /**
   * Writes everything else and puts the files in place, the manifest last; Ctrl-C is answered between the pieces.
   * @param afterPiece is told the table of each
   */
  async finish(results: Results, provenance: Provenance, afterPiece: (table: string) => void): Promise<void> {
    const folder = this.#folder;
    const files = this.#growing.map(({ file }) => file.finish());
    for (const { table, pieces } of finalTables) {
      const file = folder.create(`${table.name}.csv`);
      for (const piece of pieces(this.#scenario, results)) {
        file.write(piece);
        afterPiece(table.name);
        await setImmediate();
      }
      files.push(file.finish());
    }
    files.push(folder.add('datapackage.json', [datapackage(this.#scenario, this.#design, provenance.version)]));
    folder.add(RUN_LOG, [runLog(provenance.code)]);
    folder.add(MANIFEST, [manifestText(this.#design, provenance, files)]);
    folder.publish();
  }
}

/** What may differ between two runs with the same tables: machine, time, command line, checkout. */
export function runLog(code: string): string {
  const { version, platform, arch } = process;
  const commit = commitOfCheckout();
  return [
    `finished ${new Date().toISOString()}`,
    `host ${hostname()} (${platform} ${arch})`,
    `node ${version}`,
    `command golive ${process.argv.slice(2).map(quoted).join(' ')}`,
    `code ${code}`,
    ...(commit === undefined ? [] : [`commit ${commit}`]),
    `wall time ${process.uptime().toFixed(1)} s`,
    '',
  ].join('\n');
}
