/** Who wins: default < scenario < trust < what is extended < strategy < for_trusts; and what a trust is made of. */
import { describe, expect, test } from 'vitest';
import { mechanismById, mechanisms } from '../../../src/model/mechanisms/registry.js';
import { COUNTERFACTUAL } from '../../../src/model/settings.js';
import { presets } from '../../../src/model/strategies/registry.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { constantOf, mechanismAt, sample, swap } from '../sample.js';

const withStrategies = (text: string, world = ''): string =>
  `${sample.slice(0, sample.indexOf('strategies:'))}${world}strategies:\n${text}`;

describe('mechanisms', () => {
  const fitAt = (text: string, strategy: string, trust: string): number =>
    constantOf(mechanismAt(parseScenario(text), strategy, 'local_configuration', trust)?.values['fit_share']);

  test('each level wins over the one below it', () => {
    const value = (n: number): string => `{local_configuration: {fit_share: ${n}}}`;
    const levels = [`mechanisms: ${value(0.11)}\n`, value(0.12), value(0.13), value(0.14), value(0.15)] as const;
    const file = (trust: boolean, base: boolean, own: boolean, single: boolean): string => {
      const text = withStrategies(
        `  base: {${base ? `mechanisms: ${levels[2]}` : ''}}\n` +
          `  mine: {extends: base, ${own ? `mechanisms: ${levels[3]},` : ''} for_trusts: {${single ? `ashby: {mechanisms: ${levels[4]}}` : ''}}}\n`,
        levels[0],
      );
      return trust ? swap('{label: Ashby General}', `{mechanisms: ${levels[1]}}`, text) : text;
    };
    expect(fitAt(file(false, false, false, false), 'mine', 'ashby')).toBe(0.11);
    expect(fitAt(file(true, false, false, false), 'mine', 'ashby')).toBe(0.12);
    expect(fitAt(file(true, true, false, false), 'mine', 'ashby')).toBe(0.13);
    expect(fitAt(file(true, true, true, false), 'mine', 'ashby')).toBe(0.14);
    expect(fitAt(file(true, true, true, true), 'mine', 'ashby')).toBe(0.15);
    expect(fitAt(file(true, true, true, true), 'mine', 'brook')).toBe(0.14);
    expect(fitAt(file(true, true, true, true), COUNTERFACTUAL, 'ashby')).toBe(0.12);
    expect(fitAt(file(true, true, true, true), COUNTERFACTUAL, 'brook')).toBe(0.11);
  });

  test('what nobody names is on, with its defaults; the presets lie over the scenario', () => {
    const scenario = parseScenario(swap('strategies:', 'mechanisms: {hold: {lift_defects: 7}}\nstrategies:'));
    for (const mechanism of mechanisms) {
      const trust = mechanism.scope === 'trust' ? 'ashby' : undefined;
      const here = mechanismAt(scenario, 'national', mechanism.id, trust);
      expect(Object.keys(here!.values)).toEqual(Object.keys(mechanism.parameters));
    }
    expect(constantOf(mechanismAt(scenario, 'local', 'hold')?.values['lift_defects'])).toBe(7);
    for (const preset of presets) {
      for (const [id, numbers] of Object.entries(preset.mechanisms)) {
        for (const [key, { value }] of Object.entries(numbers)) {
          const setting = mechanismAt(scenario, preset.id, id, 'brook')!.values[key]!;
          expect(setting.distribution).toEqual(typeof value === 'number' ? { kind: 'constant', args: [value] } : value);
        }
      }
    }
  });

  test('a map merges with the map below it; a value replaces the value below it whole', () => {
    const text = withStrategies(
      '  a: {mechanisms: {hold: {lift_defects: {uniform: [1, 2], drawn: per_world, source: S1}}}}\n' +
        '  b: {extends: a, mechanisms: {hold: {lift_stable_weeks: 9}}}\n' +
        '  c: {extends: b, mechanisms: {hold: {lift_defects: 5}}}\n',
    );
    const scenario = parseScenario(text);
    expect(mechanismAt(scenario, 'b', 'hold')!.values['lift_defects']).toEqual({
      distribution: { kind: 'uniform', args: [1, 2] },
      drawn: 'per_world',
    });
    expect(constantOf(mechanismAt(scenario, 'b', 'hold')!.values['lift_stable_weeks'])).toBe(9);
    expect(mechanismAt(scenario, 'c', 'hold')!.values['lift_defects']!.drawn).toBe('per_trust');
    expect(constantOf(mechanismAt(scenario, 'c', 'hold')!.values['lift_stable_weeks'])).toBe(9);
    expect(scenario.inputs.find((r) => r.path === 'strategies.c.mechanisms.hold.lift_defects')).toMatchObject({
      source: '',
    });
    expect(scenario.inputs.find((r) => r.path === 'strategies.b.mechanisms.hold.lift_defects')).toMatchObject({
      value: 'uniform(1, 2)',
      source: 'S1',
    });
  });

  test('off removes; on, or a map, brings back with what was set below', () => {
    const scenario = parseScenario(
      withStrategies(
        '  none: {}\n  back: {mechanisms: {hold: on}}\n  map: {mechanisms: {hold: {lift_defects: 1}}}\n  again: {extends: back, mechanisms: {hold: off}}\n',
        'mechanisms: {hold: {lift_stable_weeks: 8}, learning_dip: off}\n',
      ).replace('mechanisms: {hold: {lift_stable_weeks: 8}', 'mechanisms: {hold: off'),
    );
    expect(mechanismAt(scenario, 'none', 'hold')).toBeUndefined();
    expect(mechanismAt(scenario, 'again', 'hold')).toBeUndefined();
    expect(mechanismAt(scenario, 'back', 'hold')).toBeDefined();
    expect(constantOf(mechanismAt(scenario, 'map', 'hold')?.values['lift_defects'])).toBe(1);
    expect(mechanismAt(scenario, 'none', 'learning_dip', 'ashby')).toBeUndefined();
    expect(mechanismAt(scenario, COUNTERFACTUAL, 'learning_dip', 'brook')).toBeUndefined();
    expect(scenario.inputs.find((r) => r.path === 'mechanisms.learning_dip')).toMatchObject({
      value: 'off',
      default: 'on',
    });
  });

  test('the order is that of the registry, whatever the order in the file', () => {
    const scenario = parseScenario(
      swap('strategies:', 'mechanisms: {delivery_pool: on, hold: on, defects: on, learning_dip: on}\nstrategies:'),
    );
    const { programme, trusts } = scenario.settings.strategies[0]!;
    const order = mechanisms.map((m) => m.id);
    const sorted = (ids: string[]): string[] => [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    for (const list of [programme, trusts[0]!]) expect(list.map((m) => m.id)).toEqual(sorted(list.map((m) => m.id)));
  });
});

describe('hybrids', () => {
  const text = withStrategies(
    '  national: {extends: national}\n' +
      '  mixed: {extends: national, for_trusts: {ashby: {extends: local, mechanisms: {readiness_gate: off}}}}\n' +
      '  child: {extends: mixed}\n' +
      '  nested: {for_trusts: {ashby: {extends: mixed}}}\n',
  );
  const scenario = parseScenario(text);
  const preset = (id: string): unknown =>
    presets.find((p) => p.id === id)!.mechanisms['local_configuration']!['fit_share']!.value;
  const fitOf = (strategy: string, trust: string): unknown =>
    mechanismAt(scenario, strategy, 'local_configuration', trust)!.values['fit_share']!.distribution;

  test('some trusts local, others national', () => {
    expect(fitOf('mixed', 'ashby')).toEqual(preset('local'));
    expect(fitOf('mixed', 'brook')).toEqual(preset('national'));
    expect(mechanismAt(scenario, 'mixed', 'readiness_gate', 'ashby')).toBeUndefined();
    expect(mechanismAt(scenario, 'mixed', 'readiness_gate', 'brook')).toBeDefined();
  });

  test('are inherited, and can be extended for one trust', () => {
    expect(fitOf('child', 'ashby')).toEqual(preset('local'));
    expect(fitOf('nested', 'ashby')).toEqual(preset('local'));
    expect(mechanismAt(scenario, 'nested', 'readiness_gate', 'ashby')).toBeUndefined();
    expect(mechanismAt(scenario, 'nested', 'readiness_gate', 'brook')).toBeDefined();
  });

  test('are rows of the inputs', () => {
    const rows = scenario.inputs.filter((r) => r.path.startsWith('strategies.mixed.for_trusts.ashby'));
    expect(rows.map((r) => r.path)).toContain(
      'strategies.mixed.for_trusts.ashby.mechanisms.local_configuration.fit_share',
    );
    expect(rows.find((r) => r.path.endsWith('readiness_gate'))).toMatchObject({ value: 'off' });
  });
});

describe('presets', () => {
  test('decide, and say nothing of the world', () => {
    for (const preset of presets) {
      for (const [id, numbers] of Object.entries(preset.mechanisms)) {
        for (const key of Object.keys(numbers)) expect(mechanismById(id)?.parameters[key]?.about).toBe('decision');
      }
    }
  });

  test('a strategy called like a preset and extending it means the preset', () => {
    const scenario = parseScenario(withStrategies('  national: {extends: national}\n  other: {extends: national}\n'));
    const [national, other] = scenario.settings.strategies;
    expect(other!.trusts).toEqual(national!.trusts);
    expect(scenario.strategies.map((s) => s.label)).toEqual(['National build', 'other']);
  });

  test('others that extend the name mean the file’s own', () => {
    const scenario = parseScenario(
      withStrategies('  other: {extends: national}\n  national: {extends: national, mechanisms: {hold: off}}\n'),
    );
    expect(mechanismAt(scenario, 'other', 'hold')).toBeUndefined();
  });

  test('a strategy called like a preset that does not extend it is warned of', () => {
    const { warnings } = parseScenario(withStrategies('  national: {}\n'));
    expect(warnings.map((w) => w.message)).toEqual(['is called like the preset `national` but does not extend it']);
  });
});

describe('trusts', () => {
  test('defaults below template below trust, key by key', () => {
    const text = swap(
      'trusts:\n  ashby: {label: Ashby General}',
      `trust_templates:
  large:
    preparation: {weeks: 40}
    services: {clinic: {referrals_per_week: 1000, notice_days: {urgent: 5}}, eyes: {kind: outpatients, referrals_per_week: 50, price_gbp: {first: 1}}}
    mechanisms: {defects: {scope_multiplier: 0.8, mean_count: 50}}
trusts:
  ashby:
    template: large
    services: {clinic: {notice_days: {routine: 21}, initial_list: 900}, eyes: off}
    mechanisms: {defects: {scope_multiplier: 0.7}}`,
    );
    const scenario = parseScenario(text);
    const [ashby, brook] = scenario.settings.trusts;
    expect(ashby!.services.map((s) => s.id)).toEqual(['clinic']);
    const clinic = ashby!.services[0]!.values;
    expect(constantOf(clinic['referrals_per_week'])).toBe(1000);
    expect(constantOf(clinic['price_gbp.first'])).toBe(210);
    expect(constantOf(clinic['notice_days.urgent'])).toBe(5);
    expect(constantOf(clinic['notice_days.routine'])).toBe(21);
    expect(constantOf(clinic['initial_list'])).toBe(900);
    expect(clinic['slots_per_weekday']).toBeNull();
    expect(constantOf(ashby!.values['preparation.weeks'])).toBe(40);
    expect(constantOf(brook!.services[0]!.values['referrals_per_week'])).toBe(420);
    expect(brook!.services[0]!.values['initial_list']).toBeNull();
    const at = (trust: string, key: string): number =>
      constantOf(mechanismAt(scenario, 'local', 'defects', trust)!.values[key]);
    expect([at('ashby', 'scope_multiplier'), at('ashby', 'mean_count'), at('brook', 'scope_multiplier')]).toEqual([
      0.7, 50, 1,
    ]);
    const row = scenario.inputs.find((r) => r.path === 'trusts.ashby.mechanisms.defects.scope_multiplier');
    expect(row).toMatchObject({ value: '0.7', default: '1' });
  });

  test('fields of the trust beside its services: payment', () => {
    const at = (trust: number, text: string): number =>
      constantOf(parseScenario(text).settings.trusts[trust]!.values['payment.freeze_days_after_month_end']);
    const text = swap('brook: {}', 'brook: {payment: {freeze_days_after_month_end: 30}}').replace(
      'trust_defaults:',
      'trust_defaults:\n  payment: {freeze_days_after_month_end: {value: 60, source: P26}}',
    );
    expect([at(0, sample), at(0, text), at(1, text)]).toEqual([45, 60, 30]);
  });

  test('labels: what the file says, else the id', () => {
    expect(parseScenario(sample).settings.trusts.map((t) => t.label)).toEqual(['Ashby General', 'brook']);
  });

  test('a source beside a group stands for its numbers that name none', () => {
    const text = swap(
      'clinic: {kind',
      'clinic: {source: S9, grade: C, dna_share: {value: 0.1, source: S8}, notice_days: {urgent: 7, reason: asked}, kind',
    );
    const rows = new Map(
      parseScenario(text).inputs.map((r) => [r.path.replace('trusts.ashby.services.clinic.', ''), r]),
    );
    expect(rows.get('referrals_per_week')).toMatchObject({ source: 'S9', grade: 'C' });
    expect(rows.get('dna_share')).toMatchObject({ source: 'S8', grade: '' });
    expect(rows.get('notice_days.urgent')).toMatchObject({ source: 'asked', grade: '' });
    expect(rows.get('notice_days.routine')).toMatchObject({ grade: 'D' });
    expect(rows.get('flex_share')).toMatchObject({ source: 'P43' });
  });
});

describe('known go-lives', () => {
  const text = swap(
    'brook: {}',
    'brook: {}\n  coxley: {known: {go_live: 2026-06-01, build: mine, source: S1}, mechanisms: {local_configuration: {fixes_per_week: 3}}}\nbuilds: {mine: {fit_share: 0.9}}',
  );
  const scenario = parseScenario(text);

  test('bind their day and build in every strategy', () => {
    const coxley = scenario.settings.trusts[2]!;
    expect(coxley.goLiveOnRecord!.day).toBe(56);
    const { build, configuration } = coxley.goLiveOnRecord!;
    expect([build, configuration!.id]).toEqual(['mine', 'local_configuration']);
    expect(constantOf(configuration!.values['fit_share'])).toBe(0.9);
    expect(constantOf(configuration!.values['fixes_per_week'])).toBe(3);
    for (const strategy of scenario.settings.strategies) expect(strategy.goLiveDay[2]).toBe(56);
    expect(scenario.settings.counterfactual.goLiveDay[2]).toBeNull();
    expect(scenario.inputs.find((r) => r.path === 'trusts.coxley.known.go_live')).toMatchObject({
      value: '2026-06-01',
      source: 'S1',
    });
  });

  test('under a strategy without numbers of a build, a go-live has none', () => {
    const off = parseScenario(
      `${sample}  none: {mechanisms: {local_configuration: off}, known: {trusts: {ashby: {go_live: 2026-06-01}}}}\n`,
    );
    expect(off.settings.strategies[2]!.record.goLives[0]).toEqual({
      day: 56,
      build: 'national',
      configuration: null,
      release: null,
      openSevere: [],
      phase: 'stable',
    });
  });
});

test('the counterfactual: nobody planned, the world as the scenario has it', () => {
  const { counterfactual, trusts } = parseScenario(sample).settings;
  expect(counterfactual.id).toBe('no_go_live');
  expect(counterfactual.goLiveDay).toEqual([null, null]);
  expect(counterfactual.trusts).toHaveLength(trusts.length);
  expect(counterfactual.closed.some((c) => c === 1)).toBe(false);
});

test('warns of what is probably not meant', () => {
  const messages = (text: string): string[] => parseScenario(text).warnings.map((w) => `${w.path}: ${w.message}`);
  expect(messages(sample)).toEqual([]);
  expect(messages(swap('brook: {}', 'brook: {}\n  coxley: {}'))).toEqual([
    'trusts.coxley: is neither known nor planned: it never goes live',
  ]);
  const unused = 'mechanisms: {local_configuration: {fit_share: 0.6}}\nstrategies:';
  expect(messages(swap('strategies:', unused))[0]).toMatch(
    /^mechanisms.local_configuration.fit_share: no strategy uses this value/,
  );
  const deep = 'mechanisms: {learning_dip: {depth_share: 0.9}}\nstrategies:';
  expect(messages(swap('strategies:', deep))[0]).toMatch(
    /depth_share: 0.9 is over 20% outside the evidence, 0.05 to 0.35 \(share; P13\)/,
  );
  const small = 'mechanisms: {delivery_pool: {experts: 19}}\nstrategies:';
  expect(messages(swap('strategies:', small))).toEqual([
    'mechanisms.delivery_pool.experts: 19 is over 20% outside the evidence, 50 or more (FTE; P49)',
  ]);
  expect(messages(swap('strategies:', small.replace('19', '1200')))).toEqual([]);
});

test('the same trusts in another order give the same scenario but for the order', () => {
  const other = sample.replace(
    '  ashby: {label: Ashby General}\n  brook: {}',
    '  brook: {}\n  ashby: {label: Ashby General}',
  );
  const a = parseScenario(sample).settings;
  const b = parseScenario(other).settings;
  expect(b.trusts.map((t) => t.id)).toEqual(['brook', 'ashby']);
  expect([...b.trusts].reverse()).toEqual(a.trusts);
  for (const [i, strategy] of a.strategies.entries()) {
    const turned = b.strategies[i]!;
    expect([...turned.order].reverse()).toEqual(strategy.order);
    expect([...turned.goLiveDay].reverse()).toEqual(strategy.goLiveDay);
    expect([...turned.trusts].reverse()).toEqual(strategy.trusts);
    expect(turned.programme).toEqual(strategy.programme);
  }
});

test('a list of numbers: the last that says it wins whole; inputs.csv has it as --set takes it', () => {
  const key = 'outpatients_share_by_week';
  const reduction = (list: string) => `{planned_reduction: {${key}: ${list}}}`;
  const text = withStrategies(
    `  a: {}\n  b: {mechanisms: ${reduction('[0.6]')}, for_trusts: {ashby: {mechanisms: ${reduction('[]')}}}}\n`,
    `mechanisms: ${reduction('{value: [0.4, 0.2, 0.1], source: S1, grade: B}')}\n`,
  );
  const scenario = parseScenario(text);
  const list = (strategy: string, trust: string, from = scenario) =>
    mechanismAt(from, strategy, 'planned_reduction', trust)!.values[key]!.list;
  expect([list('a', 'ashby'), list('b', 'brook'), list('b', 'ashby')]).toEqual([[0.4, 0.2, 0.1], [0.6], []]);
  expect(list('national', 'ashby', parseScenario(sample))).toEqual([0.5, 0.25, 0.1, 0.1]);
  const row = scenario.inputs.find(({ path }) => path === `mechanisms.planned_reduction.${key}`)!;
  expect(row).toMatchObject({ value: '[0.4, 0.2, 0.1]', source: 'S1', grade: 'B', default: '[0.5, 0.25, 0.1, 0.1]' });
  const again = parseScenario(text, { set: [{ path: row.path, value: '[0.1, 0.3]' }] });
  expect(list('a', 'ashby', again)).toEqual([0.1, 0.3]);
  const one = parseScenario(text, { set: [{ path: `${row.path}.value.1`, value: '0.9' }] });
  expect(list('a', 'ashby', one)).toEqual([0.4, 0.9, 0.1]);
});
