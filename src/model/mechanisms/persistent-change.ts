/**
 * What is left once the trust has learned: from half a year after a go-live capacity is a little lower, or higher, and
 * comes back over years.
 *   multiplier(t) = 1 - scope loss 2^(-(t - half a year) / half-life)
 * The scope is that of the system times that of the release taken; an upgrade adds its own in the same way. It is counted to
 * the last day of the programme, or for the weeks of each go-live that end later: in the run-out it acts no more, so that
 * what is counted then comes of what is left on lists.
 */
import { exp, log } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

const HALF_YEAR_DAYS = 182;
const DAYS_A_YEAR = 365.25;
const LN_2 = log(2);

export const persistentChange = mechanism({
  id: 'persistent_change',
  means: 'A change of capacity from 26 weeks after go-live, loss or gain, that eases over years.',
  about: 'world',
  scope: 'trust',
  parameters: {
    loss_share: world(
      {
        unit: 'share',
        range: [-1, 1],
        default: triangular(-0.02, 0, 0.1),
        source: 'P15',
        means: 'Share of capacity lost 26 weeks after the go-live of a full record; negative: gained.',
      },
      'per_go_live',
    ),
    half_life_years: world(
      {
        unit: 'years',
        range: [0.1, 1000],
        default: triangular(1, 2, 4),
        source: 'grade D: sites were still returning after three and a half to five years (S76)',
        means: 'Time in which half of it is gone.',
      },
      'per_go_live',
    ),
    scope_multiplier: world({
      unit: 'multiplier',
      range: [0, 2],
      default: 1,
      source: 'grade D: less of the work of a clinic is done in an administration system',
      means: 'Multiplies the scope of the release: 0.4 for patient administration, 1 for a full record.',
    }),
  },
  begin: (_p, _trust, { settings }) => settings,
  dailyOnceLive(p, trust, day, fx, { days, perGoLiveDays }) {
    const since = day - trust.movedDay - HALF_YEAR_DAYS;
    if (since < 0 || p.loss_share === 0 || day >= Math.max(days, trust.goLiveDay + perGoLiveDays)) return;
    let scope = trust.release.scope * left(since, p.half_life_years);
    const upgraded = day - trust.upgradeDay - HALF_YEAR_DAYS;
    if (upgraded >= 0) scope += trust.upgradeScope * left(upgraded, p.half_life_years);
    fx.capacity *= Math.max(0, 1 - p.scope_multiplier * scope * p.loss_share);
  },
});

/** What is left of a change after so many days. */
function left(days: number, halfLifeYears: number): number {
  return exp((-LN_2 * days) / (DAYS_A_YEAR * halfLifeYears));
}
