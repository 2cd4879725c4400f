/**
 * Every number that a file can set is what its words say: its unit is that of its name, its default lies in its range, a
 * median or mean that is told is that of its distribution, and a row of the evidence that it names has its numbers.
 */
import { describe, expect, it } from 'vitest';
import { type DistributionSpec, makeDistribution } from '../../src/kernel/distribution.js';
import { serviceKinds } from '../../src/model/care/kinds.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { distributionOf, type Parameter, type Parameters, type Value } from '../../src/model/parameter.js';
import { contractFields } from '../../src/model/programme/contracts.js';
import { shockFields } from '../../src/model/programme/staffing.js';
import { presets } from '../../src/model/strategies/registry.js';
import { trustFields } from '../../src/model/trust-fields.js';
import { parseDate } from '../../src/scenario/calendar/calendar.js';
import { programmeKeys } from '../../src/scenario/keys/programme-keys.js';
import { byDefault } from '../../src/scenario/resolve/tables.js';
import { outOfRange } from '../../src/scenario/resolve/values.js';
import { evidence } from './evidence.js';

const tables: readonly (readonly [string, Parameters])[] = [
  ...mechanisms.map(({ id, parameters }) => [id, parameters] as const),
  ['trust', trustFields],
  ...serviceKinds.map(({ id, fields }) => [id, fields] as const),
  ['contract', contractFields],
  ['shock', shockFields],
];
const parameters = tables.flatMap(([table, own]) =>
  Object.entries(own).map(([key, parameter]) => ({ path: `${table}.${key}`, key, parameter })),
);

/** A value that somebody set, with the words that go with it: defaults, those of later scenarios, presets. */
interface Stated {
  readonly path: string;
  readonly parameter: Parameter;
  readonly value: Value;
  readonly source: string;
}
const stated: readonly Stated[] = [
  ...parameters.flatMap(({ path, parameter }): Stated[] => {
    const { default: value, source, later } = parameter;
    const own = typeof value === 'string' ? [] : [{ path, parameter, value, source }];
    return later
      ? [...own, { path: `${path} from ${later.from}`, parameter, value: later.default, source: later.source }]
      : own;
  }),
  ...presets.flatMap((preset) =>
    Object.entries(preset.mechanisms).flatMap(([id, numbers]) =>
      Object.entries(numbers).map(([key, { value, source }]) => ({
        path: `${preset.id}: ${id}.${key}`,
        parameter: mechanisms.find((one) => one.id === id)!.parameters[key]!,
        value,
        source,
      })),
    ),
  ),
];

/** Words of a key and the beginning of the unit that each stands for. */
const units: Readonly<Record<string, string>> = {
  days: 'days',
  weeks: 'weeks',
  months: 'months',
  years: 'years',
  hours: 'hours',
  minutes: 'minutes',
  gbp: 'GBP',
  share: 'share',
  shares: 'share',
  probability: 'probability',
  multiplier: 'multiplier',
  fte: 'FTE',
  experts: 'FTE',
  defects: 'defects',
  trusts: 'trusts',
  bays: 'bays',
};

describe('the unit of a number is that of its name', () => {
  it.each(parameters)('$path', ({ key, parameter: { unit } }) => {
    const words = key.split(/[._]/);
    const per = words.indexOf('per', 1);
    const head = (per < 0 ? words : words.slice(0, per)).findLast((word) => word in units);
    const rest = /^per_|_per_/.test(key) ? words.slice(words.indexOf('per') + 1) : [];
    if (head !== undefined) expect(unit.startsWith(units[head]!)).toBe(true);
    for (const time of ['week', 'month', 'year', 'weekday']) if (rest.includes(time)) expect(unit).toContain(time);
    const stands = Object.entries(units).filter(([, beginning]) => unit === beginning && !/FTE|defects/.test(unit));
    for (const [, beginning] of stands) {
      expect(words.some((word) => units[word] === beginning)).toBe(true);
    }
  });
});

it('every value lies in its range, and so does its mean', () => {
  for (const { path, parameter, value } of stated) {
    const spec = distributionOf(value);
    expect([path, outOfRange(spec, parameter)]).toEqual([path, undefined]);
    const { mean } = makeDistribution(spec);
    expect([path, mean >= parameter.range[0] && mean <= parameter.range[1]]).toEqual([path, true]);
  }
});

