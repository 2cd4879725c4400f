/** The sections of the page, in the order in which they are read. */
import { answer } from './answer.js';
import { assumptions } from './assumptions.js';
import { badCase } from './bad-case.js';
import { byTrust } from './by-trust.js';
import { choice } from './choice.js';
import { deadline } from './deadline.js';
import { hangsOn } from './hangs-on.js';
import { money } from './money.js';
import { observed } from './observed.js';
import { overTime } from './over-time.js';
import { paired } from './paired.js';
import { reproduce } from './reproduce.js';
import type { Section } from './section.js';
import { stress } from './stress.js';
import { timeline } from './timeline.js';
import { whatIf } from './what-if.js';

export const sections: readonly Section[] = [
  answer,
  choice,
  timeline,
  overTime,
  money,
  byTrust,
  paired,
  deadline,
  badCase,
  hangsOn,
  whatIf,
  assumptions,
  observed,
  reproduce,
  stress,
];
