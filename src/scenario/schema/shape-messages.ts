/**
 * Says in words what zod found: for each of its issues the place in the file, what is expected there, what stands there
 * and the nearest name. zod's own sentences are not used; of a union it only says that nothing fits.
 */
import { z } from 'zod';
import { serviceKinds } from '../../model/care/kinds.js';
import { mechanismById } from '../../model/mechanisms/registry.js';
import type { Parameter } from '../../model/parameter.js';
import { dateProblem, formatDate } from '../calendar/calendar.js';
import { meantDate, meantNumber } from '../calendar/meant.js';
import type { Issues } from '../text/issues.js';
import { show } from '../text/issues.js';
import { child, join, type MapTree, type Place, plain, type Tree } from '../text/tree.js';
import { withMeantNames } from './meant-names.js';
import { BY_DATE } from './schema-parameters.js';
import { expectation, fitting, keysHere, options, shapeAt, shapeOf, unitOf, words } from './shape.js';

/**
 * Checks the shape of a whole file and reports every fault.
 * @returns  the file with misspelt keys under the names that were meant, for what is checked next
 */
export function checkShape(schema: z.ZodType, tree: MapTree, issues: Issues): MapTree {
  const result = schema.safeParse(plain(tree), { jitless: true });
  if (result.success) return tree;
  const misfits = result.error.issues.flatMap((issue) => misfitsOf(schema, tree, issue, []));
  const meant = new Map<string, string>();
  for (const { path, issue } of misfits) {
    for (const key of issue.code === 'unrecognized_keys' ? issue.keys : []) {
      if (issues.full) return tree;
      const near = unknownKey(schema, tree, path, key, issues);
      if (near !== undefined) meant.set(dottedOf([...path, key]), near);
    }
  }
  if (meant.size > 0) return checkShape(schema, withMeantNames(tree, meant), issues);
  for (const { path, issue } of misfits) {
    if (issues.full) break;
    if (issue.code !== 'unrecognized_keys') reportMisfit(schema, tree, path, issue, issues);
  }
  return tree;
}

type Path = readonly PropertyKey[];

/** What does not fit, and where. */
interface Misfit {
  readonly path: Path;
  readonly issue: z.core.$ZodIssue;
}

/** Of a union that nothing fits, what does not fit the form that was meant. */
function misfitsOf(root: z.ZodType, tree: Tree, issue: z.core.$ZodIssue, base: Path): Misfit[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ path, issue }];
  const { schema, tree: node } = shapeAt(root, tree, path);
  if (schema !== undefined && (node?.kind === 'map' || node?.kind === 'list')) {
    const form = node.kind === 'map' ? fitting(schema, node) : listForm(schema);
    const branch = form === undefined ? -1 : options(schema).indexOf(form);
    const within = flatErrors(issue)[branch];
    if (within !== undefined) return within.flatMap((inner) => misfitsOf(root, tree, inner, path));
  }
  return [{ path, issue }];
}

function reportMisfit(root: z.ZodType, tree: Tree, path: Path, issue: z.core.$ZodIssue, issues: Issues): void {
  const { schema, tree: node } = shapeAt(root, tree, path);
  if (schema === undefined) return;
  const dotted = dottedOf(path);
  if (issues.within(dotted)) return;
  if (issue.code === 'invalid_key') {
    issues.error(keyPlace(tree, path), dotted, badId(root, tree, path));
    return;
  }
  if (node === undefined) issues.error(nearestPlace(tree, path), dotted, `missing; expected ${expectation(schema)}`);
  else if (node.kind === 'list' && issue.code === 'too_big')
    issues.error(node.at, dotted, `${tooLong(schema, Number(issue.maximum))}; found a list of ${node.items.length}`);
  else issues.error(node.at, dotted, sentence(schema, node, String(path.at(-1) ?? ''), issues));
}

function listForm(schema: z.ZodType): z.ZodType | undefined {
  return options(schema).find((option) => option instanceof z.ZodArray);
}

