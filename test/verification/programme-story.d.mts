/** Types of programme-story.mjs, for the tests in TypeScript. */
import type { Fact } from '../../src/model/facts.js';
import type { Settings, StrategySettings } from '../../src/model/settings.js';

/** What became of a programme; days and weeks; null: not before the end, or not at all. */
export interface Story {
  readonly holds: readonly {
    readonly day: number;
    readonly days: number | null;
    readonly daysSinceGreenLight: number | null;
    /** Trusts that could be held on its first day. */
    readonly held: number;
    /** Whether the latest review of its index trust had succeeded. */
    readonly indexAnswered: boolean;
    /** Trusts that withdrew at its green light. */
    readonly withdrawn: number;
  }[];
  readonly goLives: readonly {
    readonly weeksToStable: number | null;
    readonly weeksSeen: number;
    /** More than three severe defects open after half a year. */
    readonly severe: boolean;
    readonly alarmed: boolean;
  }[];
  /** The rules that were broken, in words. */
  readonly broken: readonly string[];
}

export function storyOf(settings: Settings, strategy: StrategySettings, facts: readonly Fact[]): Story;
