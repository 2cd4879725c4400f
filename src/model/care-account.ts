/**
 * What the care of one trust has come to in patients and money, for boards and mechanisms that ask in the course of a strategy, and
 * what of it will be recorded late. Days are simulated on demand: whoever asks makes them catch up first.
 */
import type { Chance } from './care/chance.js';
import type { TrustCare } from './care/trust-care.js';
import type { Ledger, LedgerColumn } from './ledger.js';
import { captureLate, codeLate, type LateCoding, type LateShares } from './payment/late-capture.js';
import type { PaymentCalendar } from './payment/payment-calendar.js';
import type { ListAccount, TrustAccounts } from './trust-accounts.js';

export class CareAccount {
  private readonly accounts: TrustAccounts;
  private readonly care: TrustCare;
  private readonly ledger: Ledger;
  private readonly chance: Chance;
  /** In order of the days. */
  private readonly late: LateShares[] = [];
  /** How many of them are written into the ledger. */
  private captured = 0;
  /** In order of the days, too. */
  private readonly coded: LateCoding[] = [];
  private codedWritten = 0;

  /** @param chance decides how many patients are recorded late */
  constructor(accounts: TrustAccounts, care: TrustCare, ledger: Ledger, chance: Chance) {
    this.accounts = accounts;
    this.care = care;
    this.ledger = ledger;
    this.chance = chance;
  }

  /** Income of a usual week before any go-live, GBP. */
  get weeklyIncomeGbp(): number {
    return this.accounts.weeklyIncomeGbp;
  }

  /** Slots booked in a usual year. */
  get bookingsPerYear(): number {
    return this.accounts.bookingsPerYear;
  }

  /** When its months are settled. */
  get payment(): PaymentCalendar {
    return this.accounts.payment;
  }

  /** Tariff of the patients seen in extra sessions on days [from, to), GBP. */
  extraGbp(from: number, to: number): number {
    return this.sum('extra', from, to, tariffOf);
  }

  /** Income done but not recorded on days [from, to), in weeks of the trust's income. */
  uncapturedWeeks(from: number, to: number): number {
    const gbp = this.sum('uncaptured', Math.max(0, from), to, priceOf);
    return this.weeklyIncomeGbp > 0 ? gbp / this.weeklyIncomeGbp : 0;
  }

  /** Patients seen or admitted on days [from, to), of lists that are booked. */
  patientsDone(from: number, to: number): number {
    return this.sum('done', from, to, oneIfBooked);
  }

  /** Whether it has emergency admissions. */
  get hasSpells(): boolean {
    return this.accounts.lists.some(({ kind }) => kind.beds);
  }

  /** Of a day's spells that were not coded at first, the share coded by the freeze of their month. */
  codeByFreeze(day: number, share: number): void {
    this.coded.push({ day, share });
  }

  /** Of a day's unrecorded patients, these shares are recorded later. */
  recordLate(shares: LateShares): void {
    this.late.push(shares);
  }

  /** Days before this one are simulated, and once all is known that is recorded late, so is what of them comes late. */
  settle(until: number): void {
    this.care.catchUp(until);
    const { late, coded, ledger, chance } = this;
    const { lists } = this.accounts;
    for (; this.captured < late.length && late[this.captured]!.day < until; this.captured++) {
      captureLate(lists, late[this.captured]!, ledger, chance);
    }
    for (; this.codedWritten < coded.length && coded[this.codedWritten]!.day < until; this.codedWritten++) {
      codeLate(lists, coded[this.codedWritten]!, ledger, chance);
    }
  }

  /** No day comes after this one: what comes late is written into the ledger. */
  close(until: number): void {
    this.settle(until);
    this.care.end();
  }

  /** @param worth what one patient of a list counts for */
  private sum(column: LedgerColumn, from: number, to: number, worth: (list: ListAccount) => number): number {
    this.care.catchUp();
    let sum = 0;
    for (const list of this.accounts.lists) sum += this.ledger.sum(list.index, column, from, to) * worth(list);
    return sum;
  }
}

function tariffOf({ tariffGbp }: ListAccount): number {
  return tariffGbp;
}

function priceOf({ priceGbp }: ListAccount): number {
  return priceGbp;
}

function oneIfBooked({ kind }: ListAccount): number {
  return kind.booked ? 1 : 0;
}
