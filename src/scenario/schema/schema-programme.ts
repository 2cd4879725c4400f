/** The shape of what the programme is made of: its plan, contracts, releases, and the experts who deliver it. */
import { z } from 'zod';
import { contractFields } from '../../model/programme/contracts.js';
import { shockFields } from '../../model/programme/staffing.js';
import { basis, constant, date, dated, kebab, levels, text } from './schema-values.js';

export const pool = z
  .strictObject({
    shocks: z
      .array(z.strictObject({ from: date, until: date, ...levels('shock', shockFields), ...basis }))
      .max(1000)
      .optional()
      .meta({ description: 'Experts lost at once at `from`, and not replaced before `until`.' }),
    ...basis,
  })
  .meta({ description: 'What happens to the experts of the delivery partner.' });

export const contract = z
  .strictObject({
    from: date,
    until: date.meta({ description: 'First day on which it is no longer in force.' }),
    renewed_on: date.optional().meta({ description: 'In force again from this day.' }),
    ...levels('contract', contractFields),
    ...basis,
  })
  .meta({ description: 'Nobody under it prepares or goes live while it is not in force.' });

export const release = z
  .strictObject({
    available: dated,
    scope_share: constant(
      z.number().min(0).max(2),
      'share',
      'Share of the full scope that it brings, or adds.',
    ).optional(),
    adds: z.array(text).optional().meta({
      description: 'What it adds to the release before it; live trusts upgrade to it. Without: a whole system.',
    }),
    ...basis,
  })
  .meta({ description: 'A release of the system.' });

const closed = z.strictObject({ from: date, until: date, ...basis });
export const closedDay = z.union([date, closed, z.strictObject({ value: date, ...basis })]);

export const plan = z
  .strictObject({
    order: z.array(kebab).optional().meta({ description: 'Trusts in the order of their waves.' }),
    first_go_live: dated.optional().meta({ description: 'Go-live of the first wave.' }),
    wave_size: constant(z.int().min(1).max(100_000), 'trusts', 'Trusts that go live together.').optional(),
    wave_gap_weeks: constant(z.number().min(0).max(520), 'weeks', 'Weeks from one wave to the next.').optional(),
    go_live: z
      .record(kebab, z.union([z.literal('off'), dated]))
      .optional()
      .meta({ description: 'Go-live dates; they win over the waves. off: no date of its own.' }),
    deadline: dated.optional().meta({ description: 'Day by which every planned trust should be live.' }),
    closed: z
      .array(closed)
      .max(10_000)
      .optional()
      .meta({ description: 'Nobody goes live from `from` up to, not including, `until`.' }),
    ...basis,
  })
  .meta({
    id: 'plan',
    description: 'Who is to go live when. Dates are go-live dates; preparation starts that much earlier.',
  });
