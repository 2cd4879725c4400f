/**
 * The kinds of service a trust can have. Schema, reader and documentation follow from this list. Patients go from
 * services of one kind to those of kinds further down, never up: services are drawn in this order, and opened in the
 * opposite one.
 */
import { nonElective } from './beds/beds-kind.js';
import { emergency } from './emergency/emergency-kind.js';
import { elective } from './planned/elective-kind.js';
import { outpatients } from './planned/outpatient-kind.js';
import type { ServiceKind } from './service-kind.js';

export const serviceKinds: readonly ServiceKind[] = [outpatients, elective, emergency, nonElective];
