/** Capacity of a list by hand: ten slots on every day of the week, whatever becomes of the list. */
import type { CapacityRule } from '../../src/model/care/planned/capacity.js';

export const tenADay: CapacityRule = {
  base: 70,
  growthPerDay: 0,
  sessionsPerWeek: 7,
  floor: 1,
  ceiling: 1,
  slotsPerPatient: 1,
  catchUpWeeks: 10,
  usualPatients: 70,
};
