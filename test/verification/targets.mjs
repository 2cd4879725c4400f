/**
 * What coverage and mutation are measured of, by the folder or the concept: the sources, the tests that are there to hold
 * them, and the goal of each. Data only; vitest.targets.config.ts, mutate.mjs and mutation-runner.mjs read it.
 *
 * Tests that draw thousands of samples are left out of mutation (`long`, by what their titles begin with): with a bug
 * switched at every expression they take minutes for each mutant. So a score is of the other tests alone. Of the tests of
 * the model only those that are there to hold planned care and are quick are among those of `planned`. Sources that keep
 * what they have worked out (`remembers`) are loaded anew for each mutant.
 */

/** @type {{ name: string, sources: string[], tests: string[], score: number, long: string[], remembers?: true }[]} */
export const targets = [
  {
    name: 'check',
    sources: ['src/experiment/check/*.ts'],
    tests: ['test/experiment/check*.test.ts'],
    score: 90,
    long: ['quickstart re-keyed', 'cries wolf', 'keeps that rate', 'sees a shift', 'never passes while'],
  },
  {
    name: 'check-command',
    sources: ['src/cli/commands/check-{all,job}.ts'],
    tests: ['test/cli/check-all.test.ts'],
    score: 90,
    long: [],
  },
  {
    name: 'comparison',
    sources: ['src/stats/comparison/*.ts', 'src/stats/{jackknife,estimate}.ts'],
    tests: [
      'test/stats/skewed-mean.test.ts',
      'test/stats/ratio.test.ts',
      'test/stats/proportion.test.ts',
      'test/stats/comparison-edges.test.ts',
    ],
    score: 90,
    long: [
      'has a p-value at most alpha exactly',
      'takes block means past 1,000 values',
      'covers skewed differences',
      'is about as sharp as Student t',
      'covers 95% with 30 pairs',
      'finds a difference that is not there',
      'excludes the best in at most 5%',
    ],
  },
  {
    name: 'stats',
    sources: ['src/stats/!(jackknife|estimate|ranks|variance-components).ts'],
    tests: ['test/stats/!(skewed-mean|comparison-edges|ratio|precision|studies*|spread*|dmath).test.ts'],
    score: 90,
    remembers: true,
    long: [],
  },
  {
    name: 'stats-of-studies',
    sources: [
      'src/stats/{designs,precision,search,sensitivity,spread}/*.ts',
      'src/stats/{ranks,variance-components}.ts',
    ],
    tests: ['test/stats/{precision,studies*,spread*}.test.ts'],
    score: 90,
    long: [
      'covers about 95% when it stops',
      'give a wrong sign in at most 5%',
      'cover the true shares',
      'finds the three that matter',
      'says none in 95% of samples',
      "are those of Ishigami's function",
      'are those of the g-function',
      'have limits that cover',
      'finds a planted box',
      'finds the factors of the box again',
      'cover the true correlation',
      'keeps its promise: wrong in at most',
    ],
  },
  {
    name: 'dmath',
    sources: ['src/stats/dmath/*.ts'],
    tests: ['test/stats/dmath.test.ts'],
    score: 90,
    long: [],
  },
  {
    name: 'journal',
    sources: ['src/cli/results/{journal,outcome-record,row-file,row-files}.ts'],
    tests: ['test/cli/{row-file,journal}*.test.ts', 'test/fuzz/read-back.test.ts'],
    score: 85,
    long: ['scenario files with bytes changed'],
  },
  {
    name: 'kernel',
    sources: ['src/kernel/**/*.ts'],
    tests: ['test/kernel/**/*.test.ts'],
    score: 85,
    long: [
      'refuses more pending events than there are ids',
      'negative binomial with k = 80 and mean 350000',
      'negative binomial with k = 85 and mean 40000',
      'negative binomial with k = 2000 and mean 5000',
      'negative binomial with k = 50 and mean 900',
      'Poisson with mean 9000',
      'binomial of 30000',
      'binomial(5000, 0.4) has its mean',
      'negative_binomial(300, 500) has its mean',
      'hypergeometric(20000, 6000, 900) has its mean',
      'are uniform and uncorrelated over days',
      'are uniform and uncorrelated within',
      'has the same first bits as a whole number',
      'are uniform and uncorrelated over related keys',
      'is uniform and uncorrelated when only k counts up',
      'repeats values of 40 bits',
      'flips every output bit',
      'lognormal: the mean',
      'constant: the mean',
      'exponential: the mean',
      'the unit exponential: the mean',
      'has no collisions among 300,000',
      'never exceeds its capacity and serves every request',
      'has none with any specification',
      'beta(2, 3) has its mean',
      'beta(0.5, 0.5) has its mean',
      'never falls when u',
      'M/M/',
    ],
  },
  {
    name: 'planned',
    sources: ['src/model/care/planned/*.ts'],
    tests: [
      'test/model/{care,clinic,fates,fluid,lag-table,parameters,pathway,planned-*,waiting-list}.test.ts',
      'test/verification/accepted.test.ts',
    ],
    score: 85,
    long: [
      'ics-2026 gives what was accepted',
      'those who could be seen: each is as likely',
      'anybody: each is as likely',
      'many lags at once',
    ],
  },
];
