/**
 * Work done but not recorded for payment, or coded so badly that less is paid for it. Not recorded is: a base share everywhere, also without any go-live; more for each open severe
 * defect; and the leak of staff who enter activity wrongly or not at all, which fades as they learn and ends when its
 * cause is found, as one more defect. At the freeze of a month what was caused by something fixed by then is recorded
 * after all, mostly; the rest at the end of the financial year, or never.
 */
import { type Process, until } from '../../kernel/process.js';
import { exp, log } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { NOON } from '../trust.js';
import { mechanism } from './mechanism.js';

export const billingCapture = mechanism({
  id: 'billing_capture',
  means: 'Share of the work done that is not recorded for payment.',
  about: 'world',
  scope: 'trust',
  parameters: {
    base_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.01,
      source: 'P24',
      means: 'Share never recorded, with or without a go-live.',
    }),
    per_defect_share: world(
      {
        unit: 'share/defect',
        range: [0, 1],
        default: triangular(0.0012, 0.0021, 0.0035),
        source: 'P24',
        means: 'Added for each open severe defect.',
      },
      'per_go_live',
    ),
    staff_entry_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.03,
      source: 'P24',
      means: 'Added on the day of go-live by staff who record wrongly or not at all.',
    }),
    staff_entry_decay_weeks: world({
      unit: 'weeks',
      range: [0.1, 520],
      default: 6,
      source: 'P24',
      means: 'Time in which the staff-entry leak falls to 37%.',
    }),
    staff_entry_fixes_per_week: world({
      unit: 'per week',
      range: [0, 100],
      default: 0.08,
      source: 'P24',
      means: 'Rate at which the cause of the staff-entry leak is found and ended.',
    }),
    downgrade_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0, 0.03, 0.1),
        source: 'P27',
        means:
          'Of what is recorded, the share of its tariff lost by bad coding on the day of go-live; it fades and ends with the staff-entry leak.',
      },
      'per_go_live',
    ),
    cap_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.25,
      source: 'P24',
      means: 'Largest share that can go unrecorded.',
    }),
    captured_at_freeze_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0.5, 0.8, 0.95),
        source: 'P25',
        means: 'Of a month whose leak is fixed before its freeze, the share recorded after all.',
      },
      'per_go_live',
    ),
    captured_at_year_end_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0, 0.3, 0.8),
        source: 'P25',
        means: 'Of a leak not fixed before the freeze, the share recorded by the end of the financial year.',
      },
      'per_go_live',
    ),
  },
  begin: (p, trust, world, { account }) => ({
    account,
    causes: new LeakCauses(world.settings.careDays),
    /** From the go-live until the cause of the staff-entry leak is found. */
    daysToFind: 7 * (-log(world.draws.uniform(trust.id, 'staff-entry leak found')) / p.staff_entry_fixes_per_week),
  }),
  daily(p, trust, day, fx, leak) {
    const moved = trust.onSystem(day);
    const { open } = trust.defects;
    const byDefects = moved ? open * p.per_defect_share : 0;
    const leaking = moved && day + NOON < trust.goLiveDay + leak.daysToFind;
    const learning = leaking ? exp(-trust.weeksLive(day) / p.staff_entry_decay_weeks) : 0;
    const byStaff = p.staff_entry_share * learning;
    fx.downgraded += p.downgrade_share * learning;
    const all = p.base_share + byDefects + byStaff;
    if (all === 0) return;
    const kept = Math.min(1, p.cap_share / all);
    fx.uncaptured += all * kept;
    leak.causes.note(day, all * kept, byDefects / all, byStaff / all, open);
  },
  actorOfCare: true,
  *actor(p, trust, world, { account, causes, daysToFind }): Process {
    const { monthStarts, freezeDay, yearEndDay } = account.payment;
    for (let month = 0; month + 1 < monthStarts.length; month++) {
      yield until(freezeDay[month]!);
      if (monthStarts[month + 1]! <= trust.goLiveDay) continue; // before a go-live it caused nothing
      const staffFixed = trust.goLiveDay + daysToFind <= world.sim.now;
      for (let day = monthStarts[month]!; day < monthStarts[month + 1]!; day++) {
        const fixed = causes.fixedShare(day, trust.defects.open, staffFixed);
        const late = causes.causedShare(day) - fixed;
        const atYearEnd = yearEndDay[month]! < world.settings.careDays ? late * p.captured_at_year_end_share : 0;
        account.recordLate({ day, atFreeze: fixed * p.captured_at_freeze_share, atYearEnd });
      }
    }
  },
});

/**
 * What caused the leak of each day at one trust: which share open defects, which share staff; the rest is usual. Of a
 * cutover in steps it is the mean of what is noted of each, weighed by its leak.
 */
class LeakCauses {
  private readonly byDefects: Float64Array;
  private readonly byStaff: Float64Array;
  private readonly open: Uint16Array;
  /** The day noted last, and the leaks noted of it. */
  private day = -1;
  private leaks = 0;

  constructor(days: number) {
    this.byDefects = new Float64Array(days);
    this.byStaff = new Float64Array(days);
    this.open = new Uint16Array(days);
  }

  note(day: number, leak: number, byDefects: number, byStaff: number, open: number): void {
    if (day !== this.day) this.leaks = 0;
    this.day = day;
    this.leaks += leak;
    const part = leak === 0 ? 0 : leak / this.leaks;
    this.byDefects[day]! += part * (byDefects - this.byDefects[day]!);
    this.byStaff[day]! += part * (byStaff - this.byStaff[day]!);
    this.open[day] = open;
  }

  /** Share of the day's leak that a go-live caused. */
  causedShare(day: number): number {
    return this.byDefects[day]! + this.byStaff[day]!;
  }

  /** Of the day's leak, the share whose cause is fixed by now: defects are fixed one by one. */
  fixedShare(day: number, openNow: number, staffFixed: boolean): number {
    const then = this.open[day]!;
    const defectsFixed = then > 0 ? 1 - Math.min(1, openNow / then) : 1;
    return this.byDefects[day]! * defectsFixed + (staffFixed ? this.byStaff[day]! : 0);
  }
}
