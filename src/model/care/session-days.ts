/** What a day is for a service: whether it holds sessions, and whether it ends a week. */
import type { Calendar } from '../settings.js';

export function isSession(calendar: Calendar, day: number): boolean {
  return calendar.sessionDay[day] === 1;
}

export function endsWeek(calendar: Calendar, day: number): boolean {
  return calendar.weekday[day] === 6;
}
