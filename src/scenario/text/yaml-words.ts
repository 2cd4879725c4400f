/**
 * What the YAML parser found, in words for somebody who does not know YAML: what stands there and what to do. Only the
 * first fault of a text is told: what the parser says after it follows from it.
 */
import { show } from './issues.js';
import type { Fault } from './parse-yaml.js';

/** A fault of the syntax, and where in the text it is. */
export interface SyntaxFault {
  readonly offset: number;
  readonly message: string;
}

/** The first fault of a text in plain words. */
export function syntaxFault(text: string, faults: readonly Fault[]): SyntaxFault {
  const error = faults.reduce((first, one) => (one.offset < first.offset ? one : first));
  const { offset } = error;
  const line = lineAt(text, offset);
  const open = /^Missing closing (["'])quote/.exec(error.message)?.[1];
  if (open !== undefined) {
    const from = openQuote(text, open);
    return { offset: from ?? offset, message: `not YAML: a quotation mark ${open} opens here and does not close` };
  }
  const words = inWords(error, line);
  return { offset, message: `not YAML: ${words ?? show(error.message, 200)}` };
}

function inWords({ code, message }: Fault, line: string): string | undefined {
  const value = /^\s*(?:- )?[\w-]+:\s+(.*?)\s*$/.exec(line)?.[1] ?? '';
  const inQuotes = value === '' ? '' : `: ${quoted(value)}`;
  if (/Nested mappings are not allowed in compact/.test(message))
    return `a value in which a colon and a blank stand is text: put quotes round it${inQuotes}`;
  if (code === 'BAD_SCALAR_START') return `no value begins with that sign: put quotes round it${inQuotes}`;
  if (code === 'TAB_AS_INDENT') return 'lines are indented with blanks, and here stands a tab';
  if (/must start at the same column|must be sufficiently indented/.test(message) && !/end with a/.test(message))
    return 'this line is not indented as those it belongs to';
  const bracket = /end with a ([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return `a ${bracket === ']' ? '[' : '{'} opens above and is not closed with ${bracket}`;
  if (/^\s*[\w-]+:[^\s]/.test(line))
    return `after the colon of a key stands a blank: ${show(line.trim().replace(':', ': '), 80)}`;
  if (/Implicit (map )?keys? need/.test(message))
    return `a key wants a colon and a value: ${show(line.trim(), 80)}: ...`;
  if (/^Missing , /.test(message) || /^Missing , or : /.test(message))
    return 'entries within [ ] and { } are separated by commas, and one is missing before this';
  if (/^Missing space after :/.test(message)) return 'after the colon of a key stands a blank';
  if (/Comments must be separated/.test(message))
    return 'a blank stands before # and its remark; put quotes round text with a # in it';
  if (code === 'BAD_DQ_ESCAPE') return `within " a \\ means something else: put ' round the text`;
  if (code === 'BLOCK_IN_FLOW') return 'within [ ] and { } everything stands in brackets: one above is not closed';
  if (/Block scalar header/.test(message))
    return `| and > begin a text of several lines: put quotes round one that only begins so${inQuotes}`;
  if (/^Unexpected ,|^Unexpected empty item/.test(message)) return 'a comma stands here with nothing before it';
  if (code === 'UNEXPECTED_TOKEN')
    return 'this is not expected here: is a bracket or a quotation mark too many, or one above not closed?';
  return undefined;
}

function quoted(value: string): string {
  const bare = show(value.replace(/\s+#.*$/, ''), 80);
  return bare.includes('"') ? `'${bare.replaceAll("'", "''")}'` : `"${bare}"`;
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(from, end < 0 ? text.length : end).slice(0, 500);
}

/** Where a quotation mark begins a value and none ends it in its line; undefined: nowhere in that way. */
function openQuote(text: string, mark: string): number | undefined {
  let offset = 0;
  for (const line of text.split('\n')) {
    const at = line.search(new RegExp(`(?:^|[:,[{-])\\s*${mark}`));
    const marks = line.split(mark).length - 1;
    if (at >= 0 && marks % 2 === 1) return offset + line.indexOf(mark, at);
    offset += line.length + 1;
  }
  return undefined;
}
