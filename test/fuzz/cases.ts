/**
 * How many cases a property is tried with, and which: few in `npm test`, elsewhere its share of what FUZZ says, always the
 * same; `npm run fuzz` asks for others each time (FUZZ_SEED).
 */
export function cases(few: number, seed: number, share: number): { numRuns: number; seed: number } {
  const asked = Math.ceil(Number(process.env['FUZZ'] ?? 0) * share);
  return { numRuns: Math.max(few, asked), seed: seed + Number(process.env['FUZZ_SEED'] ?? 0) };
}
