/**
 * One number of the file as the model wants it: the distribution it is drawn from, how often, and where it comes from.
 * A value replaces the one below it whole. Here it is checked that nothing outside the parameter's range can be drawn.
 */
import {
  type DistributionSpec,
  distributionKinds,
  distributionProblem,
  makeDistribution,
} from '../../kernel/distribution.js';
import { type Drawn, distributionOf, type Parameter, settingOfList, type Value } from '../../model/parameter.js';
import { BY_DATE, JUDGED_AS } from '../schema/schema-parameters.js';
import type { Issues } from '../text/issues.js';
import { child, join, nowhere, numberOf, type Place, type Tree, textAt } from '../text/tree.js';
import { readTrend, type Trend, writeTrend } from './by-date.js';

/** Where a number comes from. */
export interface Basis {
  readonly source: string;
  readonly grade: string;
}

/** Nothing said about where a number comes from. */
export const noBasis: Basis = { source: '', grade: '' };

/** A number as somebody set it: in the file, in a preset, or by default. */
export interface Given extends Basis {
  /** null: the parameter's word (`balanced`) was written. */
  readonly distribution: DistributionSpec | null;
  /** The values by day number where the file gives them by date; `distribution` is then the first of them. */
  readonly trend?: Trend;
  /** The numbers of a list; `distribution` is then the first of them. */
  readonly list?: readonly number[];
  /** How often it is drawn, where that was said. */
  readonly drawn: Drawn | undefined;
  /** The name under which it is judged, where that was said. */
  readonly judgedAs?: string | undefined;
  readonly at: Place;
  readonly path: string;
}

/** The smallest step of the uniforms that values are drawn from, 2 to the power -53: nothing nearer to 0 or 1 is used. */
const FINEST = 1.1102230246251565e-16;

/** Where a number given by `--set` comes from, unless it says so: the file's source is not of it. */
const byHand: Basis = { source: 'set by hand', grade: '' };

/** Keys under which a map says its value: set by hand, they set the map. */
const valueKeys: readonly string[] = ['value', BY_DATE, ...distributionKinds.keys()];

function isByHand(tree: Tree): boolean {
  const ofValue = valueKeys.map((key) => child(tree, key)).filter((found) => found !== undefined);
  return [tree, ...ofValue, ...(tree.kind === 'list' ? tree.items : [])].some(isFromHand);
}

function isFromHand(tree: Tree | undefined): boolean {
  return tree?.at.line === nowhere.line;
}

/** The basis that a value or a group of the file states for all its numbers; what it does not state stays as above it. */
export function basisOf(tree: Tree | undefined, under: Basis): Basis {
  const changed = tree !== undefined && isByHand(tree);
  const above = changed ? byHand : under;
  const said = (key: string) => (changed && !isFromHand(child(tree, key)) ? undefined : textAt(tree, key));
  const [source, reason, grade] = [said('source'), said('reason'), said('grade')];
  if (source === undefined && reason === undefined && grade === undefined) return above;
  return {
    source: source === undefined && reason === undefined ? above.source : [source, reason].filter(Boolean).join(': '),
    grade: grade ?? (source === undefined && reason === undefined ? above.grade : ''),
  };
}

/** The basis that the model states for a parameter's default: `grade D: reason` is taken apart. */
export function parameterBasis(source: string): Basis {
  const graded = /^grade (\S+): (.*)$/.exec(source);
  return graded === null ? { source, grade: '' } : { source: graded[2]!, grade: graded[1]! };
}

/** Reads one value; undefined when it is faulty (the issue is reported). */
export function readValue(
  tree: Tree,
  path: string,
  parameter: Parameter,
  above: Basis,
  issues: Issues,
): Given | undefined {
  if (issues.within(path)) return undefined;
  const basis = basisOf(tree, above);
  if (parameter.list !== undefined) return readList(tree, path, basis);
  if (child(tree, BY_DATE) !== undefined) return readMoving(tree, path, parameter, basis, issues);
  const stated = tree.kind === 'map' ? mapValue(tree, path, parameter, issues) : scalarValue(tree);
  const value = parameter.choices ? indexOfWord(stated, parameter.choices) : stated;
  if (value === undefined) return undefined;
  const distribution = typeof value === 'string' ? null : distributionOf(value);
  if (distribution !== null) {
    const problem = outOfRange(distribution, parameter);
    if (problem !== undefined) {
      issues.error(tree.at, path, problem);
      return undefined;
    }
    warnIfUnexpected(distribution, parameter, tree.at, path, issues);
  }
  const drawn = textAt(tree, 'drawn') as Drawn | undefined;
  return { distribution, drawn, judgedAs: textAt(tree, JUDGED_AS), ...basis, at: tree.at, path };
}

/** Reads a list of numbers, plain or as the value of a map; the shape check has reported one that is none. */
function readList(tree: Tree, path: string, basis: Basis): Given | undefined {
  const stated = tree.kind === 'map' ? child(tree, 'value') : tree;
  if (stated?.kind !== 'list') return undefined;
  const list = stated.items.flatMap((item) => numberOf(item) ?? []);
  const { distribution } = settingOfList(list, 'per_trust');
  return { distribution, list, drawn: undefined, ...basis, at: tree.at, path };
}

/** Reads a value given by date; every value of it is judged as a constant is. */
function readMoving(tree: Tree, path: string, parameter: Parameter, basis: Basis, issues: Issues): Given | undefined {
  if (!saidOnce(tree, path, parameter, issues)) return undefined;
  const stated = child(tree, BY_DATE)!;
  const trend = readTrend(stated, join(path, BY_DATE), issues);
  if (trend === undefined) return undefined;
  for (const [, value] of trend) warnIfUnexpected(distributionOf(value), parameter, stated.at, path, issues);
  return { distribution: distributionOf(trend[0]![1]), trend, drawn: undefined, ...basis, at: tree.at, path };
}

