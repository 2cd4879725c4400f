/**
 * Contracts that begin, lapse and are renewed: nobody works without one in force, unless the strategy works ahead of it
 * at its own risk; a renewal may come late, and drops some of the trusts that are not live.
 * Off: contracts bind nobody.
 */
import { WORLD } from '../draws.js';
import { decision, MONTH_DAYS, world } from '../parameter.js';
import { PRIORITY } from '../priorities.js';
import { contractFields, type DrawnContract, datedContracts } from '../programme/contracts.js';
import { renewal } from '../programme/renewal.js';
import { mechanism } from './mechanism.js';

export const contractTransition = mechanism({
  id: 'contract_transition',
  means: 'Contracts lapse or are renewed, on their day or late; a renewal drops some trusts not live.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    ahead_weeks: decision({
      unit: 'weeks',
      range: [0, 5200],
      default: 0,
      source: 'grade D: nobody works without a contract unless the strategy says so',
      means: 'How long before a contract is in force work may begin.',
    }),
    at_risk_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 1,
      source: 'grade D: what is delivered without a contract may go unpaid',
      means: 'Share of the delivery cost spent without a contract that is at risk.',
    }),
    renewal_late_months: world(
      {
        unit: 'months',
        range: [0, 240],
        default: 0,
        source: 'grade D: on its day',
        means: 'How much later than its day a contract is renewed.',
      },
      'per_world',
    ),
  },
  install(n, world) {
    const lateDays = Math.round(n.renewal_late_months * MONTH_DAYS);
    const drawn = new Map(
      world.settings.contracts.map(({ id, from, until, renewedOn, droppedShare }): [string, DrawnContract] => {
        const { about } = contractFields.dropped_at_renewal_share;
        const path = `contracts.${id}.dropped_at_renewal_share`;
        const share = world.draws.number(droppedShare, { about, scope: WORLD, path });
        const renewed = renewedOn === null ? Number.POSITIVE_INFINITY : renewedOn + lateDays;
        return [id, { from, until, renewedOn: renewed, droppedShare: share }];
      }),
    );
    world.programme.contracts = datedContracts((trust) => drawn.get(trust.contract ?? ''), {
      aheadDays: Math.round(7 * n.ahead_weeks),
      atRiskShare: n.at_risk_share,
    });
    for (const [id, contract] of drawn) {
      if (contract.renewedOn < world.settings.days && contract.droppedShare > 0)
        world.spawnForAll(renewal(id, contract, world), PRIORITY.contract, `contract ${id}`);
    }
  },
});
