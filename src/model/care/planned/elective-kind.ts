/** Elective services as a kind of service: drawn, opened, priced, and their workload. */
import type { DailyWords } from '../../../kernel/streams.js';
import { exp } from '../../../stats/dmath.js';
import type { ServiceSettings } from '../../settings.js';
import { growthPerDay } from '../growth.js';
import type { MissKey } from '../misses.js';
import { meanNumbers, moving } from '../moving.js';
import { drawNumbers, type Making, type ServiceKind, type Workload } from '../service-kind.js';
import { Elective } from './elective.js';
import { type ElectiveNumbers, electiveFields } from './elective-fields.js';
import { admittedShare, ELECTIVE, type ElectiveFuture, electiveMissed, usualAdmissions } from './elective-future.js';
import { ADMISSION } from './list-kinds.js';
import { outpatientFields } from './outpatient-fields.js';
import { isOutpatients, OUTPATIENTS, oldestClock, usualAttendances } from './outpatient-future.js';
import { usualWeek } from './referral-shares.js';

export const elective: ServiceKind<ElectiveFuture> = {
  id: ELECTIVE,
  means: 'Patients listed for admission by the outpatient services of the trust, and planned admissions.',
  fields: electiveFields,
  listed: true,
  lists: false,
  sharesDays: true,
  draw: drawElective,
  listsOf: () => [ADMISSION],
  worth(future, { paid }) {
    const { numbers: n, usualListed, words: billing } = future;
    const tariffGbp = n['price_gbp.admission'];
    const priceGbp = tariffGbp * paid(ADMISSION);
    const worthGbp = priceGbp * admittedShare(future);
    const perWeek = usualAdmissions(n, usualListed);
    return [{ perWeek, tariffGbp, priceGbp, worthGbp, pathwayWorthGbp: worthGbp, rttShare: 1, billing }];
  },
  open: (future, opening) => new Elective(future, opening),
  workload: admissions,
};

function drawElective(service: ServiceSettings, making: Making): ElectiveFuture {
  const { settings, trust, sessionsPerWeek, before } = making;
  const numbers = drawNumbers(electiveFields, service, making);
  const position = trust.services.filter(({ kind }) => kind === ELECTIVE).indexOf(service);
  const key = (purpose: string): MissKey => {
    const { hi, lo } = making.words(service.id, purpose, 1);
    return { hi: hi[0]!, lo: lo[0]! };
  };
  let usualListed = 0;
  let daysToListing = 0;
  let oldest = 0;
  for (const { service: id } of service.listedFrom) {
    const from = before.get(id);
    if (!isOutpatients(from)) continue;
    const { first } = usualAttendances(from.numbers);
    const atOnce = first * from.after.listed[position]!;
    const later = first * from.after.listedLater[position]!;
    const pathway = from.lagsToList.on(0).mean;
    usualListed += atOnce + later;
    daysToListing += (atOnce + later) * 7 * from.targetWeeks(0) + later * pathway;
    oldest = Math.max(oldest, oldestClock(from));
  }
  const words = making.words(service.id, 'session', settings.careDays);
  return {
    kind: elective,
    numbers,
    targetWeeks: moving(service.values['target_wait_weeks'], numbers.target_wait_weeks),
    sessionsPerWeek,
    usualListed,
    usualDaysToListing: usualListed > 0 ? daysToListing / usualListed : 0,
    oldestClock: oldest,
    planned: drawPlanned(numbers, usualListed, words, making),
    words,
    missKeys: [key('attendance'), key('attendance planned')],
  };
}

/** Planned admissions that fall due, by day: Poisson, as many of all admissions as their share says. */
function drawPlanned(n: ElectiveNumbers, usualListed: number, words: DailyWords, making: Making): Int32Array {
  const perDay = ((usualListed / (1 - n.planned_share)) * n.planned_share) / 7;
  const growth = growthPerDay(n.growth_share_per_year);
  const chance = making.chance();
  return Int32Array.from({ length: making.settings.careDays }, (_, day) =>
    chance.poisson(words.uniform(day, 100), perDay * exp(growth * day), 100),
  );
}

/** Admissions, planned ones included, of those whom the services of the trust list in a usual week. */
function admissions({ values, listedFrom }: ServiceSettings, services: readonly ServiceSettings[]): Workload[] {
  const n = meanNumbers(electiveFields, values);
  let listed = 0;
  for (const { service, share } of listedFrom) {
    const source = services.find(({ id, kind }) => id === service && kind === OUTPATIENTS);
    if (source === undefined) return [];
    const from = meanNumbers(outpatientFields, source.values);
    listed += usualAttendances(from).first * meanNumbers({ share: outpatientFields.rtt_share }, { share }).share;
  }
  const usual = usualWeek(listed / (1 - n.planned_share), n.removal_share, electiveMissed(n), 0);
  const needed = usual.patients * usual.slotsPerPatient;
  const base = Number.isNaN(n.slots_per_weekday) ? needed / n.load_share : 5 * n.slots_per_weekday;
  return [
    {
      what: 'admissions',
      resource: 'slots',
      needed,
      most: base * (1 + n.flex_share),
      list: {
        patients: usual.patients,
        slotsPerPatient: usual.slotsPerPatient,
        initial: n.initial_list,
        targetWeeks: moving(values['target_wait_weeks'], n.target_wait_weeks),
      },
    },
  ];
}
