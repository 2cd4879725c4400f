/**
 * What became of a programme in one replication, read from its facts alone: its holds and its go-lives, and which rules
 * of a programme it breaks. The rules are told apart from the model's code: they would not notice its own mistakes.
 */

/** @typedef {import('./programme-story.d.mts').Story} Story */

const FEW = 3;
const HALF_YEAR = 182;

/**
 * @param {import('../../src/model/settings.js').Settings} settings
 * @param {import('../../src/model/settings.js').StrategySettings} strategy
 * @param {readonly import('../../src/model/facts.js').Fact[]} facts in the order in which they happened
 * @returns {Story}
 */
export function storyOf(settings, strategy, facts) {
  const of = (kind) => facts.filter((fact) => fact.kind === kind);
  const [alarms, reviews, phases, counts, greenLights] = [
    of('alarm'),
    of('review'),
    of('phase'),
    of('defect_count'),
    of('green_light'),
  ];
  const lastOf = (list, trust, day) => list.findLast((fact) => fact.trust === trust && fact.day <= day);
  const openAt = (trust, day) => lastOf(counts, trust, day)?.open ?? 0;
  const goLiveOf = (trust) => of('go_live').find((fact) => fact.trust === trust)?.day ?? Number.POSITIVE_INFINITY;
  const canBeHeld = (day) =>
    settings.trusts.filter(
      ({ goLiveOnRecord }, trust) =>
        goLiveOnRecord === null &&
        strategy.goLiveDay[trust] !== null &&
        !(goLiveOf(trust) < day) &&
        lastOf(phases, trust, day)?.phase !== 'withdrawn',
    ).length;

  const holds = of('hold_begins').map(({ day, trust }, index) => {
    const green = greenLights[index]?.day ?? null;
    const before = index === 0 ? null : (greenLights[index - 1]?.day ?? null);
    const [alarm, review] = [lastOf(alarms, trust, day), lastOf(reviews, trust, day)];
    return {
      day,
      days: green === null ? null : green - day,
      daysSinceGreenLight: before === null ? null : day - before,
      held: canBeHeld(day),
      indexAnswered: review?.succeeded === true && !(alarm?.day > review.day),
      withdrawn: green === null ? 0 : phases.filter((fact) => fact.phase === 'withdrawn' && fact.day === green).length,
    };
  });
  const goLives = of('go_live').map(({ day, trust }) => {
    const stable = phases.find((fact) => fact.trust === trust && fact.phase === 'stable' && fact.day >= day);
    return {
      weeksToStable: stable === undefined ? null : (stable.day - day) / 7,
      weeksSeen: (settings.days - day) / 7,
      severe: openAt(trust, Math.min(day + HALF_YEAR, settings.days)) > FEW,
      alarmed: alarms.some((fact) => fact.trust === trust),
    };
  });
  const broken = [
    ...holds.flatMap(({ day, days, held, indexAnswered }) => [
      ...(days !== null && days < 28 ? [`the hold of day ${day} lasts ${days} days`] : []),
      ...(held === 0 ? [`the hold of day ${day} holds nobody`] : []),
      ...(indexAnswered ? [`the hold of day ${day} is for a trust whose review had succeeded`] : []),
    ]),
    ...goLives.flatMap(({ weeksToStable, weeksSeen, alarmed }) =>
      // Looked at once a week: at the latest a week after week 36.
      !alarmed && (weeksToStable ?? weeksSeen) > 37 ? ['a trust not stable by week 36 never raised the alarm'] : [],
    ),
  ];
  return { holds, goLives, broken };
}
