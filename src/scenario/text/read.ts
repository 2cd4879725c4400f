/**
 * YAML text to a tree. What YAML offers beyond plain maps, lists and scalars is refused here or resolved: aliases are
 * expanded (never in a circle, never into very many values), keys are unique text, `<<` and the names of JavaScript's
 * prototypes are no keys. Everything refused leaves a hole, so that the rest can still be judged.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, Scalar } from 'yaml';
import { folded, isForbidden } from './ids.js';
import { type Issues, show, WHOLE_FILE } from './issues.js';
import { parseYaml } from './parse-yaml.js';
import { readPlain } from './scalar.js';
import { checkText, isRefused, MAX_DEPTH, tooDeep } from './text-limits.js';
import { type Entry, join, nowhere, type Place, type Tree } from './tree.js';
import { syntaxFault } from './yaml-words.js';

/** Most values that aliases may expand to. */
const MAX_EXPANDED = 200_000;

/**
 * Reads a text; undefined when it cannot be parsed at all (the issues say why).
 * @param root    path under which everything of this text stands
 * @param placed  false for a value given by `--set`, which has no place in the file
 */
export function readTree(text: string, issues: Issues, root = '', placed = true): Tree | undefined {
  if (!checkText(text, issues)) return undefined;
  const lines = new LineCounter();
  const { contents, faults } = parseYaml(text, lines);
  const place = (offset: number): Place => {
    if (!placed) return nowhere;
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const second = faults.find((fault) => fault.second);
  const others = faults.filter((fault) => fault !== second);
  if (others.length > 0) {
    const { offset, message } = syntaxFault(text, others);
    issues.error(place(offset), WHOLE_FILE, message);
  }
  if (second !== undefined) {
    issues.error(place(second.offset), WHOLE_FILE, 'one document a file: a second begins here');
  }
  return faults.length > 0 ? undefined : new Reader(issues, place).read(contents, root, 1);
}

class Reader {
  readonly #issues: Issues;
  readonly #place: (offset: number) => Place;
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #open = new Set<ParsedNode>();
  #expanding = 0;
  #expanded = 0;

  constructor(issues: Issues, place: (offset: number) => Place) {
    this.#issues = issues;
    this.#place = place;
  }

  read(node: ParsedNode | null, path: string, depth: number): Tree {
    if (node === null) return { kind: 'scalar', at: this.#place(0), value: null, text: '' };
    const at = this.#place(node.range[0]);
    const hole = (message: string): Tree => {
      this.#issues.error(at, path, message);
      return { kind: 'hole', at };
    };
    if (this.#expanding > 0 && ++this.#expanded > MAX_EXPANDED) return hole('the aliases stand for too many values');
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined) return hole(`no anchor \`&${show(node.source)}\` stands before this alias`);
      if (this.#open.has(target)) return hole(`the alias \`*${show(node.source)}\` stands within what it names`);
      this.#expanding++;
      const tree = this.read(target, path, depth);
      this.#expanding--;
      return tree;
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#scalar(node, at, path);
    if (depth > MAX_DEPTH) return hole(tooDeep);
    this.#open.add(node);
    const tree = isMap(node) ? this.#map(node.items, at, path, depth) : this.#list(node, at, path, depth);
    this.#open.delete(node);
    return tree;
  }

  #list(node: ParsedNode, at: Place, path: string, depth: number): Tree {
    const items = isSeq<ParsedNode>(node) ? node.items : [];
    return { kind: 'list', at, items: items.map((item, i) => this.read(item, join(path, i), depth + 1)) };
  }

  #map(pairs: readonly { key: Node | null; value: Node | null }[], at: Place, path: string, depth: number): Tree {
    const entries = new Map<string, Entry>();
    const names = new Map<string, string>();
    for (const pair of pairs) {
      const key = pair.key as ParsedNode | null;
      const value = pair.value as ParsedNode | null;
      const keyAt = key === null ? at : this.#place(key.range[0]);
      const name = isScalar(key) && typeof key.value === 'string' ? key.value : undefined;
      const problem = keyProblem(name);
      if (name === undefined || problem !== undefined) {
        this.#issues.error(keyAt, join(path, show(name ?? '?')), problem ?? 'a key is plain text');
        continue;
      }
      const valuePath = join(path, name);
      const tree = value === null ? this.#nothing(keyAt) : this.read(value, valuePath, depth + 1);
      if (entries.has(name)) {
        this.#issues.error(keyAt, valuePath, `\`${show(name)}\` is written twice in this map; this is the second`);
        continue;
      }
      const twin = names.get(folded(name));
      names.set(folded(name), name);
      if (twin === undefined) entries.set(name, { key: keyAt, value: tree });
      else
        this.#issues.error(
          keyAt,
          valuePath,
          `\`${show(name)}\` differs from \`${show(twin)}\` by case only: many file systems and people do not tell them apart`,
        );
    }
    return { kind: 'map', at, entries };
  }

  #nothing(at: Place): Tree {
    return { kind: 'scalar', at, value: null, text: '' };
  }

  #scalar(node: Node, at: Place, path: string): Tree {
    const scalar = node as Scalar;
    const text = typeof scalar.value === 'string' ? scalar.value : '';
    const read = scalar.type === Scalar.PLAIN ? readPlain(text) : { value: text };
    let problem = 'problem' in read ? `${read.problem}; found \`${show(text)}\`` : undefined;
    for (const character of text) {
      if (isRefused(character.codePointAt(0)!)) problem ??= `control characters are refused; found "${show(text)}"`;
    }
    if (problem !== undefined || 'problem' in read) {
      this.#issues.error(at, path, problem ?? '');
      return { kind: 'hole', at };
    }
    return { kind: 'scalar', at, value: read.value, text };
  }
}

function keyProblem(name: string | undefined): string | undefined {
  if (name === undefined) return 'a key is plain text';
  if (name === '') return 'a key is missing here';
  if (name === '<<') return 'merge keys (`<<`) are refused; use trust_templates or extends';
  if (isForbidden(name)) return `\`${name}\` is refused as a name`;
  for (const character of name) if (isRefused(character.codePointAt(0)!)) return 'control characters are refused';
  return undefined;
}
