/** What is left once the trust has learned: after half a year capacity stays a little lower, or higher, for good. */
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

const HALF_YEAR_DAYS = 182;

export const persistentChange = mechanism({
  id: 'persistent_change',
  means: 'A lasting change of capacity from 26 weeks after go-live, loss or gain.',
  about: 'world',
  scope: 'trust',
  parameters: {
    loss_share: world(
      {
        unit: 'share',
        range: [-1, 1],
        default: triangular(-0.02, 0, 0.03),
        source: 'P15',
        means: 'Share of capacity lost for good; negative: gained.',
      },
      'per_go_live',
    ),
  },
  dailyOnceLive(p, trust, day, fx) {
    if (day - trust.movedDay >= HALF_YEAR_DAYS) fx.capacity *= 1 - p.loss_share;
  },
});
