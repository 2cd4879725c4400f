/** The style of the page: text first, one column that a phone holds, dark where the reader's system is, and for paper. */
import { charts } from './charts.js';
import { colours } from './colours.js';
import { layout } from './layout.js';
import { paper } from './paper.js';
import { tables } from './tables.js';
import { whatIf } from './what-if.js';

export const style: string = [colours, layout, tables, charts, whatIf, paper].join('\n');
