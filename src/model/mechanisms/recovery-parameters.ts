/**
 * The numbers of the recovery programme (recovery-programme.ts): when a board sees trouble, how help comes and is reviewed,
 * and what both cost.
 */
import { decision, triangular, world } from '../parameter.js';
import { ROYAL_FREE_GBP_PER_YEAR } from '../programme/trouble/trouble-cost.js';

/** Parameters of the mechanism `recovery_programme`. */
export const recoveryParameters = {
  first_check_weeks: world({
    unit: 'weeks',
    range: [0, 520],
    default: triangular(8, 12, 20),
    source: 'P51',
    means: "Weeks after go-live at which the trust's board first sees trouble for what it is.",
  }),
  trouble_defects: decision({
    unit: 'defects',
    range: [0, 10_000],
    default: 10,
    source: 'P51',
    means: 'In trouble at this many open severe defects.',
  }),
  trouble_uncaptured_weeks: decision({
    unit: 'weeks of income',
    range: [0, 520],
    default: 1,
    source: 'P51',
    means: 'In trouble once this much income is done but not recorded ...',
  }),
  trouble_uncaptured_defects: decision({
    unit: 'defects',
    range: [0, 10_000],
    default: 6,
    source: 'P51',
    means: '... with at least this many severe defects open.',
  }),
  crisis_defects: decision({
    unit: 'defects',
    range: [0, 10_000],
    default: 20,
    source: 'grade D: twice the trouble of P51, which nobody overlooks',
    means:
      'A plain crisis, seen at the first weekly look after planned reduction, at this many open severe defects ...',
  }),
  crisis_activity_share: decision({
    unit: 'share',
    range: [0, 1],
    default: 0.8,
    source: 'grade D: a fifth of the patients of a usual week missing',
    means:
      '... or with fewer patients seen or admitted than this share of a usual week, the mean of the 13 weeks before go-live ...',
  }),
  crisis_activity_weeks: decision({
    unit: 'weeks',
    range: [1, 520],
    default: 3,
    source: 'grade D: longer than the weeks of Christmas or Easter',
    means: '... in so many weeks in a row after planned reduction.',
  }),
  persistence_weeks: world({
    unit: 'weeks',
    range: [0, 520],
    default: triangular(20, 26, 36),
    source: 'grade D: half a year, by which a go-live should be stable (P53)',
    means: 'In trouble if not stable so many weeks after go-live.',
  }),
  approval_lag_weeks: decision({
    unit: 'weeks',
    range: [0, 520],
    default: triangular(2, 6, 26),
    judgedAs: 'national',
    source: 'P52',
    means: 'From the request to the start of the programme; nothing once the programme authority looks at the trust.',
  }),
  duration_days: decision({
    unit: 'days',
    range: [1, 3650],
    default: 90,
    source: 'P12',
    means: 'Length of the programme, up to the review that ends it or extends it.',
  }),
  first_review_days: decision({
    unit: 'days',
    range: [1, 3650],
    default: 45,
    source: 'grade D: a review half way through (P12)',
    means:
      'Day of a first review, before that of its length: it ends the programme if few severe defects have been open for four weeks.',
  }),
  second_review_days: decision({
    unit: 'days',
    range: [1, 3650],
    default: 75,
    source: 'grade D: a review two weeks before the end (P12)',
    means: 'Day of a second such review.',
  }),
  on_site_fixes_per_week: world(
    {
      unit: 'defects/week',
      range: [0, 100],
      default: triangular(1.2, 1.7, 2.2),
      source: 'P10',
      means: 'Severe defects fixed a week by the team on site, one by one.',
    },
    'per_go_live',
  ),
  review_defects: decision({
    unit: 'defects',
    range: [0, 10_000],
    default: 3,
    source: 'P12',
    means: 'The review succeeds with at most this many severe defects reported open.',
  }),
  extension_days: decision({
    unit: 'days',
    range: [1, 3650],
    default: 30,
    source: 'P12',
    means: 'Extension after a review that did not succeed.',
  }),
  unreported_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0,
    source:
      'grade D: reviews on record counted what was open; how much is glossed over is known of readiness only (P3)',
    means: 'Share of the open severe defects that is not reported to the review; drawn anew at each review.',
  }),
  confirmation_weeks: world(
    {
      unit: 'weeks',
      range: [0, 520],
      default: triangular(2, 5, 8),
      source: 'P12',
      means: 'Confirmation after the review; four stable weeks are needed in any case.',
    },
    'per_go_live',
  ),
  extra_staff_fte: world(
    {
      unit: 'FTE',
      range: [0, 10_000],
      default: triangular(20, 40, 50),
      source: 'P30',
      means: 'Extra staff from the alarm until stable.',
    },
    'per_go_live',
  ),
  extra_staff_gbp_per_week: world({
    unit: 'GBP/FTE/week',
    range: [0, 100_000],
    default: 670,
    source: 'P30',
    means: 'Cost of one of the extra staff.',
  }),
  trouble_gbp_per_week: world(
    {
      unit: 'GBP/week',
      range: [0, 10_000_000],
      default: triangular(30_000, 50_000, 80_000),
      source: 'P31',
      means: 'Other extra cost while in trouble, outside the programme.',
    },
    'per_go_live',
  ),
  programme_gbp_per_week: world(
    {
      unit: 'GBP/week',
      range: [0, 10_000_000],
      default: triangular(80_000, 110_000, 160_000),
      source: 'P31',
      means: 'Other extra cost within the programme, instead.',
    },
    'per_go_live',
  ),
  costed_income_gbp_per_year: world({
    unit: 'GBP/year',
    range: [1_000_000, 100_000_000_000],
    default: ROYAL_FREE_GBP_PER_YEAR,
    source: 'EVIDENCE-3',
    means: "The costs above are those of a trust of this income; another's are in proportion to its own.",
  }),
  costed_defects: world({
    unit: 'defects',
    range: [1, 10_000],
    default: 22,
    source: 'S2',
    means:
      'They are those of a trust with so many severe defects open on its first day; with more or fewer, in proportion ...',
  }),
  cost_least_multiplier: world({
    unit: 'multiplier',
    range: [0, 1],
    default: 0.25,
    source: 'grade D: a team, its travel and its meetings cost something however little is wrong',
    means: '... but never multiplied by less than this ...',
  }),
  cost_most_multiplier: world({
    unit: 'multiplier',
    range: [1, 100],
    default: 1.5,
    source: 'grade D: there is only so much extra staff to be had',
    means: '... or by more than this.',
  }),
} as const;
