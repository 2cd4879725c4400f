/**
 * What a preset strategy is: plain data that a scenario's strategy extends. It brings a build of its own name, whose
 * numbers are those of `local_configuration`; a scenario may name it, and say of it what the preset does not.
 */
import type { Value } from '../parameter.js';

/** A preset: what it decides, mechanism by mechanism; what it does not name keeps its default. */
export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly means: string;
  /** Mechanism id -> parameter -> value with its source. */
  readonly mechanisms: Readonly<
    Record<string, Readonly<Record<string, { readonly value: Value; readonly source: string }>>>
  >;
}
