/** By when all is done: the share of replications in which every planned trust is live, by date. */
import { isoDate } from '../../../scenario/calendar/calendar.js';
import { percent } from '../../numbers.js';
import { chartHtml } from '../chart.js';
import { html, name } from '../html.js';
import type { Finish, PageData } from '../page-data.js';
import { plainTable } from '../table.js';
import { labelOf, type Section } from './section.js';

const SHARES = [0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95] as const;

export const deadline: Section = {
  id: 'deadline',
  title: 'By when it is done',
  body: (data) => {
    const { finishes, start, deadlineDay } = data;
    if (finishes.every(({ of }) => of === 0)) return undefined;
    const by = deadlineDay === null ? '' : ` The deadline is ${isoDate(start, deadlineDay)}.`;
    return chartHtml({
      chart: 'finish',
      key: '',
      title: 'Probability that every planned trust is live',
      sees: html`The earlier and the higher a line climbs, the surer the plan.${by} ${finishes.map((one) => html`${name(doneInWords(data, one))} `)}`,
      alt: `Lines that climb from 0 to at most 100% with time, one for each plan: the share of replications in which all planned trusts are live.${by}`,
      table: plainTable(
        ['Plan', ...SHARES.map((share) => `${percent(share)} sure by`), 'All live at the end'],
        finishes.map((one) => [
          name(labelOf(data, one.strategy)),
          ...SHARES.map((share) => dayAt(one, share, start)),
          `${one.days.length} of ${one.of}`,
        ]),
        { caption: 'By when all planned trusts are live' },
      ),
    });
  },
};

function dayAt({ days, of }: Finish, share: number, start: string): string {
  const day = days[Math.ceil(share * of) - 1];
  return day === undefined ? 'not before the end' : isoDate(start, day);
}

function doneInWords(data: PageData, { strategy, days, of }: Finish): string {
  return `${labelOf(data, strategy)}: ${days.length} of ${of} replications complete by ${data.end}.`;
}
