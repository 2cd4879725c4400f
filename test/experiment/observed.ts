/** Observations and what is simulated of them, made by hand. */
import type { Executor } from '../../src/experiment/executor.js';
import { type Column, outcomeColumns } from '../../src/model/outcome.js';
import { goLiveWindow } from '../../src/model/windows.js';
import type { Observation } from '../../src/scenario/resolve/observed.js';
import { madeUpOutcome, madeUpScenario } from './made-up.js';

const base = madeUpScenario();

/** Revenue lost at ashby under local in the ten weeks from the go-live, unless it says otherwise. */
export function observation(about: Partial<Observation>): Observation {
  return {
    ...{ id: 'V1', label: 'Lost', strategy: 'local', trust: 'ashby', metric: 'lost_revenue_gbp', measure: 'excess' },
    ...{ window: goLiveWindow(70), where: null, value: 5, range: [4, 6], source: 'S1', grade: 'B' },
    ...about,
  };
}

/** An executor whose levels are made by a function; an excess is the level less 100. */
export function levels(of: (strategy: string, column: Column, r: number) => number): Executor {
  return async function* (design) {
    const columns = outcomeColumns(design.settings);
    for (const r of design.replications) {
      yield design.strategies.map((id) => {
        const values = Float64Array.from(columns, (column) => of(id, column, r));
        return { ...madeUpOutcome(base, id, r, {}), values, excess: values.map((x) => x - 100) };
      });
    }
  };
}
