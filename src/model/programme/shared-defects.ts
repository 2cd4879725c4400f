/**
 * The severe defects of a build that all who take it share, as an ordered list, and which of them are fixed for those who
 * go live later: a fix at one trust reaches the build with some probability and after a lag (P9). Many were "supposedly
 * fixed before": what has not propagated is met, and some of what has is met again (P9b). What is fixed is each build's
 * own; chance is not, so that trusts meet the same luck under every strategy, whatever its builds are called.
 */
import { type Draws, WORLD } from '../draws.js';
import { valueAt } from '../memoize.js';

/** One severe defect at a trust. */
export interface Defect {
  readonly kind: 'shared' | 'configuration' | 'migration';
  /** Its index in the build's list, or among the trust's own. */
  readonly ordinal: number;
  /** Whether it brings the system down (P29). */
  readonly availability: boolean;
  /** Whether it had been fixed for those who go live later, and is met all the same. */
  readonly again: boolean;
}

/** How the fixes of one trust's build reach the others. */
export interface Propagation {
  readonly probability: number;
  readonly lagDays: number;
}

/** At most this share of the shared defects a go-live would meet is struck off (P6). */
const MOST_STRUCK = 0.9;
/** Of a trust's own defects, how many are of configuration (P56); the others are of migration. */
const CONFIGURATION = 0.55;
/** Share of severe defects that bring the system down: grade D. */
const AVAILABILITY = 0.15;

export class SharedDefects {
  private readonly draws: Draws;
  private readonly list: string;
  /** Day from which each defect of the list is fixed for those who go live. */
  private readonly fixedFrom = new Map<number, number>();

  /** @param list names the list in the draws: the defects of a later release are another list */
  constructor(draws: Draws, list: string) {
    this.draws = draws;
    this.list = list;
  }

  /**
   * What a go-live meets, in the order in which it will be fixed.
   * @param shared   how many of the list it would meet: its first ones
   * @param own      how many of its own
   * @param detected probability that a migration defect was found in a rehearsal, and is not there
   * @param again    probability that a shared defect which is fixed is met all the same
   */
  met(trust: string, day: number, shared: number, own: number, detected: number, again: number): Defect[] {
    const met: { readonly defect: Defect; readonly order: number }[] = [];
    let struck = 0;
    const most = Math.floor(MOST_STRUCK * shared);
    for (let ordinal = 0; ordinal < shared; ordinal++) {
      const fixed = (this.fixedFrom.get(ordinal) ?? Number.POSITIVE_INFINITY) <= day;
      const returns = fixed && this.uniform(trust, 'fixed defect is met again', ordinal) < again;
      if (fixed && !returns && struck < most) struck++;
      else met.push(this.described(trust, 'shared', ordinal, returns));
    }
    for (let ordinal = 0; ordinal < own; ordinal++) {
      const kind = this.uniform(trust, 'kind of a defect', ordinal) < CONFIGURATION ? 'configuration' : 'migration';
      if (kind === 'migration' && this.uniform(trust, 'found in rehearsal', ordinal) < detected) continue;
      met.push(this.described(trust, kind, ordinal));
    }
    return met.sort((a, b) => a.order - b.order).map(({ defect }) => defect);
  }

  /** A trust has fixed a defect: if it is a shared one, the fix may reach the build. */
  fixed({ kind, ordinal }: Defect, day: number, propagation: Propagation): void {
    if (kind !== 'shared' || this.uniform(WORLD, 'fix propagates', ordinal) >= propagation.probability) return;
    const from = day + propagation.lagDays;
    if (from < (this.fixedFrom.get(ordinal) ?? Number.POSITIVE_INFINITY)) this.fixedFrom.set(ordinal, from);
  }

  private described(
    trust: string,
    kind: Defect['kind'],
    ordinal: number,
    again = false,
  ): { defect: Defect; order: number } {
    const group = kind === 'shared' ? 'shared' : 'own';
    const whose = kind === 'shared' ? WORLD : trust;
    const availability = this.uniform(whose, `${group} defect brings the system down`, ordinal) < AVAILABILITY;
    const order = this.uniform(trust, `order of ${group} fixes`, ordinal);
    return { defect: { kind, ordinal, availability, again }, order };
  }

  private uniform(scope: string, name: string, ordinal: number): number {
    return this.draws.uniform(scope, `${this.list}${name}`, ordinal);
  }
}

/** The lists of all builds: of each build one of the system, and one of each later release. */
export class DefectLists {
  private readonly draws: Draws;
  private readonly builds = new Map<string, Map<string, SharedDefects>>();

  constructor(draws: Draws) {
    this.draws = draws;
  }

  /** @param list empty for the system itself; names the list in the draws, where the build has no part */
  of(build: string, list: string): SharedDefects {
    const lists = valueAt(this.builds, build, () => new Map());
    return valueAt(lists, list, () => new SharedDefects(this.draws, list));
  }
}