/** The errors of a union's options, nested unions laid flat, in the order of `options`. */
function flatErrors(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[][] {
  return issue.errors.flatMap((errors) => {
    const only = errors[0];
    return errors.length === 1 && only?.code === 'invalid_union' && only.path.length === 0
      ? flatErrors(only)
      : [errors];
  });
}

/** What is expected of a list that is too long. */
function tooLong(schema: z.ZodType, most: number): string {
  const wanted = expectation(schema);
  return wanted.startsWith('a list, ') ? `expected a list of up to ${most}` : `expected ${wanted}`;
}

/** What is expected, what was found, and a hint where there is one. */
function sentence(schema: z.ZodType, node: Tree, key: string, issues: Issues): string {
  const wanted = `expected ${expectation(schema)}`;
  if (node.kind === 'list' && listForm(schema)) return `${wanted}; found a list of ${node.items.length}`;
  if (node.kind !== 'scalar') return `${wanted}; found a ${node.kind}`;
  if (node.value === null) return `${wanted}; found nothing`;
  if (node.value === '') return `${wanted}; found empty text`;
  const found = typeof node.value === 'string' ? `"${show(node.text)}"` : `\`${show(node.text)}\``;
  const dates = options(schema).some((option) => option instanceof z.ZodISODate);
  const unit = unitOf(schema);
  if (typeof node.value === 'string') {
    const meant = dates ? meantDate(node.text) : undefined;
    const problem =
      dates && (meant !== undefined || /^[-\d\s/.]+$/.test(node.text)) ? dateProblem(node.text) : undefined;
    const hint = meant === undefined ? '' : `; did you mean ${formatDate(meant)}?`;
    if (problem !== undefined) return `${found} is no date: ${problem}${hint}`;
    if (unit !== undefined && /^[-+.£$€~\d]/.test(node.text)) {
      const field =
        unit === '' ? '' : `; ${key === '' ? 'this' : `\`${key}\``} is in ${unit} and wants the plain number`;
      return `${wanted}; found ${found}${field}${numberHint(schema, meantNumber(node.text, false))}`;
    }
    if (/^[\w-]+(\s*;\s*[\w-]+)+$/.test(node.text))
      return `${wanted}; found ${found}: entries of a list are separated by commas`;
    return `${wanted}; found ${found}${issues.didYouMean(node.text, words(schema))}`;
  }
  if (schema instanceof z.ZodString) return `${wanted}; found ${found}: write it in quotes`;
  return `${wanted}; found ${found}${typeof node.value === 'number' ? shareHint(schema, node.value) : ''}`;
}

/** A share is out of one: whoever writes 80 means 0.8. */
function shareHint(schema: z.ZodType, found: number): string {
  const share = Number((found / 100).toPrecision(12));
  return found > 1 && found <= 100 && /^(share|probability)/.test(unitOf(schema) ?? '')
    ? numberHint(schema, share)
    : '';
}

/** `; did you mean ...?` where a number would be accepted. */
function numberHint(schema: z.ZodType, meant: number | undefined): string {
  return meant !== undefined && schema.safeParse(meant).success ? `; did you mean ${meant}?` : '';
}

/** Reports a key that is none; returns the one that was meant, where one is near, is not there and fits the value. */
function unknownKey(root: z.ZodType, tree: Tree, path: Path, key: string, issues: Issues): string | undefined {
  const { schema, tree: node } = shapeAt(root, tree, path);
  const dotted = dottedOf([...path, key]);
  if (schema === undefined || issues.within(dotted)) return undefined;
  const at = node?.kind === 'map' ? (node.entries.get(key)?.key ?? node.at) : nearestPlace(tree, path);
  const refused = refusedByRule(path.map(String), key) ?? notByDate(schema, path, key);
  if (refused !== undefined) {
    issues.error(at, dotted, refused);
    return undefined;
  }
  const names = keysHere(schema, node);
  const near = issues.nearest(key, names);
  const shape = near === undefined ? undefined : shapeOf(schema, node, near);
  const unit = shape === undefined ? undefined : unitOf(shape);
  let hint = '';
  if (near !== undefined) hint = `; did you mean \`${near}\`${unit ? ` (in ${unit})` : ''}?`;
  else if (names.length <= 12) hint = `; keys here: ${names.join(', ')}`;
  issues.error(at, dotted, `unknown key \`${show(key)}\`${hint}`);
  const value = child(node, key);
  const isMeant =
    value !== undefined && child(node, near ?? '') === undefined && shape?.safeParse(plain(value)).success;
  return isMeant ? near : undefined;
}

function dottedOf(path: Path): string {
  return path.reduce<string>((all, key) => join(all, String(key)), '');
}

/** Why a mechanism, or a number of one, that exists may not stand here: the world, or the whole programme. */
function refusedByRule(path: readonly string[], key: string): string | undefined {
  const at = path.lastIndexOf('mechanisms');
  if (at < 0) return undefined;
  const below = [...path.slice(at + 1), key];
  const mechanism = mechanismById(below[0]!);
  if (mechanism === undefined) return undefined;
  const single = path[at - 2] === 'trusts' || path[at - 2] === 'trust_templates' || path[at - 2] === 'for_trusts';
  if (single && mechanism.scope === 'programme') {
    return `\`${mechanism.id}\` is one for the whole programme and cannot be set for a single trust`;
  }
  const now = mechanism.formerly?.get(below.slice(1).join('.'));
  if (now !== undefined) return `\`${show(key)}\` is written otherwise now: ${now}`;
  const elsewhere = `it is the same under every strategy; set it under \`mechanisms\` of the scenario`;
  if (below.length === 1) return `\`${mechanism.id}\` describes the world, not a decision: ${elsewhere}`;
  const name = below.slice(1).join('.');
  const inGroup = Object.keys(mechanism.parameters).some((k) => k === name || k.startsWith(`${name}.`));
  return inGroup ? `\`${name}\` of \`${mechanism.id}\` describes the world, not a decision: ${elsewhere}` : undefined;
}

/** Why a number that exists may not be given by date. */
function notByDate(schema: z.ZodType, path: Path, key: string): string | undefined {
  if (key !== BY_DATE || unitOf(schema) === undefined) return undefined;
  const name = show(String(path.at(-1)));
  return `\`${name}\` is one number for the whole scenario; by date there can be: ${movingKeys().join(', ')}`;
}

/** The names of the numbers that a file may give by date. */
function movingKeys(): string[] {
  const fields = serviceKinds.flatMap((kind) => Object.entries<Parameter>(kind.fields));
  return [...new Set(fields.filter(([, parameter]) => parameter.moves).map(([key]) => key))];
}

function badId(root: z.ZodType, tree: Tree, path: Path): string {
  const problem = path.at(-2) === BY_DATE ? dateProblem(String(path.at(-1))) : undefined;
  if (problem !== undefined) return `\`${show(String(path.at(-1)))}\` is no date: ${problem}`;
  const { schema } = shapeAt(root, tree, path.slice(0, -1));
  const record = schema === undefined ? undefined : options(schema).find((option) => option instanceof z.ZodRecord);
  const rule = record instanceof z.ZodRecord ? expectation(record.keyType as z.ZodType) : 'an id';
  return `expected ${rule}; found \`${show(String(path.at(-1)))}\``;
}

function keyPlace(tree: Tree, path: Path): Place {
  const parent = path.slice(0, -1).reduce<Tree | undefined>((node, key) => child(node, String(key)), tree);
  if (parent?.kind !== 'map') return nearestPlace(tree, path);
  return parent.entries.get(String(path.at(-1)))?.key ?? parent.at;
}

/** The place of the last thing on a path that is in the file: its key where it has one. */
function nearestPlace(tree: Tree, path: Path): Place {
  let here = tree;
  let place = tree.at;
  for (const key of path) {
    const entry = here.kind === 'map' ? here.entries.get(String(key)) : undefined;
    const next = entry?.value ?? (here.kind === 'list' ? here.items[Number(key)] : undefined);
    if (next === undefined) break;
    place = entry?.key ?? next.at;
    here = next;
  }
  return place;
}
