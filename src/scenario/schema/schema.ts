/**
 * The shape of a scenario file, derived from the model's tables of parameters and the tables of keys: trusts, services,
 * mechanisms, strategies and programme have exactly the keys that those declare. The same shape judges a file and is
 * printed as JSON Schema for editors. Whether names refer to something is not a question of shape; resolve asks it.
 */
import { z } from 'zod';
import { trustFields } from '../../model/trust-fields.js';
import { programmeKeys } from '../keys/programme-keys.js';
import { calendarKeys, horizonKeys, judgementKeys, runKeys } from '../keys/run-keys.js';
import { forTrustKeys, strategyKeys, trustGroupKeys, trustKeys } from '../keys/strategy-keys.js';
import { basis, kebab, snake, text } from './schema-basics.js';
import { keyShapes } from './schema-keys.js';
import { mechanismsSchema } from './schema-mechanisms.js';
import { observation } from './schema-observed.js';
import { parameterShapes } from './schema-parameters.js';
import { servicesSchema } from './schema-services.js';
import { studiesSchema } from './schema-studies.js';

/** Most replications of a scenario. */
export const MAX_REPLICATIONS = 1_000_000;

/** Replications of a scenario that does not say how many. */
export const DEFAULT_REPLICATIONS = 50;

const group = {
  ...keyShapes(trustGroupKeys),
  ...parameterShapes('trust', trustFields),
  services: servicesSchema(),
  ...basis,
};
const trustMechanisms = mechanismsSchema('trust').meta({
  description: 'How the world differs at this trust, above the mechanisms of the scenario.',
});

const strategy = z.strictObject({
  extends: snake.optional().meta({ description: 'A preset, or another strategy of this file, to start from.' }),
  label: text.optional(),
  mechanisms: mechanismsSchema('strategy'),
  ...keyShapes(strategyKeys),
  for_trusts: z
    .record(
      kebab,
      z.strictObject({
        extends: snake.optional(),
        mechanisms: mechanismsSchema('for_trusts'),
        ...keyShapes(forTrustKeys),
        ...basis,
      }),
    )
    .optional()
    .meta({ description: 'What this strategy decides otherwise for single trusts.' }),
  ...basis,
});

/** The shape of the whole file. */
export const fileSchema = z
  .strictObject({
    golive: z.literal(1).meta({ description: 'Version of this file format.' }),
    scenario: kebab.meta({ description: "The scenario's id: kebab-case; its results go to results/<id>/." }),
    label: text.optional().meta({ description: 'The title.' }),
    question: text.optional().meta({ description: 'What the scenario is asked.' }),
    ...keyShapes(runKeys),
    seed: z.string().min(1).max(200).meta({ description: 'Any text; the same seed gives the same numbers.' }),
    replications: z
      .int()
      .min(1)
      .max(MAX_REPLICATIONS)
      .optional()
      .meta({ description: 'How many replications.', default: DEFAULT_REPLICATIONS, 'x-unit': 'replications' }),
    ...keyShapes(horizonKeys),
    ...keyShapes(calendarKeys),
    ...keyShapes(judgementKeys),
    ...keyShapes(programmeKeys),
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
          ...keyShapes(trustKeys),
          ...group,
          mechanisms: trustMechanisms,
        }),
      )
      .meta({ description: 'The trusts, by id.' }),
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
    studies: studiesSchema,
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
