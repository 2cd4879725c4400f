/**
 * The shape of a scenario file, derived from the model's tables: trusts, services, mechanisms and strategies have
 * exactly the keys those tables declare. The same shape judges a file and is printed as JSON Schema for editors.
 * Whether names refer to something is not a question of shape; the resolve-* files ask it.
 */
import { z } from 'zod';
import { serviceKinds } from '../../model/care/kinds.js';
import { trustFields } from '../../model/trust-fields.js';
import { BANK_HOLIDAYS } from '../calendar/session-days.js';
import { LISTED_FROM, listedShare } from '../resolve/listed-from.js';
import { GO_LIVE } from '../resolve/observed-window.js';
import { BEFORE } from '../text/known-words.js';
import { mechanismsSchema } from './schema-mechanisms.js';
import { closedDay, contract, plan, pool, release } from './schema-programme.js';
import { anyId, basis, date, dated, kebab, levels, snake, text, valueOrOff } from './schema-values.js';

/** Most replications of a scenario. */
export const MAX_REPLICATIONS = 1_000_000;

/** Outpatient services of the trust, each with the share of its first attendances that are listed for admission. */
const listedFrom = z.record(snake, valueOrOff(LISTED_FROM, listedShare)).meta({
  description:
    'The outpatient services of the trust that list patients here, with a share of first attendances; off: not this one.',
});

/** A service: of the kind it says, or of the kind that a template or trust_defaults says. */
function servicesSchema(): z.ZodType {
  const anyKind = serviceKinds.map((kind) => `\`${kind.id}\``).join(' or ');
  const kinds = serviceKinds.map((kind) =>
    z
      .strictObject({
        kind: z.literal(kind.id).meta({ 'x-expected': anyKind }).optional().meta({ description: kind.means }),
        ...(kind.listed ? { [LISTED_FROM]: listedFrom.optional() } : {}),
        ...levels(kind.id, kind.fields),
        ...basis,
      })
      .meta({ description: kind.means }),
  );
  const service = z.union([z.literal('off'), ...kinds] as unknown as [z.ZodType, z.ZodType]);
  return z.record(snake, service).meta({ id: 'services' }).optional();
}

const contractName = z
  .union([z.literal('off'), anyId])
  .optional()
  .meta({
    description: 'The contract it is delivered under; off, or none: it needs none.',
  });

const group = { contract: contractName, ...levels('trust', trustFields), services: servicesSchema(), ...basis };
const trustMechanisms = mechanismsSchema('trust').meta({
  description: 'How the world differs at this trust, above the mechanisms of the scenario.',
});

const openSevere = z
  .union([z.int().min(0).max(10_000), z.record(date, z.int().min(0).max(10_000))])
  .optional()
  .meta({ description: 'Severe defects open on day 0, or by date.' });
const knownGoLive = z.union([z.literal(BEFORE), dated]);
const phaseBefore = z
  .enum(['disrupted', 'recovery', 'stable'])
  .optional()
  .meta({ description: 'Where a trust that went live before the start stands on day 0.', default: 'stable' });

const known = z
  .strictObject({
    go_live: knownGoLive,
    build: snake,
    release: anyId.optional().meta({ description: 'The release that went live.' }),
    phase: phaseBefore,
    open_severe: openSevere,
    ...basis,
  })
  .meta({
    description:
      'A go-live that the record fixes; its date and build bind every strategy. before, or a date before the start: already live on day 0, in the counterfactual too.',
  });

const strategyKnown = z
  .strictObject({
    programme: z
      .strictObject({ hold_begins: dated.optional(), green_light: dated.optional(), ...basis })
      .optional()
      .meta({ description: 'The hold as it is on record, in place of what the authority would decide.' }),
    trusts: z
      .record(
        kebab,
        z.strictObject({
          go_live: knownGoLive.optional(),
          build: snake.optional(),
          release: anyId.optional(),
          phase: phaseBefore,
          open_severe: openSevere,
          ...basis,
        }),
      )
      .optional(),
    ...basis,
  })
  .meta({ description: 'What the record fixes under this strategy alone.' });

