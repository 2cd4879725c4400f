/** The answer in one plain sentence: what it says follows from which strategies may be the best, and nothing else. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/experiment/design.js';
import { runDesign } from '../../../src/experiment/run-design.js';
import { boardOf } from '../../../src/report/figures/board.js';
import { leadOf } from '../../../src/report/page/data/lead.js';
import { type Measures, madeUp, madeUpScenario } from '../../experiment/made-up.js';

/** Numbers of a replication: far apart by `by` of a strategy, with noise that is not. */
type Numbers = (id: string, r: number) => Measures;

async function lead(strategies: readonly string[], numbers: Numbers) {
  const scenario = madeUpScenario(strategies);
  const results = await runDesign(designOf(scenario, { replications: 20 }), madeUp(scenario, numbers));
  return leadOf(scenario, boardOf(scenario, results), results);
}

const noise = (r: number) => (r * 7919) % 13;
const of = (wait: number, lost: number, cost: number, live = 2): Measures => ({
  wait_patient_days: wait,
  lost_revenue_gbp: lost,
  net_cost_gbp: cost,
  trusts_live: live,
});

describe('the lead', () => {
  it('names the plan that is best on everything', async () => {
    const { sentences } = await lead(['a', 'b'], (id, r) => {
      const more = id === 'a' ? 0 : 1000;
      return of(9000 + noise(r) + more, 8000 + noise(r) + more, 7000 + noise(r) + more);
    });
    expect(sentences).toEqual([
      'Best is “a”: under it patients wait least, the least revenue is lost and the net cost is lowest.',
    ]);
  });

  it('says that no plan is best where each is best on something', async () => {
    const { sentences } = await lead(['a', 'b'], (id, r) => {
      const more = id === 'a' ? 0 : 1000;
      return of(9000 + noise(r) + more, 8000 + noise(r) + more, 9000 + noise(r) - more);
    });
    expect(sentences[0]).toBe(
      'No plan is best on everything: under “a” patients wait least and the least revenue is lost; under “b” the net cost is lowest.',
    );
  });

  it('claims nothing that chance could have made', async () => {
    const { sentences } = await lead(['a', 'b'], (id, r) => {
      const other = id === 'a' ? noise(r) : noise(r + 5);
      return of(9000 + other, 8000 + other, 7000 + other);
    });
    expect(sentences[0]).toMatch(/^These simulations do not tell the plans apart/);
  });

  it('claims only what is settled of the plan that is best on some', async () => {
    const { sentences } = await lead(['a', 'b'], (id, r) => {
      const [more, other] = id === 'a' ? [0, noise(r)] : [1000, noise(r + 5)];
      return of(9000 + other, 8000 + other, 7000 + noise(r) + more);
    });
    expect(sentences[0]).toBe(
      'Best is “a”: under it the net cost is lowest; whether patients wait least or the least revenue is lost under it too is not settled.',
    );
  });

  it('calls nobody the best whom the verdict does not tell from another', async () => {
    // One comparison of three is near the edge: alone it excludes, beside the two others it does not.
    const edge = (r: number) => (r % 2 === 0 ? 1 : -1) * 2.2 + 1;
    const { sentences } = await lead(['a', 'b'], (id, r) => {
      const [more, cost] = id === 'a' ? [0, 0] : [noise(r) - 6, edge(r)];
      return of(9000 + more, 8000 + more, 7000 + cost);
    });
    expect(sentences[0]).toMatch(/^These simulations do not tell the plans apart/);
  });

  it('warns where the best does less of the programme', async () => {
    const { sentences } = await lead(['a', 'b'], (id, r) => {
      const more = id === 'a' ? 0 : 1000;
      return of(9000 + noise(r) + more, 8000 + noise(r) + more, 7000 + noise(r) + more, id === 'a' ? 1 : 2);
    });
    expect(sentences[1]).toBe(
      'Mind that go-lives not made do no harm: “a” makes 1.0 of the 2.0 that another plan makes.',
    );
  });

  it('does not choose where there is one plan, and says what it does to patients', async () => {
    const { sentences } = await lead(['a'], (_, r) => of(9000 + noise(r), 1, 1));
    expect(sentences).toEqual(['Under “a” patients wait 9,010 more days in all than they would without go-lives.']);
  });

  it('answers what a board asks next, of every plan', async () => {
    const { points } = await lead(['a', 'b'], (id, r) => {
      const more = id === 'a' ? 0 : 1000;
      return of(9000 + noise(r) + more, 8000 + noise(r) + more, 7000 + noise(r) + more);
    });
    expect(points.map(({ question }) => question)).toEqual([
      'How sure is that?',
      'What does it cost?',
      'How bad can it get?',
    ]);
    expect(points[1]!.replies.map((reply) => reply.of)).toEqual(['a', 'b']);
    expect(points[0]!.replies.map(({ text }) => text)).toContain('Patients wait less in 0% of replications');
  });
});
