/**
 * A hold that the authority decides. With enough trusts in trouble at a meeting, or one in trouble and a serious incident
 * there since the meeting before, it may stop every go-live, where something has happened since the last green light and
 * there is somebody to hold. From the next meeting on it asks every Monday whether all that were in trouble, or got into
 * it meanwhile, have recovered; then it gives the green light.
 */
import { Signal } from '../../../kernel/signal.js';
import { expm1 } from '../../../stats/dmath.js';
import { WORLD } from '../../draws.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';
import type { Authority, Meeting } from '../roles.js';

export interface HoldNumbers {
  readonly triggerTrusts: number;
  /** Serious incidents of one trust in trouble. */
  readonly incidentsPerWeek: number;
  readonly decidesProbability: number;
  readonly liftDefects: number;
  readonly liftStableWeeks: number;
  /** Of one trust: share of readiness lost in a day on hold, and what waiting costs. */
  readonly decayPerDay: number;
  /** True: only trusts that would take the release of the index trust are held. */
  readonly sameReleaseOnly: boolean;
  readonly gbpPerDay: number;
}

/** A hold while it lasts. */
interface Hold {
  /** The worst off when it began, of those in trouble. */
  readonly index: Trust;
  /** Who must recover before the green light. */
  readonly awaited: Set<Trust>;
  /** True from the first meeting after it began. */
  met: boolean;
}

export function decidedHold(world: World, n: HoldNumbers): Authority {
  const { sim, inOrder, programme, draws } = world;
  let hold: Hold | null = null;
  let lastGreenLight = Number.NEGATIVE_INFINITY;
  /** Trusts in trouble that had a serious incident since the last meeting. */
  const struck = new Set<Trust>();
  /** Mondays in a row with few severe defects open, by index of the trust. */
  const weeksWithFew = new Uint16Array(inOrder.length);

  const authority = {
    holding: false,
    greenLight: new Signal<void>('green light'),
    holds: (trust: Trust) => hold !== null && !trust.live && reaches(hold.index, trust),
    gbpPerDay: () => n.gbpPerDay,
    decay: (_trust: Trust, readiness: number, days: number) => readiness * Math.max(0, 1 - n.decayPerDay * days),
    liftDefects: n.liftDefects,
    onMonday(week: number, meeting: Meeting | null): void {
      for (const trust of inOrder) lookBack(trust, week);
      if (hold !== null) review(hold, meeting !== null);
      else if (meeting !== null) consider(meeting);
      if (meeting !== null) struck.clear();
    },
    work: null,
  };
  return authority;

  /** What happened at a trust in the week before. */
  function lookBack(trust: Trust, week: number): void {
    const { index, live, inTrouble, defects } = trust;
    weeksWithFew[index] = live && defects.open <= n.liftDefects ? weeksWithFew[index]! + 1 : 0;
    if (!inTrouble) return;
    if (draws.uniform(trust.id, 'serious incident', week) < -expm1(-n.incidentsPerWeek)) struck.add(trust);
  }

  /** Whether a hold for this trust would reach that one, or does. */
  function reaches(index: Trust, trust: Trust): boolean {
    if (!n.sameReleaseOnly) return true;
    if (trust.live) return trust.release.id === index.release.id;
    const planned = Math.max(sim.now, programme.plan.goLiveOf(trust));
    const releases = programme.releasesOf(trust.buildId);
    return Number.isFinite(planned) && releases.takenOn(releases.readyFrom(planned)).id === index.release.id;
  }

  /** Whom a hold for this trust makes wait: who is planned, as the programme decides, and not live yet. */
  function heldFor(index: Trust): Trust[] {
    return inOrder.filter(
      (trust) =>
        !trust.live &&
        trust.phase !== 'withdrawn' &&
        trust.goLiveOnRecord === null &&
        Number.isFinite(programme.plan.goLiveOf(trust)) &&
        reaches(index, trust),
    );
  }

  /** A meeting without a hold may decide one. */
  function consider({ ordinal, troubled }: Meeting): void {
    const withIncident = troubled.filter((trust) => struck.has(trust));
    const enough = troubled.length >= n.triggerTrusts;
    const hasNews = withIncident.length > 0 || troubled.some((trust) => trust.troubleSince >= lastGreenLight);
    if (!hasNews || !(enough || withIncident.length > 0)) return;
    if (draws.uniform(WORLD, 'hold decided', ordinal) >= n.decidesProbability) return;
    const [index] = (enough ? troubled : withIncident)
      .filter((trust) => heldFor(trust).length > 0)
      .sort((a, b) => b.defects.open - a.defects.open);
    if (index === undefined) return;
    hold = { index, awaited: new Set(), met: false };
    authority.holding = true;
    awaitTrouble(hold);
    const held = heldFor(index);
    const trouble = enough ? `${troubled.length} trusts in trouble` : 'a serious incident';
    const release = n.sameReleaseOnly ? index.release.id : null;
    const reason = `${trouble}, ${index.defects.open} severe defects open there`;
    world.record({ kind: 'hold_begins', day: sim.now, trust: index.index, held: held.length, release, reason });
    for (const trust of held) trust.interruptPreparation();
  }

  /** All in trouble within reach of the hold must recover. */
  function awaitTrouble({ index, awaited }: Hold): void {
    for (const trust of inOrder) if (trust.inTrouble && reaches(index, trust)) awaited.add(trust);
  }

  /** A Monday on hold. */
  function review(current: Hold, meeting: boolean): void {
    awaitTrouble(current);
    current.met ||= meeting;
    if (!current.met || ![...current.awaited].every(hasRecovered)) return;
    const { index, awaited } = current;
    const reason = `after a review of each and ${n.liftStableWeeks} weeks with few severe defects open`;
    world.record({ kind: 'green_light', day: sim.now, trust: index.index, recovered: awaited.size, reason });
    hold = null;
    authority.holding = false;
    lastGreenLight = sim.now;
    programme.restart.begin((trust) => reaches(index, trust));
    authority.greenLight.fire();
  }

  function hasRecovered({ unanswered, index }: Trust): boolean {
    return !unanswered && weeksWithFew[index]! >= n.liftStableWeeks;
  }
}
