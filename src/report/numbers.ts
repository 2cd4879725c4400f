/**
 * Numbers as people read them: grouped, rounded to what matters, money in k, m and bn. Written out by hand so that no
 * locale of the machine can change them. Tables for programs do not come here: they hold every digit.
 */

/** How the numbers that stand together are written: the same unit, the same number of decimals. */
export interface Scale {
  /** One number without what stands before it: `3.1m`. */
  readonly short: (x: number) => string;
  /** One number in full: `GBP 3.1m`. */
  readonly full: (x: number) => string;
}

/** A number with its thousands grouped: `-1,234.5`. Never `-0`. */
export function grouped(x: number, decimals = 0): string {
  const digits = Math.abs(x).toFixed(decimals);
  const [whole = '', rest] = digits.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = x < 0 && /[1-9]/.test(digits) ? '-' : '';
  return `${sign}${groups}${rest === undefined ? '' : `.${rest}`}`;
}

/**
 * How to write numbers of this unit in a table, judged by the largest of them: about three digits.
 * @param unit     as in the metrics: `GBP`, `share`, anything else is a count
 * @param numbers  the numbers that will stand together; those that are unknown are passed over
 * @param decimals  of shares as per cent
 */
export function scaleFor(unit: string, numbers: readonly (number | undefined)[], decimals = 0): Scale {
  const size = largestOf(numbers);
  if (unit === 'share' || unit === 'probability') return scale('', 0.01, decimals, '%');
  if (unit === 'GBP') return moneyScale(size);
  if (size >= 999_500) return scale('', 1e6, size >= 99_950_000 ? 0 : size >= 9_995_000 ? 1 : 2, 'm');
  if (size >= 9_995) return scale('', 1e3, size >= 99_950 ? 0 : 1, 'k');
  if (size >= 99.95 || size === 0) return scale('', 1, 0, '');
  return scale('', 1, size < 0.95 ? 2 : 1, '');
}

/** The same for a sentence: counts are written out, rounded to three digits (`20,600`). */
export function wordScaleFor(unit: string, numbers: readonly (number | undefined)[]): Scale {
  const size = largestOf(numbers);
  const isCount = !['share', 'probability', 'GBP'].includes(unit);
  if (!isCount || size < 999.5 || size >= 99_950_000) return scaleFor(unit, numbers);
  let step = 1;
  while (size / step >= 999.5) step *= 10;
  const text = (x: number) => grouped(Math.round(x / step) * step);
  return { short: text, full: text };
}

/** The largest of some numbers, without sign; those that are unknown are passed over. */
export function largestOf(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((most, x) => (x !== undefined && Math.abs(x) > most ? Math.abs(x) : most), 0);
}

function moneyScale(size: number): Scale {
  if (size >= 999_500_000) return scale('GBP ', 1e9, 2, 'bn');
  if (size >= 999_500) return scale('GBP ', 1e6, 1, 'm');
  if (size >= 9_995) return scale('GBP ', 1e3, 0, 'k');
  return scale('GBP ', 1, 0, '');
}

function scale(before: string, size: number, decimals: number, after: string): Scale {
  const short = (x: number) => (x === 0 && after !== '%' ? '0' : grouped(x / size, decimals) + after);
  return { short, full: (x) => before + short(x) };
}

/** An interval: `1.2m to 5.0m`. */
export function interval(low: number, high: number, scale: Scale): string {
  return `${scale.short(low)} to ${scale.short(high)}`;
}

/** A share as whole per cent; `more than 99%` rather than a rounded 100%, `less than 1%` rather than a rounded 0%. */
export function percent(share: number): string {
  if (share < 1 && share > 0.995) return 'more than 99%';
  if (share > 0 && share < 0.005) return 'less than 1%';
  return `${grouped(share * 100)}%`;
}

/** A confidence level, with the decimals that it needs: `95%`, `98.75%`. */
export function levelInWords(level: number): string {
  return `${String(Math.round(level * 1e4) / 1e2)}%`;
}

/** A share beside the amount that it is of: `41%`, below 10% with a decimal: `1.3%`; `less than 0.1%` rather than a rounded 0. */
export function portion(share: number): string {
  const size = Math.abs(share);
  if (size > 0 && size < 0.0005) return 'less than 0.1%';
  return `${grouped(size * 100, size < 0.0995 ? 1 : 0)}%`;
}

/** A low probability as per cent with the decimals that it needs: `0.1%`, `11%`. */
export function chance(probability: number): string {
  return probability === 0 ? '0%' : portion(probability);
}
