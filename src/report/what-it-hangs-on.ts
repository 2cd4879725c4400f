/**
 * What the differences from the reference hang on, in words: chance, which more replications settle; numbers that nobody
 * knows, which better evidence would settle, and the three that matter most; and the structure of the model, which neither
 * does. What a run has not found out is named with the command that does.
 */
import type { Design } from '../experiment/design.js';
import type { Results } from '../experiment/run-design.js';
import type { Verdict } from '../experiment/verdict.js';
import { LEAST_WORLDS_OF_INPUTS, type MatteringInput, type WhatMatters } from '../experiment/what-matters.js';
import type { Settings } from '../model/settings.js';
import type { Scenario } from '../scenario/scenario.js';
import { grouped } from './numbers.js';
import { nounOf } from './sentences.js';
import { spreadInWords } from './spread-in-words.js';

/** Alternatives up to this many are told in full. */
const FEW = 2;

/** A paragraph each; none where nothing is compared. */
export function whatItHangsOn(scenario: Scenario, { design, verdicts, whatMatters }: Results): string[] {
  const others = verdicts.filter(({ reference }) => reference === design.reference);
  if (others.length === 0) return [];
  return [
    ...judgedInWords(design.settings),
    ...spreadInWords(design, verdicts),
    ...inputsInWords(scenario, design, others, whatMatters),
    structureInWords(others[0]!),
  ];
}

/** How judgements under two names or more were drawn. */
function judgedInWords({ strategies, judgedTogether }: Settings): string[] {
  const tables = strategies.flatMap(({ programme, trusts }) => [...new Set([...programme, ...trusts.flat()])]);
  const settings = tables.flatMap(({ values }) => Object.values(values));
  const names = [...new Set(settings.flatMap((setting) => setting?.judgedAs ?? []))];
  const common = judgedTogether === 'all' ? names : names.filter((name) => judgedTogether.includes(name));
  if (names.length < 2) return [];
  if (common.length < 2) return [`Judgements of ${listed(names)} are drawn independently (judgements: independent).`];
  const apart = names.filter((name) => !common.includes(name));
  const rest = apart.length === 0 ? '' : `, of ${listed(apart)} independently`;
  return [`Judgements of ${listed(common)} are drawn together${rest} (judgements).`];
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What is looked at, then a sentence for each headline of few alternatives, or one for each of many. */
function inputsInWords(
  scenario: Scenario,
  { replications, settings }: Design,
  others: readonly Verdict[],
  found: readonly WhatMatters[],
): string[] {
  const worlds = replications.length / settings.repeats;
  if (worlds < LEAST_WORLDS_OF_INPUTS) {
    const needed = LEAST_WORLDS_OF_INPUTS * settings.repeats;
    return [
      `Which numbers matter most is told from ${LEAST_WORLDS_OF_INPUTS} draws of them on (--replications ${needed}).`,
    ];
  }
  if (found.length === 0) return [];
  const inFull = others.length <= FEW;
  const nameOf = (input: MatteringInput) => inputInWords(scenario, input);
  const looked = `Which of some ${found[0]!.looked} uncertain numbers matter most, by rank correlation over ${found[0]!.worlds} draws of them`;
  return [
    `${looked}, with 95% intervals; above 0: the more of it, the more under the strategy named first.`,
    ...others.flatMap(({ strategy, reference }) => {
      const own = found.filter((one) => one.strategy === strategy && one.reference === reference);
      if (own.length === 0) return [];
      const said = own.map(
        ({ metric, inputs }) => `${nounOf(metric)}: ${inFull ? inTurn(inputs, nameOf) : standingOut(inputs, nameOf)}`,
      );
      const pair = `${strategy} less ${reference}`;
      return inFull ? said.map((one) => `${pair}, ${one}.`) : [`${pair}, ${said.join('; ')}.`];
    }),
  ];
}

function standingOut(inputs: readonly MatteringInput[], nameOf: (input: MatteringInput) => string): string {
  const out = inputs.filter(({ standsOut }) => standsOut);
  return out.length === 0 ? 'none stands out' : out.map(nameOf).join(', ');
}

/** The three first, those that stand out apart from what chance among so many would show. */
function inTurn(inputs: readonly MatteringInput[], nameOf: (input: MatteringInput) => string): string {
  const rest = inputs.filter(({ standsOut }) => !standsOut).map(nameOf);
  const first = standingOut(inputs, nameOf);
  if (rest.length === 0) return first;
  return rest.length === inputs.length
    ? `none stands out, first are ${rest.join(', ')}`
    : `${first}; no more than chance shows: ${rest.join(', ')}`;
}

/** For example: `fit share of local configuration under local (P7; -0.62, -0.76 to -0.43)`. */
function inputInWords(scenario: Scenario, { path, strategies, correlation }: MatteringInput): string {
  const under = strategies.length === 1 ? ` under ${strategies[0]}` : '';
  const source = sourceOf(scenario, path, strategies[0]);
  const { value, low, high } = correlation;
  const limits = `${grouped(value, 2)}, ${grouped(low, 2)} to ${grouped(high, 2)}`;
  return `${pathInWords(path)}${under} (${source === undefined ? '' : `${source}; `}${limits})`;
}

/** `mechanisms.hold.lift_defects`: `lift defects of hold`. */
export function pathInWords(path: string): string {
  const [, ...parts] = /^(mechanisms|services|contracts)\./.test(path) ? path.split('.') : ['', ...path.split('.')];
  const words = parts.map((part) => part.replaceAll('_', ' '));
  const last = words.pop()!;
  return words.length === 0 ? last : `${last} of ${words.join(' ')}`;
}

/** The row of the evidence that stands at the number's most particular row of inputs.csv; undefined where none does. */
export function sourceOf({ inputs }: Scenario, path: string, strategy: string | undefined): string | undefined {
  const isIts = (row: string) => row === path || (row.startsWith('trusts.') && row.endsWith(`.${path}`));
  const row =
    inputs.find((one) => one.path === `strategies.${strategy}.${path}`) ?? inputs.find((one) => isIts(one.path));
  return /^[A-Z]\d+[a-z]?(?=$|\W)/.exec(row?.source ?? '')?.[0];
}

/** The command that finds out what the structure of the model does to the first difference. */
function structureInWords({ strategy, reference }: Verdict): string {
  return (
    `Whether the sign hangs on a mechanism of the model, each off in turn: golive explain <file> --strategy ${strategy} ` +
    `--against ${reference}.`
  );
}
