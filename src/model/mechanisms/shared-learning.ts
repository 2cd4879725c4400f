/**
 * What the programme learns from go-lives that became stable: fewer defects of their own for those who come later, as far
 * as lessons are shared, until they are forgotten.
 * Off: nothing is learned.
 */
import { decision, MONTH_DAYS, triangular, world } from '../parameter.js';
import { lessonsOf } from '../programme/lessons.js';
import { mechanism } from './mechanism.js';

export const sharedLearning = mechanism({
  id: 'shared_learning',
  means: 'Go-lives that became stable lower the defects of later ones, the shared defects apart.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    per_go_live_share: world({
      unit: 'share',
      range: [0, 1],
      default: triangular(0, 0.04, 0.1),
      source: 'P41',
      means: 'Share of own defects avoided by each stabilised go-live before.',
    }),
    floor_multiplier: world({
      unit: 'multiplier',
      range: [0, 1],
      default: 0.6,
      source: 'P41',
      means: 'Learning lowers own defects to this share at most.',
    }),
    half_life_months: world({
      unit: 'months',
      range: [0.1, 1200],
      default: 18,
      source: 'P41',
      means: 'Time in which half of a lesson is forgotten.',
    }),
    shared_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 1,
      source: 'grade D: lessons are shared unless the strategy says otherwise',
      means: 'Share of lessons that reach the other trusts.',
    }),
  },
  install(n, world) {
    world.programme.learning = lessonsOf({
      perGoLive: n.per_go_live_share,
      floor: n.floor_multiplier,
      halfLifeDays: n.half_life_months * MONTH_DAYS,
      shared: n.shared_share,
    });
  },
});
