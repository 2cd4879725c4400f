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
    from: 'const few = reported <= plan.reviewDefects;',
    to: 'const few = open <= plan.reviewDefects;',
    test: 'test/model/mechanisms/recovery-reviews.test.ts',
  },
  {
    name: 'a recovery review always succeeds',
    file: 'src/model/programme/recovery.ts',
    from: 'const few = reported <= plan.reviewDefects;',
    to: 'const few = reported >= 0;',
    test: 'test/model/mechanisms/recovery-reviews.test.ts',
  },
  {
    name: 'go-lives do without a contract',
    file: 'src/model/programme/contracts.ts',
    from: 'if (contract === undefined || inForce(contract, day)) return day;',
    to: 'if (contract === undefined || contract.from >= 0) return day;',
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a recovery never ends early',
    file: 'src/model/programme/recovery.ts',
    from: 'few && (!early || trust.stableWeeks >= STABLE_WEEKS)',
    to: 'few && !early',
    test: 'test/model/mechanisms/recovery-reviews.test.ts',
  },
  {
    name: 'a recovery ends early as soon as few defects are open',
    file: 'src/model/programme/recovery.ts',
    from: 'few && (!early || trust.stableWeeks >= STABLE_WEEKS)',
    to: 'few',
    test: 'test/model/mechanisms/recovery-reviews.test.ts',
  },
  {
    name: 'trouble costs the same whatever the income',
    file: 'src/model/programme/trouble-cost.ts',
    from: 'const bySize = incomeGbpPerYear / n.incomeGbpPerYear;',
    to: 'const bySize = 1;',
    test: 'test/model/mechanisms/recovery-reviews.test.ts',
  },
  {
    name: 'a pass of the gate never lapses',
    file: 'src/model/programme/preparation.ts',
    from: 'return world.sim.now > preparation.passGoodUntil && ',
    to: 'return world.sim.now === Number.POSITIVE_INFINITY && ',
    test: 'test/model/mechanisms/gate-again.test.ts',
  },
  {
    name: 'a trust that the gate sends back keeps the experts of its go-live',
    file: 'src/model/programme/lifecycle.ts',
    from: '    freeSupport(trust, world);\n  }\n  trust.withdrawable = false;',
    to: '    if (authority.holds(trust)) freeSupport(trust, world);\n  }\n  trust.withdrawable = false;',
    test: 'test/model/mechanisms/gate-again.test.ts',
  },
  {
    name: 'a trust takes a later release in a hold',
    file: 'src/model/programme/upgrade.ts',
    from: 'const { authority, plan, pool } = programme;',
    to: 'const { plan, pool } = programme;\n  const authority = { ...programme.authority, holding: false };',
    test: 'test/model/mechanisms/upgrades.test.ts',
  },
  {
    name: 'all trusts ask for a later release on one day',
    file: 'src/model/mechanisms/releases.ts',
    from: "forTrust('upgrade_after_weeks', trust, ordinal)",
    to: "forTrust('upgrade_after_weeks', world.trusts[0]!, ordinal)",
    test: 'test/model/mechanisms/upgrades.test.ts',
  },
  {
    name: 'a number of defects above the most is drawn again',
    file: 'src/model/programme/go-live.ts',
    from: 'const count = Math.min(expected.most, negativeBinomialQuantile(uniform, expected.dispersion, expected.mean));',
    to: `let count = negativeBinomialQuantile(uniform, expected.dispersion, expected.mean);
  for (let n = 1; count > expected.most; n++) {
    count = negativeBinomialQuantile(draws.uniform(trust.id, 'again', n), expected.dispersion, expected.mean);
  }`,
    test: 'test/model/mechanisms/defects.test.ts',
  },
];

process.exit(plantAndTest('the programme', bugs) === 0 ? 0 : 1);
