/**
 * What golive wrote and reads back. A folder may have been copied, edited or made up, and a hash only says that nothing
 * changed by accident: whatever is read is checked against a schema, as a scenario is, and what does not fit is exit 2.
 */
import type { z } from 'zod';
import { UsageError } from '../../errors.js';
import { show } from '../../scenario/text/issues.js';
import { readText } from '../files/read-bounded.js';

/** Most bytes of a file that is read whole. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The JSON value of a file; undefined where there is none. */
export function readJson(path: string): unknown {
  const text = readText(path, MOST_BYTES);
  return text === undefined ? undefined : parsedJson(path, text);
}

/** The JSON value of a text that was read from a file. */
export function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(`${path} is damaged or not one of golive: it is not JSON`);
  }
}

/** A value that was read from a file, as its schema has it. */
export function checked<T>(path: string, schema: z.ZodType<T>, value: unknown): T {
  const found = schema.safeParse(value, { jitless: true });
  if (found.success) return found.data;
  const place = found.error.issues[0]?.path.map(String).join('.') ?? '';
  const where = place === '' ? '' : `: its '${show(place, 100)}' is not what golive writes`;
  throw new UsageError(`${path} is damaged or not one of golive${where}`);
}
