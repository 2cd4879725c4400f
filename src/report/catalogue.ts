/** What golive knows, for people to look up: mechanisms, strategies, services, trusts and metrics with their numbers. */
import { metrics } from '../model/metrics/registry.js';
import { csv } from './csv.js';
import { plain, type Style } from './style.js';
import { metricsTable } from './tables/metrics.js';
import {
  type Listed,
  type ListedParameter,
  listedMechanisms,
  listedServices,
  listedStrategies,
  listedTrusts,
  parametersTable,
} from './tables/parameters.js';
import { recordOf } from './tables/table.js';
import { wrapped } from './width.js';

/** What can be listed. */
export const catalogues = ['mechanisms', 'strategies', 'services', 'trusts', 'metrics'] as const;
export type Catalogue = (typeof catalogues)[number];

const listed: Readonly<Record<Exclude<Catalogue, 'metrics'>, readonly Listed[]>> = {
  mechanisms: listedMechanisms,
  strategies: listedStrategies,
  services: listedServices,
  trusts: listedTrusts,
};

/** For people: lines without line ends, no wider than `width`. */
export function catalogueLines(what: Catalogue, width: number, style: Style = plain): string[] {
  if (what === 'metrics') return metrics.flatMap((metric) => metricLines(metric, width, style));
  return listed[what].flatMap((thing) => thingLines(thing, width, style));
}

/** For spreadsheets: CSV text. */
export function catalogueCsv(what: Catalogue): string {
  return what === 'metrics' ? csv(metricsTable, metrics) : csv(parametersTable, parameters(what));
}

/** For programs: objects with the columns' names as keys. */
export function catalogueRecords(what: Catalogue) {
  if (what === 'metrics') return metrics.map((metric) => recordOf(metricsTable, metric));
  return parameters(what).map((row) => recordOf(parametersTable, row));
}

function parameters(what: Exclude<Catalogue, 'metrics'>): ListedParameter[] {
  return listed[what].flatMap((thing) => thing.parameters);
}

function thingLines(thing: Listed, width: number, style: Style): string[] {
  return [
    `${style.strong(thing.id)}  ${style.quiet(thing.note)}`,
    ...indented(thing.means, 2, width),
    ...thing.parameters.flatMap((row) => parameterLines(row, width, style)),
    '',
  ];
}

function parameterLines({ path, parameter, value, source }: ListedParameter, width: number, style: Style): string[] {
  const { unit, range, drawn, moves, means } = parameter;
  const often = value.includes('(') ? `, drawn ${drawn.replaceAll('_', ' ')}` : '';
  const dated = moves === true ? ', may be given by_date' : '';
  const facts = `${value === '' ? 'no default, a file must say' : value}; ${unit}, ${range[0]} to ${range[1]}${often}${dated}; ${source}`;
  return [`    ${path}`, ...indented(means, 6, width), ...indented(facts, 6, width).map(style.quiet)];
}

function metricLines(metric: (typeof metrics)[number], width: number, style: Style): string[] {
  const { id, label, definition, unit, better, aggregation, censoring } = metric;
  const facts = `${unit}; ${better === 'neither' ? 'neither way' : better} is better; of the programme: ${aggregation}; at the end: ${censoring}`;
  return [
    `${style.strong(id)}  ${style.quiet(label)}`,
    ...indented(definition, 2, width),
    ...indented(facts, 2, width).map(style.quiet),
    '',
  ];
}

function indented(text: string, by: number, width: number): string[] {
  return wrapped(text, width - by).map((line) => ' '.repeat(by) + line);
}
