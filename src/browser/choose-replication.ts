/** Choosing one replication for all timelines: they are drawn anew, and what happens in it is told below them. */
import { entriesOf } from '../report/page/data/stays.js';
import type { PageData, Told } from '../report/page/page-data.js';
import { isoDate } from '../scenario/calendar/calendar.js';
import { chosenReplication } from './charts/gantt.js';

/** Tells a replication of a strategy; undefined where it cannot. */
export type Tell = (strategy: string, replication: number) => Promise<Told | undefined>;

/** @param tell  by the engine, where it runs; else the page tells what it holds, or the phases by their dates */
export function chooseReplication(root: ParentNode, data: PageData, tell?: Tell): void {
  const select = root.querySelector<HTMLSelectElement>('select[name="replication"]');
  const place = root.querySelector<HTMLElement>('#told');
  if (select === null || place === null) return;
  const asMade = [...place.childNodes];
  select.closest('.choose')?.removeAttribute('hidden');
  select.addEventListener('change', async () => {
    for (const figure of root.querySelectorAll('figure[data-chart="gantt"]')) figure.dispatchEvent(new Event('redraw'));
    const replication = chosenReplication(root);
    if (replication === undefined) {
      place.replaceChildren(...asMade);
      return;
    }
    place.replaceChildren(...data.strategies.map(({ id }) => toldElement(data, held(data, id, replication))));
    if (tell === undefined) return;
    for (const [s, { id }] of data.strategies.entries()) {
      const told = await tell(id, replication);
      if (chosenReplication(root) !== replication) return;
      if (told !== undefined) place.children[s]?.replaceWith(toldElement(data, told));
    }
  });
}

/** What the page holds of a replication. */
function held(data: PageData, strategy: string, replication: number): Told {
  const found = data.told.find((one) => one.strategy === strategy && one.replication === replication);
  if (found !== undefined) return found;
  const s = data.strategies.findIndex(({ id }) => id === strategy);
  const events = entriesOf(data.timeline.stays[s]?.[replication] ?? '').flatMap((entries, t) =>
    entries
      .filter(({ phase }) => phase !== 'planned')
      .map(({ phase, day }) => ({ day, text: `${data.trusts[t]!.label}: ${phase.replaceAll('_', '-')}` })),
  );
  events.sort((a, b) => a.day - b.day);
  return { strategy, replication, events: events.map(({ day, text }) => [isoDate(data.start, day), text] as const) };
}

function toldElement(data: PageData, { strategy, replication, events }: Told): HTMLElement {
  const label = data.strategies.find(({ id }) => id === strategy)?.label ?? strategy;
  const details = document.createElement('details');
  details.className = 'told';
  const summary = document.createElement('summary');
  summary.textContent = `What happens in replication ${replication} under ${label}`;
  const list = document.createElement('ol');
  for (const [date, text] of events) {
    const item = document.createElement('li');
    const time = document.createElement('time');
    time.dateTime = date;
    time.textContent = date;
    item.append(time, ` ${text}`);
    list.append(item);
  }
  details.append(summary, list);
  return details;
}
