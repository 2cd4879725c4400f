/**
 * Everything that the page shows, as one plain value that can be written as JSON: it is made from a run where there are
 * files, and from a run in the browser, and turned into HTML and charts in either. Numbers that are only drawn have five
 * digits; figures that are read are those of the terminal.
 */
import type { ValuesOf } from '../../experiment/paired-change.js';
import type { FigureTable } from '../figures/figure.js';
import type { StressItem } from '../stress/item.js';

/** An id and what people call it. */
export interface Named {
  readonly id: string;
  readonly label: string;
}

/** What a question of the board is answered with, for one strategy or for none in particular. */
export interface Reply {
  /** Id of a strategy; empty: of none in particular. */
  readonly of: string;
  readonly text: string;
  /** Interval or remark; empty where there is none. */
  readonly note: string;
}

/** What a board reads first. */
export interface Lead {
  /** The answer in one or two plain sentences. */
  readonly sentences: readonly string[];
  /** Ids of the strategies that may be the best on something, and of the reference. */
  readonly leaders: readonly string[];
  readonly points: readonly { readonly question: string; readonly replies: readonly Reply[] }[];
}

/** When a trust goes live under a strategy. */
export interface GoLiveSpread {
  /** Days from the start: 5%, 50% and 95% of the replications in which it goes live; null where in none. */
  readonly days: readonly [number, number, number] | null;
  readonly live: number;
  readonly of: number;
  /** Day of the plan; null where it has none. */
  readonly planned: number | null;
}

/** Every trust by phase. */
export interface Timeline {
  /** Names of the phases, in the order in which stays number them. */
  readonly phases: readonly string[];
  /** By strategy, then replication, from the first: the stays of all trusts, as `stays.ts` writes them. */
  readonly stays: readonly (readonly string[])[];
  /** By strategy, then trust. */
  readonly spreads: readonly (readonly GoLiveSpread[])[];
}

/** What happened in one replication of a strategy, in dated sentences. */
export interface Told {
  readonly strategy: string;
  readonly replication: number;
  readonly events: readonly (readonly [date: string, text: string])[];
}

/** Mean and the band that holds nine in ten, by time. */
export interface Fan {
  readonly mean: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** One series over time, under the counterfactual and every strategy. */
export interface OverTime {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly definition: string;
  /** Days from the start, one for each point. */
  readonly days: readonly number[];
  /** Null where there is no such thing without go-lives. */
  readonly usual: Fan | null;
  /** By strategy. */
  readonly fans: readonly Fan[];
  /** The same as it is reported, where that differs: by strategy, means. */
  readonly reported: readonly (readonly (number | null)[])[] | null;
}

/** One step from the usual income to what is received, GBP. */
export interface Step {
  readonly label: string;
  readonly gbp: number;
  /** Whether it is an income by itself, not a step. */
  readonly isTotal: boolean;
}

export interface MoneyData {
  /** By strategy. */
  readonly steps: readonly (readonly Step[])[];
  readonly revenueLost: OverTime;
}

/** The difference of two strategies on a headline in every replication. */
export interface Paired {
  readonly strategy: string;
  readonly reference: string;
  readonly metric: string;
  readonly label: string;
  readonly unit: string;
  readonly differences: readonly number[];
  /** What the replications tell of the strategy beside the reference. */
  readonly finding: 'better' | 'worse' | 'not_apart' | 'same' | 'unknown';
  readonly sentence: string;
}

/** By when all planned trusts are live, under one strategy. */
export interface Finish {
  readonly strategy: string;
  /** Days on which the replications that are done were done, ascending. */
  readonly days: readonly number[];
  readonly of: number;
}

/** What is published of the programme beside what is simulated. */
export interface Observed {
  readonly id: string;
  readonly label: string;
  readonly strategy: string;
  readonly trust: string;
  readonly published: string;
  readonly range: string;
  /** Empty where this run does not hold it. */
  readonly simulated: string;
  readonly interval: string;
  readonly verdict: 'in' | 'out' | '';
  readonly source: string;
}

/** One number that the model assumes. */
export interface Assumption {
  readonly path: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly grade: string;
  /** Whether the file says otherwise than the model does where a file says nothing. */
  readonly isOwn: boolean;
  /** Of how many trusts or strategies it is the same; 1: of one, or of none in particular. */
  readonly times: number;
}

/** What an entry of the evidence says. */
export interface Evidence {
  readonly id: string;
  readonly what: string;
  readonly values: string;
  readonly grade: string;
  readonly basis: string;
}

/** How to get these numbers again. */
export interface Reproduce {
  readonly version: string;
  readonly code: string;
  readonly key: string;
  readonly seed: string;
  readonly set: readonly string[];
  readonly commands: readonly string[];
  /** The scenario file as it was read; empty where it is not known. */
  readonly text: string;
}

/** A number that nobody knows, and how strongly a difference from the reference goes with it. */
export interface Matter {
  readonly strategy: string;
  readonly metric: string;
  readonly label: string;
  /** The number in words. */
  readonly number: string;
  /** Id in the evidence; empty where none is cited. */
  readonly source: string;
  /** Rank correlation with its interval, in words. */
  readonly correlation: string;
  readonly interval: string;
  /** -1 to 1. */
  readonly strength: number;
}

/** A study of the scenario that was made beside the run: its result, or in a sentence why it is not shown. */
export interface Study {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly tables: readonly FigureTable[];
}

/** What is compared of one strategy when it is changed. */
export interface Compared {
  readonly strategy: string;
  readonly values: readonly ValuesOf[];
}

export interface PageData {
  readonly title: string;
  readonly question: string;
  readonly setting: string;
  readonly scenario: string;
  /** ISO dates of day 0 and of the first day not simulated. */
  readonly start: string;
  readonly end: string;
  readonly replications: number;
  /** Without the counterfactual, in the order of the file. */
  readonly strategies: readonly Named[];
  readonly reference: string;
  readonly trusts: readonly Named[];
  readonly lead: Lead;
  readonly choice: FigureTable;
  readonly paragraphs: readonly (readonly string[])[];
  readonly hangsOn: readonly string[];
  /** Those that stand out from chance, the strongest first. */
  readonly matters: readonly Matter[];
  /** All the money, bad cases, harm for each go-live, how much was done. */
  readonly figures: FigureTable;
  readonly timeline: Timeline;
  readonly told: readonly Told[];
  readonly overTime: readonly OverTime[];
  readonly money: MoneyData | null;
  /** Null where the measures of trusts were not kept. */
  readonly byTrust: FigureTable | null;
  readonly paired: readonly Paired[];
  readonly finishes: readonly Finish[];
  /** Days of the deadline that strategies have; null where they have none, or several. */
  readonly deadlineDay: number | null;
  readonly studies: readonly Study[];
  readonly assumptions: readonly Assumption[];
  readonly evidence: readonly Evidence[];
  readonly grades: readonly (readonly [grade: string, means: string])[];
  readonly observed: readonly Observed[];
  /** Of each strategy, by replication: what a change that is tried in the page is set beside. */
  readonly compared: readonly Compared[];
  readonly reproduce: Reproduce;
  /** Without the tables that the page has elsewhere. */
  readonly stress: readonly StressItem[];
}
