/** `builds:` of a file: who takes which, whose numbers win, and what is refused where. */
import { describe, expect, it } from 'vitest';
import { mechanismById } from '../../../src/model/mechanisms/registry.js';
import { distributionOf, triangular } from '../../../src/model/parameter.js';
import { presets } from '../../../src/model/strategies/registry.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, mechanismAt, swap } from '../sample.js';

const base = `${swap(
  'trusts:\n  ashby: {label: Ashby General}\n  brook: {}',
  `releases:
  n1: {available: 2026-04-06}
  n2: {available: 2027-04-05, adds: [theatres], scope_share: 0.4}
  s1: {available: 2026-05-04}
builds:
  north: {label: North, supplier: One, releases: [n1, n2], fit_share: {value: 0.8, source: S1}}
  south: {label: South, supplier: Two, extends: local, releases: [s1], source: S2}
trusts:
  ashby: {label: Ashby General}
  brook: {}
  coxley: {known: {go_live: 2026-06-01, build: south, release: s1}}`,
)}  regions:
    extends: national
    build: north
    for_trusts:
      brook: {build: south, mechanisms: {local_configuration: {fixes_per_week: 0.4}}}
  child: {extends: regions, mechanisms: {local_configuration: {fit_share: 0.5}}}
  plain: {}
`;
const { settings, inputs, warnings } = parseScenario(base);
const buildsOf = (strategy: string) => settings.strategies.find(({ id }) => id === strategy)!.builds;
const preset = (id: string, key: string) =>
  presets.find((p) => p.id === id)!.mechanisms['local_configuration']![key]!.value;
const numberAt = (strategy: string, trust: string, key: string) =>
  mechanismAt(parseScenario(base), strategy, 'local_configuration', trust)!.values[key]!.distribution;
const constant = (value: number) => distributionOf(value);

describe('who takes which build', () => {
  it('a preset brings its own; a strategy names one for all, and another for single trusts; one that is silent is national', () => {
    expect(buildsOf('national')).toEqual(['national', 'national', 'national']);
    expect(buildsOf('local').slice(0, 2)).toEqual(['local', 'local']);
    expect(buildsOf('regions').slice(0, 2)).toEqual(['north', 'south']);
    expect(buildsOf('child').slice(0, 2)).toEqual(['north', 'south']);
    expect(buildsOf('plain').slice(0, 2)).toEqual(['national', 'national']);
    expect(settings.trusts[2]!.goLiveOnRecord).toMatchObject({ build: 'south', release: 's1' });
    expect(settings.builds).toEqual([
      { id: 'north', label: 'North', releases: ['n1', 'n2'] },
      { id: 'south', label: 'South', releases: ['s1'] },
    ]);
    expect(warnings).toEqual([]);
  });

  it('extending a preset for one trust gives it the build of the preset', () => {
    const mixed = parseScenario(`${base}  mixed: {extends: national, for_trusts: {brook: {extends: local}}}\n`);
    expect(mixed.settings.strategies.at(-1)!.builds).toEqual(['national', 'local', 'national']);
  });
});

describe('whose numbers win', () => {
  it('what is extended, the build, the strategy', () => {
    expect(numberAt('regions', 'ashby', 'fit_share')).toEqual(constant(0.8));
    expect(numberAt('child', 'ashby', 'fit_share')).toEqual(constant(0.5));
    expect(numberAt('regions', 'ashby', 'shared_defects_share')).toEqual(preset('national', 'shared_defects_share'));
    expect(numberAt('regions', 'brook', 'shared_defects_share')).toEqual(preset('local', 'shared_defects_share'));
    expect(numberAt('regions', 'brook', 'fixes_per_week')).toEqual(constant(0.4));
    const known = settings.trusts[2]!.goLiveOnRecord!.configuration!;
    expect(known.values['shared_defects_share']!.distribution).toEqual(preset('local', 'shared_defects_share'));
  });

  it('a build called like that of a preset is that build, with what is said of it', () => {
    const own = parseScenario(base.replace('builds:\n', 'builds:\n  national: {fit_share: 0.9}\n'));
    const at = (key: string) => mechanismAt(own, 'national', 'local_configuration', 'ashby')!.values[key]!.distribution;
    expect(at('fit_share')).toEqual(constant(0.9));
    expect(at('propagation_probability')).toEqual(preset('national', 'propagation_probability'));
  });

  it('the presets and the model agree how often a fixed defect is met again (P9b)', () => {
    const often = triangular(0.05, 0.15, 0.35);
    expect(mechanismById('local_configuration')!.parameters['regression_probability']!.default).toEqual(often);
    for (const id of ['national', 'local']) expect(preset(id, 'regression_probability')).toEqual(often);
  });
});

