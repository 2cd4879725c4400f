/** The kinds of list of emergency admissions: spells by the length that is paid for. They count on the day they begin. */
import type { ListKind } from '../list-kind.js';

const spell: Omit<ListKind, 'id'> = {
  booked: false,
  clock: null,
  due: false,
  theatre: false,
  beds: true,
  paidAs: 'non_elective',
};

/** Of two nights or more; the counts of the trust's beds stand in its rows too. */
export const SPELL: ListKind = { id: 'spell', ...spell };

/** Of no or one night. */
export const SHORT_SPELL: ListKind = { id: 'short_spell', ...spell };

/** Nights up to which a spell is short. */
export const SHORT_NIGHTS = 1;
