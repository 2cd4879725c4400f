/**
 * golive as a library: parse a scenario, simulate it, read the results. Everything here is pure: no files, no clock, no
 * processes, the same numbers everywhere.
 *
 * Start with {@link runScenario}; {@link runReplication} is the engine below it. Questions of many settings at once:
 * {@link sweepOf}, {@link flipAlong}, {@link shareOut}, {@link discover}, {@link bestPlan}.
 */

export type { Issue } from './errors.js';
export { GoliveError, ModelError, ScenarioError, UsageError } from './errors.js';
export type { BadCase } from './experiment/bad-cases.js';
export type { Band, BandCollection } from './experiment/bands.js';
export type { Measure } from './experiment/collect.js';
export type { BetterTiedWorse, Comparison, Finding } from './experiment/compare.js';
export type { Completion } from './experiment/completion.js';
export type { Interval } from './experiment/confidence.js';
export type { CutShort, OnEnd } from './experiment/cut-short.js';
export type { Choices, Design, KeptColumn } from './experiment/design.js';
export { designOf } from './experiment/design.js';
export type { Executor } from './experiment/executor.js';
export { inTurn } from './experiment/executor.js';
export type { Factor } from './experiment/factors.js';
export { aboutOf, grid } from './experiment/factors.js';
export type { HoldValue, Spared } from './experiment/hold-value.js';
export type { HowOften } from './experiment/how-often.js';
export type { MonthlyBand } from './experiment/monthly-money.js';
export type { ObservedDesign, Target } from './experiment/observed-design.js';
export { observedDesign } from './experiment/observed-design.js';
export type { Results } from './experiment/run-design.js';
export { runDesign } from './experiment/run-design.js';
export type { RunOptions } from './experiment/run-scenario.js';
export { runScenario } from './experiment/run-scenario.js';
export type { Place } from './experiment/standings.js';
export type { Decision, Stopping, Width } from './experiment/stopping.js';
export type { Quantity } from './experiment/studies/at-worlds.js';
export { inputsFor, quantityOf } from './experiment/studies/at-worlds.js';
export type { Discovery } from './experiment/studies/discover.js';
export { discover } from './experiment/studies/discover.js';
export type { AtValue, Crossing, Flip } from './experiment/studies/flip.js';
export type { FlipChoices, FlipMap, FlipQuestion } from './experiment/studies/flip-study.js';
export { flipAlong, flipMap, flipQuestion } from './experiment/studies/flip-study.js';
export type { FirstLook } from './experiment/studies/given-data.js';
export { firstLook } from './experiment/studies/given-data.js';
export type { StudyInput } from './experiment/studies/inputs-by-path.js';
export type { Constraint, Grouping, Kept } from './experiment/studies/plans/constraints.js';
export { constraintOf, groupingOf } from './experiment/studies/plans/constraints.js';
export type { Dimension } from './experiment/studies/plans/family.js';
export { dimensionOf } from './experiment/studies/plans/family.js';
export type { Optimisation, PlanChoices } from './experiment/studies/plans/optimisation.js';
export { optimisation } from './experiment/studies/plans/optimisation.js';
export type { BestPlan } from './experiment/studies/plans/optimise.js';
export { bestPlan } from './experiment/studies/plans/optimise.js';
export type { PlanRow, Regret } from './experiment/studies/plans/plan-rows.js';
export { planRows } from './experiment/studies/plans/plan-rows.js';
export type { ScreenedInput, SensitivityStudy, SharedOut } from './experiment/studies/sensitivity.js';
export { screenInputs, shareOut } from './experiment/studies/sensitivity.js';
export type { PointValues } from './experiment/studies/simulate-points.js';
export { simulatePoints } from './experiment/studies/simulate-points.js';
export type { Sweep, SweepRow } from './experiment/studies/sweep.js';
export { sweepMeasures, sweepOf, sweepPoints } from './experiment/studies/sweep.js';
export type { Varied } from './experiment/studies/vary.js';
export { variedOf } from './experiment/studies/vary.js';
export type { Summary } from './experiment/summarise.js';
export type { PhaseTimes, Timelines } from './experiment/timelines.js';
export type { Asked, Until, Wanted } from './experiment/until.js';
export type { TargetFit, Validation } from './experiment/validate-observed.js';
export { validateObserved } from './experiment/validate-observed.js';
export type { Variant, VariantChoices } from './experiment/variants.js';
export { variantsAt, variantsOf } from './experiment/variants.js';
export type { Beside, HarmVerdict, Relative, Verdict } from './experiment/verdict.js';
export type { WeeklyBand } from './experiment/weekly.js';
export type { MatteringInput, WhatMatters } from './experiment/what-matters.js';
export type { DistributionSpec } from './kernel/distribution.js';
export type { DrawnValue } from './model/draws.js';
export type { JudgedTogether } from './model/judgement.js';
export type { Mechanism } from './model/mechanisms/mechanism.js';
export { mechanisms } from './model/mechanisms/registry.js';
export type { AtEnd, Measured, Metric, Ratio, Unit } from './model/metrics/metric.js';
export { metrics } from './model/metrics/registry.js';
export type { MoneyRow } from './model/money.js';
export type { Column, Outcome, PhaseStay } from './model/outcome.js';
export { outcomeColumns } from './model/outcome.js';
export type { About, Drawn, Parameter, Setting, SettingsOf, Value } from './model/parameter.js';
export { runReplication } from './model/run-replication.js';
export type { Series } from './model/series.js';
export type {
  BuildSettings,
  Calendar,
  ContractSettings,
  MechanismSettings,
  PoolShock,
  RecordedGoLive,
  ReleaseSettings,
  ServiceSettings,
  Settings,
  StrategyRecord,
  StrategySettings,
  TrustSettings,
} from './model/settings.js';
export { COUNTERFACTUAL } from './model/settings.js';
export type { Preset } from './model/strategies/preset.js';
export { presets } from './model/strategies/registry.js';
export type { Window } from './model/windows.js';
export { datesWindow, goLiveWindow, usualWindows } from './model/windows.js';
export { holdInWords, verdictInWords } from './report/sentences.js';
export { parseScenario } from './scenario/parse.js';
export type { Margin } from './scenario/resolve/margins.js';
export type { Observation } from './scenario/resolve/observed.js';
export type { Condition } from './scenario/resolve/observed-condition.js';
export type { NamedStudy } from './scenario/resolve/studies.js';
export type { InputRow, Scenario, StrategyLabel } from './scenario/scenario.js';
export type { Override } from './scenario/schema/overrides.js';
export { scenarioSchema } from './scenario/schema/schema.js';
export { withValues } from './scenario/text/with-values.js';
export type { Estimate } from './stats/estimate.js';
export type { Precision } from './stats/precision/enough.js';
export type { Sign } from './stats/precision/looks.js';
export type { SpreadShares } from './stats/spread/spread-shares.js';
