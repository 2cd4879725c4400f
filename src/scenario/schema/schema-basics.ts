/** The shapes that stand everywhere in the file: text, dates, ids, and where a number comes from. */
import { z } from 'zod';
import { kebabId, releaseId, snakeId } from '../text/ids.js';

/** What zod holds beside a schema of ours; all but `x-expected` stands in the JSON Schema. */
export interface Meta {
  /** Name under which the JSON Schema holds what stands in many places. */
  id?: string;
  description?: string;
  default?: unknown;
  /** Words for the unit of a number. */
  'x-unit'?: string;
  /** What is expected, in words, where the shape alone does not say it. */
  'x-expected'?: string;
}

/** The keys of a map with the shape of each. */
export type Shape = Record<string, z.ZodType>;

/** Free text of a line or two. */
export const text = z.string().min(1).max(2000);

/** Where a number, or every number of a group that names none, comes from. */
export const basis = {
  source: text
    .meta({ id: 'source', description: 'Row of EVIDENCE.md (P13), its source (S3) or a reference.' })
    .optional(),
  grade: z
    .string()
    .min(1)
    .max(40)
    .meta({ id: 'grade', description: 'Strength of the evidence: A to D, M-hi, M-lo.' })
    .optional(),
  reason: text.meta({ id: 'reason', description: 'Why this number, where no source says it.' }).optional(),
};

/** The names of `basis`: no parameter may be called so. */
export const basisKeys: ReadonlySet<string> = new Set(Object.keys(basis));

/** A date of the civil calendar. */
export const date = z.iso.date().meta({ id: 'date', description: 'A date, year-month-day.' });

/** A date, plain or with its source. */
export const dated = z.union([date, z.strictObject({ value: date, ...basis })]).meta({ id: 'dated' });

/** An id of a scenario or a trust. */
export const kebab = z
  .string()
  .regex(kebabId)
  .meta({ 'x-expected': 'an id: a letter, then letters, digits and hyphens, at most 64' });

/** An id of a strategy, service or template. */
export const snake = z
  .string()
  .regex(snakeId)
  .meta({ 'x-expected': 'an id: a letter, then letters, digits and underscores, at most 64' });

/** An id of a release or contract: `LC1`, `bt_london`. */
export const anyId = z
  .string()
  .regex(releaseId)
  .meta({ 'x-expected': 'an id: a letter, then letters, digits, underscores and hyphens, at most 64' });
