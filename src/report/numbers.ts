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
 * How to write numbers of this unit, judged by the largest of them.
 * @param unit     as in the metrics: `GBP`, `share`, anything else is a count
 * @param numbers  the numbers that will stand together; those that are not finite are passed over
 */
export function scaleFor(unit: string, numbers: readonly (number | undefined)[]): Scale {
  const sizes = numbers.filter((x) => x !== undefined).map((x) => Math.abs(x));
  const largest = sizes.reduce((a, b) => (Number.isFinite(b) && b > a ? b : a), 0);
  if (unit === 'share' || unit === 'probability') return scale('', 0.01, 0, '%');
  if (unit === 'GBP') return moneyScale(largest);
  if (largest >= 999_500) return scale('', 1e6, 2, 'm');
  if (largest >= 100 || largest === 0) return scale('', 1, 0, '');
  return scale('', 1, largest < 0.95 ? 2 : 1, '');
}

function moneyScale(largest: number): Scale {
  if (largest >= 999_500_000) return scale('GBP ', 1e9, 2, 'bn');
  if (largest >= 999_500) return scale('GBP ', 1e6, 1, 'm');
  if (largest >= 9_995) return scale('GBP ', 1e3, 0, 'k');
  return scale('GBP ', 1, 0, '');
}

function scale(before: string, size: number, decimals: number, after: string): Scale {
  const number = (x: number) => {
    const text = grouped(x / size, decimals);
    return /[1-9]/.test(text) || after === '%' ? text + after : '0';
  };
  return { short: number, full: (x) => before + number(x) };
}

/** One number on its own, in full. */
export function amount(x: number, unit: string): string {
  return scaleFor(unit, [x]).full(x);
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
