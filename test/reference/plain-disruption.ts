/** What a go-live does to the days of the plain model's lists, from the numbers of the mechanisms that are on. */
import type { Luck } from './luck.js';
import { asking, listing, type PlainTrust } from './per-patient.js';
import type { Different, Row } from './plain-list.js';

export interface Disruption {
  (list: string): (day: number) => Different;
  /** Records after all some of what was not recorded, in the rows of one list. */
  captureLate(rows: Row[]): void;
}

export function disruption(trust: PlainTrust, luck: Luck): Disruption {
  const { goLive, days, mechanisms, readiness } = trust;
  const has = (id: string) => id in mechanisms;
  const number = (id: string, name: string) => asking(mechanisms[id]!)(name);
  const unready = 1.5 - readiness;

  // Defects: met once, a gamma number of them on average, fixed one after the other.
  const fixedAt: number[] = [];
  const bringsDown: boolean[] = [];
  if (has('defects')) {
    const d = (name: string) => number('defects', name);
    const fit = number('local_configuration', 'fit_share');
    const mean =
      d('mean_count') * (1 - readiness) ** d('readiness_exponent') * (1.35 - fit) * d('scope_multiplier') +
      d('floor_count');
    let gamma = 0;
    for (let i = 0; i < d('dispersion'); i++) gamma += luck.exponential() / d('dispersion');
    let at = goLive;
    for (let i = luck.poisson(mean * gamma); i > 0; i--) {
      at += (7 * luck.exponential()) / number('local_configuration', 'fixes_per_week');
      fixedAt.push(at);
      bringsDown.push(luck.uniform() < 0.15);
    }
  }
  const openAt = (time: number) => (time < goLive ? 0 : fixedAt.filter((at) => at > time).length);
  let stableFrom = goLive;
  for (let calm = 0; calm < 4 && stableFrom < days; calm = openAt(stableFrom) <= 3 ? calm + 1 : 0) stableFrom += 7;

  // Deep failure: staff learn far more slowly, by a uniform of the trust.
  const deep = has('learning_dip') && luck.uniform() < number('learning_dip', 'deep_failure_probability');

  // The old system fails at a growing rate, until it is replaced; the new one is down on some days.
  const downBefore: [number, number][] = [];
  if (has('legacy_decay')) {
    const p = (name: string) => number('legacy_decay', name);
    for (let day = 0; day < goLive; day++) {
      const rate = p('failures_per_year') * (1 + p('growth_share_per_year')) ** (day / 365.25);
      if (luck.uniform() < 1 - Math.exp(-rate / 365.25)) downBefore.push([day, day + p('duration_days')]);
    }
  }
  const lostToOutage = Array.from({ length: days }, (_, day) => {
    if (!has('outages') || day < goLive) return 0;
    const p = (name: string) => number('outages', name);
    const down = fixedAt.filter((at, i) => bringsDown[i] && at > day + 0.5).length;
    const rate = p('per_month') + down * p('per_defect_per_month');
    if (luck.uniform() >= 1 - Math.exp(-rate / 30.4375)) return 0;
    const normal = Math.sqrt(2 * luck.exponential()) * Math.cos(2 * Math.PI * luck.uniform());
    return Math.min(1, (p('median_hours') * Math.exp(p('sigma') * normal)) / 8);
  });

  // The staff-entry leak: its cause is found once.
  const found = has('billing_capture')
    ? goLive + (7 * luck.exponential()) / number('billing_capture', 'staff_entry_fixes_per_week')
    : 0;
  const leaks = (day: number) => {
    if (!has('billing_capture')) return { all: 0, byDefects: 0, byStaff: 0 };
    const b = (name: string) => number('billing_capture', name);
    const byDefects = openAt(day + 0.5) * b('per_defect_share');
    const leaking = day >= goLive && day + 0.5 < found;
    const byStaff = leaking
      ? b('staff_entry_share') * Math.exp(-(day + 0.5 - goLive) / 7 / b('staff_entry_decay_weeks'))
      : 0;
    const all = b('base_share') + byDefects + byStaff;
    return { all: Math.min(all, b('cap_share')), byDefects: byDefects / all, byStaff: byStaff / all };
  };

  const onDay = (list: string, day: number): Different => {
    const unrecorded = leaks(day).all;
    let [planned, dip, capacity, extra, missTimes, untracked, lostAtCutover, foundADay] = [1, 1, 1, 0, 1, 0, 0, 0];
    const weeks = (day + 0.5 - goLive) / 7;
    const failing = ([from, to]: [number, number]) => day + 0.5 >= from && day + 0.5 < to;
    if (weeks < 0 && downBefore.some(failing)) capacity *= 1 - number('legacy_decay', 'capacity_loss_share');
    if (weeks >= 0) {
      if (has('planned_reduction')) {
        const name = list === 'admission' ? 'admissions_share_by_week' : 'outpatients_share_by_week';
        planned = 1 - (listing(mechanisms['planned_reduction']!, name)[Math.floor(weeks)] ?? 0);
      }
      if (has('learning_dip')) {
        const p = (name: string) => number('learning_dip', name);
        const loss =
          p('scope_multiplier') *
          p('depth_share') *
          unready *
          Math.exp(-weeks / p(deep ? 'deep_decay_weeks' : 'decay_weeks'));
        dip = 1 - Math.min(1, loss);
      }
      if (has('defects')) capacity *= Math.max(0, 1 - openAt(day + 0.5) * number('defects', 'capacity_loss_share'));
      capacity *= 1 - lostToOutage[day]!;
      if (has('persistent_change') && weeks >= 26) {
        const p = (name: string) => number('persistent_change', name);
        const left = 0.5 ** (((weeks - 26) * 7 - 0.5) / 365.25 / p('half_life_years'));
        capacity *= 1 - p('scope_multiplier') * p('loss_share') * left;
      }
      if (has('booking_and_dna')) {
        const p = (name: string) => number('booking_and_dna', name);
        missTimes = 1 + (p('dna_multiplier') - 1) * Math.exp(-weeks / p('decay_weeks'));
        if (weeks < 6) capacity *= 1 - p('misplaced_share') * (1 - weeks / 6);
      }
      if (has('hidden_patients')) {
        if (day === goLive) lostAtCutover = number('hidden_patients', 'cutover_share');
        if (day < stableFrom) untracked = number('hidden_patients', 'untracked_share');
        foundADay = 1 - Math.exp(-number('hidden_patients', 'found_per_week') / 7);
      }
      if (has('waiting_list_initiatives')) {
        const since = weeks - number('waiting_list_initiatives', 'after_weeks');
        const on = since >= 0 && since < number('waiting_list_initiatives', 'for_weeks');
        if (on) extra = number('waiting_list_initiatives', 'extra_share');
      }
    }
    const activity = Math.min(planned, dip) * capacity;
    const eve = extra > 0 ? goLive - 1 : -1;
    return { activity, extra, eve, missTimes, unrecorded, untracked, lostAtCutover, foundADay };
  };

  const captureLate = (rows: Row[]) => {
    if (!has('billing_capture')) return;
    rows.forEach((row, day) => {
      const monthEnd = Math.min(days, 30 * (Math.floor(day / 30) + 1));
      const freeze = monthEnd + trust.freezeDays;
      const yearEnd = 360 * (Math.floor(day / 360) + 1) + trust.freezeDays;
      if (freeze > days) return;
      const { byDefects, byStaff } = leaks(day);
      const then = openAt(day + 0.5);
      const fixed = (then > 0 ? byDefects * (1 - openAt(freeze) / then) : 0) + (found <= freeze ? byStaff : 0);
      const atFreeze = fixed * number('billing_capture', 'captured_at_freeze_share');
      const late = (byDefects + byStaff - fixed) * number('billing_capture', 'captured_at_year_end_share');
      for (let i = 0; i < row['uncaptured']!; i++) {
        const u = luck.uniform();
        if (u < atFreeze) row['captured_at_freeze']!++;
        else if (u < atFreeze + late && yearEnd < days) row['captured_at_year_end']!++;
      }
    });
  };
  const byList = (list: string) => {
    const made = Array.from({ length: days }, (_, day) => onDay(list, day));
    return (day: number) => made[day]!;
  };
  return Object.assign(byList, { captureLate });
}
