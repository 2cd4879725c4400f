/**
 * The tables of a run as one zip, packed while the replications come in, so that a long run never holds their text. The
 * same files with the same bytes as the command line writes, and the scenario beside them.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Design } from '../../experiment/design.js';
import type { Results } from '../../experiment/run-design.js';
import type { Outcome } from '../../model/outcome.js';
import { datapackage } from '../../report/datapackage.js';
import { finalTables, growingTables, isWritten } from '../../report/tables/registry.js';
import type { Scenario } from '../../scenario/scenario.js';

/** Every file of the zip has this time: the same tables are the same bytes. */
const TIME = new Date(1980, 0, 1);

export class ZipTables {
  readonly #scenario: Scenario;
  readonly #design: Design;
  readonly #pieces: Uint8Array[] = [];
  readonly #zip: Zip;
  readonly #growing;

  constructor(scenario: Scenario, design: Design) {
    this.#scenario = scenario;
    this.#design = design;
    this.#zip = new Zip((error, piece) => {
      if (error) throw error;
      this.#pieces.push(piece);
    });
    this.#growing = growingTables
      .filter(({ table }) => isWritten(table, design))
      .map(({ table, header, lines }) => {
        const file = this.#file(`${table.name}.csv`);
        file.push(strToU8(header));
        return { file, lines };
      });
  }

  /** Packs the rows of one replication. */
  add(outcomes: readonly Outcome[]): void {
    for (const { file, lines } of this.#growing) file.push(strToU8(lines(this.#scenario, this.#design, outcomes)));
  }

  /**
   * Packs everything else and ends the zip.
   * @param text     of the scenario file
   * @param version  of golive
   */
  finish(results: Results, text: string, version: string): Blob {
    for (const { file } of this.#growing) file.push(new Uint8Array(), true);
    for (const { table, pieces } of finalTables) {
      const file = this.#file(`${table.name}.csv`);
      for (const piece of pieces(this.#scenario, results)) file.push(strToU8(piece));
      file.push(new Uint8Array(), true);
    }
    const { id } = this.#scenario;
    this.#file('datapackage.json').push(strToU8(datapackage(this.#scenario, this.#design, version)), true);
    this.#file(`${id}.yaml`).push(strToU8(text), true);
    this.#zip.end();
    return new Blob(this.#pieces as BlobPart[], { type: 'application/zip' });
  }

  #file(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = TIME;
    this.#zip.add(file);
    return file;
  }
}
