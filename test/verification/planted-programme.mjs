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
    file: 'src/model/programme/decided-hold.ts',
    from: 'if (!current.met || !',
    to: 'if (current.met || !',
    test: 'test/model/mechanisms/hold.test.ts',
  },
  {
    name: 'a hold that nobody asked for',
    file: 'src/model/programme/decided-hold.ts',
    from: 'const enough = troubled.length >= n.triggerTrusts;',
    to: 'const enough = troubled.length > 0;',
    test: 'test/model/mechanisms/holds-asked-for.test.ts',
  },
  {
    name: 'a hold without anybody to hold',
    file: 'src/model/programme/decided-hold.ts',
    from: '.filter((trust) => heldFor(trust).length > 0)',
    to: '.filter(() => true)',
    test: 'test/model/mechanisms/holds-asked-for.test.ts',
  },
  {
    name: 'an incident that speaks twice',
    file: 'src/model/programme/decided-hold.ts',
    from: 'if (meeting !== null) struck.clear();',
    to: 'if (hold !== null) struck.clear();',
    test: 'test/model/mechanisms/holds-asked-for.test.ts',
  },
  {
    name: 'a green light before the review',
    file: 'src/model/programme/decided-hold.ts',
    from: 'return !unanswered && weeksWithFew',
    to: 'return unanswered !== null && weeksWithFew',
    test: 'test/model/mechanisms/holds-asked-for.test.ts',
  },
  {
    name: 'a green light that does not wait for who gets into trouble in the hold',
    file: 'src/model/programme/decided-hold.ts',
    from: '    awaitTrouble(current);\n    current.met',
    to: '    current.met',
    test: 'test/model/mechanisms/holds-asked-for.test.ts',
  },
  {
    name: 'the authority looks at nobody where it may not hold',
    file: 'src/model/programme/authority.ts',
    from: 'for (const trust of troubled) lookAt(trust, world);',
    to: 'if (programme.authority.decay(troubled[0]!, 1, 1) < 1) for (const trust of troubled) lookAt(trust, world);',
    test: 'test/model/mechanisms/holds-asked-for.test.ts',
  },
  {
    name: 'what is planned to be low is a crisis',
    file: 'src/model/programme/board.ts',
    from: 'if (!isLow(changedDay, from, day)) return',
    to: 'if (!isLow(changedDay, changedDay, day)) return',
    test: 'test/model/mechanisms/trouble.test.ts',
  },
  {
    name: 'nobody minds a trust that is not stable',
    file: 'src/model/programme/board.ts',
    from: 'if (days < n.persistenceDays) return',
    to: 'if (days < 2 * n.persistenceDays) return',
    test: 'test/model/mechanisms/trouble.test.ts test/model/programme-rules.test.ts',
  },
  {
    name: 'a small team fixes as a whole one',
    file: 'src/model/programme/team.ts',
    from: 'without + (parts / PARTS) * (fixesPerWeek - without)',
    to: 'without + (PARTS / PARTS) * (fixesPerWeek - without)',
    test: 'test/model/mechanisms/trouble.test.ts',
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
];

process.exit(plantAndTest('the programme', bugs) === 0 ? 0 : 1);
