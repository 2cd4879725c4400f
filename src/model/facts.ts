/**
 * Dated facts: the rare things of a replication, one record each, in the order they happened. Patients do not leave
 * facts; they leave integers in the ledger.
 */
export type Fact =
  | {
      readonly kind: 'phase';
      readonly day: number;
      readonly trust: number;
      readonly phase: string;
      readonly reason: string;
    }
  | { readonly kind: 'go_live'; readonly day: number; readonly trust: number; readonly defects: number }
  | {
      readonly kind: 'gate';
      readonly day: number;
      readonly trust: number;
      readonly reported: number;
      readonly truth: number;
      readonly verdict: string;
    }
  | { readonly kind: 'alarm'; readonly day: number; readonly trust: number; readonly reason: string }
  | {
      readonly kind: 'review';
      readonly day: number;
      readonly trust: number;
      readonly open: number;
      readonly succeeded: boolean;
    }
  | { readonly kind: 'hold_begins'; readonly day: number; readonly trust: number; readonly reason: string }
  | { readonly kind: 'green_light'; readonly day: number; readonly trust: number }
  | { readonly kind: 'defect_count'; readonly day: number; readonly trust: number; readonly open: number }
  | {
      /** Money spent evenly from one day to another. */
      readonly kind: 'cost';
      readonly item: 'recovery' | 'hold' | 'booking' | 'initiatives';
      readonly trust: number;
      readonly day: number;
      readonly until: number;
      readonly gbpPerDay: number;
    };
