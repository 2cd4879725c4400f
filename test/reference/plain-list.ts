/** A list of patients of the plain model, one object each, and its sessions. */
import type { Luck } from './luck.js';

interface Patient {
  readonly group: number;
  readonly clockDay: number;
  /** Has missed a slot: cannot be seen before. */
  notBefore: number;
  /** The system has lost track of her. */
  hidden: boolean;
}

/** Counts of one day, under the names of the ledger's columns. */
export type Row = Record<string, number>;

/** What is different on a day at a list. */
export interface Different {
  readonly activity: number;
  readonly extra: number;
  /** Extra sessions are for what the list has grown since the end of this day. */
  readonly eve: number;
  readonly missTimes: number;
  readonly unrecorded: number;
  readonly untracked: number;
  readonly lostAtCutover: number;
  readonly foundADay: number;
}

export interface ListNumbers {
  readonly missed: number;
  /** Of those who miss, the share who leave for their GP. */
  readonly toGp: number;
  readonly groups: readonly { readonly notice: number; readonly clocked: boolean }[];
  readonly firstGroupShare: number;
  /** Groups share the slots as their shares of those who could be seen; else the first comes first. */
  readonly alike: boolean;
  readonly rebookDays: number;
  readonly outOfOrder: number;
  readonly leavesADay: number;
  readonly base: number;
  readonly growth: number;
  readonly sessionsPerWeek: number;
  readonly floor: number;
  readonly flex: number;
  readonly slotsPerPatient: number;
  readonly catchUpWeeks: number;
  readonly usual: number;
  readonly target: (day: number) => number;
  /** Of those of a group who came, how many are sent home; absent: nobody. */
  readonly sendHome?: (group: number, came: number, day: number) => number;
}

const COUNTS = [
  ...['joined', 'slots', 'extra', 'used', 'missed', 'returned', 'done', 'removed', 'uncaptured', 'captured_at_freeze'],
  ...['captured_at_year_end', 'two_week_breaches', 'stops', 'stops_within_18_weeks', 'waiting', 'hidden', 'planned'],
  ...['over_18_weeks', 'over_52_weeks', 'in_pathway', 'pathway_over_18_weeks', 'due_later', 'no_bed'],
];
const NOTHING: Row = Object.fromEntries(COUNTS.map((name) => [name, 0]));

export class PlainList {
  readonly rows: Row[] = [];
  private readonly luck: Luck;
  private readonly different: (day: number) => Different;
  private readonly numbers: ListNumbers;
  private patients: Patient[] = [];
  private readonly recentWeeks: number[];
  private week = 0;
  private basePerSession: number;
  private slotsPerSession: number;
  /** Slots a week that the demand of a week has lastingly been short of. */
  private lasting = 0;
  /** Slots used in extra sessions, this week and since they were last held in every week. */
  private extraThisWeek = 0;
  private extraSoFar = 0;

  constructor(luck: Luck, different: (day: number) => Different, numbers: ListNumbers) {
    this.luck = luck;
    this.different = different;
    this.numbers = numbers;
    this.recentWeeks = new Array(13).fill(numbers.usual);
    this.basePerSession = numbers.base / numbers.sessionsPerWeek;
    this.slotsPerSession = this.basePerSession;
  }

  /** Somebody who is on the list on day 0. */
  add(group: number, clockDay: number): void {
    this.patients.push({ group, clockDay, notBefore: Number.NEGATIVE_INFINITY, hidden: false });
  }

  /** A day begins: some of the hidden are found; at cutover some of those on the list are lost. */
  begin(day: number): Row {
    const { foundADay, lostAtCutover } = this.different(day);
    for (const patient of foundADay + lostAtCutover > 0 ? this.patients : []) {
      if (patient.hidden) patient.hidden = this.luck.uniform() >= foundADay;
      else if (lostAtCutover > 0 && patient.notBefore <= day) patient.hidden = this.luck.uniform() < lostAtCutover;
    }
    const row = { ...NOTHING };
    this.rows.push(row);
    return row;
  }

  join(group: number, clockDay: number, day: number): void {
    this.add(group, clockDay);
    this.rows[day]!['joined']!++;
    this.week++;
    const { untracked } = this.different(day);
    if (untracked > 0) this.patients[this.patients.length - 1]!.hidden = this.luck.uniform() < untracked;
  }

