/**
 * Plants each of several bugs into emergency care and payment and runs the tests that ought to notice; exits 1 when a
 * bug gets through.
 *
 * usage: node test/verification/planted-care.mjs
 */
import { plantAndTest } from './plant-and-test.mjs';

const emergency = 'test/model/emergency.test.ts test/model/mechanisms/emergency-slowdown.test.ts';

const bugs = [
  {
    name: 'the slowdown changes who comes, not how long the work takes',
    file: 'src/model/care/emergency/emergency-stream.ts',
    from: '  drawArrivals(stream, day, into);',
    to: '  drawArrivals({ ...stream, perWeek: (d) => multiplier * stream.perWeek(d) }, day, into);',
    test: emergency,
  },
  {
    name: 'the work on a patient who waits begins before she has a bay',
    file: 'src/model/care/emergency/bays.ts',
    from: 'Math.min(NEVER, start + work)',
    to: 'Math.min(NEVER, Math.max(arrival + work, start + 1))',
    test: emergency,
  },
  {
    name: 'all bays are empty at midnight',
    file: 'src/model/care/emergency/emergency-stream.ts',
    from: '  leavers.fill(0);',
    to: '  leavers.fill(0);\n  bays.restore(midnight, [0], 0);',
    test: emergency,
  },
  {
    name: 'a day is copied while a queue of the slowdown still stands',
    file: 'src/model/care/emergency/bays.ts',
    from: '.every((more, i) => more === others[i])',
    to: '.every(() => true)',
    test: emergency,
  },
  {
    name: 'of two bays the one that is free later wins',
    file: 'src/model/care/emergency/bays.ts',
    from: 'const wins = margin >> 31;',
    to: 'const wins = -margin >> 31;',
    test: emergency,
  },
  {
    name: 'the wait for a bay does not count',
    file: 'src/model/care/emergency/emergency-stream.ts',
    from: 'Math.min(LONGEST_STAY, left - arrival)',
    to: 'Math.min(LONGEST_STAY, minutes)',
    test: emergency,
  },
  {
    name: 'under block, work not recorded is lost all the same',
    file: 'src/model/payment/payment-regime.ts',
    from: "return regime === 'block' ? 0 : 1;",
    to: 'return 1;',
    test: 'test/model/payment.test.ts',
  },
  {
    name: 'penalties are paid by those who keep the standard',
    file: 'src/model/metrics/income/penalties.ts',
    from: 'if (measured(id, month) < share)',
    to: 'if (measured(id, month) >= share)',
    test: 'test/model/payment.test.ts',
  },
  {
    name: 'work not recorded is coded badly too',
    file: 'src/model/care/planned/clinic.ts',
    from: 'chance.binomial(u, done - pending, fx.downgraded',
    to: 'chance.binomial(u, done + pending, fx.downgraded',
    test: 'test/model/payment.test.ts test/model/conservation.test.ts',
  },
  {
    name: 'days shared with the counterfactual: follow-ups to come are not noted',
    file: 'src/model/care/planned/follow-ups.ts',
    from: 'this.dueLater = visitor.number(this.dueLater);',
    to: '',
    test: 'test/model/shared-days.test.ts',
  },
  {
    name: 'days shared with the counterfactual: the variates of who misses start again',
    file: 'src/model/care/misses.ts',
    from: 'this.toNext = visitor.number(this.toNext);',
    to: 'visitor.number(this.toNext);',
    test: 'test/model/shared-days.test.ts',
  },
  {
    name: 'days shared with the counterfactual: a trust parts without the day itself',
    file: 'src/model/care/trust-care.ts',
    from: 'for (let d = from; d < day; d++)',
    to: 'for (let d = from; d < day - 1; d++)',
    test: 'test/model/shared-days.test.ts',
  },
  {
    name: 'days shared with the counterfactual: whoever goes on alone goes on with the effects of another day',
    file: 'src/model/care/trust-care.ts',
    from: 'const theirs = Array.from(this.effects, ({ list }) => new DayEffects(list));',
    to: 'const theirs = this.todays;',
    test: 'test/model/shared-days.test.ts',
  },
  {
    name: 'days simulated on demand: the board knows of the days simulated so far only',
    file: 'src/model/care-account.ts',
    from: '    this.care.catchUp();\n    let sum = 0;',
    to: '    let sum = 0;',
    test: 'test/model/days-on-demand.test.ts',
  },
  {
    name: 'days simulated on demand: late recording knows of the days simulated so far only',
    file: 'src/model/care-account.ts',
    from: '    this.care.end();\n    captureLate(',
    to: '    captureLate(',
    test: 'test/model/days-on-demand.test.ts',
  },
  {
    name: 'a shorter pathway stage is for those who enter it only',
    file: 'src/model/care/planned/pathway.ts',
    from: 'const exact = Math.min(AHEAD - 1, ahead * factor);',
    to: 'const exact = Math.min(AHEAD - 1, ahead);',
    test: 'test/model/pathway.test.ts',
  },
  {
    name: 'a count too large for two bytes is cut',
    file: 'src/model/ledger.ts',
    from: 'if (count >>> 16 !== 0 && own instanceof Uint16Array)',
    to: 'if (count < 0 && own instanceof Uint16Array)',
    test: 'test/model/ledger.test.ts',
  },
  {
    name: 'who is taken out of order is the same every day',
    file: 'src/model/care/planned/waiting-list.ts',
    from: 'const take = ((passed * share + u) | 0) - sampled;',
    to: 'const take = ((passed * share + 0.5) | 0) - sampled;',
    test: 'test/model/waiting-list.test.ts',
  },
  {
    name: 'those who join on one day are all lost track of or none is',
    file: 'src/model/care/planned/hidden-patients.ts',
    from: 'VARIATE.untracked + this.groups++',
    to: 'VARIATE.untracked + this.groups',
    test: 'test/model/waiting-list.test.ts',
  },
  {
    name: 'those listed at once enter the pathway stage too',
    file: 'src/model/care/planned/fates.ts',
    from: 'lists += pastStop - pastList;',
    to: 'lists += pastStop;',
    test: 'test/model/fates.test.ts',
  },
  {
    name: 'where few leave the pathway stage in a week they leave on its last day',
    file: 'src/model/care/planned/pathway.ts',
    from: 'let sum = (clock * 3) % 7;',
    to: 'let sum = 0;',
    test: 'test/model/pathway.test.ts',
  },
  {
    name: 'where many follow-ups are planned in a day one is forgotten',
    file: 'src/model/care/planned/lag-table.ts',
    from: '- shift + SLICES - 1) / SLICES',
    to: '- shift - 1) / SLICES',
    test: 'test/model/lag-table.test.ts',
  },
  {
    name: 'whoever waits over 18 weeks waits over 52',
    file: 'src/model/care/planned/clinic.ts',
    from: 'over18 === 0 ? 0 : this.startedBefore(day - WEEKS_52)',
    to: 'over18',
    test: 'test/model/clinic.test.ts',
  },
  {
    name: 'a clock that stops on day 126 is not within 18 weeks',
    file: 'src/model/care/wait-tally.ts',
    from: 'if (waited <= WEEKS_18) within18++;',
    to: 'if (waited < WEEKS_18) within18++;',
    test: 'test/model/wait-tally.test.ts',
  },
];

process.exit(plantAndTest('care and payment', bugs) === 0 ? 0 : 1);
