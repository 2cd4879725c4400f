/** The shape of `observed:`, what was published. */
import { z } from 'zod';
import { windowKey } from '../keys/window-key.js';
import { conditionWords } from '../resolve/observed-condition.js';
import { basis, kebab, snake, text } from './schema-basics.js';
import { keyShapes } from './schema-keys.js';

/** A published value. */
export const observation = z
  .strictObject({
    id: snake,
    label: text.optional(),
    strategy: snake.meta({ description: 'A strategy of the file, or no_go_live.' }),
    trust: kebab.optional().meta({ description: 'A trust; without one, the programme.' }),
    metric: snake.meta({ description: 'A metric; `golive list` shows them.' }),
    measure: z.enum(['level', 'excess', 'relative']).optional().meta({
      description:
        'The level, the excess over no_go_live (the default but for no_go_live itself), or the excess as a share of its level.',
    }),
    ...keyShapes({ window: windowKey }),
    where: z
      .union([
        z.enum([...conditionWords.keys()] as [string, ...string[]]),
        z.strictObject({
          metric: snake.meta({ description: 'A metric of the same trust or programme, over all days.' }),
          at_least: z.number().optional(),
          at_most: z.number().optional(),
        }),
      ])
      .optional()
      .meta({ description: 'Of those replications alone in which it was so: a word, or a metric and its bounds.' }),
    value: z
      .number()
      .meta({ description: 'The published value, as of the end of the window; of all days without one.' }),
    range: z.tuple([z.number(), z.number()]).meta({ description: 'From and to: the simulated values accepted.' }),
    ...basis,
    source: basis.source.unwrap(),
  })
  .meta({ description: 'A published value, beside which `golive validate --observed` puts the simulated one.' });
