/** The shape of `studies:`: what is varied, as it is typed after `golive sweep`. */
import { z } from 'zod';
import { kebab, snake, text } from './schema-basics.js';

/** Most things that one study varies. */
const MOST_VARIED = 100;

const study = z.strictObject({
  vary: z.array(text).min(1).max(MOST_VARIED).meta({
    description: 'What is varied: path=4,8,13, path=4..26 step 2, plan.order=any; every combination is a point.',
  }),
  lhs: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ description: 'So many points spread over the ranges in place of every combination.', 'x-unit': 'points' }),
  by: text.optional().meta({ description: 'Id of the metric that ranks.' }),
  strategies: z.array(snake).min(1).optional().meta({ description: 'Which strategies; the first unless given.' }),
});

export const studiesSchema = z
  .record(kebab, study)
  .optional()
  .meta({ description: 'Studies by name, for `golive sweep FILE --study NAME`. A run does not look at them.' });
