/** Non-elective admissions and the beds of a trust as a kind of service: drawn, opened, priced, and their workload. */
import type { ServiceSettings } from '../../settings.js';
import { emergencyFields } from '../emergency/emergency-fields.js';
import { admittedPerWeek, EMERGENCY } from '../emergency/emergency-future.js';
import { meanNumbers } from '../moving.js';
import { elective } from '../planned/elective-kind.js';
import type { ServiceKind, Workload } from '../service-kind.js';
import { bedFields } from './bed-fields.js';
import { Beds } from './beds.js';
import { type BedsFuture, NON_ELECTIVE } from './beds-future.js';
import { directlyOfDay, directPerWeek, drawBeds, electiveWeek, viaEmergencyOfDay } from './draw-beds.js';
import { planBeds } from './plan.js';
import { SHORT_NIGHTS, SHORT_SPELL, SPELL } from './spells.js';
import { Stays } from './stays.js';
import { electiveRows, emergencyRows } from './tables.js';

export const nonElective: ServiceKind<BedsFuture> = {
  id: NON_ELECTIVE,
  means: 'Patients who are admitted without an appointment, and the beds that they and elective inpatients need.',
  fields: bedFields,
  listed: false,
  lists: false,
  sharesDays: true,
  draw: (service, making) => drawBeds(nonElective, service, making),
  listsOf: () => [SPELL, SHORT_SPELL],
  worth({ numbers: n, stays, factor, billing, perWeek }, { paid }) {
    const shares = stays.scaled(factor);
    let short = 0;
    for (let nights = 0; nights <= SHORT_NIGHTS; nights++) short += shares[nights]!;
    return [SPELL, SHORT_SPELL].map((list, place) => {
      const isShort = list === SHORT_SPELL;
      const tariffGbp = n['price_gbp.spell'] * (isShort ? n['price_gbp.short_stay_share'] : 1);
      const priceGbp = tariffGbp * paid(list);
      const spells = perWeek * (isShort ? short : 1 - short);
      const worth = {
        perWeek: spells,
        tariffGbp,
        priceGbp,
        worthGbp: 0,
        pathwayWorthGbp: 0,
        rttShare: 0,
        billing: billing[place]!,
      };
      return isShort ? worth : { ...worth, escalationGbp: n.escalation_gbp_per_night };
    });
  },
  open: (future, opening) => new Beds(future, opening),
  workload: beds,
};

/** Beds that patients need in a usual week at the means of all numbers, and those that may be used. */
function beds({ values }: ServiceSettings, services: readonly ServiceSettings[], days: number): Workload[] {
  const n = meanNumbers(bedFields, values);
  const departments = services.filter(({ kind }) => kind === EMERGENCY);
  const admitted = Float64Array.from(departments, (own) => admittedPerWeek(meanNumbers(emergencyFields, own.values)));
  const direct = directPerWeek(n, admitted);
  if (Number.isNaN(direct)) return [];
  const via = admitted.reduce((sum, of) => sum + of, 0);
  const planned = services
    .filter(({ kind }) => kind === elective.id)
    .flatMap((own) => elective.workload(own, services, days))
    .reduce((sum, { needed }) => sum + needed, 0);
  const plan = planBeds(n, {
    emergencies: Float64Array.from(
      [0, 1, 2, 3, 4, 5, 6],
      (day) => (via * viaEmergencyOfDay(day) + direct * directlyOfDay(day)) / 7,
    ),
    stays: new Stays(emergencyRows(n)),
    electives: electiveWeek(n, planned, new Stays(electiveRows(n))),
  });
  return [
    {
      what: 'beds',
      resource: 'beds',
      needed: plan.week.occupied,
      most: plan.beds * plan.usableShare,
      list: null,
      short: 'day after day routine inpatients are sent home and emergency patients left over in the department',
    },
  ];
}
