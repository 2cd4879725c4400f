/**
 * One number of the file as the model wants it: the distribution it is drawn from, how often, and where it comes from.
 * A value replaces the one below it whole. Here it is checked that nothing outside the parameter's range can be drawn.
 */
import {
  type DistributionSpec,
  distributionKinds,
  distributionProblem,
  makeDistribution,
} from '../kernel/distribution.js';
import { type Drawn, distributionOf, type Parameter, type Value } from '../model/parameter.js';
import type { Issues } from './issues.js';
import { child, type Place, type Tree, textAt } from './tree.js';

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
  /** How often it is drawn, where that was said. */
  readonly drawn: Drawn | undefined;
  readonly at: Place;
  readonly path: string;
}

/** The smallest step of the uniforms that values are drawn from, 2 to the power -53: nothing nearer to 0 or 1 is used. */
const FINEST = 1.1102230246251565e-16;

/** The basis that a group of the file states for all its numbers; what it does not state stays as above it. */
export function basisOf(tree: Tree | undefined, above: Basis): Basis {
  const source = textAt(tree, 'source');
  const reason = textAt(tree, 'reason');
  const grade = textAt(tree, 'grade');
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
  const basis = tree.kind === 'map' ? basisOf(tree, above) : above;
  const value = tree.kind === 'map' ? mapValue(tree, path, issues) : scalarValue(tree);
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
  return { distribution, drawn: textAt(tree, 'drawn') as Drawn | undefined, ...basis, at: tree.at, path };
}

function scalarValue(tree: Tree): number | string | undefined {
  if (tree.kind !== 'scalar' || typeof tree.value === 'boolean' || tree.value === null) return undefined;
  return tree.value;
}

function mapValue(tree: Tree, path: string, issues: Issues): Value | string | undefined {
  const kinds = [...distributionKinds.keys()];
  const said = ['value', ...kinds].filter((kind) => child(tree, kind) !== undefined);
  const kind = said[0];
  if (said.length !== 1 || kind === undefined) {
    const found = said.length === 0 ? 'found none' : `found ${said.join(' and ')}`;
    issues.error(tree.at, path, `expected one of value, ${kinds.join(', ')}; ${found}`);
    return undefined;
  }
  const stated = child(tree, kind)!;
  if (kind === 'value') return scalarValue(stated);
  if (stated.kind !== 'list') return undefined;
  const args = stated.items.map((item) => (item.kind === 'scalar' ? item.value : undefined));
  if (!args.every((argument) => typeof argument === 'number')) return undefined;
  const spec: DistributionSpec = { kind: kind as DistributionSpec['kind'], args };
  const problem = distributionProblem(spec);
  if (problem === undefined) return spec;
  issues.error(stated.at, `${path}.${kind}`, problem);
  return undefined;
}

/** What a distribution can give: its support, or where that is infinite, what the finest uniform gives. */
function reach(spec: DistributionSpec): [number, number] {
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
  if (typeof parameter.default !== 'object') return;
  const [expectedLo, expectedHi] = reach(parameter.default);
  const [lo, hi] = reach(spec);
  const below = lo < expectedLo - 0.2 * Math.abs(expectedLo);
  if (!below && hi <= expectedHi + 0.2 * Math.abs(expectedHi)) return;
  const found = Number((below ? lo : hi).toPrecision(4));
  const range = `${Number(expectedLo.toPrecision(4))} to ${Number(expectedHi.toPrecision(4))}`;
  issues.warn(at, path, `${found} is over 20% outside the evidence, ${range} (${parameter.unit}; ${parameter.source})`);
}

/** A value as text: a number, `triangular(1, 2, 3)`, or the word given for none. */
export function writeValue(spec: DistributionSpec | null, word = ''): string {
  if (spec === null) return word;
  return spec.kind === 'constant' ? String(spec.args[0]) : `${spec.kind}(${spec.args.join(', ')})`;
}
