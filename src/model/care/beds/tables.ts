/** The tables of stays as the numbers of the file say them. */
import type { BedNumbers } from './bed-fields.js';
import type { StayRow } from './stays.js';

/** Stays of emergency patients: the share without a night is given, the other rows divide the rest. */
export function emergencyRows(n: BedNumbers): StayRow[] {
  const rows: StayRow[] = [
    { from: 1, to: 1, share: n['nights.one_share'] },
    { from: 2, to: 3, share: n['nights.to_3_share'] },
    { from: 4, to: 6, share: n['nights.to_6_share'] },
    { from: 7, to: 13, share: n['nights.to_13_share'] },
    { from: 14, to: 27, share: n['nights.to_27_share'] },
    { from: 28, to: Math.round(n['nights.longest']), share: n['nights.longer_share'] },
  ];
  const none = n['nights.zero_share'];
  const all = rows.reduce((sum, { share }) => sum + share, 0) || 1;
  return [{ from: 0, to: 0, share: none }, ...rows.map((row) => ({ ...row, share: ((1 - none) * row.share) / all }))];
}

/** Stays of elective inpatients. */
export function electiveRows(n: BedNumbers): StayRow[] {
  return [
    { from: 1, to: 1, share: n['elective.one_share'] },
    { from: 2, to: 3, share: n['elective.to_3_share'] },
    { from: 4, to: 6, share: n['elective.to_6_share'] },
    { from: 7, to: 13, share: n['elective.to_13_share'] },
    { from: 14, to: 27, share: n['elective.to_27_share'] },
  ];
}
