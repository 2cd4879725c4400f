/** Sections 5 and 6 of the checklist: program, random numbers, execution, machine, and how to get and run the model. */
import type { StressData, StressItem } from './item.js';

export function implementation({ results, code }: StressData): StressItem[] {
  const { version, sha256, command, machine } = code;
  const { settings } = results.design;
  return [
    {
      item: '5.1',
      heading: 'Software or programming language',
      text: `golive ${version}, TypeScript on Node.js 20.19 or later, with an event calendar of its own (npm package golive-simulator).`,
    },
    {
      item: '5.2',
      heading: 'Random sampling',
      text: [
        `Baagøe's Alea (seedrandom). Each purpose has a stream of its own, keyed by seed ('${settings.seed}'), replication, trust, service and purpose, never by strategy or order of events; variates are found by inversion.`,
        ...(settings.noise ? [] : ['Noise is off: every count is its mean.']),
      ].join('\n'),
    },
    {
      item: '5.3',
      heading: 'Model execution',
      text: 'Discrete events in order of time, then priority, then serial number; care by days, emergency departments to the minute. Replications run in any order on any number of workers and give the same bytes.',
    },
    {
      item: '5.4',
      heading: 'System specification',
      text: machine === '' ? 'Any machine with Node.js; nothing is known of the one that was used.' : `${machine}.`,
    },
    {
      item: '6.1',
      heading: 'Computer model sharing statement',
      text: [
        `The model is the npm package golive-simulator, version ${version}, under the MIT licence; its built code has the sha256 ${sha256}. run.json of the results holds the scenario as it was simulated.`,
        `The run again: ${command}`,
      ].join('\n'),
    },
  ];
}
