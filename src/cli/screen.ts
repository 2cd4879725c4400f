/**
 * What golive prints, made safe in one place: every text that goes to stdout or stderr passes here, whichever command
 * writes it and whatever file, label, seed or folder name is in it. Controls are shown, not sent; under GitHub no line can
 * be taken for a workflow command but those of `annotate`. Only this file writes to the streams as they are.
 */
import { isControl } from '../scenario/text/issues.js';

type Write = (text: string) => boolean;

const sent = new Map<NodeJS.WriteStream, Write>();

/** The styles of tables (bold, dim, neither), which are ours and are sent. */
const STYLE = new RegExp(`(${String.fromCodePoint(0x1b)}\\[(?:1|2|22)m)`);

/** Whether a person is asked on the terminal, by a library that moves the cursor. */
let asking = false;

/** Puts itself between golive and its two streams, once. */
export function guardScreen(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (sent.has(stream)) continue;
    const send = stream.write.bind(stream) as Write;
    sent.set(stream, send);
    const guarded = lineByLine();
    stream.write = ((text: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
      const whole = typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      const rest = [encoding, done].filter((one) => typeof one === 'function');
      return (send as (...all: unknown[]) => boolean)(asking ? whole : guarded(whole), ...rest);
    }) as typeof stream.write;
  }
}

/** Sends controls of golive's own to a stream: where the cursor goes. */
export function sendControls(stream: NodeJS.WriteStream, text: string): void {
  (sent.get(stream) ?? (stream.write.bind(stream) as Write))(text);
}

/** Asks a person on the terminal: what is printed meanwhile is sent as it is. */
export async function whileAsking<T>(work: () => Promise<T>): Promise<T> {
  asking = true;
  try {
    return await work();
  } finally {
    asking = false;
  }
}

/** An annotation of GitHub's at a file, where golive runs there. */
export function annotate(kind: 'error' | 'warning', file: string, message: string): void {
  const property = escaped(file).replaceAll(':', '%3A').replaceAll(',', '%2C');
  sendControls(process.stderr, `::${kind} file=${property}::${escaped(message)}\n`);
}

/** Data of a workflow command, as GitHub reads it back; controls shown. */
function escaped(text: string): string {
  const shown = [...text].map((sign) => (isLineEnd(sign) ? sign : safe(sign))).join('');
  return shown.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Makes the pieces of a text safe, which may break off anywhere in a line. */
function lineByLine(): (text: string) => string {
  let begins = true; // whether nothing but blanks stands in the line so far
  return (text) => {
    const shown = neutral(text, begins);
    const line = text.slice(text.lastIndexOf('\n') + 1);
    begins = (text.includes('\n') || begins) && line.trim() === '';
    return shown;
  };
}

/**
 * A text as it may be printed.
 * @param begins whether it begins a line
 */
export function neutral(text: string, begins = true): string {
  const pieces = text.split(STYLE).map((piece, i) => (i % 2 === 1 ? piece : shownPiece(piece)));
  const shown = pieces.join('');
  if (process.env['GITHUB_ACTIONS'] !== 'true') return shown;
  const commands = begins ? /(^|\n)([^\S\n]*):(?=:)/g : /(\n)([^\S\n]*):(?=:)/g;
  return shown.replaceAll(commands, '$1$2\\u{3a}').replaceAll('##[', '#\\u{23}[');
}

function shownPiece(text: string): string {
  return /^[\x20-\x7e\n\t]*$/.test(text) ? text : [...text].map(safe).join('');
}

function safe(sign: string): string {
  const code = sign.codePointAt(0)!;
  return isControl(code) && sign !== '\n' && sign !== '\t' ? `\\u{${code.toString(16)}}` : sign;
}

function isLineEnd(sign: string): boolean {
  return sign === '\n' || sign === '\r';
}
