/** The kinds of list of planned care. */
import type { ListKind } from '../list-kind.js';

export const FIRST: ListKind = {
  id: 'first',
  booked: true,
  clock: 'non_admitted',
  due: false,
  theatre: false,
  beds: false,
  paidAs: 'outpatients',
};

export const FOLLOW_UP: ListKind = {
  id: 'follow_up',
  booked: true,
  clock: null,
  due: true,
  theatre: false,
  beds: false,
  paidAs: 'outpatients',
};

export const ADMISSION: ListKind = {
  id: 'admission',
  booked: true,
  clock: 'admitted',
  due: false,
  theatre: true,
  beds: false,
  paidAs: 'elective',
};
