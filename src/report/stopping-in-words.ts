/** Why there are as many replications as there are, where they went on until something was known, in words. */
import type { Decision, Stopping, Width } from '../experiment/stopping.js';
import { levelInWords, portion, wordScaleFor } from './numbers.js';
import { nounOf } from './sentences.js';

/** Most differences that a sentence names one by one. */
const NAMED = 4;

/**
 * For example: `Stopped at 100 replications, look 2 of 4: the sign of all 6 differences from national is clear, all looks
 * and differences together at 95%.`
 */
export function stoppingInWords(stopping: Stopping): string[] {
  const { until, replications, look, stop } = stopping;
  const looks = until.decide && until.looks.length > 1 ? `, look ${look} of ${until.looks.length}` : '';
  const why = stop === 'budget' ? `, the most there may be: not all is clear` : '';
  return [
    `Stopped at ${replications} replications${looks}${why}.`,
    ...(until.decide ? [decisionsInWords(stopping)] : []),
    ...stopping.widths.map(widthInWords),
  ];
}

/** The same while it goes on, in short, with where it goes on to. */
export function lookInWords({ replications, widths, decisions, next }: Stopping): string {
  const open = decisions.filter(({ sign }) => sign === 'open').length;
  const wide = widths.filter(({ isReached }) => !isReached).length;
  const left = [
    ...(open === 0 ? [] : [`${open} of ${decisions.length} differences are open`]),
    ...(wide === 0 ? [] : [`${wide} of ${widths.length} intervals are too wide`]),
  ].join(' and ');
  const all = left === '' ? 'all that was asked for is known' : left;
  return `${replications} replications: ${all}${next === undefined ? '' : `; going on to ${next}`}`;
}

function decisionsInWords({ decisions, reference, until }: Stopping): string {
  const open = decisions.filter(({ sign }) => sign === 'open');
  const same = decisions.filter(({ sign }) => sign === 'same').length;
  const alike = same === 0 ? '' : ` (${same} of them: the same in every replication)`;
  const sure = `a wrong sign among them has a chance of at most ${levelInWords(1 - FAMILY)}`;
  const held = until.looks.length > 1 ? `; intervals of differences are at ${levelInWords(until.level)}` : '';
  if (open.length === 0) {
    return `The sign of all ${decisions.length} headline differences from ${reference} is clear${alike}: ${sure}${held}.`;
  }
  const clear = decisions.length - open.length;
  const named = open.slice(0, NAMED).map(openInWords);
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  return (
    `Of ${decisions.length} headline differences from ${reference} the sign of ${clear} is clear${alike}: ${sure}${held}. ` +
    `Open: ${named.join(', ')}${more}.`
  );
}

/** Of all differences and looks together. */
const FAMILY = 0.95;

function openInWords({ metric, strategy, needed }: Decision): string {
  return `${nounOf(metric)} of ${strategy}${neededInWords(needed)}`;
}

/** For example: `Revenue lost under national: GBP 219k, give or take 22k (10%); 5% was wanted (about 80 replications).` */
function widthInWords({ wanted, strategy, mean, halfWidth, isReached, needed }: Width): string {
  const { metric, precision, pair } = wanted;
  const scale = wordScaleFor(metric.unit, [mean, halfWidth]);
  const where = pair === undefined ? `under ${strategy}` : `of ${pair[0]} less ${pair[1]}`;
  const isShare = 'relative' in precision;
  const share = isShare && mean !== 0 ? ` (${portion(halfWidth / mean)})` : '';
  const width = isShare
    ? portion(precision.relative)
    : wordScaleFor(metric.unit, [precision.absolute]).full(precision.absolute);
  const verdict = isReached
    ? `within the ${width} asked for`
    : `not within the ${width} asked for${neededInWords(needed)}`;
  return `${metric.label} ${where}: ${scale.full(mean)}, give or take ${scale.short(halfWidth)}${share}, ${verdict}.`;
}

function neededInWords(needed: number): string {
  return Number.isNaN(needed) ? '' : ` (about ${wordScaleFor('', [needed]).full(needed)} replications would do)`;
}
