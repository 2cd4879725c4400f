/**
 * Which builds are taken, once strategies and the record are read: a trust takes one build on one day, so a strategy may
 * not name another for a trust whose build is on record; a build of the file that nobody takes is probably not meant.
 */
import type { Settings } from '../../model/settings.js';
import type { Issues } from '../text/issues.js';
import type { TrustRead } from './resolve-trusts.js';
import type { Strategies } from './strategies.js';

/** Reports a second build of a trust, and warns of builds that no trust takes. */
export function checkTaken(
  { own, builds }: Strategies,
  trusts: readonly TrustRead[],
  settings: Pick<Settings, 'trusts' | 'strategies'>,
  issues: Issues,
): void {
  const onRecord = settings.trusts.map(({ goLiveOnRecord }) => goLiveOnRecord?.build);
  for (const { forTrusts } of own) {
    for (const [index, { id }] of trusts.entries()) {
      const named = forTrusts.get(id)?.build;
      const known = onRecord[index];
      if (named === undefined || known === undefined || named.build.id === known) continue;
      const message = `\`${id}\` is known to have gone live on the build \`${known}\`; it cannot take another`;
      issues.error(named.at, named.path, message);
    }
  }
  const taken = new Set(
    settings.strategies.flatMap(({ builds: decided, record }) =>
      decided.map((id, trust) => onRecord[trust] ?? record.goLives[trust]?.build ?? id),
    ),
  );
  for (const { id, at } of builds.own) {
    if (!taken.has(id)) issues.warn(at, `builds.${id}`, 'no trust takes this build under any strategy');
  }
}
