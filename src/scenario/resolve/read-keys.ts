/**
 * Reads keys by their description. Nothing is judged here: the shape check has reported what does not fit, and what is
 * missing or faulty is undefined. What keys say together is for those to judge who read them.
 */
import type { SettingsOf } from '../../model/parameter.js';
import { parseDate } from '../calendar/calendar.js';
import type {
  CountsKey,
  DayKey,
  EitherKey,
  GroupKey,
  Key,
  Keys,
  ListKey,
  MapKey,
  NumberKey,
  SpanKey,
} from '../keys/key.js';
import type { Issues } from '../text/issues.js';
import { child, join, numberOf, type Place, scalarOf, type Tree, textAt } from '../text/tree.js';
import { readLayer, resolveTable } from './tables.js';
import { type Basis, basisOf, noBasis } from './values.js';

/** A value, and where the file states it. */
export interface Stated<T> {
  readonly value: T;
  readonly at: Place;
  readonly path: string;
}

/** A number that holds from a day on. */
export interface Count {
  readonly day: number;
  readonly count: number;
  readonly at: Place;
  readonly path: string;
}

/** A map with the keys of a group: what it says of each, and its parameters resolved. */
export interface StatedGroup<T extends Keys> {
  readonly said: { readonly [K in keyof T]: Read<T[K]> | undefined };
  readonly numbers: SettingsOf;
  readonly at: Place;
  readonly path: string;
}

/** An entry of a map, and where its key stands. */
export interface StatedEntry<T> {
  readonly key: Place;
  readonly value: T;
}

/**
 * What reading a key gives. Days count from the start of the scenario; null is the word that stands in place of a date.
 */
export type Read<K extends Key> = K extends DayKey
  ? Stated<number | null>
  : K extends NumberKey
    ? Stated<number>
    : K extends CountsKey
      ? readonly Count[]
      : K extends SpanKey
        ? Stated<readonly [from: number, until: number]>
        : K extends ListKey<infer E extends Key>
          ? readonly Read<E>[]
          : K extends MapKey<infer E extends Key>
            ? ReadonlyMap<string, StatedEntry<Read<E>>>
            : K extends GroupKey<infer T extends Keys>
              ? StatedGroup<T>
              : K extends EitherKey<infer P, infer G>
                ? StatedEither<P, G>
                : Stated<string>;

/** One of the two is there. */
export interface StatedEither<P extends Key, G extends Key> {
  readonly plain: Read<P> | undefined;
  readonly group: Read<G> | undefined;
}

/** What keys are read with. */
export interface KeyReading {
  /** Day number of day 0. */
  readonly start: number;
  readonly issues: Issues;
}

/**
 * Reads what stands at a key.
 * @param tree   the value of the key, or undefined
 * @param above  the basis of the map in which it stands
 */
export function readKey<K extends Key>(
  key: K,
  tree: Tree | undefined,
  path: string,
  reading: KeyReading,
  above: Basis = noBasis,
): Read<K> | undefined {
  return (tree === undefined ? undefined : readAny(key, tree, path, reading, above)) as Read<K> | undefined;
}

function readAny(key: Key, tree: Tree, path: string, reading: KeyReading, above: Basis): unknown {
  const stated = <T>(value: T): Stated<T> => ({ value, at: tree.at, path });
  switch (key.form) {
    case 'day': {
      const value = scalarOf(tree);
      if (key.word !== undefined && value === key.word) return stated(null);
      const day = dayOf(value, reading);
      return day === undefined ? undefined : stated(day);
    }
    case 'number': {
      const value = numberOf(tree);
      return value === undefined ? undefined : stated(value);
    }
    case 'counts':
      return readCounts(tree, path, reading);
    case 'span': {
      const single = key.single ? dayOf(scalarOf(tree), reading) : undefined;
      if (single !== undefined) return stated([single, single + 1]);
      const [from, until] = [dayOf(textAt(tree, 'from'), reading), dayOf(textAt(tree, 'until'), reading)];
      return from === undefined || until === undefined ? undefined : stated([from, until]);
    }
    case 'list':
      if (tree.kind !== 'list') return undefined;
      return tree.items.flatMap((item, i) => readAny(key.of, item, join(path, i), reading, above) ?? []);
    case 'map':
      return tree.kind === 'map' ? readMap(key, tree.entries, path, reading, basisOf(tree, above)) : undefined;
    case 'group':
      return tree.kind === 'map' ? readGroup(key, tree, path, reading, basisOf(tree, above)) : undefined;
    case 'either': {
      const isGroup = isGroupOf(tree);
      return {
        plain: isGroup ? undefined : readAny(key.plain, tree, path, reading, above),
        group: isGroup ? readAny(key.group, tree, path, reading, above) : undefined,
      };
    }
    default: {
      const value = scalarOf(tree);
      return typeof value === 'string' ? stated(value) : undefined;
    }
  }
}

/** Whether a map stands there that is not a value with its source. */
export function isGroupOf(tree: Tree): boolean {
  return tree.kind === 'map' && child(tree, 'value') === undefined;
}

function dayOf(value: unknown, { start }: KeyReading): number | undefined {
  const number = typeof value === 'string' ? parseDate(value) : undefined;
  return number === undefined ? undefined : number - start;
}

/** Counts by date, in the order of the days; a plain number is the count on day 0. */
function readCounts(tree: Tree, path: string, reading: KeyReading): Count[] | undefined {
  const plain = numberOf(tree);
  if (plain !== undefined) return [{ day: 0, count: plain, at: tree.at, path }];
  if (tree.kind !== 'map') return undefined;
  return [...tree.entries]
    .flatMap(([date, { key, value }]): Count[] => {
      const [day, count] = [dayOf(date, reading), numberOf(value)];
      return day === undefined || count === undefined ? [] : [{ day, count, at: key, path: join(path, date) }];
    })
    .sort((a, b) => a.day - b.day);
}

function readMap(
  { of }: MapKey,
  entries: ReadonlyMap<string, StatedEntry<Tree>>,
  path: string,
  reading: KeyReading,
  basis: Basis,
): ReadonlyMap<string, StatedEntry<unknown>> {
  const read = new Map<string, StatedEntry<unknown>>();
  for (const [id, { key, value: tree }] of entries) {
    const value = readAny(of, tree, join(path, id), reading, basis);
    if (value !== undefined) read.set(id, { key, value });
  }
  return read;
}

function readGroup(
  { keys, numbers }: GroupKey,
  tree: Tree,
  path: string,
  reading: KeyReading,
  basis: Basis,
): StatedGroup<Keys> {
  const said = Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [
      name,
      readKey(key, child(tree, name), join(path, name), reading, basis),
    ]),
  );
  const table = numbers?.parameters ?? {};
  const layer = readLayer(tree, path, table, basis, reading.issues);
  return { said, numbers: resolveTable(table, [layer], reading.start).values, at: tree.at, path };
}
