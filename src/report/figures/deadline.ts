/** The deadline of the plan as a person reads it. */
import type { Design } from '../../experiment/design.js';
import { isoDate } from '../../scenario/calendar/calendar.js';

/** The date, where all strategies have the same; else what stands for it. */
export function dateOfDeadline(start: string, { settings }: Design): string {
  const days = new Set(settings.strategies.map(({ deadlineDay }) => deadlineDay));
  const [day] = days;
  return days.size === 1 && day !== undefined && day !== null ? isoDate(start, day) : 'the deadline';
}
