/**
 * Whether the trusts of a plan can keep to its dates: a warning says who cannot, why, and by how much. Judged at the means
 * of what is drawn, apart from the plan itself, as it needs the trusts, their builds, contracts and releases. What a
 * trust slips on its own is said beside it: every plan slips, so it is no reason for a warning.
 */
import { type Distribution, makeDistribution } from '../../../kernel/distribution.js';
import { MONTH_DAYS, type Setting, type SettingsOf } from '../../../model/parameter.js';
import { workableUnder } from '../../../model/programme/contracts.js';
import type { StrategySettings } from '../../../model/settings.js';
import { formatDate } from '../../calendar/calendar.js';
import type { Issues } from '../../text/issues.js';
import type { Place } from '../../text/tree.js';
import type { PlanFrame, PlanRead } from '../plan.js';
import type { Stated } from '../read-keys.js';
import type { TrustRead } from '../resolve-trusts.js';

/** What keeps trusts of plans from their dates: what holds under several strategies is one warning, about all of them. */
export class DateWarnings {
  readonly #under = new Map<string, Said & { readonly strategies: string[] }>();

  add(said: Said, strategy: string): void {
    const key = JSON.stringify(said);
    const known = this.#under.get(key);
    if (known === undefined) this.#under.set(key, { ...said, strategies: [strategy] });
    else known.strategies.push(strategy);
  }

  warn(issues: Issues): void {
    for (const { at, path, what, why, strategies } of this.#under.values()) {
      const message = why === undefined ? what : `${what} under ${strategies.join(', ')}: ${why}`;
      issues.warn(at, path, message, strategies);
    }
  }
}

interface Said {
  readonly at: Place;
  readonly path: string;
  readonly what: string;
  /** Undefined: it needs no reason. */
  readonly why?: string;
}

interface Judged {
  readonly dates: DateWarnings;
  readonly frame: PlanFrame;
  readonly trusts: readonly TrustRead[];
  readonly strategy: StrategySettings;
  readonly issues: Issues;
}

/** What keeps a trust from its date, and the first day on which it could go live for all of it, at the mean. */
interface Obstacle {
  readonly day: number;
  readonly why: string;
}

/** Since when a trust prepares, where its plan or the trust itself says so. */
export function sinceOf(trust: TrustRead, plan: PlanRead | undefined): Stated<number | null> | undefined {
  return plan?.preparingSince.get(trust.id) ?? trust.preparingSince;
}

/** Reports preparations that begin after the go-live; warns of dates that cannot be kept. */
export function judgePlan(plan: PlanRead, days: ReadonlyMap<string, number>, judged: Judged): void {
  const { frame, trusts, strategy, issues } = judged;
  for (const [index, trust] of trusts.entries()) {
    const since = sinceOf(trust, plan);
    const planned = days.get(trust.id);
    const known = strategy.goLiveDay[index];
    if (since?.value != null && known != null && since.value > known) {
      const date = formatDate(frame.start + since.value);
      const message = `preparing since ${date}, after its go-live on ${formatDate(frame.start + known)}`;
      issues.error(since.at, since.path, message);
    } else if (since !== undefined && frame.known.has(trust.id)) {
      issues.error(since.at, since.path, 'its go-live is on record: it does not prepare');
    } else if (planned !== undefined && !strategy.record.goLives[index])
      warnOfDate(plan, trust, planned, index, judged);
  }
}

function warnOfDate(plan: PlanRead, trust: TrustRead, planned: number, index: number, judged: Judged): void {
  const { frame, strategy, dates } = judged;
  const own = plan.goLive.get(trust.id);
  const at = own?.at ?? plan.at;
  const path = own?.path ?? plan.path;
  const date = formatDate(frame.start + planned);
  if (planned >= frame.days) {
    dates.add({ at, path, what: `\`${trust.id}\` is planned for ${date}, after the end` }, strategy.id);
    return;
  }
  const open = nextOpen(strategy.closed, planned);
  if (open > planned) {
    const until = open < frame.days ? `, until ${formatDate(frame.start + open)}` : '';
    const what = `\`${trust.id}\` is planned for ${date}, a closed day: it has to wait${until}`;
    dates.add({ at, path, what }, strategy.id);
  }
  const worst = obstacles(plan, trust, planned, index, judged).reduce((a, b) => (b.day > a.day ? b : a));
  const ready = nextOpen(strategy.closed, Math.ceil(worst.day));
  const late = ready - Math.max(planned, open);
  if (!(late >= 1)) return;
  const slip = MONTH_DAYS * medianOf(trust.fields.values, 'preparation.slip_months');
  const when =
    ready < frame.days ? `before ${formatDate(frame.start + ready)}, ${weeks(late)} later` : 'before the end';
  const more = slip >= 1 ? `; its own slippage comes on top, ${weeks(slip)} in the median` : '';
  const what = `\`${trust.id}\` is planned for ${date} and cannot go live ${when}`;
  dates.add({ at, path, what, why: `${worst.why}${more}` }, strategy.id);
}

