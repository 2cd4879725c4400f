/**
 * `known:` what the record fixes. That of a trust holds under every strategy and lies before `decide_from`; that of a
 * strategy holds under it alone. What it contradicts is reported.
 */
import { localConfiguration } from '../../model/mechanisms/local-configuration.js';
import type { MechanismSettings, RecordedGoLive, ReleaseSettings, StrategyRecord } from '../../model/settings.js';
import { formatDate } from '../calendar/calendar.js';
import { strategyKnownKey, trustKnownKey } from '../keys/known-keys.js';
import type { Issues } from '../text/issues.js';
import { child } from '../text/tree.js';
import { type BuildRead, checkRelease } from './builds.js';
import { dayWithin, type Horizon, isUnknown } from './horizon.js';
import { type Count, type Read, readKey } from './read-keys.js';
import { type Block, resolveMechanism } from './resolve-mechanisms.js';
import type { TrustRead } from './resolve-trusts.js';
import type { Strategies, StrategyRead } from './strategies.js';

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
/** A go-live, its build left open; and what is said of the build. */
type OnDay = Omit<RecordedGoLive, keyof OfBuild>;
type OfBuild = Pick<RecordedGoLive, 'build' | 'configuration'>;
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
    return { ...goLive, ...onBuild(buildOnRecord(said!, frame, issues), trust, frame) };
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
  const ids = new Map(trusts.map(({ id }, index) => [id, index]));
  for (const { id, tree } of frame.strategies.chain(strategy)) {
    const said = readKey(strategyKnownKey, child(tree, 'known'), `strategies.${id}.known`, { ...frame, issues })?.said;
    hold = holdOf(said?.programme, frame, issues) ?? hold;
    for (const [name, { key, value: group }] of said?.trusts ?? []) {
      const index = ids.get(name);
      if (index === undefined) {
        issues.error(key, group.path, `no trust is called \`${name}\`${issues.didYouMean(name, ids.keys())}`);
        continue;
      }
      const goLive = goLiveOf(group.said, frame, issues);
      if (goLive !== undefined) {
        const fixed = always[index] ?? undefined;
        if (fixed === undefined && goLive.day < 0) {
          const message = `a go-live before the start is the same in every future: write it at trusts.${name}.known`;
          issues.error(group.said.go_live!.at, group.said.go_live!.path, message);
        }
        if (fixed !== undefined) checkAgrees(group.said, goLive, name, fixed, frame, issues);
        // Where the record fixes its build under every strategy, this one may be silent.
        const { build, configuration } = fixed ?? buildUnder(strategy, group.said, trusts[index]!, frame, issues);
        goLives[index] = { ...goLive, build, configuration };
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

/** The go-live of an entry; undefined when it has none. */
function goLiveOf(said: SaidOfGoLive, frame: KnownFrame, issues: Issues): OnDay | undefined {
  const { go_live: goLive, release, phase } = said;
  if (goLive === undefined) return undefined;
  const day = goLive.value ?? LONG_BEFORE;
  if (day >= frame.days) {
    const message = `${formatDate(frame.start + day)} is after the end, ${formatDate(frame.start + frame.days)}`;
    issues.error(goLive.at, goLive.path, message);
  }
  if (phase !== undefined && day >= 0 && !isUnknown(issues)) {
    issues.error(phase.at, phase.path, 'only a go-live before the start has a phase on day 0');
  }
  if (release !== undefined && frame.releases.every(({ id }) => id !== release.value)) {
    const hint = issues.didYouMean(
      release.value,
      frame.releases.map(({ id }) => id),
    );
    issues.error(release.at, release.path, `no release is called \`${release.value}\`${hint}`);
  }
  return {
    day,
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

/** What the record says under a strategy may not be otherwise than what it says under all: one day, one build. */
function checkAgrees(
  { go_live: day, build }: SaidOfGoLive,
  goLive: OnDay,
  trust: string,
  fixed: RecordedGoLive,
  { start }: KnownFrame,
  issues: Issues,
): void {
  const contradicts = `contradicts trusts.${trust}.known, where`;
  if (fixed.day !== goLive.day) {
    issues.error(day!.at, day!.path, `${contradicts} the go-live is ${formatDate(start + fixed.day)}`);
  }
  if (build !== undefined && build.value !== fixed.build) {
    issues.error(build.at, build.path, `${contradicts} the build is \`${fixed.build}\`: a trust takes one build`);
  }
}
/** The build that went live under a strategy: as the record says, or else as the strategy decides. */
function buildUnder(
  strategy: StrategyRead,
  said: SaidOfGoLive,
  trust: TrustRead,
  frame: KnownFrame,
  issues: Issues,
): OfBuild {
  if (said.build !== undefined) return onBuild(buildOnRecord(said, frame, issues), trust, frame);
  const { strategies } = frame;
  const decided = strategies.buildOf(strategy, trust.id);
  checkRelease(said.release, decided, issues);
  const blocks = [...strategies.blocks(strategy), ...strategies.trustBlocks(strategy, trust.id)];
  return { build: decided.id, configuration: configurationOf(blocks, trust, frame) };
}

/** The build that the record names; one that nobody defines is reported, and stands as the one that nobody names. */
function buildOnRecord({ build: named, release }: SaidOfGoLive, frame: KnownFrame, issues: Issues): BuildRead {
  const { strategies } = frame;
  const { builds } = strategies;
  if (named === undefined) return builds.standard;
  const build = builds.find(named.value);
  if (build !== undefined) {
    checkRelease(release, build, issues);
    return build;
  }
  const strategy = strategies.own.find(({ id }) => id === named.value);
  const hint =
    strategy === undefined
      ? issues.didYouMean(named.value, builds.names())
      : `; that is a strategy, write the build it takes, \`${strategies.buildOf(strategy).id}\``;
  issues.error(named.at, named.path, `no build is called \`${named.value}\`${hint}`);
  return builds.standard;
}

function onBuild(build: BuildRead, trust: TrustRead, frame: KnownFrame): OfBuild {
  return { build: build.id, configuration: configurationOf(build.blocks, trust, frame) };
}

function configurationOf(
  blocks: readonly Block[],
  trust: TrustRead,
  { world, start }: KnownFrame,
): MechanismSettings | null {
  const { on, values } = resolveMechanism(localConfiguration, [world, ...trust.blocks, ...blocks], start);
  return on ? { id: localConfiguration.id, values } : null;
}
