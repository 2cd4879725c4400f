/** The shape of `services:`: of each kind what its table of parameters has, and which services list its patients. */
import { z } from 'zod';
import { serviceKinds } from '../../model/care/kinds.js';
import { world } from '../../model/parameter.js';
import { basis, snake } from './schema-basics.js';
import { parameterShapes, valueOrOff } from './schema-parameters.js';

/** The key of a listed service. */
export const LISTED_FROM = 'listed_from';

/** What each entry of the map is. */
export const listedShare = world({
  unit: 'share',
  range: [0, 1],
  default: 'required',
  source: 'EVIDENCE-2 conversion to listing',
  means: 'Share of first attendances of this outpatient service that are listed for admission, sooner or later.',
});

/** Outpatient services of the trust, each with the share of its first attendances that are listed for admission. */
const listedFrom = z.record(snake, valueOrOff(LISTED_FROM, listedShare)).meta({
  description:
    'The outpatient services of the trust that list patients here, with a share of first attendances; off: not this one.',
});

/** A service: of the kind it says, or of the kind that a template or trust_defaults says. */
export function servicesSchema(): z.ZodType {
  const anyKind = serviceKinds.map((kind) => `\`${kind.id}\``).join(' or ');
  const kinds = serviceKinds.map((kind) =>
    z
      .strictObject({
        kind: z.literal(kind.id).meta({ 'x-expected': anyKind }).optional().meta({ description: kind.means }),
        ...(kind.listed ? { [LISTED_FROM]: listedFrom.optional() } : {}),
        ...parameterShapes(kind.id, kind.fields),
        ...basis,
      })
      .meta({ description: kind.means }),
  );
  const service = z.union([z.literal('off'), ...kinds] as unknown as [z.ZodType, z.ZodType]);
  return z.record(snake, service).meta({ id: 'services' }).optional();
}
