import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { Timelines } from '../../src/experiment/timelines.js';
import type { PhaseStay } from '../../src/model/outcome.js';
import { madeUpOutcome, madeUpScenario } from './made-up.js';

const stay = (phase: string, enterDay: number, exitDay: number): PhaseStay => ({
  ...{ trust: 'ashby', phase, enterDay, exitDay },
  ...{ enterReason: 'in', exitReason: 'out', censored: false },
});

/** Go-lives on day 100 r, in trouble for 50 days in every other replication, and again 60 days later. */
function stays(r: number): PhaseStay[] {
  const live = 100 * (r + 1);
  const trouble = r % 2 === 0 ? [] : [stay('recovery', live + 10, live + 60), stay('disrupted', live + 60, live + 70)];
  return [
    stay('planned', 0, live),
    stay('disrupted', live, live + 10),
    ...trouble,
    stay('stable', trouble.at(-1)?.exitDay ?? live + 10, 730),
  ];
}

function timelines(replications: number): Timelines {
  const scenario = madeUpScenario();
  const kept = new Timelines(designOf(scenario, { replications }));
  for (let r = 0; r < replications; r++) {
    kept.add(
      ['no_go_live', 'national', 'local'].map((id) => ({
        ...madeUpOutcome(scenario, id, r, {}),
        phases: id === 'no_go_live' ? [] : stays(id === 'local' ? 0 : r),
      })),
    );
  }
  return kept;
}

describe('the timelines of trusts', () => {
  it('keep the stays of each replication, of the first only', () => {
    const kept = timelines(3);
    expect(kept.staysOf('national', 1)).toEqual(stays(1));
    expect(kept.staysOf('local', 2)).toEqual(stays(0));
    expect(kept.staysOf('national', 3)).toEqual([]);
    expect(kept.staysOf('no_go_live', 0)).toEqual([]);
    expect(timelines(230).replications).toBe(200);
    expect(timelines(230).staysOf('national', 200)).toEqual([]);
  });

  it('tell when each phase begins and how long it lasts, all stays together', () => {
    const rows = [...timelines(4).times()];
    const [planned, disrupted, recovery, stable] = rows.filter(({ strategy }) => strategy === 'national');
    expect([planned, disrupted, recovery, stable].map((row) => row!.phase)).toEqual([
      'planned',
      'disrupted',
      'recovery',
      'stable',
    ]);
    expect(disrupted).toMatchObject({ trust: 'ashby', count: 4, of: 4, begins: { q50: 250 }, days: 15 });
    // live on 200 and 400: in recovery from 210 and 410
    expect(recovery).toMatchObject({ count: 2, of: 4, begins: { q05: 220, q50: 310, q95: 400 }, days: 50 });
    expect(rows.filter(({ strategy }) => strategy === 'local').map(({ phase }) => phase)).toEqual([
      'planned',
      'disrupted',
      'stable',
    ]);
  });

  it('tell the phase in which most replications are; what they were in before where as many are in another', () => {
    const kept = timelines(4);
    expect(kept.usualPhases('national', 'ashby', [0, 105, 250, 305, 420, 729])).toEqual([
      ...['planned', 'planned', 'planned', 'stable', 'stable', 'stable'],
    ]);
    expect(kept.usualPhases('national', 'ashby', [730])).toEqual(['']);
    expect(kept.usualPhases('local', 'ashby', [0, 99, 100, 109, 110])).toEqual([
      ...['planned', 'planned', 'disrupted', 'disrupted', 'stable'],
    ]);
    expect(kept.usualPhases('local', 'other', [0])).toEqual(['']);
  });
});
