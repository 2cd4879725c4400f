/**
 * The decisions of the mechanisms that boards argue about, as a page offers them for change. Names, units and ranges are
 * those of the model's own tables.
 */
import { hold } from '../../model/mechanisms/hold.js';
import { plannedReduction } from '../../model/mechanisms/planned-reduction.js';
import { readinessGate } from '../../model/mechanisms/readiness-gate.js';
import { recoveryProgramme } from '../../model/mechanisms/recovery-programme.js';
import type { Parameter, Setting } from '../../model/parameter.js';
import type { MechanismSettings, StrategySettings } from '../../model/settings.js';

/** One decision. Its path is the one below the strategy, as `--set` takes it. */
export interface Field {
  readonly path: string;
  readonly label: string;
  readonly means: string;
  /** `weeks_list`: shares, one a week. */
  readonly kind: 'number' | 'yes_no' | 'weeks_list';
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** As YAML; empty where it is drawn or differs between trusts. */
  readonly value: string;
  /** How it is drawn, in words; empty for a plain value. */
  readonly drawn: string;
}

/** A mechanism with its decisions. */
export interface Group {
  readonly path: string;
  readonly label: string;
  readonly means: string;
  readonly isOn: boolean;
  readonly fields: readonly Field[];
}

/** The mechanisms on offer and which of their decisions. */
const offered = [
  {
    mechanism: readinessGate,
    label: 'Gate before go-live',
    fields: [
      ['threshold_share', 'Readiness needed'],
      ['override_probability', 'Probability of an override'],
      ['independent_assurance', 'Judged from outside'],
      ['rehearsal_detects_probability', 'A rehearsal finds a defect'],
    ],
  },
  {
    mechanism: hold,
    label: 'Hold of all go-lives',
    fields: [
      ['trigger_trusts', 'Trusts in trouble that trigger it'],
      ['decides_probability', 'Probability that a meeting decides it'],
      ['lift_defects', 'Defects open at the green light'],
      ['lift_stable_weeks', 'Stable weeks before it'],
    ],
  },
  {
    mechanism: recoveryProgramme,
    label: 'Recovery programme',
    fields: [
      ['trouble_defects', 'Defects that are trouble'],
      ['approval_lag_weeks', 'From request to start'],
      ['duration_days', 'Length'],
      ['review_defects', 'Defects left at its end'],
    ],
  },
  {
    mechanism: plannedReduction,
    label: 'Planned reduction',
    fields: [
      ['outpatients_share_by_week', 'Outpatient slots not booked'],
      ['admissions_share_by_week', 'Admissions not booked'],
    ],
  },
] as const;

/** @param movable  indices of the trusts whose go-live the plan can move */
export function groupsOf(own: StrategySettings, movable: readonly number[]): Group[] {
  return offered.map((group) => groupOf(group, own, movable));
}

function groupOf(
  { mechanism, label, fields }: (typeof offered)[number],
  own: StrategySettings,
  movable: readonly number[],
): Group {
  const lists = mechanism.scope === 'programme' ? [own.programme] : movable.map((index) => own.trusts[index]!);
  const found = lists.map((list) => list.find(({ id }) => id === mechanism.id));
  const path = `mechanisms.${mechanism.id}`;
  const parameters = mechanism.parameters as Readonly<Record<string, Parameter>>;
  return {
    path,
    label,
    means: mechanism.means,
    isOn: found.some((one) => one !== undefined),
    fields: fields.map(([name, short]) => fieldOf(`${path}.${name}`, short, parameters[name]!, valuesOf(found, name))),
  };
}

function valuesOf(found: readonly (MechanismSettings | undefined)[], name: string): Setting[] {
  return found.flatMap((one) => one?.values[name] ?? []);
}

function fieldOf(path: string, label: string, parameter: Parameter, settings: readonly Setting[]): Field {
  const { unit, range, means } = parameter;
  const written = same(settings.map(textOf));
  const isPlain = written !== undefined && !written.includes('(');
  return {
    path,
    label,
    means,
    kind: parameter.list !== undefined ? 'weeks_list' : unit === '0 or 1' ? 'yes_no' : 'number',
    unit,
    low: range[0],
    high: range[1],
    value: isPlain ? written : '',
    drawn: isPlain ? '' : written === undefined ? (settings.length === 0 ? '' : 'differs between trusts') : written,
  };
}

/** A setting as YAML where it is plain, else as in inputs.csv. */
function textOf({ distribution, list }: Setting): string {
  if (list !== undefined) return `[${list.join(', ')}]`;
  const { kind, args } = distribution;
  return kind === 'constant' ? String(args[0]) : `${kind}(${args.join(', ')})`;
}

/** What all of them are; undefined where they differ or there is none. */
export function same<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
