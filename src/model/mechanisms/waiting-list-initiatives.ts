/**
 * Waiting-list initiatives: sessions beyond the usual ones at a premium price, in some weeks after a go-live, on the days on
 * which a list is by more than a week's work longer than its target and than it was on the eve of the go-live. They do not
 * clear what the go-live did not make, and the usual sessions go on beside them in full: what they do comes on top.
 */
import { advance, type Process, until } from '../../kernel/process.js';
import { decision, triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const waitingListInitiatives = mechanism({
  id: 'waiting_list_initiatives',
  means: 'Extra sessions where a go-live has made a list longer by more than a week, at a premium price.',
  about: 'decision',
  scope: 'trust',
  parameters: {
    extra_share: decision({
      unit: 'share',
      range: [0, 5],
      default: triangular(0, 0.05, 0.1),
      source: 'P42',
      means: 'Extra slots, as a share of base slots.',
    }),
    after_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 13,
      source: 'grade D: once the dip is mostly over, so that there are staff to do them',
      means: 'They may begin this long after go-live.',
    }),
    for_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 26,
      source: 'EVIDENCE-4 (ics-2026)',
      means: 'They may go on for so long, while there is a backlog.',
    }),
    price_multiplier: world(
      {
        unit: 'multiplier',
        range: [0, 10],
        default: triangular(1.2, 1.4, 1.6),
        source: 'P42',
        means: 'What an extra patient costs, as a multiple of the tariff.',
      },
      'per_go_live',
    ),
  },
  begin: (_p, _trust, _world, { account }) => account,
  dailyOnceLive(p, trust, day, fx) {
    const weeks = trust.weeksLive(day) - p.after_weeks;
    if (weeks < 0 || weeks >= p.for_weeks || p.extra_share === 0) return;
    fx.extra += p.extra_share;
    fx.extraSince = trust.goLiveDay;
  },
  actorOfCare: true,
  *actor(p, trust, world, account): Process {
    yield until(trust.wentLive);
    yield advance(Math.round(7 * p.after_weeks));
    const end = world.sim.now + Math.round(7 * p.for_weeks) + 7;
    while (world.sim.now < end) {
      const from = world.sim.now;
      yield advance(7);
      world.costs.since(trust, 'initiatives', from, p.price_multiplier * account.extraGbp(from, world.sim.now));
    }
  },
});