  /** Today's session, those who leave the list otherwise, and at the end of a week the slots of the next. */
  hold(day: number, session: boolean, seen: (group: number, clockDay: number) => void): void {
    const row = this.rows[day]!;
    const n = this.numbers;
    const fx = this.different(day);
    const initiative = session && fx.extra > 0 && this.grownBeyond(fx.eve, day);
    const usualPerSession = initiative ? Math.max(this.basePerSession, this.slotsPerSession) : this.slotsPerSession;
    const usual = session ? this.luck.whole(usualPerSession * fx.activity) : 0;
    const slots = usual + (initiative ? this.luck.whole(this.basePerSession * fx.extra) : 0);
    row['slots'] = slots;
    const gone = new Set<Patient>();
    const came = n.groups.map((): Patient[] => []);
    for (const patient of this.choose(day, slots)) {
      row['used']!++;
      if (this.luck.uniform() < Math.min(1, n.missed * fx.missTimes)) {
        row['missed']!++;
        if (this.luck.uniform() < n.toGp) {
          row['returned']!++;
          gone.add(patient);
        } else patient.notBefore = day + n.rebookDays;
      } else came[patient.group]!.push(patient);
    }
    for (const [group, own] of came.entries()) {
      const home = n.sendHome !== undefined && own.length > 0 ? n.sendHome(group, own.length, day) : 0;
      for (let i = 0; i < home; i++) {
        const [patient] = own.splice(Math.floor(this.luck.uniform() * own.length), 1);
        patient!.notBefore = day + n.rebookDays;
        row['missed']!++;
        row['no_bed']!++;
      }
      for (const patient of own) {
        row['done']!++;
        gone.add(patient);
        if (this.luck.uniform() < fx.unrecorded) row['uncaptured']!++;
        seen(patient.group, patient.clockDay);
      }
    }
    row['extra'] = Math.max(0, row['used']! - usual);
    this.extraThisWeek += row['extra'];
    this.patients = this.patients.filter((patient) => {
      if (gone.has(patient)) return false;
      if (n.leavesADay === 0 || patient.hidden || patient.notBefore > day || this.luck.uniform() >= n.leavesADay)
        return true;
      row['removed']!++;
      return false;
    });
    row['waiting'] = this.patients.length;
    for (const { hidden, group, clockDay } of this.patients) {
      if (hidden) row['hidden']!++;
      if (!n.groups[group]!.clocked) continue;
      if (day - clockDay > 126) row['over_18_weeks']!++;
      if (day - clockDay > 364) row['over_52_weeks']!++;
    }
    if (day % 7 === 6) this.steer(day, row['waiting'] - row['hidden']!);
  }

  /** Patients of a group whose clock started on a day, who could be seen or are hidden. */
  unseen(group: number, clockDay: number, day: number): number {
    return this.patients.filter((p) => p.group === group && p.clockDay === clockDay && p.notBefore <= day).length;
  }

  ofGroup(group: number): number {
    return this.patients.filter((patient) => patient.group === group).length;
  }

  /** Who is given one of the slots. */
  private choose(day: number, slots: number): Patient[] {
    if (slots === 0) return [];
    const n = this.numbers;
    const ready = n.groups.map((): Patient[] => []);
    for (const patient of this.patients) {
      const { group, clockDay, notBefore, hidden } = patient;
      if (!hidden && notBefore <= day && clockDay + n.groups[group]!.notice <= day) ready[group]!.push(patient);
    }
    const all: Patient[] = [];
    ready.forEach((own, group) => {
      own.sort((a, b) => a.clockDay - b.clockDay);
      const left = slots - all.length;
      const others = ready.slice(group + 1).reduce((sum, { length }) => sum + length, 0);
      let offered = left;
      if (others > 0 && n.alike) offered = Math.round((left * own.length) / (own.length + others));
      else if (others > 0 && group === 0 && n.firstGroupShare < 1) {
        offered = Math.max(Math.floor(n.firstGroupShare * slots), left - others);
      }
      const given = Math.min(offered, own.length);
      const anybody = given === own.length ? 0 : this.luck.whole(given * n.outOfOrder);
      all.push(...own.splice(0, given - anybody));
      for (let i = 0; i < anybody; i++) all.push(...own.splice(Math.floor(this.luck.uniform() * own.length), 1));
    });
    return all;
  }

  /** Whether the list is longer by more than a week's demand than its target and than it was then. */
  private grownBeyond(eve: number, day: number): boolean {
    const demand = this.recentWeeks.reduce((a, b) => a + b) / 13;
    const known = this.patients.filter(({ hidden }) => !hidden).length;
    const then = eve < 0 ? 0 : this.rows[eve]!['waiting']! - this.rows[eve]!['hidden']!;
    return known > demand + Math.max(then, demand * this.numbers.target(day));
  }

  private steer(day: number, list: number): void {
    const n = this.numbers;
    this.recentWeeks.push(this.week);
    this.recentWeeks.shift();
    this.week = 0;
    const demand = this.recentWeeks.reduce((a, b) => a + b) / 13;
    const base = n.base * Math.exp(n.growth * day);
    // The list as it would be, had there been no extra sessions.
    this.extraSoFar = this.extraThisWeek === 0 ? 0 : this.extraSoFar + this.extraThisWeek;
    this.extraThisWeek = 0;
    const slotsBehind = (target: number) => n.slotsPerPatient * (list - demand * target) + this.extraSoFar;
    const wanted =
      n.slotsPerPatient * demand + slotsBehind(n.target(day + 7 * n.catchUpWeeks)) / n.catchUpWeeks + this.lasting;
    const behind = slotsBehind(n.target(day));
    const least = n.floor * base;
    const most = (1 + n.flex) * base;
    this.basePerSession = base / n.sessionsPerWeek;
    this.slotsPerSession = Math.min(Math.max(wanted, least), most) / n.sessionsPerWeek;
    const stuck = (behind > 0 && wanted >= most) || (behind <= 0 && wanted <= least);
    if (!stuck) this.lasting += behind / n.catchUpWeeks / Math.max(52, 2 * n.catchUpWeeks);
  }
}
