/**
 * The plan of a template for the trusts of a list: who has a date keeps it, who is live already is not planned, the
 * others follow in the order of the list, in the template's waves. Where the template's plan is dates of its own trusts
 * alone, its first wave and the gap after it become the waves. What is moved is told.
 */
import { type Document, isMap, type YAMLMap } from 'yaml';
import { formatDate, parseDate, weekdayOf } from '../calendar/calendar.js';
import { mapAt, namedAsPlanned, setAfter } from './template-words.js';
import type { PlanAnswers, TrustRow } from './trust-list.js';
import { PLAN_OF_NAMES, removeStrategies } from './without-names.js';

const WEEK = 7;

/** Weeks from wave to wave where neither the list nor the template says: a quarter. */
const USUAL_GAP_WEEKS = 13;

/** A gate that binds, as the shipped scenarios have it. */
const GATED = {
  extends: 'national',
  label: 'National build, behind a gate that binds',
  mechanisms: { readiness_gate: { threshold_share: 0.8, override_probability: 0, source: 'S92' } },
};

/** @returns what was put otherwise than the template has it, a line each */
export function settlePlan(
  document: Document,
  root: YAMLMap,
  rows: readonly TrustRow[],
  before: number,
  answers: PlanAnswers,
): string[] {
  const notes: string[] = [];
  if (mapAt(root, 'plan') === undefined) document.set('plan', document.createNode({}));
  const plan = mapAt(root, 'plan')!;
  const planned = rows.filter(({ known }) => known === undefined);
  const undated = planned.filter(({ goLive }) => goLive === '');
  const dates = planned.filter(({ goLive }) => goLive !== '').map(({ id, goLive }) => [id, goLive] as const);
  const derived = wavesOfDates(plan);
  for (const key of PLAN_OF_NAMES) plan.delete(key);
  plan.set(
    'order',
    document.createNode(
      undated.map(({ id }) => id),
      { flow: true },
    ),
  );
  if (dates.length > 0) plan.set('go_live', document.createNode(new Map(dates)));
  const allAtOnce = Number(plan.get('wave_size') ?? derived?.size) >= before;
  if (undated.length > 0 && derived !== undefined && !plan.has('first_go_live')) {
    plan.set('first_go_live', derived.first);
    plan.set('wave_size', derived.size);
    plan.set('wave_gap_weeks', derived.gapWeeks);
    notes.push(
      `plan: the dates of the template's trusts become waves of ${derived.size}, ${derived.gapWeeks} weeks apart, from ${derived.first} on`,
    );
  }
  // A wave of all the template's trusts is a wave of all.
  if (allAtOnce && planned.length > 0) plan.set('wave_size', planned.length);
  for (const { value } of mapAt(root, 'strategies')?.items ?? []) {
    const own = isMap(value) ? mapAt(value, 'plan') : undefined;
    if (own !== undefined && Number(own.get('wave_size')) >= before && planned.length > 0)
      own.set('wave_size', planned.length);
  }
  applyAnswers(document, root, plan, answers);
  notes.push(...waveOfAll(root, plan, planned.length));
  notes.push(...decideFrom(document, root, plan, rows, undated.length > 0));
  return notes;
}

interface Waves {
  /** ISO date. */
  readonly first: string;
  readonly size: number;
  readonly gapWeeks: number;
}

/** The first wave of a plan that is dates of single trusts, and the gap after it; undefined where there is none. */
function wavesOfDates(plan: YAMLMap): Waves | undefined {
  const dates = (mapAt(plan, 'go_live')?.items ?? [])
    .map(({ value }) => parseDate(String(isMap(value) ? value.get('value') : value)))
    .filter((day) => day !== undefined)
    .sort((a, b) => a - b);
  const [first] = dates;
  if (first === undefined) return undefined;
  const second = dates.find((day) => day > first);
  const gapWeeks = second === undefined ? USUAL_GAP_WEEKS : Math.max(1, Math.round((second - first) / WEEK));
  return { first: formatDate(first), size: dates.filter((day) => day === first).length, gapWeeks };
}

/** Waves that hold all trusts of the list and more: what they are called says something that is not so. */
function waveOfAll(root: YAMLMap, plan: YAMLMap, planned: number): string[] {
  const strategies = (mapAt(root, 'strategies')?.items ?? []).flatMap(
    ({ key, value }): [string, YAMLMap | undefined][] =>
      isMap(value) ? [[`strategies.${String(key)}.plan`, mapAt(value, 'plan')]] : [],
  );
  return [['plan', plan] as const, ...strategies].flatMap(([path, own]) => {
    const size = Number(own?.get('wave_size'));
    return size > planned && planned > 0
      ? [`${path}: waves of ${size} hold all ${planned} trusts: they go live at once`]
      : [];
  });
}

function applyAnswers(document: Document, root: YAMLMap, plan: YAMLMap, answers: PlanAnswers): void {
  const { firstGoLive, waveSize, waveGapWeeks, deadline, gate } = answers;
  if (firstGoLive !== undefined) plan.set('first_go_live', firstGoLive);
  if (waveSize !== undefined) plan.set('wave_size', waveSize);
  if (waveGapWeeks !== undefined) plan.set('wave_gap_weeks', waveGapWeeks);
  if (deadline === null) plan.delete('deadline');
  else if (deadline !== undefined) plan.set('deadline', deadline);
  const strategies = mapAt(root, 'strategies');
  if (strategies === undefined) return;
  if (waveSize !== undefined || waveGapWeeks !== undefined) namedAsPlanned(document, strategies);
  if (gate === undefined) return;
  const gated = strategies.items.flatMap(({ key, value }) =>
    isMap(value) && mapAt(value, 'mechanisms')?.has('readiness_gate') ? [String(key)] : [],
  );
  if (gate && gated.length === 0) strategies.set(document.createNode('gated'), document.createNode(GATED));
  if (!gate) removeStrategies(document, root, strategies, gated);
}

/**
 * From when strategies decide: after every go-live of the list that has taken place, or from the start. A first go-live
 * before that day is moved to the Monday after it.
 */
function decideFrom(
  document: Document,
  root: YAMLMap,
  plan: YAMLMap,
  rows: readonly TrustRow[],
  waves: boolean,
): string[] {
  const live = rows.flatMap(({ known }) => known ?? []);
  const start = parseDate(String(root.get('start')));
  if (live.length === 0 || start === undefined) return [];
  const last = live.reduce((latest, { goLive }) => Math.max(latest, parseDate(goLive) ?? start - 1), start - 1);
  setAfter(document, root, 'end', 'decide_from', formatDate(Math.max(start, last + 1)));
  const first = parseDate(String(plan.get('first_go_live')));
  if (!waves || first === undefined || first > last) return [];
  const monday = formatDate(last + WEEK - weekdayOf(last));
  plan.set('first_go_live', monday);
  return [
    `plan.first_go_live: ${formatDate(first)} becomes ${monday}, after the last go-live of the list that has taken place, ${formatDate(last)}`,
  ];
}
