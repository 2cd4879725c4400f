/** How well a scenario reproduces what was published: target by target, then all of them together. */
import type { TargetFit, Validation } from '../experiment/validate-observed.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { figureLines } from './figures/terminal.js';
import { validationFigures } from './figures/validation.js';
import { percent } from './numbers.js';
import { plain, type Style } from './style.js';
import { recordOf } from './tables/table.js';
import { targets } from './tables/targets.js';
import { wrapped } from './width.js';

/** For people: lines without line ends, no wider than `width`. */
export function validationLines(
  scenario: Scenario,
  validation: Validation,
  width: number,
  style: Style = plain,
): string[] {
  const say = (text: string, hang = 0) => wrapped(show(text, 500), width, hang);
  const count = validation.design.replications.length;
  const many = count === 1 ? '1 replication' : `${count} replications`;
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `Published values, with the range accepted, beside simulated medians of ${many}, with the interval that holds ` +
        'nine in ten. `in`: the median lies in the range.',
    ).map(style.quiet),
    '',
    ...figureLines(validationFigures(validation.fits), width, style),
    '',
    ...validation.fits.filter(({ notAsked }) => notAsked > 0).flatMap((fit) => say(notAskedInWords(fit, count), 2)),
    ...validation.fits.filter(({ leftOut }) => leftOut > 0).flatMap((fit) => say(leftOutInWords(fit, count), 2)),
    ...say(jointly(validation), 2),
  ];
}

/** For programs: a plain object; unknown numbers are null. */
export function validationRecord(scenario: Scenario, { design, fits, jointHits }: Validation) {
  const count = design.replications.length;
  return {
    scenario: scenario.id,
    label: scenario.label,
    seed: design.settings.seed,
    replications: count,
    strategies: design.strategies,
    targets: fits.map((fit) => recordOf(targets, fit)),
    targets_in: fits.filter(({ within }) => within).length,
    joint_share: jointHits / count,
  };
}

function notAskedInWords({ target, notAsked }: TargetFit, count: number): string {
  const { id, where } = target.observation;
  return `${id}: of the ${count - notAsked} of ${count} replications where ${where?.said}.`;
}

function leftOutInWords({ target, leftOut }: TargetFit, count: number): string {
  const { id, trust } = target.observation;
  const why =
    target.goLiveDay === undefined
      ? 'the value is unknown there'
      : `no go-live of ${trust}, or none soon enough to be seen for ${target.observation.window.id.replace('go_live+', '')}`;
  return `${id}: ${leftOut} of ${count} replications left out: ${why}.`;
}

function jointly({ design, fits, jointHits }: Validation): string {
  const count = design.replications.length;
  const within = fits.filter((fit) => fit.within).length;
  return (
    `${within} of ${fits.length} ${fits.length === 1 ? 'target' : 'targets'} in; ` +
    `all of them at once in ${percent(jointHits / count)} of replications (${jointHits} of ${count}).`
  );
}