function scalarValue(tree: Tree): number | string | undefined {
  if (tree.kind !== 'scalar' || typeof tree.value === 'boolean' || tree.value === null) return undefined;
  return tree.value;
}

/** The number that a word stands for; undefined when it is none of the words. */
function indexOfWord(stated: unknown, choices: readonly string[]): number | undefined {
  const index = choices.indexOf(String(stated));
  return index < 0 ? undefined : index;
}

/** The ways in which a map may state its value. */
const ways = ['value', BY_DATE, ...distributionKinds.keys()];

/** Whether a map states its value in just one way; if not, that is reported. */
function saidOnce(tree: Tree, path: string, { moves }: Parameter, issues: Issues): boolean {
  const said = ways.filter((way) => child(tree, way) !== undefined);
  if (said.length === 1) return true;
  const found = said.length === 0 ? 'found none' : `found ${said.join(' and ')}`;
  issues.error(tree.at, path, `expected one of ${ways.filter((way) => moves || way !== BY_DATE).join(', ')}; ${found}`);
  return false;
}

function mapValue(tree: Tree, path: string, parameter: Parameter, issues: Issues): Value | string | undefined {
  if (!saidOnce(tree, path, parameter, issues)) return undefined;
  const kind = ways.find((way) => child(tree, way) !== undefined)!;
  const stated = child(tree, kind)!;
  if (kind === 'value') return scalarValue(stated);
  if (stated.kind !== 'list') return undefined;
  const args = stated.items.map((item) => (item.kind === 'scalar' ? item.value : undefined));
  if (!args.every((argument) => typeof argument === 'number')) return undefined;
  const spec: DistributionSpec = { kind: kind as DistributionSpec['kind'], args };
  const problem = distributionProblem(spec) ?? onePoint(spec);
  if (problem === undefined) return spec;
  issues.error(stated.at, `${path}.${kind}`, problem);
  return undefined;
}

/** A distribution over one value is a constant in disguise, and more likely a list that lost its other values. */
function onePoint({ kind, args }: DistributionSpec): string | undefined {
  if (kind !== 'empirical' || args.length > 1) return undefined;
  return `an empirical distribution has two values or more; write the number itself, ${args[0]}`;
}

/** What a distribution can give: its support, or where that is infinite, what the finest uniform gives. */
export function reach(spec: DistributionSpec): [number, number] {
  const distribution = makeDistribution(spec);
  const [lo, hi] = distribution.support;
  return [
    Number.isFinite(lo) ? lo : distribution.quantile(FINEST),
    Number.isFinite(hi) ? hi : distribution.quantile(1 - FINEST),
  ];
}

/** Why a value may not be used for a parameter: it lies, or can be drawn, outside the parameter's range. */
export function outOfRange(spec: DistributionSpec, parameter: Parameter): string | undefined {
  const [lo, hi] = reach(spec);
  const [least, most] = parameter.range;
  const below = !(lo >= least);
  if (!below && hi <= most) return undefined;
  const limit = below ? `the smallest accepted is ${least}` : `the largest accepted is ${most}`;
  const value = Number((below ? lo : hi).toPrecision(4));
  const said = spec.kind === 'constant' ? `${value} is out of range` : `${writeValue(spec)} can draw ${value}`;
  return `${said}: ${limit} (${parameter.unit})`;
}

/** Warns of values over a fifth outside what the evidence expects, where the evidence gives a range. */
function warnIfUnexpected(spec: DistributionSpec, parameter: Parameter, at: Place, path: string, issues: Issues): void {
  const { default: standard, expected } = parameter;
  if (expected === undefined && typeof standard !== 'object') return;
  const [expectedLo, expectedHi] = expected ?? reach(standard as DistributionSpec);
  const [lo, hi] = reach(spec);
  const below = lo < expectedLo - 0.2 * Math.abs(expectedLo);
  if (!below && hi <= expectedHi + 0.2 * Math.abs(expectedHi)) return;
  const found = Number((below ? lo : hi).toPrecision(4));
  const least = Number(expectedLo.toPrecision(4));
  const range =
    expectedHi < parameter.range[1] ? `${least} to ${Number(expectedHi.toPrecision(4))}` : `${least} or more`;
  const pence = parameter.unit === 'GBP' && hi > 20 * expectedHi ? '; is it in pence?' : '';
  issues.warn(
    at,
    path,
    `${found} is over 20% outside the evidence, ${range} (${parameter.unit}; ${parameter.source})${pence}`,
  );
}

/** A value as somebody set it, as text. */
export function writeGiven({ distribution, trend, list }: Given, parameter?: Parameter): string {
  if (list !== undefined) return writeList(list);
  return trend === undefined ? writeValue(distribution, parameter) : writeTrend(trend);
}

/** A list as text, as `--set` takes it. */
export function writeList(list: readonly number[]): string {
  return `[${list.join(', ')}]`;
}

/** A value as text: a number, `triangular(1, 2, 3)`, the parameter's word for none or for this number. */
export function writeValue(spec: DistributionSpec | null, parameter?: Parameter): string {
  if (spec === null) return parameter?.word ?? '';
  if (parameter?.choices) return parameter.choices[spec.args[0]!]!;
  return spec.kind === 'constant' ? String(spec.args[0]) : `${spec.kind}(${spec.args.join(', ')})`;
}
