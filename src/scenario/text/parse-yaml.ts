/**
 * YAML parsed by the library, one document a text. It goes no further than a few hundred faults: the library makes an
 * error of each, and a text of nothing but closing brackets has a million.
 */
import { Composer, type CST, type LineCounter, type ParsedNode, Parser } from 'yaml';

/** Faults after which a text is not parsed on. */
const MOST_FAULTS = 1000;

/** Something that is not YAML, and where it begins. */
export interface Fault {
  readonly offset: number;
  /** The library's name of this kind of fault. */
  readonly code: string;
  readonly message: string;
  /** Whether it is the second document of the text. */
  readonly second: boolean;
}

/** What a text holds, or its faults. */
export interface Parsed {
  readonly contents: ParsedNode | null;
  readonly faults: readonly Fault[];
}

class TooManyFaults extends Error {}

/** Parses a text; `lines` is told where each line begins. */
export function parseYaml(text: string, lines: LineCounter): Parsed {
  const faults: Fault[] = [];
  const found = (offset: number, code: string, message: string, second = false): void => {
    faults.push({ offset, code, message, second });
    if (faults.length >= MOST_FAULTS) throw new TooManyFaults();
  };
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, strict: true, logLevel: 'error' });
  // What the library calls for each fault within a document; its own collects without end.
  Object.assign(composer, {
    onError(source: Source, code: string, message: string, warning?: boolean): void {
      if (!warning) found(offsetOf(source), code, message);
    },
  });
  const tokens = withoutErrors(new Parser(lines.addNewLine).parse(text), found);
  let contents: ParsedNode | null | undefined;
  try {
    for (const document of composer.compose(tokens, true, text.length)) {
      for (const { pos, code, message } of document.errors) found(pos[0], code, message);
      if (contents !== undefined) found(document.range[0], 'MULTIPLE_DOCS', '', true);
      contents ??= document.contents as ParsedNode | null;
    }
  } catch (error) {
    if (!(error instanceof TooManyFaults)) throw error;
  }
  return { contents: contents ?? null, faults };
}

/** Where the library says that a fault is: at an offset, in a range, at a token. */
type Source = number | readonly [number, number] | { readonly offset: number };

function offsetOf(source: Source): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : source[0];
}

/** The tokens of a text but for those that only say that something is wrong. */
function* withoutErrors(
  tokens: Iterable<CST.Token>,
  found: (offset: number, code: string, message: string) => void,
): Generator<CST.Token> {
  for (const token of tokens) {
    if (token.type === 'error') found(token.offset, 'UNEXPECTED_TOKEN', token.message);
    else yield token;
  }
}
