/** What an item of the checklist is filled from, and what it comes to. */
import type { Results } from '../../experiment/run-design.js';
import type { Scenario } from '../../scenario/scenario.js';

/** What the checklist is filled from. */
export interface StressData {
  readonly scenario: Scenario;
  readonly results: Results;
  readonly code: {
    /** Version of golive. */
    readonly version: string;
    /** sha256 of the built code, in hexadecimal. */
    readonly sha256: string;
    /** What was set in place of the file, as given. */
    readonly set: readonly string[];
    /** The command that makes the run again. */
    readonly command: string;
    /** Where it ran and how long it took, in words; empty where that is not known. */
    readonly machine: string;
  };
}

/** One item: plain text, its paragraphs apart by a line end; then a table or a diagram where it has one. */
export interface StressItem {
  /** Number in the checklist, for example `2.5.1`. */
  readonly item: string;
  readonly heading: string;
  readonly text: string;
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** In the language of Mermaid. */
  readonly diagram?: string;
}

/** Words as a list: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
