/**
 * Work done but not recorded for payment: a base share everywhere, also without any go-live; more for each open severe
 * defect; and the leak of staff who enter activity wrongly or not at all, which fades as they learn and ends when its
 * cause is found, as one more defect.
 */
import { exp } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
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
    cap_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.25,
      source: 'P24',
      means: 'Largest share that can go unrecorded.',
    }),
  },
  daily(p, trust, day, fx) {
    let share = p.base_share + trust.defects.open * p.per_defect_share;
    if (trust.live && day < trust.staffEntryFixedDay) {
      share += p.staff_entry_share * exp(-(day - trust.goLiveDay) / (7 * p.staff_entry_decay_weeks));
    }
    fx.uncaptured += Math.min(share, p.cap_share);
  },
  install(p, _world, having) {
    for (const trust of having) trust.staffEntryFixesPerWeek = p.of(trust).staff_entry_fixes_per_week;
  },
});
