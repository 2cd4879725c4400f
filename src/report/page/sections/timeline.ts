/** The timeline: every trust by phase under each strategy, how far each go-live spreads, and replications told in words. */
import { isoDate } from '../../../scenario/calendar/calendar.js';
import { chartHtml } from '../chart.js';
import { type Html, html, name } from '../html.js';
import type { GoLiveSpread, PageData, Told } from '../page-data.js';
import { plainTable } from '../table.js';
import { labelOf, type Section } from './section.js';

export const timeline: Section = {
  id: 'timeline',
  title: 'Trust by trust, over time',
  body: (data) => {
    if (data.trusts.length === 0) return undefined;
    return html`<p>A bar for each trust, coloured by what it is in. Below the bar is the day of its go-live, of the replications in which it goes live: half are before the dot, nine in ten on the line.</p>
${chooser(data.timeline.stays[0]?.length ?? 0)}
${data.strategies.map(({ id, label }, s) => ganttOf(data, id, label, s))}
<div id="told">${data.told.map((one) => toldHtml(data, one))}</div>`;
  },
};

function ganttOf(data: PageData, id: string, label: string, s: number): Html {
  const { trusts, timeline: times, start } = data;
  const spreads = times.spreads[s]!;
  return chartHtml({
    chart: 'gantt',
    key: id,
    title: label,
    sees: seen(spreads, data),
    alt: `A bar for each of ${trusts.length} trusts under ${label}, coloured by phase, with the day of go-live and its spread.`,
    table: plainTable(
      ['Trust', 'Planned', 'Live: 1 in 20 is earlier', 'half are earlier', '1 in 20 is later', 'Live in'],
      trusts.map((trust, t) => [name(trust.label), ...spreadCells(spreads[t]!, start)]),
      { caption: `Days of go-live under ${label}` },
    ),
  });
}

/** What is shown in every timeline: the commonest phase, or one replication. */
function chooser(replications: number): Html {
  const each = Array.from({ length: replications }, (_, r) => html`<option value="${r}">Replication ${r}</option>`);
  return html`<div class="choose" hidden><label>Show in every timeline<select name="replication"><option value="">All replications: the commonest phase of each week</option>${each}</select></label></div>`;
}

function spreadCells({ days, live, of, planned }: GoLiveSpread, start: string): string[] {
  const dated = (day: number | null | undefined) => (day === null || day === undefined ? '-' : isoDate(start, day));
  return [dated(planned), ...[0, 1, 2].map((i) => dated(days?.[i])), `${live} of ${of}`];
}

/** How sure the dates are. */
function seen(spreads: readonly GoLiveSpread[], { trusts, start }: PageData): string {
  const dated = spreads.flatMap(({ days }, t) => (days === null ? [] : [{ days, trust: trusts[t]!.label }]));
  if (dated.length === 0) return 'No trust goes live in any replication.';
  const widest = dated.reduce((a, b) => (b.days[2] - b.days[0] > a.days[2] - a.days[0] ? b : a));
  const weeks = Math.round((widest.days[2] - widest.days[0]) / 7);
  const never = spreads.filter(({ live, of }) => live < of).length;
  const some =
    never === 0 ? '' : ` In some replications ${never} of ${spreads.length} trusts do not go live before the end.`;
  if (weeks === 0) return `Every go-live is on its day in nine of ten replications.${some}`;
  return `Least sure is ${widest.trust}: its go-live is between ${isoDate(start, widest.days[0])} and ${isoDate(start, widest.days[2])}, ${weeks} weeks.${some}`;
}

/** One replication of a strategy in dated sentences. */
export function toldHtml(data: PageData, { strategy, replication, events }: Told): Html {
  const lines = events.map(([date, text]) => html`<li><time datetime="${date}">${date}</time> ${name(text)}</li>`);
  return html`<details class="told"><summary>What happens in replication ${replication} under ${name(labelOf(data, strategy))}</summary><ol>${lines}</ol></details>`;
}
