/** The strategies every scenario can extend. To add one: a file here and a line in this list. */
import type { Value } from '../parameter.js';
import { local } from './local.js';
import { national } from './national.js';

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

export const presets: readonly Preset[] = [national, local];
