/**
 * Layers of numbers for one of the model's tables of parameters: what each level of the file says, and which level
 * wins. The last layer that names a parameter wins; what no layer names keeps the model's default. The name under which a
 * number is judged is kept until a layer says another, so that whoever changes the numbers of a build still judges it.
 */
import {
  distributionOf,
  type Parameter,
  type Parameters,
  type Setting,
  type SettingsOf,
  settingOfList,
  type Value,
} from '../../model/parameter.js';
import { interpolated } from '../../stats/interpolated.js';
import { parseDate } from '../calendar/calendar.js';
import type { Issues } from '../text/issues.js';
import { child, join, nowhere, type Tree } from '../text/tree.js';
import { fromStart } from './by-date.js';
import { type Basis, basisOf, type Given, parameterBasis, readValue } from './values.js';

/** What one level of the file says about a table: parameter -> value. */
export type Layer = ReadonlyMap<string, Given>;

/** Reads the numbers that a map of the file gives for a table. */
export function readLayer(
  tree: Tree | undefined,
  path: string,
  table: Parameters,
  above: Basis,
  issues: Issues,
  accepts: (parameter: Parameter) => boolean = () => true,
): Layer {
  const layer = new Map<string, Given>();
  if (tree?.kind !== 'map') return layer;
  for (const [key, parameter] of Object.entries(table)) {
    if (!accepts(parameter)) continue;
    let here: Tree | undefined = tree;
    let basis = basisOf(tree, above);
    const parts = key.split('.');
    for (const [i, part] of parts.entries()) {
      here = child(here, part);
      if (i < parts.length - 1) basis = basisOf(here, basis);
    }
    const given = here === undefined ? undefined : readValue(here, join(path, key), parameter, basis, issues);
    if (given !== undefined) layer.set(key, given);
  }
  return layer;
}

/** A table resolved: the settings the model gets and, for each parameter, where its value came from. */
export interface Resolved {
  readonly values: SettingsOf;
  readonly from: ReadonlyMap<string, Given>;
  /** Day number of day 0: defaults are those of scenarios that begin then. */
  readonly start: number;
  /** Parameters that must be given and are not. */
  readonly missing: readonly string[];
}

/**
 * Resolves a table from its layers, lowest first.
 * @param start  day number of day 0: it decides on defaults, and the days of values given by date are counted from it
 */
export function resolveTable(table: Parameters, layers: readonly Layer[], start: number): Resolved {
  const values: Record<string, Setting | null> = {};
  const from = new Map<string, Given>();
  const missing: string[] = [];
  for (const [key, parameter] of Object.entries(table)) {
    const last = layers.findLast((layer) => layer.has(key))?.get(key) ?? byDefault(parameter, start);
    if (last === undefined) {
      missing.push(key);
      continue;
    }
    const named = layers.findLast((layer) => layer.get(key)?.judgedAs !== undefined)?.get(key);
    const given = { ...last, judgedAs: named?.judgedAs ?? parameter.judgedAs };
    values[key] = settingOf(given, parameter, start);
    from.set(key, given);
  }
  return { values, from, start, missing };
}

/** A value as the model gets it; one given by date has the value of day 0 as its constant. */
export function settingOf(
  { distribution, drawn, judgedAs, trend, list }: Given,
  parameter: Parameter,
  start: number,
): Setting | null {
  const often = drawn ?? parameter.drawn;
  if (list !== undefined) return settingOfList(list, often);
  if (trend !== undefined) {
    return { distribution: distributionOf(interpolated(trend, start)), drawn: often, trend: fromStart(trend, start) };
  }
  if (distribution === null) return null;
  // A constant is what it is, whoever judges it.
  const named = judgedAs === undefined || distribution.kind === 'constant' ? {} : { judgedAs };
  return { distribution, drawn: often, ...named };
}

/**
 * The model's default of a parameter as if the file had given it; undefined when the file must.
 * @param start  day number of day 0
 */
export function byDefault(parameter: Parameter, start: number): Given | undefined {
  if (parameter.default === 'required') return undefined;
  const { later } = parameter;
  const stated = later && start >= parseDate(later.from)! ? later : parameter;
  const made = defaults.get(stated) ?? defaultOf(parameter, stated);
  defaults.set(stated, made);
  return made;
}

/** Defaults as if a file had given them, by what states them: the same at every trust of every file. */
const defaults = new WeakMap<object, Given>();

function defaultOf(parameter: Parameter, { default: standard, source }: Pick<Parameter, 'default' | 'source'>): Given {
  const distribution = standard === 'none' ? null : distributionOf(standard as Value);
  const list = parameter.list && { list: parameter.list.default };
  return { distribution, ...list, drawn: undefined, ...parameterBasis(source), at: nowhere, path: '' };
}
