/** The kinds of service a trust can have: id, meaning and fields. The scenario's schema follows from this list. */
import type { Parameters } from '../parameter.js';
import { outpatientFields } from './outpatient-fields.js';

export interface ServiceKind {
  readonly id: string;
  readonly means: string;
  readonly fields: Parameters;
}

export const serviceKinds: readonly ServiceKind[] = [
  {
    id: 'outpatients',
    means: 'Patients referred for a first outpatient attendance, by priority.',
    fields: outpatientFields,
  },
];
