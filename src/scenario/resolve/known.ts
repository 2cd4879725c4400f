/**
 * `known:` what the record fixes. That of a trust holds under every strategy and lies before `decide_from`; that of a
 * strategy holds under it alone. What it contradicts is reported.
 */
import { mechanismById } from '../../model/mechanisms/registry.js';
import type { MechanismSettings, RecordedGoLive, ReleaseSettings, StrategyRecord } from '../../model/settings.js';
import { formatDate, parseDate } from '../calendar/calendar.js';
import { dayAt, dayWithin, type Horizon } from '../calendar/dates.js';
import type { Issues } from '../text/issues.js';
import { BEFORE } from '../text/known-words.js';
import { didYouMean } from '../text/nearest.js';
import { child, join, type MapTree, mapAt, placeOf, type Tree, textAt } from '../text/tree.js';
import { type Block, resolveMechanism } from './resolve-mechanisms.js';
import type { TrustRead } from './resolve-trusts.js';
import type { Strategies, StrategyRead } from './strategies.js';

/** The mechanism by which builds differ; a known go-live fixes its settings. */
const BUILD = 'local_configuration';
/** A go-live called `before` was this many days before the start: over a year, when most has settled. */
const LONG_BEFORE = -400;

/** What knowing is read against. */
export interface KnownFrame extends Horizon {
  /** Day from which strategies decide; null: the file does not say. */
  readonly decideFrom: number | null;
  readonly releases: readonly ReleaseSettings[];
  readonly world: Block;
  readonly strategies: Strategies;
}

/** Day from which strategies decide, of the file. */
export function readDecideFrom(file: MapTree, horizon: Horizon, issues: Issues): number | null {
  return dayWithin(file, 'decide_from', '', horizon, issues) ?? null;
}

/** What the record says of the trusts, whatever the strategy; null: nothing. */
export function knownOfTrusts(
  trusts: readonly TrustRead[],
  frame: KnownFrame,
  issues: Issues,
): (RecordedGoLive | null)[] {
  return trusts.map((trust) => {
    if (trust.known === undefined) return null;
    const path = `trusts.${trust.id}.known`;
    const known = readGoLive(trust.known, path, frame, issues);
    if (known === undefined) return null;
    const { decideFrom } = frame;
    if (decideFrom !== null && known.day >= decideFrom) {
      const date = formatDate(frame.start + decideFrom);
      issues.error(
        placeOf(trust.known, 'go_live'),
        join(path, 'go_live'),
        `comes after decide_from, ${date}: from there on strategies decide; a strategy's own \`known\` may say it`,
      );
    }
    const name = textAt(trust.known, 'build');
    return { ...known, build: name === undefined ? null : namedBuild(name, trust, join(path, 'build'), frame, issues) };
  });
}

/** What the record says under one strategy: its own `known`, over those of what it extends. */
export function knownOfStrategy(
  strategy: StrategyRead,
  trusts: readonly TrustRead[],
  always: readonly (RecordedGoLive | null)[],
  frame: KnownFrame,
  issues: Issues,
): StrategyRecord {
  let hold: StrategyRecord['hold'] = null;
  const goLives: (RecordedGoLive | null)[] = trusts.map(() => null);
  const counts: StrategyRecord['openSevere'][number][] = trusts.map(() => []);
  for (const { id, known } of frame.strategies.chain(strategy)) {
    if (known === undefined) continue;
    const path = `strategies.${id}.known`;
    hold = readHold(child(known, 'programme'), join(path, 'programme'), frame, issues) ?? hold;
    for (const [name, entry] of mapAt(known, 'trusts')?.entries ?? []) {
      const index = trusts.findIndex((trust) => trust.id === name);
      const here = join(path, `trusts.${name}`);
      if (index < 0) {
        const hint = didYouMean(
          name,
          trusts.map((trust) => trust.id),
        );
        issues.error(entry.key, here, `no trust is called \`${name}\`${hint}`);
        continue;
      }
      const goLive = readGoLive(entry.value, here, frame, issues);
      if (goLive !== undefined) {
        if (always[index] !== null && always[index]?.day !== goLive.day) {
          const date = formatDate(frame.start + always[index]!.day);
          const message = `contradicts trusts.${name}.known, where the go-live is ${date}`;
          issues.error(placeOf(entry.value, 'go_live'), join(here, 'go_live'), message);
        }
        goLives[index] = { ...goLive, build: buildUnder(strategy, entry.value, trusts[index]!, here, frame, issues) };
      }
      const open = readOpenSevere(entry.value, here, frame, issues);
      if (open.length > 0) counts[index] = open;
    }
  }
  return { hold, goLives, openSevere: counts };
}

