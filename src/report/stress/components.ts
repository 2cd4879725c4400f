/** Items 2.5.1 to 2.5.5 of the checklist: entities, activities, resources, queues, and where entities come and go. */
import { serviceKinds } from '../../model/care/kinds.js';
import type { StressData, StressItem } from './item.js';

export function components({ scenario, results }: StressData): StressItem[] {
  const { trusts, strategies } = results.design.settings;
  const kinds = serviceKinds.map(({ id, means }) => {
    const services = trusts.flatMap((trust) => trust.services.filter(({ kind }) => kind === id));
    return { id, means, count: services.length };
  });
  const present = kinds.filter(({ count }) => count > 0);
  const has = (id: string) => present.some((kind) => kind.id === id);
  const isOn = (id: string) =>
    strategies.some(({ programme, trusts: each }) => [...programme, ...each.flat()].some((one) => one.id === id));
  const input = (end: string) => scenario.inputs.find(({ path }) => path === `mechanisms.${end}`)?.value;
  const planned = has('outpatients') || has('elective');
  const pool = isOn('delivery_pool');
  const lines = (...texts: readonly (string | false)[]) => texts.filter((text) => text !== false).join('\n');
  return [
    {
      item: '2.5.1',
      heading: 'Entities',
      text: lines(
        `Trusts: ${trusts.length}, each a process of its own. Severe defects of each go-live, with an owner and an order.`,
        'Patients, by kind of service:',
      ),
      table: {
        columns: ['kind of service', 'services', 'whose patients'],
        rows: present.map(({ id, means, count }) => [id, String(count), means]),
      },
    },
    {
      item: '2.5.2',
      heading: 'Activities',
      text: lines(
        'Of trusts: preparation, gate reviews, cutover, support, fixing of defects, recovery with its reviews, upgrades, re-engagement after a hold.',
        planned &&
          'Of patients: booking, attendance or a missed appointment, diagnostics and follow-ups, listing, admission.',
        has('emergency') && 'Of emergency patients: treatment in a bay, and where there are beds the wait for one.',
        has('non_elective') && 'Of inpatients: nights in a bed.',
      ),
    },
    {
      item: '2.5.3',
      heading: 'Resources',
      text: lines(
        planned && 'Slots of clinics and theatres of each service and session day.',
        has('emergency') && 'Bays of emergency departments.',
        has('non_elective') && 'Beds of each trust, shared by emergency and elective inpatients.',
        pool
          ? `Experts who prepare, go live, support and recover: a pool of ${input('delivery_pool.experts') ?? 'a size by strategy'}; they leave, are replaced and become productive over months.`
          : 'Experts are not limited: delivery_pool is off.',
      ),
    },
    {
      item: '2.5.4',
      heading: 'Queues',
      text: lines(
        planned &&
          'Lists of first attendances by priority (two-week wait, urgent, routine), of pathway stages, follow-ups and admissions; longest wait first within a priority, but for a share taken out of order.',
        has('emergency') && 'Emergency patients, majors and minors apart, by arrival; nobody is turned away.',
        has('non_elective') && 'Patients who wait in the emergency department for a bed.',
        pool &&
          'Trusts that wait for experts: recovery first, then go-lives, then preparation; within a rank as they ask.',
      ),
    },
    {
      item: '2.5.5',
      heading: 'Entry/exit points',
      text: lines(
        planned &&
          'Patients are referred day by day, weekdays and weekends apart; they leave when treated, discharged, sent back to their GP or when they give up.',
        has('emergency') && 'Emergency patients come at all hours and leave the department discharged or admitted.',
        `Trusts enter with the plan${trusts.some(({ goLiveOnRecord }) => (goLiveOnRecord?.day ?? 0) < 0) ? ', or are live before the start' : ''} and leave the programme stable or withdrawn.`,
      ),
    },
  ];
}
