/** The shape of `observed:`, what was published. */
import { z } from 'zod';
import { basis, date, kebab, snake, text } from './schema-basics.js';

/** The word by which a window begins with the trust's go-live. */
export const GO_LIVE = 'go_live';

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
    window: z
      .strictObject({
        from: z.union([z.literal(GO_LIVE), date]).meta({ description: "A date, or the trust's go-live." }),
        weeks: z.number().gt(0).max(5200).optional().meta({ 'x-unit': 'weeks' }),
        until: date.optional().meta({ description: 'First day after the window.' }),
      })
      .optional()
      .meta({ description: 'Without one, all days. The value is as of its end.' }),
    value: z.number().meta({ description: 'The published value.' }),
    range: z.tuple([z.number(), z.number()]).meta({ description: 'From and to: the simulated values accepted.' }),
    ...basis,
    source: basis.source.unwrap(),
  })
  .meta({ description: 'A published value, beside which `golive validate --observed` puts the simulated one.' });
