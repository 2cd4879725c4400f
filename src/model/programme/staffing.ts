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

/** The people there are. */
interface Staff {
  /** FTE. */
  experienced: number;
  /** Recruits by the week in which they begin, FTE, until they are experts. */
  readonly recruits: { readonly since: number; fte: number }[];
  /** Shocks that have begun, by place. */
  readonly begun: Set<number>;
}

export function* staffing(world: World, experts: Resource, n: StaffingNumbers): Process {
  const { sim, programme, settings } = world;
  const aWeek = (monthly: number): number => -expm1((7 / MONTH_DAYS) * log1p(-monthly));
  const [leaveUsually, leaveInHold] = [aWeek(n.leavePerMonth), aWeek(n.leavePerMonthInHold)];
  const staff: Staff = { experienced: experts.capacity, recruits: [], begun: new Set() };
  for (let week = 0; sim.now < settings.days; week++) {
    lose(staff, n, week, sim.now, programme.authority.holding ? leaveInHold : leaveUsually);
    const capacity = withRecruits(staff, n.rampWeeks, week);
    experts.setCapacity(capacity);
    world.record({ kind: 'experts', day: sim.now, trust: world.whole, capacity, inUse: experts.inUse });
    yield advance(7);
  }
}

/** Those who leave this week, and those whom a shock takes, are hired for. */
function lose(staff: Staff, n: StaffingNumbers, week: number, today: number, share: number): void {
  const leave = staff.experienced * share;
  staff.experienced -= leave;
  let from = 0;
  for (const shock of n.shocks) {
    if (today < shock.from || today >= shock.until) continue;
    from = weekAfter(shock.until);
    break;
  }
  hire(staff, Math.max(week + n.rehireWeeks, from), leave);
  for (const [at, shock] of n.shocks.entries()) {
    if (staff.begun.has(at) || today < shock.from) continue;
    staff.begun.add(at);
    const lost = shock.lostShare * staff.experienced;
    staff.experienced -= lost;
    hire(staff, weekAfter(shock.until) + n.rehireWeeks, lost);
  }
}

function hire({ recruits }: Staff, since: number, fte: number): void {
  for (let at = recruits.length - 1; at >= 0; at--) {
    const one = recruits[at]!;
    if (one.since !== since) continue;
    one.fte += fte;
    return;
  }
  recruits.push({ since, fte });
}

/** What all can do together, FTE; recruits of enough weeks are experts from now on. */
function withRecruits(staff: Staff, rampWeeks: number, week: number): number {
  const { recruits } = staff;
  let capacity = staff.experienced;
  let kept = 0;
  for (const recruit of recruits) {
    const { since, fte } = recruit;
    const ramp = Math.max(0, (week - since + 1) / (rampWeeks + 1));
    capacity += fte * Math.min(1, ramp);
    if (ramp < 1) recruits[kept++] = recruit;
    else staff.experienced += fte;
  }
  recruits.length = kept;
  return capacity;
}

/** The first week that begins on or after a day. */
function weekAfter(day: number): number {
  return Math.max(0, Math.ceil(day / 7));
}
