/** Every bug that the verification plants finds the text that it replaces exactly once, so that it can be planted. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const lists = readdirSync(`${root}test/verification`).filter((name) => /^planted.*\.mjs$/.test(name));

interface Edit {
  readonly file: string;
  readonly from: string;
}

/** The edits written in a list of bugs: object literals with a `from`, which must be written out, as must its `file`. */
function editsOf(text: string): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [file, from] = [textOf(node, 'file'), textOf(node, 'from')];
      if (from !== undefined) edits.push({ file: file ?? '', from });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('planted.mjs', text, ts.ScriptTarget.Latest, true));
  return edits;
}

function textOf(literal: ts.ObjectLiteralExpression, name: string): string | undefined {
  const property = literal.properties.find((candidate) => candidate.name?.getText() === name);
  if (property === undefined) return undefined;
  if (ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer))
    return property.initializer.text;
  throw new Error(`a planted bug must write out its text: ${property.getText()}`);
}

it.each(lists)('%s', (name) => {
  const edits = editsOf(readFileSync(`${root}test/verification/${name}`, 'utf8'));
  expect(edits.length).toBeGreaterThan(5);
  const counts = edits.map(({ file, from }) => [file, from, readFileSync(root + file, 'utf8').split(from).length - 1]);
  expect(counts.filter(([, , count]) => count !== 1)).toEqual([]);
});
