/** A sweep that was kept beside the run, as the page shows it. */
import type { Sweep } from '../../../experiment/studies/sweep.js';
import { sweepFigures, sweepInWords } from '../../studies/sweep.js';
import type { Study } from '../page-data.js';

/** Rows of a table that is read. */
const MOST_ROWS = 40;

/** @param name  of the study */
export function sweepStudy(name: string, sweep: Sweep): Study {
  const { measures, rankedBy, rows } = sweep;
  const { table, left } = sweepFigures(sweep, MOST_ROWS);
  const unbeaten = rows.filter((row) => row.unbeaten).length;
  const others = rows.filter(({ mayBeBest, best }) => mayBeBest && !best).length;
  const told =
    others === 0
      ? 'the best is told from all others'
      : `${others} ${others === 1 ? 'other is' : 'others are'} not told from the best`;
  const corners = unbeaten === 1 ? '1 setting is' : `${unbeaten} settings are`;
  return {
    title: `What if decisions or numbers were others: ${name}`,
    sentences: [
      sweepInWords(sweep),
      `By ${measures[rankedBy]!.of.label.toLowerCase()} ${told}; ${corners} beaten by no other on everything in the table together.`,
      ...(left > 0 ? [`${left} more settings are in the folder of the study.`] : []),
    ],
    tables: [table],
  };
}

/** A study that is there and not shown. */
export function studyNotShown(name: string, why: string): Study {
  return { title: `Study ${name}`, sentences: [`It is not shown: ${why}.`], tables: [] };
}
