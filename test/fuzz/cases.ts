/**
 * How many cases a property is tried with, and which: few in `npm test` and as many as FUZZ says elsewhere, always the same;
 * `npm run fuzz` asks for others each time (FUZZ_SEED).
 */
export function cases(few: number, seed: number, share = 1): { numRuns: number; seed: number } {
  const asked = Math.ceil(Number(process.env['FUZZ'] ?? 0) * share);
  return { numRuns: Math.max(few, asked), seed: seed + Number(process.env['FUZZ_SEED'] ?? 0) };
}
