/**
 * Plants each of several bugs into the programme and runs the tests that ought to notice; exits 1 when a bug gets
 * through.
 *
 * usage: node test/verification/planted-programme.mjs
 */
import { plantAndTest } from './plant-and-test.mjs';

const bugs = [
  {
    name: 'the hold never lifts',
    file: 'src/model/programme/authority.ts',
    from: 'if (index === null || index.defects.open > n.liftDefects',
    to: 'if (index !== null || index.defects.open > n.liftDefects',
    test: 'test/model/mechanisms/hold.test.ts',
  },
  {
    name: 'the pool leaks its experts when a hold interrupts preparation',
    file: 'src/model/programme/preparation.ts',
    from: '      pool.experts.free(pool.preparing);\n      endDelivery',
    to: '      if (preparation.daysLeft === 0) pool.experts.free(pool.preparing);\n      endDelivery',
    test: 'test/model/programme.test.ts',
  },
  {
    name: 'failures teach too',
    file: 'src/model/programme/go-live.ts',
    from: '  trust.wentLive.fire();',
    to: '  world.programme.learning.stabilised(today);\n  trust.wentLive.fire();',
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a fix propagates at once',
    file: 'src/model/programme/shared-defects.ts',
    from: 'const from = day + propagation.lagDays;',
    to: 'const from = day;',
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a trust that withdrew goes live',
    file: 'src/model/programme/lifecycle.ts',
    from: "  if (trust.phase === 'withdrawn') return;\n\n  goLive(trust, world);",
    to: '\n  goLive(trust, world);',
    test: 'test/model/programme.test.ts test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'the gate reads the truth, not what is reported',
    file: 'src/model/programme/gate.ts',
    from: 'n.readiness() + n.optimism(attempt)',
    to: 'n.readiness() + 0 * n.optimism(attempt)',
    test: 'test/model/mechanisms/recovery.test.ts',
  },
  {
    name: 'a recovery review reads the truth, not what is reported',
    file: 'src/model/programme/recovery.ts',
    from: 'const succeeded = reported <= plan.reviewDefects;',
    to: 'const succeeded = open <= plan.reviewDefects;',
    test: 'test/model/mechanisms/recovery.test.ts',
  },
  {
    name: 'a recovery review always succeeds',
    file: 'src/model/programme/recovery.ts',
    from: 'const succeeded = reported <= plan.reviewDefects;',
    to: 'const succeeded = reported >= 0;',
    test: 'test/model/mechanisms/recovery.test.ts',
  },
  {
    name: 'go-lives do without a contract',
    file: 'src/model/programme/contracts.ts',
    from: 'if (contract === undefined || inForce(contract, day)) return day;',
    to: 'if (contract === undefined || contract.from >= 0) return day;',
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a lognormal is given the logarithm of its median',
    file: 'src/model/mechanisms/reporting-blackout.ts',
    from: 'args: [7, 0.577]',
    to: 'args: [1.9459101490553132, 0.577]',
    test: 'test/model/parameters.test.ts',
  },
  {
    name: 'every trust stops reporting, however probable it is',
    file: 'src/model/mechanisms/reporting-blackout.ts',
    from: "world.draws.uniform(trust.id, 'stops reporting') < p.probability;",
    to: "world.draws.uniform(trust.id, 'stops reporting') < 1 + p.probability;",
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a preset brings back what the file switched off',
    file: 'src/scenario/resolve/resolve-mechanisms.ts',
    from: '      on: undefined,\n      values,',
    to: '      on: true,\n      values,',
    test: 'test/scenario/resolve/arrives.test.ts',
  },
  {
    name: 'a number of a trust that every strategy overrides is dropped in silence',
    file: 'src/scenario/resolve/unused.ts',
    from: 'const said = [world, ...trusts.flatMap(({ blocks }) => blocks), ',
    to: 'const said = [world, ',
    test: 'test/scenario/resolve/arrives.test.ts',
  },
  {
    name: 'a defect that is fixed is never met again',
    file: 'src/model/programme/shared-defects.ts',
    from: "'fixed defect is met again', ordinal) < again;",
    to: "'fixed defect is met again', ordinal) < 0 * again;",
    test: 'test/model/mechanisms/builds.test.ts',
  },
  {
    name: 'the fixes of one build reach another',
    file: 'src/model/programme/shared-defects.ts',
    from: 'valueAt(this.builds, build, ',
    to: "valueAt(this.builds, build && '', ",
    test: 'test/model/mechanisms/builds.test.ts',
  },
  {
    name: 'each local build has a core of its own, shared by none',
    file: 'src/model/programme/go-live.ts',
    from: 'defectLists.of(trust.buildId, list)',
    to: "defectLists.of(trust.buildId === 'local' ? trust.id : trust.buildId, list)",
    test: 'test/model/mechanisms/builds.test.ts',
  },
  {
    name: 'the luck of a build hangs on its name',
    file: 'src/model/programme/shared-defects.ts',
    from: 'new SharedDefects(this.draws, list)',
    to: 'new SharedDefects(this.draws, build + list)',
    test: 'test/model/mechanisms/builds.test.ts',
  },
  {
    name: 'trusts take the releases of any build',
    file: 'src/model/mechanisms/releases.ts',
    from: 'own.get(build) ?? every',
    to: 'own.get(build + every) ?? every',
    test: 'test/model/mechanisms/builds.test.ts',
  },
  {
    name: 'the numbers of a build win over those of the strategy that takes it',
    file: 'src/scenario/resolve/strategies.ts',
    from: '[...(taken?.blocks ?? []), block]',
    to: '[block, ...(taken?.blocks ?? [])]',
    test: 'test/scenario/resolve/builds.test.ts',
  },
  {
    name: 'preparation before the start is paid for, not done',
    file: 'src/model/programme/preparation.ts',
    from: 'const toDo = trust.preparationDays + trust.slipDays - done;',
    to: 'const toDo = trust.preparationDays + trust.slipDays;',
    test: 'test/model/preparation.test.ts',
  },
  {
    name: 'preparation goes on before the start without a contract',
    file: 'src/model/programme/preparation.ts',
    from: 'if (contracts.workableFrom(trust, day) <= day) done++;',
    to: 'if (contracts.workableFrom(trust, 0) <= 0) done++;',
    test: 'test/model/preparation.test.ts',
  },
  {
    name: 'a trust that was live before the start is of the plan',
    file: 'src/model/metrics/folds/facts-of-slice.ts',
    from: 'return day !== null && day >= 0 ? day : null;',
    to: 'return day;',
    test: 'test/model/preparation.test.ts',
  },
  {
    name: 'a cutover whose last step never comes',
    file: 'src/model/programme/cutover.ts',
    from: 'step < steps; step++',
    to: 'step < steps - 1; step++',
    test: 'test/model/cutover.test.ts',
  },
  {
    name: 'all defects are met on the first day of a cutover in steps',
    file: 'src/model/programme/go-live.ts',
    from: 'step === null ? met',
    to: 'step === null || step === 0 ? met',
    test: 'test/model/cutover.test.ts',
  },
  {
    name: 'clinics that are still to move are disrupted too',
    file: 'src/model/sessions.ts',
    from: 'trust.movedDay = step < taken ? trust.goLiveDay + 7 * step : Number.POSITIVE_INFINITY;\n    lookAt(trust, day, fx, step < taken ? live : before);',
    to: 'trust.movedDay = trust.goLiveDay;\n    lookAt(trust, day, fx, live);',
    test: 'test/model/cutover.test.ts',
  },
  {
    name: 'the last week of a planned reduction is forgotten',
    file: 'src/model/mechanisms/planned-reduction.ts',
    from: 'if (week < weeks.length)',
    to: 'if (week < weeks.length - 1)',
    test: 'test/model/mechanisms/capacity.test.ts',
  },
];

process.exit(plantAndTest('the programme', bugs) === 0 ? 0 : 1);
