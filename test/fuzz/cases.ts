/** How many cases a property is tried with: few and always the same in `npm test`, as many as asked for in `npm run fuzz`. */
export function cases(few: number, seed: number, share = 1): { numRuns: number; seed?: number } {
  const asked = Number(process.env['FUZZ'] ?? 0);
  return asked > 0 ? { numRuns: Math.max(few, Math.ceil(asked * share)) } : { numRuns: few, seed };
}
