/**
 * A go-live beside SimPy: the scenario go-live.yaml in golive and, written as a SimPy user would, one process a patient
 * (simpy-go-live.py). Both print the means of what they found; a z-test says whether they agree; then CPU time per
 * patient contact, whole processes, one run. SimPy 3 is Debian's python3-simpy3; without it this is left out. Build first.
 *
 * usage: node test/bench/go-live-bench.mjs [replications of SimPy] [--goals]    (--goals: exit 1 when the goal is missed)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const GOAL = 200;
/** |z| of six comparisons: a false alarm once in a million runs of right models. */
const LIMIT = 5.2;
const [count = '3'] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const { parseScenario, runReplication } = await import('../../dist/index.js');
const { outcomeColumns } = await import('../../dist/model/outcome.js');
const { drawFuture } = await import('../../dist/model/future.js');
const { hourOfWeek } = await import('../../dist/model/care/emergency/hour-of-week.js');
const { settings } = parseScenario(readFileSync(here('go-live.yaml'), 'utf8'));
const columns = outcomeColumns(settings);

/** golive: every replication lives the go-live and its counterfactual; both are counted. */
function ours(replications) {
  const place = (metric) => columns.findIndex((c) => c.metric === metric && c.scopeId === '');
  const found = [];
  let contacts = 0;
  for (let replication = 0; replication < replications; replication++) {
    const [base, { values, ...own }] = runReplication(settings, replication);
    contacts += base.contacts + own.contacts;
    const of = (metric) => values[place(metric)];
    const breaches = of('emergency_4h_breaches');
    const minutes = of('emergency_time_mean_minutes');
    const beds = { bed_days: of('bed_days'), boarding_12h: of('emergency_boarding_12h') };
    found.push({
      wait_days: of('wait_patient_days'),
      breaches,
      mean_minutes: minutes,
      ...beds,
      contacts: own.contacts,
    });
  }
  return { found, contacts };
}

/** The numbers of the scenario, for SimPy. */
function numbers(replications) {
  const [trust] = settings.trusts;
  const ofKind = (id, r) => drawFuture(settings, r).trusts[0].services.find(({ kind }) => kind.id === id);
  const [clinic, door, beds] = ['outpatients', 'emergency', 'non_elective'].map((id) => ofKind(id, 0));
  const [{ admissions }] = door.streams;
  const [strategy] = settings.strategies;
  const mechanism = (id) => (key) => strategy.trusts[0].find((m) => m.id === id).values[key].distribution.args[0];
  const [dip, slowdown] = [mechanism('learning_dip'), mechanism('emergency_slowdown')];
  const { weekday } = settings.calendar;
  const sessionDay = settings.calendar.sessionDay.subarray(0, settings.days);
  const sessions = sessionDay.reduce((sum, session) => sum + session, 0);
  return {
    replications,
    days: settings.days,
    go_live: strategy.goLiveDay[0],
    closed_days: [...sessionDay.keys()].filter((day) => sessionDay[day] === 0),
    notice_days: clinic.numbers['notice_days.routine'],
    referrals_per_week: clinic.numbers.referrals_per_week,
    weekend_share: clinic.numbers.weekend_share,
    slots_per_session: (5 * clinic.numbers.slots_per_weekday * settings.days) / (7 * sessions),
    depth: dip('depth_share'),
    decay_weeks: dip('decay_weeks'),
    readiness: trust.values['preparation.readiness_share'].distribution.args[0],
    slowdown: slowdown('time_multiplier'),
    attendances_per_week: door.numbers.attendances_per_week,
    majors_share: door.numbers.majors_share,
    bays: [door.numbers['majors.bays'], door.numbers['minors.bays']],
    work_minutes: [door.numbers['majors.work_minutes'], door.numbers['minors.work_minutes']],
    sigma: door.numbers['majors.work_sigma'],
    beds: {
      in_bed: Array.from({ length: replications }, (_, r) => [...ofKind('non_elective', r).onDay0]),
      open: [...beds.open],
      most: [...beds.most],
      direct: [...beds.direct],
      leaves: [...beds.leaves],
      up_to: [...beds.stays.from.subarray(1)],
      factor: beds.factor,
      mean_occupancy: beds.meanOccupancy,
      admitted_share: Array.from({ length: settings.days }, (_, day) => admissions.rule.share(day)),
      wait_median: door.numbers.bed_wait_minutes,
      wait_sigma: door.numbers.bed_wait_sigma,
      per_point: admissions.rule.perPoint,
    },
    hour_of_week: [...hourOfWeek].slice(24 * weekday[0]).concat([...hourOfWeek].slice(0, 24 * weekday[0])),
  };
}

function simpy(replications) {
  const input = JSON.stringify(numbers(replications));
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [here('simpy-go-live.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) {
    if (/No module named .simpy/.test(stderr)) return undefined;
    throw new Error(stderr || 'SimPy did not run');
  }
  const { replications: runs, seconds } = JSON.parse(stdout);
  const found = runs.map(({ minutes, attended, seen, spells, ...others }) => {
    return { ...others, mean_minutes: minutes / attended, contacts: seen + attended + spells };
  });
  return { found, seconds, contacts: found.reduce((sum, run) => sum + run.contacts, 0) };
}

const mean = (x) => x.reduce((a, b) => a + b, 0) / x.length;
const variance = (x) => x.reduce((s, v) => s + (v - mean(x)) ** 2, 0) / (x.length - 1);

/** About as long as SimPy takes for three. */
const REPLICATIONS = 300;
ours(5);
const before = process.cpuUsage();
const own = ours(REPLICATIONS);
const { user, system } = process.cpuUsage(before);
own.seconds = (user + system) / 1e6;
const theirs = simpy(Number(count));
const perContact = ({ seconds, contacts }) => (1e6 * seconds) / contacts;
console.log(`a go-live, one trust, ${settings.days} days, ${own.found[0].contacts} patient contacts`);
console.log(
  `  golive  ${perContact(own).toFixed(3)} CPU microseconds per patient contact (${REPLICATIONS} replications)`,
);
if (theirs === undefined) console.log('  SimPy 3 not installed');
else {
  let wrong = 0;
  for (const what of ['wait_days', 'breaches', 'mean_minutes', 'bed_days', 'boarding_12h', 'contacts']) {
    const [a, b] = [own, theirs].map(({ found }) => found.map((run) => run[what]));
    // SimPy's few replications have the spread of golive's many: the models are the same if the means are.
    const z = (mean(b) - mean(a)) / Math.sqrt(variance(a) * (1 / a.length + 1 / b.length));
    if (!(Math.abs(z) < LIMIT)) wrong++;
    console.log(
      `  ${what.padEnd(13)} golive ${mean(a).toFixed(1).padStart(10)}  SimPy ${mean(b).toFixed(1).padStart(10)}  z ${z.toFixed(2)}`,
    );
  }
  const ratio = perContact(theirs) / perContact(own);
  console.log(
    `  SimPy 3 ${perContact(theirs).toFixed(1)} CPU microseconds per patient contact (${count} replications)`,
  );
  console.log(`  goal: ${GOAL} times as fast: ${ratio >= GOAL ? 'met' : 'missed'} (${ratio.toFixed(0)})`);
  if (wrong > 0) console.log(`  ${wrong} means do not agree`);
  process.exitCode = wrong > 0 || (ratio < GOAL && process.argv.includes('--goals')) ? 1 : 0;
}
