export const targets: readonly {
  readonly name: string;
  readonly sources: string[];
  readonly tests: string[];
  readonly score: number;
  readonly long: readonly string[];
  readonly remembers?: true;
}[];
