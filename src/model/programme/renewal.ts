/** The renewal of a contract: each trust under it that is not live may be dropped (P55). */
import { type Process, until } from '../../kernel/process.js';
import type { World } from '../world.js';
import type { DrawnContract } from './contracts.js';

/** Each trust under the contract that is not live is dropped by a uniform of its own. */
export function* renewal(id: string, contract: DrawnContract, world: World): Process {
  yield until(contract.renewedOn);
  for (const trust of world.inOrder) {
    if (trust.contract !== id || trust.live || trust.goLiveOnRecord !== null || trust.phase === 'withdrawn') continue;
    if (world.draws.uniform(trust.id, `dropped at renewal of ${id}`) >= contract.droppedShare) continue;
    trust.withdraw(`dropped when the contract ${id} was renewed`);
  }
}
