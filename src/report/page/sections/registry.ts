/** The sections of the page, in the order in which they are read. */
import { answer } from './answer.js';
import { behind, choice } from './choice.js';
import { deadline } from './deadline.js';
import type { Section } from './section.js';
import { whatIf } from './what-if.js';

export const sections: readonly Section[] = [answer, choice, deadline, whatIf, behind];
