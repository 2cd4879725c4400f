/**
 * `builds:` of the system: what each is called, which releases are of it and the numbers that it lays under those of a
 * strategy that takes it. Presets bring builds of their own names; a build of the file that is called like one of them
 * is that build, with what the file says of it on top.
 */
import { localConfiguration } from '../../model/mechanisms/local-configuration.js';
import type { BuildSettings, ReleaseSettings } from '../../model/settings.js';
import type { Preset } from '../../model/strategies/preset.js';
import { presets } from '../../model/strategies/registry.js';
import { buildsKey } from '../keys/programme-keys.js';
import { Issues } from '../text/issues.js';
import { child, join, type MapTree, nowhere, type Place, placeOf, scalarOf, type Tree } from '../text/tree.js';
import type { Horizon } from './horizon.js';
import { type Read, readKey, type Stated } from './read-keys.js';
import { type Block, presetBlocks } from './resolve-mechanisms.js';
import { readLayer } from './tables.js';
import { basisOf, noBasis } from './values.js';

/** The build of a trust where nobody names one. */
const DEFAULT_BUILD = 'national';

/** A build, and the blocks by which its numbers differ, lowest first. */
export interface BuildRead extends BuildSettings {
  readonly at: Place;
  readonly blocks: readonly Block[];
}

/** All builds there are: those of the file, and those that presets bring. */
export class Builds {
  readonly own: readonly BuildRead[];
  readonly #byId: ReadonlyMap<string, BuildRead>;

  constructor(own: readonly BuildRead[]) {
    this.own = own;
    this.#byId = new Map([...presets.map(ofPreset), ...own].map((build) => [build.id, build]));
  }

  /** The build of a trust where nobody names one. */
  get standard(): BuildRead {
    return this.#byId.get(DEFAULT_BUILD)!;
  }

  names(): string[] {
    return [...this.#byId.keys()];
  }

  find(id: string): BuildRead | undefined {
    return this.#byId.get(id);
  }
}

/** A build that something takes, and where the file says so. */
export interface NamedBuild {
  readonly build: BuildRead;
  readonly at: Place;
  readonly path: string;
}

/** The build at `build:` of a map of the file, if it names one that there is. */
export function namedBuild(tree: Tree, path: string, builds: Builds, issues: Issues): NamedBuild | undefined {
  const key = 'build';
  const name = scalarOf(child(tree, key));
  if (typeof name !== 'string') return undefined;
  const here = { at: placeOf(tree, key), path: join(path, key) };
  const build = builds.find(name);
  if (build !== undefined) return { build, ...here };
  issues.error(here.at, here.path, `no build is called \`${name}\`${issues.didYouMean(name, builds.names())}`);
  return undefined;
}

function ofPreset(preset: Preset): BuildRead {
  const { id, label } = preset;
  return { id, label, releases: null, at: nowhere, blocks: [presetBlocks(preset).build] };
}

type SaidOfBuild = Read<typeof buildsKey.of>['said'];

/** Reads all builds; what they extend, and the releases they name, must be there. */
export function readBuilds(
  file: MapTree,
  { start }: Horizon,
  releases: readonly ReleaseSettings[],
  issues: Issues,
): Builds {
  const { parameters } = buildsKey.of.numbers;
  const tree = child(file, 'builds');
  const read = readKey(buildsKey, tree, 'builds', { start, issues });
  const own = [...(read ?? [])].map(([id, { key: at, value: build }]): BuildRead => {
    const { said, path } = build;
    const entry = child(tree, id)!;
    const basis = basisOf(entry, basisOf(tree, noBasis));
    const values = readLayer(entry, path, parameters, basis, new Issues()); // read before: its issues are reported
    const block: Block = new Map([[localConfiguration.id, { on: undefined, values, at, path, basis }]]);
    return {
      id,
      label: said.label?.value ?? id,
      releases: releasesOf(said.releases, child(entry, 'releases'), join(path, 'releases'), releases, issues),
      at,
      blocks: [...blocksUnder(id, said.extends, issues), block],
    };
  });
  return new Builds(own);
}

function blocksUnder(id: string, base: SaidOfBuild['extends'], issues: Issues): readonly Block[] {
  const preset = presets.find((p) => p.id === (base?.value ?? id));
  if (preset !== undefined) return ofPreset(preset).blocks;
  if (base !== undefined) {
    const names = presets.map((p) => p.id);
    const message = `no preset brings a build called \`${base.value}\`: ${names.join(', ')}${issues.didYouMean(base.value, names)}`;
    issues.error(base.at, base.path, message);
  }
  return [];
}

function releasesOf(
  named: SaidOfBuild['releases'],
  tree: Tree | undefined,
  path: string,
  releases: readonly ReleaseSettings[],
  issues: Issues,
): readonly string[] | null {
  if (named === undefined) return null;
  const ids = new Set(releases.map(({ id }) => id));
  for (const release of named) {
    if (ids.has(release.value)) continue;
    const hint = issues.didYouMean(release.value, ids);
    issues.error(release.at, release.path, `no release is called \`${release.value}\`${hint}`);
  }
  const taken = new Set(named.map(({ value }) => value));
  const own = releases.filter(({ id }) => taken.has(id));
  if (!issues.any && own.every(({ adds }) => adds)) {
    issues.error(
      tree!.at,
      path,
      'a build needs a release that is a whole system, without adds; or leave releases out: all',
    );
  }
  return own.map(({ id }) => id);
}

/** Reports a release on record that is not of the build on record. */
export function checkRelease(release: Stated<string> | undefined, { id, releases }: BuildRead, issues: Issues): void {
  if (release === undefined || releases === null || releases.includes(release.value)) return;
  const has = releases.length === 0 ? 'which has none' : `which has ${releases.join(', ')}`;
  const hint = issues.didYouMean(release.value, releases);
  issues.error(release.at, release.path, `\`${release.value}\` is no release of the build \`${id}\`, ${has}${hint}`);
}
