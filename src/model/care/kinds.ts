/** The kinds of service a trust can have: id, meaning and fields. The scenario's schema follows from this list. */
import type { Parameters } from '../parameter.js';
import { emergencyFields } from './emergency/emergency-fields.js';
import { electiveFields } from './planned/elective-fields.js';
import { outpatientFields } from './planned/outpatient-fields.js';

export interface ServiceKind {
  readonly id: string;
  readonly means: string;
  readonly fields: Parameters;
  /** Whether it is fed by outpatient services of the trust, as `listed_from` says. */
  readonly listed: boolean;
  /** Whether it can list patients for admission. */
  readonly lists: boolean;
}

export const serviceKinds: readonly ServiceKind[] = [
  {
    id: 'outpatients',
    means: 'Patients referred for a first outpatient attendance, by priority; their pathway and their follow-ups.',
    fields: outpatientFields,
    listed: false,
    lists: true,
  },
  {
    id: 'elective',
    means: 'Patients listed for admission by the outpatient services of the trust, and planned admissions.',
    fields: electiveFields,
    listed: true,
    lists: false,
  },
  {
    id: 'emergency',
    means: 'Patients who come at all hours, majors and minors, and are worked on in a bay; nobody is booked.',
    fields: emergencyFields,
    listed: false,
    lists: false,
  },
];
