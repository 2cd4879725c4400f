/** Issues of scenario files as lines, the same in a terminal and in a page. */
import type { Issue } from '../errors.js';
import { show } from '../scenario/text/issues.js';

const LONGEST = 4000;

/** One issue of a file as a line; an issue without a place of its own leaves line and column out. */
export function issueLine(file: string, { line, column, path, message, severity }: Issue): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const warning = severity === 'warning' ? 'warning: ' : '';
  return show(`${place}: ${warning}${path === '' ? '' : `${path}: `}${message}`, LONGEST);
}