it('inputs.csv says what each build is and who takes it', () => {
  const rows = inputs.filter(({ path }) => path.startsWith('builds.') || /\.build$/.test(path));
  expect(rows.map(({ path, value, source }) => [path, value, source])).toEqual([
    ['builds.north.label', 'North', ''],
    ['builds.north.supplier', 'One', ''],
    ['builds.north.releases', '[n1, n2]', ''],
    ['builds.north.fit_share', '0.8', 'S1'],
    ['builds.south.label', 'South', 'S2'],
    ['builds.south.supplier', 'Two', 'S2'],
    ['builds.south.extends', 'local', 'S2'],
    ['builds.south.releases', '[s1]', 'S2'],
    ['trusts.coxley.known.build', 'south', ''],
    ['strategies.national.build', 'national', 'extends national'],
    ['strategies.local.build', 'local', 'extends local'],
    ['strategies.regions.build', 'north', ''],
    ['strategies.regions.for_trusts.brook.build', 'south', ''],
    ['strategies.child.build', 'north', 'extends regions'],
    ['strategies.plain.build', 'national', 'one build for all'],
  ]);
});

const faults: [string, [string, string], string, RegExp][] = [
  [
    'a build nobody defines',
    ['build: north', 'build: ¶nroth'],
    'strategies.regions.build',
    /no build is called `nroth`; did you mean `north`/,
  ],
  [
    'for one trust',
    ['brook: {build: south', 'brook: {build: ¶sout'],
    'strategies.regions.for_trusts.brook.build',
    /no build is called `sout`; did you mean `south`/,
  ],
  [
    'on record',
    ['build: south, release', 'build: ¶soth, release'],
    'trusts.coxley.known.build',
    /no build is called `soth`; did you mean `south`/,
  ],
  [
    'a strategy in place of its build, as it was once written',
    ['build: south, release: s1', 'build: ¶regions'],
    'trusts.coxley.known.build',
    /no build is called `regions`; that is a strategy, write the build it takes, `north`/,
  ],
  [
    'a trust on two builds: on record and decided',
    ['brook: {build: south', 'coxley: {build: ¶north'],
    'strategies.regions.for_trusts.coxley.build',
    /`coxley` is known to have gone live on the build `south`; it cannot take another/,
  ],
  [
    'a trust on two builds: of two records',
    ['  plain: {}', '  plain: {known: {trusts: {coxley: {go_live: 2026-06-01, build: ¶north}}}}'],
    'strategies.plain.known.trusts.coxley.build',
    /contradicts trusts.coxley.known, where the build is `south`: a trust takes one build/,
  ],
  [
    'a release of another build',
    ['release: s1}', 'release: ¶n1}'],
    'trusts.coxley.known.release',
    /`n1` is no release of the build `south`, which has s1; did you mean `s1`/,
  ],
  [
    'a release of another build than the strategy takes',
    ['  plain: {}', '  plain: {build: north, known: {trusts: {ashby: {go_live: 2026-06-01, release: ¶s1}}}}'],
    'strategies.plain.known.trusts.ashby.release',
    /`s1` is no release of the build `north`, which has n1, n2/,
  ],
  [
    'a release nobody has',
    ['releases: [n1, n2]', 'releases: [n1, ¶n3]'],
    'builds.north.releases.1',
    /no release is called `n3`; did you mean `n1`/,
  ],
  [
    'no release that is a whole system',
    ['releases: [n1, n2]', 'releases: ¶[n2]'],
    'builds.north.releases',
    /needs a release that is a whole system/,
  ],
  ['no release at all', ['releases: [s1]', 'releases: ¶[]'], 'builds.south.releases', /or leave releases out: all/],
  [
    'a build that extends another of the file',
    ['extends: local, releases', 'extends: ¶north, releases'],
    'builds.south.extends',
    /no preset brings a build called `north`: national, local/,
  ],
  [
    'a number out of range',
    ['fit_share: {value: 0.8', 'fit_share: {value: ¶1.8'],
    'builds.north.fit_share.value',
    /1.8/,
  ],
  ['a key that is none', ['supplier: One', '¶suplier: One'], 'builds.north.suplier', /did you mean `supplier`/],
];

describe('what is refused, and where', () => {
  it.each(faults)('%s', (_, [from, to], path, message) => {
    const { text, place } = marked(base.replace(from, to));
    const found = issuesOf(text).find((issue) => issue.path === path);
    expect(found, JSON.stringify(issuesOf(text))).toBeDefined();
    expect(`${found!.line}:${found!.column}`).toBe(place);
    expect(found!.message).toMatch(message);
  });

  it('a build that nobody takes is warned of; one that only the record names is taken', () => {
    const { text, place } = marked(base.replace('builds:\n', 'builds:\n  ¶east: {}\n'));
    const [warning, ...others] = parseScenario(text).warnings;
    expect(others).toEqual([]);
    expect([warning!.path, `${warning!.line}:${warning!.column}`]).toEqual(['builds.east', place]);
    expect(warning!.message).toMatch(/no trust takes this build/);
    const onRecord = base.replace('build: south, mechanisms', 'build: north, mechanisms');
    expect(parseScenario(onRecord).warnings).toEqual([]);
  });

  it('a record of a strategy that is silent on the build keeps that of the trust', () => {
    const same = base.replace('  plain: {}', '  plain: {known: {trusts: {coxley: {go_live: 2026-06-01}}}}');
    const { record } = parseScenario(same).settings.strategies.at(-1)!;
    expect(record.goLives[2]).toMatchObject({ build: 'south' });
  });
});
