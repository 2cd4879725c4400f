/**
 * An emergency department again, written as plainly as can be: one object a patient, a line for each kind of patient,
 * a clock that goes from minute to minute. It shares no code with src/; random numbers are drawn where they are needed.
 * Day 0 is a Monday.
 */
import { luckOf } from './luck.js';

export interface PlainDepartment {
  readonly days: number;
  readonly attendancesPerWeek: number;
  readonly majorsShare: number;
  readonly bays: readonly [majors: number, minors: number];
  readonly medianMinutes: readonly [majors: number, minors: number];
  readonly sigma: number;
  /** Share of a week's attendances in an hour of the week. */
  readonly shareOfHour: (hourOfWeek: number) => number;
  /** Factor of the work on those who come on a day. */
  readonly slower: (day: number) => number;
}

export interface PlainPatient {
  readonly came: number;
  readonly work: number;
  left: number;
}

export function livePlainDepartment(of: PlainDepartment, seed: string): PlainPatient[] {
  const luck = luckOf(seed);
  const everybody: PlainPatient[] = [];
  [0, 1].forEach((kind) => {
    const share = kind === 0 ? of.majorsShare : 1 - of.majorsShare;
    const queue: PlainPatient[] = [];
    let inBays: PlainPatient[] = [];
    for (let minute = 0; minute < of.days * 1440 || queue.length > 0; minute++) {
      inBays = inBays.filter((patient) => patient.left > minute);
      const day = Math.floor(minute / 1440);
      if (day < of.days) {
        const hour = Math.floor(minute / 60) % 168;
        const expected = (of.attendancesPerWeek * share * of.shareOfHour(hour)) / 60;
        for (let coming = luck.poisson(expected); coming > 0; coming--) {
          const minutes = of.medianMinutes[kind]! * Math.exp(of.sigma * luck.normal()) * of.slower(day);
          const patient = { came: minute, work: Math.max(1, Math.round(minutes)), left: Number.POSITIVE_INFINITY };
          queue.push(patient);
          everybody.push(patient);
        }
      }
      while (queue.length > 0 && inBays.length < of.bays[kind]!) {
        const next = queue.shift()!;
        next.left = minute + next.work;
        inBays.push(next);
      }
    }
  });
  return everybody;
}
