/**
 * `known:` what the record fixes. That of a trust holds under every strategy and lies before `decide_from`; that of a
 * strategy holds under it alone. What it contradicts is reported.
 */
import { mechanismById } from '../../model/mechanisms/registry.js';
import type { MechanismSettings, RecordedGoLive, ReleaseSettings, StrategyRecord } from '../../model/settings.js';
import { formatDate } from '../calendar/calendar.js';
import { strategyKnownKey, trustKnownKey } from '../keys/known-keys.js';
import type { Issues } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { child } from '../text/tree.js';
import { dayWithin, type Horizon } from './horizon.js';
import { type Count, type Read, readKey, type Stated } from './read-keys.js';
import { type Block, resolveMechanism } from './resolve-mechanisms.js';
import type { TrustRead } from './resolve-trusts.js';
import type { Strategies, StrategyRead } from './strategies.js';

/** The mechanism by which builds differ; a known go-live fixes its settings. */
const BUILD = 'local_configuration';
/** A go-live called `before` was this many days before the start: over a year, when most has settled. */
const LONG_BEFORE = -400;

/** What the record is read against. */
export interface KnownFrame extends Horizon {
  /** Day from which strategies decide; null: the file does not say. */
  readonly decideFrom: number | null;
  readonly releases: readonly ReleaseSettings[];
  readonly world: Block;
  readonly strategies: Strategies;
}

/** What the record says of a go-live, of a trust or under a strategy: the same keys. */
type SaidOfGoLive = Read<typeof strategyKnownKey.keys.trusts.of>['said'];
type SaidOfHold = Read<typeof strategyKnownKey.keys.programme>;

/** What the record says of the trusts, whatever the strategy; null: nothing. */
export function knownOfTrusts(
  trusts: readonly TrustRead[],
  frame: KnownFrame,
  issues: Issues,
): (RecordedGoLive | null)[] {
  const { start, decideFrom } = frame;
  return trusts.map((trust) => {
    const said = readKey(trustKnownKey, child(trust.tree, 'known'), `trusts.${trust.id}.known`, {
      start,
      issues,
    })?.said;
    const goLive = said && goLiveOf(said, frame, issues);
    if (goLive === undefined) return null;
    if (decideFrom !== null && goLive.day >= decideFrom) {
      const date = formatDate(start + decideFrom);
      const message = `comes after decide_from, ${date}: from there on strategies decide; a strategy's own \`known\` may say it`;
      issues.error(said!.go_live!.at, said!.go_live!.path, message);
    }
    return { ...goLive, build: said?.build ? namedBuild(said.build, trust, frame, issues) : null };
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
  const ids = trusts.map(({ id }) => id);
  for (const { id, tree } of frame.strategies.chain(strategy)) {
    const said = readKey(strategyKnownKey, child(tree, 'known'), `strategies.${id}.known`, { ...frame, issues })?.said;
    hold = holdOf(said?.programme, frame, issues) ?? hold;
    for (const [name, { key, value: group }] of said?.trusts ?? []) {
      const index = ids.indexOf(name);
      if (index < 0) {
        issues.error(key, group.path, `no trust is called \`${name}\`${didYouMean(name, ids)}`);
        continue;
      }
      const goLive = goLiveOf(group.said, frame, issues);
      if (goLive !== undefined) {
        const fixed = always[index]?.day;
        if (fixed === undefined && goLive.day < 0) {
          const message = `a go-live before the start is the same in every future: write it at trusts.${name}.known`;
          issues.error(group.said.go_live!.at, group.said.go_live!.path, message);
        }
        if (fixed !== undefined && fixed !== goLive.day) {
          const message = `contradicts trusts.${name}.known, where the go-live is ${formatDate(frame.start + fixed)}`;
          issues.error(group.said.go_live!.at, group.said.go_live!.path, message);
        }
        const build = buildUnder(strategy, group.said.build, trusts[index]!, frame, issues);
        goLives[index] = { ...goLive, build };
      }
      const open = openSevereOf(group.said.open_severe, frame, issues);
      if (open.length > 0) counts[index] = open;
    }
  }
  return { hold, goLives, openSevere: counts };
}

function holdOf(hold: SaidOfHold | undefined, frame: KnownFrame, issues: Issues): StrategyRecord['hold'] | undefined {
  if (hold === undefined) return undefined;
  const { hold_begins: begins, green_light: green } = hold.said;
  const beginsDay = dayWithin(begins, frame, issues);
  const greenLightDay = dayWithin(green, frame, issues) ?? null;
  if (beginsDay === undefined) {
    if (greenLightDay !== null && !issues.within(hold.path))
      issues.error(hold.at, hold.path, 'a green light needs hold_begins, the day on which the hold began');
    return undefined;
  }
  if (greenLightDay !== null && greenLightDay <= beginsDay) {
    issues.error(green!.at, green!.path, 'green_light must come after hold_begins');
  }
  return { beginsDay, greenLightDay };
}

/** The go-live of an entry, its build left open; undefined when it has none. */
function goLiveOf(said: SaidOfGoLive, frame: KnownFrame, issues: Issues): RecordedGoLive | undefined {
  const { go_live: goLive, release, phase } = said;
  if (goLive === undefined) return undefined;
  const day = goLive.value ?? LONG_BEFORE;
  if (day >= frame.days) {
    const message = `${formatDate(frame.start + day)} is after the end, ${formatDate(frame.start + frame.days)}`;
    issues.error(goLive.at, goLive.path, message);
  }
  if (phase !== undefined && day >= 0) {
    issues.error(phase.at, phase.path, 'only a go-live before the start has a phase on day 0');
  }
  const ids = frame.releases.map(({ id }) => id);
  if (release !== undefined && !ids.includes(release.value)) {
    const hint = didYouMean(release.value, ids);
    issues.error(release.at, release.path, `no release is called \`${release.value}\`${hint}`);
  }
  return {
    day,
    build: null,
    release: release?.value ?? null,
    openSevere: openSevereOf(said.open_severe, frame, issues),
    phase: (phase?.value ?? trustKnownKey.keys.phase.default) as RecordedGoLive['phase'],
  };
}

function openSevereOf(counts: readonly Count[] | undefined, frame: KnownFrame, issues: Issues): [number, number][] {
  return (counts ?? []).map(({ day, count, at, path }) => {
    if (day < 0 || day >= frame.days) {
      issues.error(at, path, `${formatDate(frame.start + day)} is not within the scenario`);
    }
    return [day, count];
  });
}

function buildUnder(
  strategy: StrategyRead,
  build: Stated<string> | undefined,
  trust: TrustRead,
  frame: KnownFrame,
  issues: Issues,
): MechanismSettings | null {
  if (build !== undefined) return namedBuild(build, trust, frame, issues);
  const { strategies } = frame;
  return buildOf([...strategies.blocks(strategy), ...strategies.trustBlocks(strategy, trust.id)], trust, frame);
}

function namedBuild(
  { value: name, at, path }: Stated<string>,
  trust: TrustRead,
  frame: KnownFrame,
  issues: Issues,
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
