/**
 * The people of the delivery organisation, week by week: some leave, more of them during a hold; a shock takes many at
 * once; whoever left is replaced after a lag, and a recruit becomes an expert little by little. What they can do together
 * is the capacity of the pool; who has seized experts keeps them.
 */
import { advance, type Process } from '../../kernel/process.js';
import type { Resource } from '../../kernel/resource.js';
import { expm1, log1p } from '../../stats/dmath.js';
import { MONTH_DAYS, world as ofWorld, type Parameters, triangular } from '../parameter.js';
import type { World } from '../world.js';

/** The number of a shock beside its dates. */
export const shockFields = {
  lost_share: ofWorld(
    {
      unit: 'share',
      range: [0, 1],
      default: triangular(0.1, 0.25, 0.45),
      source: 'P35',
      means: 'Share of the experts lost at once; replaced only after the shock.',
    },
    'per_world',
  ),
} as const satisfies Parameters;

/** Shares are of the experts there are. */
export interface StaffingNumbers {
  readonly leavePerMonth: number;
  readonly leavePerMonthInHold: number;
  readonly rehireWeeks: number;
  readonly rampWeeks: number;
  /** Days [from, until) in which a share is lost at the beginning and nobody is hired. */
  readonly shocks: readonly { readonly from: number; readonly until: number; readonly lostShare: number }[];
}

export function* staffing(world: World, experts: Resource, n: StaffingNumbers): Process {
  const { sim, programme, settings } = world;
  const aWeek = (monthly: number): number => -expm1((7 / MONTH_DAYS) * log1p(-monthly));
  const [leaveUsually, leaveInHold] = [aWeek(n.leavePerMonth), aWeek(n.leavePerMonthInHold)];
  let experienced = experts.capacity;
  /** Recruits by the week in which they begin, FTE, until they are experts. */
  const recruits: { since: number; fte: number }[] = [];
  const begun = new Set<number>();
  const hire = (since: number, fte: number): void => {
    const alike = recruits.findLast((one) => one.since === since);
    if (alike) alike.fte += fte;
    else recruits.push({ since, fte });
  };

  for (let week = 0; sim.now < settings.days; week++) {
    const today = sim.now;
    const leave = experienced * (programme.authority.holding ? leaveInHold : leaveUsually);
    experienced -= leave;
    const shock = n.shocks.find(({ from, until }) => today >= from && today < until);
    hire(Math.max(week + n.rehireWeeks, shock === undefined ? 0 : weekAfter(shock.until)), leave);
    n.shocks.forEach(({ from, until, lostShare }, index) => {
      if (begun.has(index) || today < from) return;
      begun.add(index);
      const lost = lostShare * experienced;
      experienced -= lost;
      hire(weekAfter(until) + n.rehireWeeks, lost);
    });
    let capacity = experienced;
    let kept = 0;
    for (const recruit of recruits) {
      const { since, fte } = recruit;
      const ramp = Math.max(0, (week - since + 1) / (n.rampWeeks + 1));
      capacity += fte * Math.min(1, ramp);
      if (ramp < 1) recruits[kept++] = recruit;
      else experienced += fte;
    }
    recruits.length = kept;
    experts.setCapacity(capacity);
    world.record({ kind: 'experts', day: sim.now, trust: world.whole, capacity, inUse: experts.inUse });
    yield advance(7);
  }
}

/** The first week that begins on or after a day. */
function weekAfter(day: number): number {
  return Math.max(0, Math.ceil(day / 7));
}
