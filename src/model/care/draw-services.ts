/** Draws the services of a trust for one replication, whatever their kinds. */
import { ModelError } from '../../errors.js';
import type { TrustSettings } from '../settings.js';
import type { Making, ServiceFuture, ServiceKind } from './service-kind.js';

/**
 * @param kinds those that the trust's services may be of, in the order in which they are drawn
 * @returns     in the order of the file
 */
export function drawServices(
  trust: TrustSettings,
  kinds: readonly ServiceKind[],
  making: Omit<Making, 'trust' | 'before'>,
): ServiceFuture[] {
  const before = new Map<string, ServiceFuture>();
  for (const kind of kinds) {
    for (const service of trust.services) {
      if (service.kind === kind.id) before.set(service.id, kind.draw(service, { ...making, trust, before }));
    }
  }
  return trust.services.map(({ id, kind }) => {
    const future = before.get(id);
    if (!future) throw new ModelError(`${trust.id}, ${id}: there is no kind of service called ${kind}`);
    return future;
  });
}
