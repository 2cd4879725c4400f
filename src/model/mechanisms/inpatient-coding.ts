/**
 * Emergency spells whose notes are coded late. Some always are, after the first submission of their month and before its
 * freeze (P77). While a trust is unstable after a go-live discharge summaries come late, and a backlog of notes builds up
 * that is worked off once it is stable (P78): what is not coded by the freeze of its month is never paid, where spells
 * are paid for one by one. It adds to what is not recorded otherwise, up to the same cap.
 */
import { type Process, until } from '../../kernel/process.js';
import { exp } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const inpatientCoding = mechanism({
  id: 'inpatient_coding',
  means: 'Emergency spells are coded late, and more of them in a backlog while the trust is unstable.',
  about: 'world',
  scope: 'trust',
  parameters: {
    late_share: world({
      unit: 'share',
      range: [0, 1],
      default: triangular(0.03, 0.06, 0.11),
      source: 'P77',
      means: 'Spells coded after the first submission of their month and before its freeze, with or without a go-live.',
    }),
    backlog_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0, 0.03, 0.1),
        source: 'P78',
        means: 'Spells that join a backlog while the trust is unstable after a go-live.',
      },
      'per_go_live',
    ),
    cleared_per_week: world({
      unit: 'per week',
      range: [0, 100],
      default: 0.08,
      source: 'P78',
      means: 'Rate at which the backlog is worked off once the trust is stable.',
    }),
    cap_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.25,
      source: 'P24',
      means: 'Largest share that can go unrecorded or into the backlog.',
    }),
  },
  begin: (_p, _trust, world, { account }) => ({
    account,
    /** Of what is not coded at first, the share in the backlog, by day. */
    inBacklog: new Float32Array(account.hasSpells ? world.settings.careDays : 0),
    /** First day on which the trust was stable; infinite while it is not. */
    stableSince: Number.POSITIVE_INFINITY,
  }),
  daily(p, trust, day, fx, state) {
    if (!fx.list.beds) return;
    const isUnstable = trust.onSystem(day) && trust.phase !== 'stable';
    state.stableSince = isUnstable ? Number.POSITIVE_INFINITY : Math.min(state.stableSince, day);
    const backlog = isUnstable ? Math.max(0, Math.min(p.backlog_share, p.cap_share - fx.uncaptured)) : 0;
    const all = p.late_share + backlog;
    if (all === 0) return;
    state.inBacklog[day] = backlog / all;
    fx.uncoded += Math.min(1, all);
  },
  actorOfCare: true,
  *actor(p, _trust, _world, state): Process {
    const { account, inBacklog } = state;
    if (!account.hasSpells) return;
    const { monthStarts, freezeDay } = account.payment;
    for (let month = 0; month + 1 < monthStarts.length; month++) {
      const freeze = freezeDay[month]!;
      yield until(freeze);
      for (let day = monthStarts[month]!; day < monthStarts[month + 1]!; day++) {
        const days = Math.max(0, freeze - Math.max(day, state.stableSince));
        const backlog = inBacklog[day]!;
        const cleared = backlog === 0 ? 1 : 1 - exp((-p.cleared_per_week * days) / 7);
        account.codeByFreeze(day, 1 - backlog * (1 - cleared));
      }
    }
  },
});
