/**
 * Patients whom the system loses track of: some of every list at cutover, and some of the new orders while the trust is
 * unstable. Their clock runs, nobody sees them, until they are found: rarely by chance, sooner while a validation team
 * works through the lists in a recovery programme. Few patients, very long waits.
 */
import { expm1 } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const hiddenPatients = mechanism({
  id: 'hidden_patients',
  means: 'Patients lost from the lists at cutover and while unstable, found later.',
  about: 'world',
  scope: 'trust',
  parameters: {
    cutover_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0.002, 0.02, 0.1),
        source: 'P20',
        means: 'Share of every list lost track of at cutover.',
      },
      'per_go_live',
    ),
    untracked_share: world(
      {
        unit: 'share of orders',
        range: [0, 1],
        default: triangular(0.001, 0.01, 0.03),
        source: 'P21',
        means: 'Share of new orders (referral, listing, follow-up) lost track of while unstable.',
      },
      'per_go_live',
    ),
    found_per_week: world({
      unit: 'per week',
      range: [0, 100],
      default: 1 / 26,
      source: 'P22',
      means: 'Rate at which a hidden patient is found.',
    }),
    found_per_week_validating: world({
      unit: 'per week',
      range: [0, 100],
      default: 1 / 6,
      source: 'P22',
      means: 'The same while a validation team works, in a recovery programme.',
    }),
  },
  dailyOnceLive(p, trust, day, fx) {
    if (day === trust.movedDay) fx.hidden = p.cutover_share;
    if (trust.phase !== 'stable') fx.untracked = p.untracked_share;
    const rate = trust.phase === 'recovery' ? p.found_per_week_validating : p.found_per_week;
    fx.found = -expm1(-rate / 7);
  },
});
