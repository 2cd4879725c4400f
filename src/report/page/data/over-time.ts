/** Bands over time as the page draws them: one list of numbers for each of mean and ends, short enough to be written out. */
import type { Band } from '../../../experiment/bands.js';
import type { Design } from '../../../experiment/design.js';
import type { Results } from '../../../experiment/run-design.js';
import { weeklyBands } from '../../../experiment/weekly.js';
import { weeksOf } from '../../../model/series.js';
import type { Fan, OverTime } from '../page-data.js';

/** Digits of a number that is only drawn. */
const DIGITS = 5;

/** A number as it is drawn; null where it is unknown. */
export function drawn(x: number | undefined): number | null {
  return x === undefined || !Number.isFinite(x) ? null : Number(x.toPrecision(DIGITS));
}

/** Collects bands of one row, time after time. */
export class FanOfBands {
  readonly #mean: (number | null)[] = [];
  readonly #low: (number | null)[] = [];
  readonly #high: (number | null)[] = [];

  add({ mean, q05, q95 }: Pick<Band, 'mean' | 'q05' | 'q95'>): void {
    this.#mean.push(drawn(mean));
    this.#low.push(drawn(q05));
    this.#high.push(drawn(q95));
  }

  get fan(): Fan {
    return { mean: this.#mean, low: this.#low, high: this.#high };
  }
}

/** The weekly series of the whole programme, those in which anything happened. */
export function overTimeOf({ strategies, settings }: Design, { weekly }: Results): OverTime[] {
  const found = new Map<string, { info: Omit<OverTime, 'days' | 'usual' | 'fans' | 'reported'>; fans: FanOfBands[] }>();
  for (const { strategy, series, ...band } of weeklyBands(weekly, 'programme')) {
    const { id, label, unit, definition } = series;
    let own = found.get(id);
    if (own === undefined) {
      own = { info: { id, label, unit, definition }, fans: strategies.map(() => new FanOfBands()) };
      found.set(id, own);
    }
    own.fans[strategies.indexOf(strategy)]!.add(band);
  }
  const days = Array.from({ length: weeksOf(settings) }, (_, week) => 7 * week + 6);
  const reported = found
    .get(REPORTED)
    ?.fans.slice(1)
    .map(({ fan }) => fan.mean);
  found.delete(REPORTED);
  return [...found.values()]
    .map(({ info, fans }): OverTime => {
      const [usual, ...others] = fans.map(({ fan }) => fan);
      const isTrue = info.id === TRUE && others.some(({ mean }, s) => mean.some((x, i) => x !== reported?.[s]?.[i]));
      return {
        ...info,
        days,
        usual: hasNumbers(usual!) ? usual! : null,
        fans: others,
        reported: isTrue ? (reported ?? null) : null,
      };
    })
    .filter(({ fans }) => fans.some(hasNumbers));
}

/** The list as it is, and as it is reported: one chart. */
const [TRUE, REPORTED] = ['true_list', 'reported_list'];

/** Whether there is anything to see. */
function hasNumbers({ high, low }: Fan): boolean {
  return high.some((x) => x !== null && x !== 0) || low.some((x) => x !== null && x !== 0);
}
