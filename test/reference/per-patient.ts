/**
 * The outpatient service again, written as plainly as can be: one object a patient, one loop over everybody, random
 * numbers drawn where they are needed. It shares no code with src/. It is slow, and it is what the cohort model must
 * agree with in distribution.
 */
import seedrandom from 'seedrandom';

interface Patient {
  priority: number;
  clockDay: number;
  notBefore: number;
}

export interface PlainService {
  referralsPerWeek: number;
  shares: number[];
  noticeDays: number[];
  targetWeeks: number;
  load: number;
  flex: number;
  floor: number;
  catchUpWeeks: number;
  dna: number;
  rebookDays: number;
  backToGp: number;
  removal: number;
  outOfOrder: number;
  weekend: number;
  uncaptured: number;
  /** Multiplier of capacity on a day. */
  capacity: (day: number) => number;
}

export interface PlainDay {
  waiting: number;
  over18: number;
  attended: number;
  waited: number;
  dna: number;
  returned: number;
  removed: number;
  breaches: number;
  pending: number;
}

/** Lives `days` days from a Monday; sessions Monday to Friday. */
export function livePlainly(service: PlainService, days: number, seed: string): PlainDay[] {
  const random = seedrandom(seed);
  const poisson = (mean: number): number => {
    let count = -1;
    let used = 0;
    while (used < mean) {
      used -= Math.log(1 - random());
      count++;
    }
    return count;
  };
  let patients: Patient[] = [];
  const perDay = service.shares.map((share) => (service.referralsPerWeek * share) / 7);
  let left = Math.round(service.referralsPerWeek * service.targetWeeks);
  service.shares.forEach((_, priority) => {
    const last = priority === service.shares.length - 1;
    const wanted = last ? left : Math.min(left, Math.round(perDay[priority]! * service.noticeDays[priority]!));
    left -= wanted;
    const back = Math.max(1, Math.round(wanted / perDay[priority]!));
    for (let i = 0; i < wanted; i++) {
      patients.push({ priority, clockDay: -Math.ceil(((i + 1) * back) / wanted), notBefore: Number.NEGATIVE_INFINITY });
    }
  });
  const slotsPerPatient = (1 - service.removal) / (1 - service.dna * (1 - service.backToGp));
  const base = (service.referralsPerWeek * slotsPerPatient) / service.load;
  const hazard = -Math.log(1 - service.removal) / (7 * service.targetWeeks);
  const recentWeeks: number[] = new Array(13).fill(service.referralsPerWeek);
  let week = 0;
  let slotsPerSession = base / 5;
  const lived: PlainDay[] = [];
  for (let day = 0; day < days; day++) {
    const weekday = day % 7;
    const today: PlainDay = {
      waiting: 0,
      over18: 0,
      attended: 0,
      waited: 0,
      dna: 0,
      returned: 0,
      removed: 0,
      breaches: 0,
      pending: 0,
    };
    const share = weekday >= 5 ? service.weekend / 2 : (1 - service.weekend) / 5;
    service.shares.forEach((of, priority) => {
      const count = poisson(service.referralsPerWeek * share * of);
      week += count;
      for (let i = 0; i < count; i++) patients.push({ priority, clockDay: day, notBefore: Number.NEGATIVE_INFINITY });
    });
    if (weekday < 5) {
      let slots = Math.floor(slotsPerSession * service.capacity(day) + random());
      const gone = new Set<Patient>();
      for (let priority = 0; priority < service.shares.length && slots > 0; priority++) {
        const eligible = patients
          .filter(
            (p) => p.priority === priority && p.notBefore <= day && p.clockDay + service.noticeDays[priority]! <= day,
          )
          .sort((a, b) => a.clockDay - b.clockDay);
        const seen = Math.min(slots, eligible.length);
        const any = Math.min(seen, Math.floor(seen * service.outOfOrder + random()));
        const chosen = eligible.splice(0, seen - any);
        for (let i = 0; i < any; i++) chosen.push(...eligible.splice(Math.floor(random() * eligible.length), 1));
        slots -= seen;
        for (const patient of chosen) {
          if (random() < service.dna) {
            today.dna++;
            if (random() < service.backToGp) {
              today.returned++;
              gone.add(patient);
            } else patient.notBefore = day + service.rebookDays;
          } else {
            today.attended++;
            today.waited += day - patient.clockDay;
            if (random() < service.uncaptured) today.pending++;
            gone.add(patient);
          }
        }
      }
      patients = patients.filter((patient) => !gone.has(patient));
    }
    patients = patients.filter((patient) => {
      if (patient.notBefore > day || random() >= hazard) return true;
      today.removed++;
      return false;
    });
    if (weekday === 6) {
      recentWeeks.push(week);
      recentWeeks.shift();
      week = 0;
      const demand = recentWeeks.reduce((a, b) => a + b) / 13;
      const wanted =
        slotsPerPatient * (demand + (patients.length - demand * service.targetWeeks) / service.catchUpWeeks);
      slotsPerSession = Math.min(Math.max(wanted, service.floor * base), (1 + service.flex) * base) / 5;
    }
    today.waiting = patients.length;
    for (const patient of patients) {
      if (day - patient.clockDay > 126) today.over18++;
      if (patient.priority === 0 && patient.notBefore <= day && day - patient.clockDay === 14) today.breaches++;
    }
    lived.push(today);
  }
  return lived;
}