function readHold(
  tree: Tree | undefined,
  path: string,
  frame: KnownFrame,
  issues: Issues,
): StrategyRecord['hold'] | undefined {
  if (tree === undefined) return undefined;
  const beginsDay = dayWithin(tree, 'hold_begins', path, frame, issues);
  const greenLightDay = dayWithin(tree, 'green_light', path, frame, issues) ?? null;
  if (beginsDay === undefined) {
    if (greenLightDay !== null && !issues.within(path))
      issues.error(tree.at, path, 'a green light needs hold_begins, the day on which the hold began');
    return undefined;
  }
  if (greenLightDay !== null && greenLightDay <= beginsDay) {
    issues.error(placeOf(tree, 'green_light'), join(path, 'green_light'), 'green_light must come after hold_begins');
  }
  return { beginsDay, greenLightDay };
}

function readGoLive(tree: Tree, path: string, frame: KnownFrame, issues: Issues): RecordedGoLive | undefined {
  if (child(tree, 'go_live') === undefined) return undefined;
  const before = textAt(tree, 'go_live') === BEFORE;
  const day = before ? LONG_BEFORE : dayAt(tree, 'go_live', frame);
  if (day === undefined) return undefined;
  if (day >= frame.days) {
    const message = `${formatDate(frame.start + day)} is after the end, ${formatDate(frame.start + frame.days)}`;
    issues.error(placeOf(tree, 'go_live'), join(path, 'go_live'), message);
  }
  const phase = (textAt(tree, 'phase') ?? 'stable') as RecordedGoLive['phase'];
  if (child(tree, 'phase') !== undefined && day >= 0) {
    issues.error(placeOf(tree, 'phase'), join(path, 'phase'), 'only a go-live before the start has a phase on day 0');
  }
  const release = textAt(tree, 'release') ?? null;
  if (release !== null && !frame.releases.some(({ id }) => id === release)) {
    const hint = didYouMean(
      release,
      frame.releases.map(({ id }) => id),
    );
    issues.error(placeOf(tree, 'release'), join(path, 'release'), `no release is called \`${release}\`${hint}`);
  }
  return { day, build: null, release, openSevere: readOpenSevere(tree, path, frame, issues), phase };
}

/** Counts by date; a plain number is the count on day 0. */
function readOpenSevere(tree: Tree, path: string, frame: KnownFrame, issues: Issues): [number, number][] {
  const said = child(tree, 'open_severe');
  if (said?.kind === 'scalar' && typeof said.value === 'number') return [[0, said.value]];
  const here = join(path, 'open_severe');
  const counts = [...(said?.kind === 'map' ? said.entries : [])].flatMap(
    ([date, { key, value }]): [number, number][] => {
      const number = parseDate(date);
      if (number === undefined || value.kind !== 'scalar' || typeof value.value !== 'number') return [];
      const day = number - frame.start;
      if (day < 0 || day >= frame.days) issues.error(key, join(here, date), `${date} is not within the scenario`);
      return [[day, value.value]];
    },
  );
  return counts.sort((a, b) => a[0] - b[0]);
}

function buildUnder(
  strategy: StrategyRead,
  tree: Tree,
  trust: TrustRead,
  path: string,
  frame: KnownFrame,
  issues: Issues,
): MechanismSettings | null {
  const name = textAt(tree, 'build');
  if (name !== undefined) return namedBuild(name, trust, join(path, 'build'), frame, issues, placeOf(tree, 'build'));
  return buildOf(
    [...frame.strategies.blocks(strategy), ...frame.strategies.trustBlocks(strategy, trust.id)],
    trust,
    frame,
  );
}

function namedBuild(
  name: string,
  trust: TrustRead,
  path: string,
  frame: KnownFrame,
  issues: Issues,
  at = placeOf(trust.known!, 'build'),
): MechanismSettings | null {
  const { strategies } = frame;
  const source = strategies.find(name);
  if (source === undefined) {
    const hint = didYouMean(name, strategies.names());
    issues.error(at, path, `no strategy or preset is called \`${name}\`${hint}`);
    return null;
  }
  return buildOf([...strategies.blocks(source), ...strategies.trustBlocks(source, trust.id)], trust, frame);
}

function buildOf(blocks: readonly Block[], trust: TrustRead, { world }: KnownFrame): MechanismSettings | null {
  const build = resolveMechanism(mechanismById(BUILD)!, [world, ...trust.blocks, ...blocks]);
  return build.on ? { id: BUILD, values: build.values } : null;
}
