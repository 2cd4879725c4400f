/** What an entry of the evidence is. Separate from evidence.ts, which puts the files of entries together. */

/** Values that numbers of the model rest on. */
export interface EvidenceRow {
  /** `P` and a number. */
  readonly id: string;
  readonly what: string;
  /** Minimum/mode/maximum of a triangular distribution where nothing else is said; sets of them apart by semicolons. */
  readonly values: string;
  readonly unit: string;
  /** A to D: see `grades`. Several where parts of it differ. */
  readonly grade: string;
  /** What it rests on: facts, sources by id, or that it is a judgement. */
  readonly basis: string;
}

/** Where something was published. */
export interface Source {
  /** `S`, `E` or `G` and a number. */
  readonly id: string;
  /** Web address or name; more than one apart by semicolons. */
  readonly where: string;
}

/** Tables and facts that are cited together. */
export interface Section {
  /** `EVIDENCE-` and a number. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row from its parts. */
export type RowParts = readonly [id: string, what: string, values: string, unit: string, grade: string, basis: string];

export function rowsOf(parts: readonly RowParts[]): EvidenceRow[] {
  return parts.map(([id, what, values, unit, grade, basis]) => ({ id, what, values, unit, grade, basis }));
}

/** Sources from id and place. */
export function sourcesOf(parts: readonly (readonly [id: string, where: string])[]): Source[] {
  return parts.map(([id, where]) => ({ id, where }));
}
