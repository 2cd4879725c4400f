/**
 * How the services of a trust feed each other: those named are there, no pathway loops, and no service lists or stops
 * more patients than have a clock.
 */
import { makeDistribution } from '../../kernel/distribution.js';
import { meanNumbers } from '../../model/care/moving.js';
import type { OutpatientNumbers } from '../../model/care/planned/outpatient-fields.js';
import { afterFirst } from '../../model/care/planned/referral-shares.js';
import type { Setting } from '../../model/parameter.js';
import { LISTED_FROM } from '../schema/schema-services.js';
import type { Issues } from '../text/issues.js';
import { mapAt, type Place } from '../text/tree.js';
import type { ServiceRead } from './resolve-services.js';
import { reach } from './values.js';

/** Checks how the services of a trust feed each other. */
export function checkPathways(trust: string, at: Place, services: readonly ServiceRead[], issues: Issues): void {
  const clinics = services.filter(({ kind }) => kind.lists);
  const byId = new Map(services.map((service) => [service.settings.id, service]));
  for (const { kind, settings, listed, levels } of services) {
    if (!kind.listed) continue;
    const said = levels.some(({ path }) => issues.within(`${path}.${LISTED_FROM}`));
    if (listed.size === 0 && !said) {
      const top = levels.findLast(({ tree }) => mapAt(tree, LISTED_FROM) !== undefined);
      const place = top === undefined ? at : mapAt(top.tree, LISTED_FROM)!.at;
      const path = `${top?.path ?? `trusts.${trust}.services.${settings.id}`}.${LISTED_FROM}`;
      const message = `missing: the outpatient services that list patients here, with a share of first attendances`;
      issues.error(place, path, message);
    }
    for (const [from, { key, path }] of listed) {
      const source = byId.get(from);
      if (source === undefined) {
        const ids = clinics.map((clinic) => clinic.settings.id);
        const hint =
          issues.didYouMean(from, ids) || `; there ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ') || 'none'}`;
        issues.error(key, path, `trust \`${trust}\` has no outpatient service called \`${from}\`${hint}`);
      } else if (source.kind.listed) {
        const what = source.settings.id === settings.id ? 'itself' : `\`${from}\`, which is elective too`;
        issues.error(key, path, `a pathway that loops: \`${settings.id}\` lists from ${what}`);
      } else if (!source.kind.lists) {
        const message = `a service of kind ${source.kind.id} lists nobody for admission: \`${from}\``;
        issues.error(key, path, message);
      }
    }
  }
  for (const clinic of clinics) checkClocks(trust, clinic, services, issues);
}

/** Of those seen with a clock, no more are listed or stopped than there are: on average, and as far as can be drawn. */
function checkClocks(trust: string, clinic: ServiceRead, services: readonly ServiceRead[], issues: Issues): void {
  const { kind, settings, resolved, levels } = clinic;
  const shares = services.flatMap(({ listed }) => listed.get(settings.id)?.given.distribution ?? []);
  const top = levels.at(-1);
  if (shares.length === 0 || resolved.missing.length > 0 || top === undefined || issues.within(top.path)) return;
  const { values } = resolved;
  const usual = meanNumbers(kind.fields, values) as OutpatientNumbers;
  const sum = shares.reduce((all, share) => all + makeDistribution(share).mean, 0);
  const [rtt, stops] = [usual.rtt_share, usual.stops_at_first_share];
  if (
    afterFirst(
      usual,
      shares.map((share) => makeDistribution(share).mean),
    ) === null
  ) {
    issues.error(
      top.key,
      top.path,
      `trust \`${trust}\`: ${short(sum)} of first attendances are listed for admission (listed_at_once_share ` +
        `${short(usual.listed_at_once_share)} of them at once), but only rtt_share ${short(rtt)} x ` +
        `(1 - stops_at_first_share ${short(stops)}) = ${short(rtt * (1 - stops))} have a clock that runs on`,
    );
    return;
  }
  const most = shares.reduce((all, share) => all + reach(share)[1], 0);
  const least = end(values['rtt_share'], 0) * (1 - end(values['stops_at_first_share'], 1));
  if (most <= least + 1e-12) return;
  const message =
    `trust \`${trust}\`: draws of rtt_share, stops_at_first_share and listed_from can list ${short(most)} of first ` +
    `attendances where ${short(least)} have a clock that runs on: narrow what is drawn`;
  issues.error(top.key, top.path, message);
}

function end(setting: Setting | null | undefined, index: 0 | 1): number {
  return setting === null || setting === undefined ? Number.NaN : reach(setting.distribution)[index];
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
