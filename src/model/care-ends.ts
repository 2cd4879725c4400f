/**
 * How far the care of each trust is followed: to the last day of the programme, and beyond it, in the run-out, until its
 * lists are as they would have been without go-lives. Apart from the run-out itself, because metrics count by it.
 */

export interface CareEnds {
  /** Days of the programme: the first day after the last one. */
  readonly lastDay: number;
  /** Harm for each go-live is that of so many days from it. */
  readonly perGoLiveDays: number;
  /** By trust, as all that follow: what comes of its lists and of payment counts on days before this one, >= lastDay. */
  readonly counted: Int32Array;
  /** Its care was simulated on days before this one, >= counted: windows from its go-live may need more. */
  readonly simulated: Int32Array;
  /** How many of its lists were not yet as without go-lives on the day to which it counts: from then on nothing is known. */
  readonly open: Uint16Array;
  /** 1 if it was to go live by the last day, in a programme that is played until it is complete, and did not and did not leave. */
  readonly unmade: Uint8Array;
}

/** Ends of trusts whose care is followed to the last day and no further. */
export function endsAt(lastDay: number, trusts: number, perGoLiveDays: number): CareEnds {
  return {
    lastDay,
    perGoLiveDays,
    counted: new Int32Array(trusts).fill(lastDay),
    simulated: new Int32Array(trusts).fill(lastDay),
    open: new Uint16Array(trusts),
    unmade: new Uint8Array(trusts),
  };
}
