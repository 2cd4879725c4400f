/** A small scenario for tests, with room for more, and what the tests ask of a scenario. */
import { type Issue, ScenarioError } from '../../src/errors.js';
import type { Setting } from '../../src/model/parameter.js';
import type { MechanismSettings } from '../../src/model/settings.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** A valid scenario, line by line; tests replace lines or add some. */
export const sample = `golive: 1
scenario: sample
start: 2026-04-06
end: 2028-04-03
seed: sample-1
trust_defaults:
  services:
    clinic: {kind: outpatients, referrals_per_week: 420, price_gbp: {first: 210}}
trusts:
  ashby: {label: Ashby General}
  brook: {}
plan: {order: [ashby, brook], first_go_live: 2026-10-05, wave_gap_weeks: 13}
strategies:
  national: {extends: national}
  local: {extends: local}
`;

/** The sample with a text replaced; the text must be in it. */
export function swap(what: string, by: string, within = sample): string {
  if (!within.includes(what)) throw new Error(`the sample has no "${what}"`);
  return within.replace(what, by);
}

/** Every issue of a text that is no scenario; none when it is one. */
export function issuesOf(text: string, set: { path: string; value: string }[] = []): readonly Issue[] {
  try {
    parseScenario(text, { set });
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.issues;
    throw error;
  }
}

/** Issues as `line:column path`, in order. */
export function placesOf(text: string): string[] {
  return issuesOf(text).map(({ line, column, path }) => `${line}:${column} ${path}`);
}

/** A mechanism's settings at a trust (or of the programme) under a strategy. */
export function mechanismAt(
  scenario: Scenario,
  strategy: string,
  id: string,
  trust?: string,
): MechanismSettings | undefined {
  const { strategies, counterfactual, trusts } = scenario.settings;
  const settings = [counterfactual, ...strategies].find((s) => s.id === strategy)!;
  const list = trust === undefined ? settings.programme : settings.trusts[trusts.findIndex((t) => t.id === trust)]!;
  return list.find((m) => m.id === id);
}

/** The constant that a setting is; NaN when it is none. */
export function constantOf(setting: Setting | null | undefined): number {
  return setting?.distribution.kind === 'constant' ? setting.distribution.args[0]! : Number.NaN;
}

/** A text with the place of its fault marked by `¶`: the text without the mark, and the place as `line:column`. */
export function marked(text: string): { text: string; place: string } {
  const before = text.slice(0, text.indexOf('¶')).split('\n');
  if (text.split('¶').length !== 2) throw new Error('mark one place');
  return { text: text.replace('¶', ''), place: `${before.length}:${before.at(-1)!.length + 1}` };
}