/** What it has to wait for; at least its preparation. */
function obstacles(plan: PlanRead, trust: TrustRead, planned: number, index: number, judged: Judged): Obstacle[] {
  const { frame, strategy } = judged;
  const { start, contracts, releases } = frame;
  const length = preparationDays(trust, strategy, index);
  const stated = sinceOf(trust, plan)?.value ?? null;
  const since = stated ?? planned - length;
  const prepares = `preparation takes ${weeks(length)} on average`;
  const all: Obstacle[] = [{ day: since + length, why: `${prepares}, since ${formatDate(start + Math.round(since))}` }];
  const bound = settingsOf(strategy.programme, 'contract_transition');
  const contract = contracts.find(({ id }) => id === trust.contract?.value);
  if (bound !== undefined && contract !== undefined) {
    const renewedOn = contract.renewedOn ?? Number.POSITIVE_INFINITY;
    const inForce = { ...contract, renewedOn, droppedShare: 0 };
    const aheadDays = 7 * meanOf(bound, 'ahead_weeks');
    const work = workableUnder(inForce, since, aheadDays);
    const done = workableUnder(inForce, Math.max(work + length, planned), aheadDays);
    const from = work > since ? work : done;
    const day = Number.isFinite(from) ? `works from ${formatDate(start + Math.ceil(from))} on` : 'is not renewed';
    all.push({ day: done, why: `its contract ${contract.id} ${day}${work > since ? `, and ${prepares}` : ''}` });
  }
  const first = releases.find(({ adds }) => !adds);
  if (settingsOf(strategy.programme, 'releases') !== undefined && first !== undefined) {
    const { id, availableDay } = first;
    all.push({ day: availableDay, why: `release ${id} is available from ${formatDate(start + availableDay)}` });
  }
  return all;
}

/** Mean length of the preparation with the trust's build under the strategy, days. */
function preparationDays(trust: TrustRead, strategy: StrategySettings, index: number): number {
  const build = settingsOf(strategy.trusts[index]!, 'local_configuration');
  const multiplier = build === undefined ? 1 : meanOf(build, 'preparation_multiplier');
  return Math.round(7 * meanOf(trust.fields.values, 'preparation.weeks') * multiplier);
}

function nextOpen(closed: Uint8Array, day: number): number {
  let open = Math.max(0, day);
  while (open < closed.length && closed[open] === 1) open++;
  return open;
}

function settingsOf(mechanisms: StrategySettings['programme'], mechanism: string): SettingsOf | undefined {
  return mechanisms.find(({ id }) => id === mechanism)?.values;
}

function meanOf(values: SettingsOf, key: string): number {
  return known(means, values[key], ({ mean }) => mean);
}

function medianOf(values: SettingsOf, key: string): number {
  return known(medians, values[key], (distribution) => distribution.quantile(0.5));
}

/** What is asked of a setting is asked again for every trust that shares it, under every strategy. */
const means = new WeakMap<Setting, number>();
const medians = new WeakMap<Setting, number>();

function known(
  answers: WeakMap<Setting, number>,
  setting: Setting | null | undefined,
  answer: (distribution: Distribution) => number,
): number {
  if (!setting) return 0;
  const found = answers.get(setting) ?? answer(makeDistribution(setting.distribution));
  answers.set(setting, found);
  return found;
}

function weeks(days: number): string {
  const count = Math.round(days / 7);
  if (count === 0) return days < 1.5 ? '1 day' : `${Math.round(days)} days`;
  return count === 1 ? '1 week' : `${count} weeks`;
}