it('a value that the evidence bounds lies within its bounds', () => {
  for (const { path, parameter, value } of stated) {
    const { mean } = makeDistribution(distributionOf(value));
    const [least, most] = parameter.expected ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect([path, mean === 0 || (mean >= least && mean <= most)]).toEqual([path, true]);
  }
});

it('a median or mean that is told is that of the distribution', () => {
  const told = parameters.filter(({ parameter }) => parameter.says);
  expect(told.length).toBeGreaterThan(0);
  for (const { path, parameter } of told) {
    const of = makeDistribution(distributionOf(parameter.default as Value));
    const { median, mean } = parameter.says!;
    if (median !== undefined) expect([path, of.quantile(0.5) / median]).toEqual([path, expect.closeTo(1, 9)]);
    if (mean !== undefined) expect([path, of.mean / mean]).toEqual([path, expect.closeTo(1, 9)]);
  }
});

it('words that tell a median or a mean in numbers tell it to this test too', () => {
  for (const { path, parameter } of parameters) {
    for (const [, name, number] of `${parameter.means} ${parameter.source}`.matchAll(
      /\b(median|mean) (?:of )?(\.?\d[\d.]*)/gi,
    )) {
      expect([path, parameter.says?.[name!.toLowerCase() as 'median' | 'mean']]).toEqual([path, Number(number)]);
    }
  }
});

/** What a distribution is made of, in the form in which the evidence tells it. */
function toldAs({ kind, args }: DistributionSpec): unknown {
  if (kind === 'constant') return args[0];
  if (kind === 'triangular' || kind === 'uniform') return [...args];
  const { quantile } = makeDistribution({ kind, args });
  if (kind === 'beta') return { beta: [...args] };
  // In the terms of the evidence, from what is drawn: the median, and how far one standard deviation of the log takes it.
  if (kind === 'lognormal') return { median: expect.closeTo(quantile(0.5), 9), sigma: args[1] };
  return { kind, args };
}

it('a row of the evidence that is named has the numbers', () => {
  const rows = stated.flatMap((one) => {
    const row = /^(P\d+[ab]?)\b/.exec(one.source)?.[1];
    return row === undefined ? [] : [{ ...one, row }];
  });
  expect(rows.length).toBeGreaterThan(80);
  for (const { path, value, row, parameter } of rows) {
    expect([path, row, evidence[row] !== undefined]).toEqual([path, row, true]);
    if (neutral(value, parameter)) continue;
    const found = toldAs(distributionOf(value));
    const matches = evidence[row]!.filter((told) => {
      try {
        expect(told).toEqual(found);
        return true;
      } catch {
        return false;
      }
    });
    expect([path, row, value, matches.length > 0]).toEqual([path, row, value, true]);
  }
});

/** What stands for a word, and what changes nothing: once of everything, and always. */
function neutral(value: Value, { choices, unit }: Parameter): boolean {
  return choices !== undefined || (value === 1 && (unit === 'multiplier' || unit === 'probability'));
}

it('every source is a row, a section, a fact of the evidence or a graded judgement', () => {
  for (const { path, source } of stated) {
    expect([
      path,
      source,
      /^(P\d+[ab]?\b|S\d+\b|EVIDENCE(-\d)?\b|MODEL(-2)?\b|model: |grade [A-D]: \S)/.test(source),
    ]).toEqual([...[path, source], true]);
  }
});

describe('a default that depends on when a scenario begins', () => {
  const dated = parameters.filter(({ parameter }) => parameter.later);

  it('is the later one from its day on', () => {
    expect(dated.length).toBeGreaterThan(0);
    for (const { path, parameter } of dated) {
      const { from, default: value } = parameter.later!;
      const day = parseDate(from)!;
      expect([path, byDefault(parameter, day)?.distribution]).toEqual([path, distributionOf(value)]);
      expect([path, byDefault(parameter, day - 1)?.distribution]).toEqual([
        path,
        distributionOf(parameter.default as Value),
      ]);
    }
  });

  it('stands in no table whose numbers have no day 0', () => {
    expect(JSON.stringify(programmeKeys)).not.toContain('"later"');
  });
});
