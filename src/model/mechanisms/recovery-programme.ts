/**
 * The recovery programme: the trust's own board looks every week and, in trouble, asks for help: in a plain crisis at
 * once, else after some weeks, and at the latest when the trust is still not stable. After an approval lag an on-site team
 * fixes defects for 90 days, then a review extends it or ends it, and some weeks confirm that the trust is stable; reviews
 * on the way end it early at a trust that is stable already. Extra staff and other cost are paid from the alarm until the
 * trust is stable, the more the larger the trust and the more severe defects are open.
 * Off: a board that never alarms.
 */

import { reviewingBoard } from '../programme/trouble/board.js';
import { troubleCostScale } from '../programme/trouble/trouble-cost.js';
import { mechanism } from './mechanism.js';
import { recoveryParameters } from './recovery-parameters.js';

export const recoveryProgramme = mechanism({
  id: 'recovery_programme',
  means: 'A board that sees trouble, a 90-day recovery programme, its reviews, early end, extension and confirmation.',
  about: 'decision',
  scope: 'trust',
  parameters: recoveryParameters,
  begin(p, trust, _world, { again, account }) {
    const staffPerDay = (p.extra_staff_fte * p.extra_staff_gbp_per_week) / 7;
    const trouble = {
      firstCheckDays: Math.round(7 * p.first_check_weeks),
      defects: p.trouble_defects,
      uncapturedWeeks: p.trouble_uncaptured_weeks,
      uncapturedDefects: p.trouble_uncaptured_defects,
      crisisDefects: p.crisis_defects,
      crisisActivityShare: p.crisis_activity_share,
      crisisActivityWeeks: Math.max(1, Math.round(p.crisis_activity_weeks)),
      persistenceDays: Math.round(7 * p.persistence_weeks),
      approvalDays: Math.round(7 * p.approval_lag_weeks),
    };
    const days = Math.round(p.duration_days);
    const scale = troubleCostScale(trust.incomeGbpPerYear, {
      incomeGbpPerYear: p.costed_income_gbp_per_year,
      defects: p.costed_defects,
      least: p.cost_least_multiplier,
      most: p.cost_most_multiplier,
    });
    trust.board = reviewingBoard(trust, account, trouble, {
      earlyReviewDays: [p.first_review_days, p.second_review_days]
        .map(Math.round)
        .filter((day) => day < days)
        .sort((a, b) => a - b),
      days,
      extensionDays: Math.round(p.extension_days),
      confirmationDays: Math.round(7 * p.confirmation_weeks),
      reviewDefects: p.review_defects,
      reported: (open, review) => Math.round(open * (1 - again('unreported_share', review))),
      fixesPerWeek: p.on_site_fixes_per_week,
      gbpPerDayInTrouble: (open) => scale(open) * (staffPerDay + p.trouble_gbp_per_week / 7),
      gbpPerDayInProgramme: (open) => scale(open) * (staffPerDay + p.programme_gbp_per_week / 7),
    });
  },
});