const strategy = z.strictObject({
  extends: snake.optional().meta({ description: 'A preset, or another strategy of this file, to start from.' }),
  label: text.optional(),
  mechanisms: mechanismsSchema('strategy'),
  plan: plan.optional(),
  delivery_pool: pool.optional(),
  known: strategyKnown.optional(),
  for_trusts: z
    .record(kebab, z.strictObject({ extends: snake.optional(), mechanisms: mechanismsSchema('for_trusts'), ...basis }))
    .optional()
    .meta({ description: 'What this strategy decides otherwise for single trusts.' }),
  ...basis,
});

const observation = z
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

/** The shape of the whole file. */
export const fileSchema = z
  .strictObject({
    golive: z.literal(1).meta({ description: 'Version of this file format.' }),
    scenario: kebab.meta({ description: "The scenario's id: kebab-case; its results go to results/<id>/." }),
    label: text.optional().meta({ description: 'The title.' }),
    question: text.optional().meta({ description: 'What the scenario is asked.' }),
    start: date.meta({ description: 'Day 0; it begins at 00:00.' }),
    end: date.meta({ description: 'First day not simulated.' }),
    seed: z.string().min(1).max(200).meta({ description: 'Any text; the same seed gives the same numbers.' }),
    replications: z
      .int()
      .min(1)
      .max(MAX_REPLICATIONS)
      .optional()
      .meta({ description: 'How many replications.', default: 50, 'x-unit': 'replications' }),
    repeats: z.int().min(1).max(1000).optional().meta({
      description:
        'So many replications in a row share the numbers that are drawn once and differ in chance alone. With 2 or more, summary.csv tells the two kinds of spread apart.',
      default: 1,
      'x-unit': 'replications',
    }),
    bank_holidays: z
      .enum(BANK_HOLIDAYS)
      .optional()
      .meta({ description: 'Weekdays without sessions at any trust, computed.', default: BANK_HOLIDAYS[0] }),
    closed_days: z
      .array(closedDay)
      .max(10_000)
      .optional()
      .meta({ description: 'Other days without sessions at any trust: dates, or from up to, not including, until.' }),
    decide_from: date.optional().meta({
      description: 'From this day strategies decide; before it the record holds for every strategy.',
    }),
    contracts: z.record(anyId, contract).optional().meta({ description: 'Contracts for delivery, by id.' }),
    releases: z.record(anyId, release).optional().meta({ description: 'Releases of the system, by id.' }),
    delivery_pool: pool.optional(),
    trust_defaults: z
      .strictObject(group)
      .optional()
      .meta({ description: 'What every trust has unless it says otherwise.' }),
    trust_templates: z
      .record(snake, z.strictObject({ ...group, mechanisms: trustMechanisms }))
      .optional()
      .meta({ description: 'What every trust that names the template has, above trust_defaults.' }),
    trusts: z
      .record(
        kebab,
        z.strictObject({
          template: snake.optional(),
          label: text.optional(),
          known: known.optional(),
          ...group,
          mechanisms: trustMechanisms,
        }),
      )
      .meta({ description: 'The trusts, by id.' }),
    plan: plan.optional(),
    mechanisms: mechanismsSchema('scenario').meta({ description: 'How the world behaves under every strategy.' }),
    check: z
      .strictObject({
        margins: z
          .record(
            text,
            z.strictObject({
              relative: z.number().min(0).optional(),
              absolute: z.number().min(0).optional(),
              ...basis,
            }),
          )
          .optional()
          .meta({ description: 'By metric, or by unit for all its metrics.' }),
        ...basis,
      })
      .optional()
      .meta({ description: 'How far measures may move before `golive check` calls them changed.' }),
    observed: z.array(observation).max(10_000).optional().meta({ description: 'What was published; never fed in.' }),
    strategies: z.record(snake, strategy).meta({ description: 'What the programme decides, side by side.' }),
  })
  .meta({ title: 'golive scenario' });

/** The JSON Schema of the scenario file, for yaml-language-server and other editors. */
export function scenarioSchema(): Record<string, unknown> {
  return z.toJSONSchema(fileSchema, {
    reused: 'inline',
    override: ({ jsonSchema }) => {
      delete jsonSchema['x-expected'];
    },
  }) as Record<string, unknown>;
}
