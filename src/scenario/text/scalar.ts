/**
 * Reads one plain scalar as YAML 1.2 does, and refuses what YAML would change in silence: `010` (ten or eight?),
 * `1e400` (infinity), whole numbers that a double cannot hold, hexadecimal and octal.
 */

/** A scalar's value, or why it is refused. */
export type Scalar = { readonly value: string | number | boolean | null } | { readonly problem: string };

const NUMBER = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** The value of a plain (unquoted) scalar, or why it is refused. */
export function readPlain(text: string): Scalar {
  if (text === '' || /^(~|null|Null|NULL)$/.test(text)) return { value: null };
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  if (/^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(text)) return { problem: 'numbers are finite' };
  if (/^0[xo][0-9A-Fa-f]+$/.test(text)) return { problem: 'write the number in decimals' };
  if (!NUMBER.test(text)) return { value: text };
  if (/^[-+]?0\d/.test(text)) return { problem: 'no leading zeros: write the number without them, or text in quotes' };
  const number = Number(text);
  if (!Number.isFinite(number)) return { problem: 'the number is too large' };
  if (number === 0 && /^[^eE]*[1-9]/.test(text)) return { problem: 'the number is too small to tell from 0' };
  if (/^[-+]?\d+$/.test(text) && !Number.isSafeInteger(number)) {
    return { problem: 'the whole number is too large to be held exactly (at most 9007199254740991)' };
  }
  return { value: number + 0 }; // -0 becomes 0
}
