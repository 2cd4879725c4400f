/**
 * The rules of the architecture as a function of one file's path and text: floors, purity, packages, and which kinds of
 * arithmetic are allowed. It reads the syntax tree, so comments and strings do not count, and a name that the file
 * declares itself (a parameter called `process`) is not the global one.
 */
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** From the ground up; on top two, beside each other. A file imports its own floor or one below. */
const floors = ['stats', 'kernel', 'model', 'scenario', 'experiment', 'report', 'cli'];
const beside = new Map([['browser', 'cli']]);

/** Which parts of the source may import a package. */
const packages: Readonly<Record<string, string | readonly string[]>> = {
  '@clack/prompts': 'cli/ask/',
  '@observablehq/plot': 'browser/charts/',
  'csv-parse': 'cli/',
  'csv-stringify': 'report/',
  fflate: ['cli/list/', 'cli/workbook/', 'browser/'],
  piscina: 'cli/workers/worker-pool.ts',
  'read-excel-file': 'cli/list/',
  seedrandom: 'kernel/streams.ts',
  'write-excel-file': 'cli/workbook/',
  yaml: 'scenario/',
  yargs: 'cli/',
  zod: ['scenario/', 'cli/results/', 'browser/engine/'], // what is read: scenarios, and what golive wrote itself
};

/** Globals that a pure floor may not use: clocks, random numbers, the machine, its locale, ways around the rules. */
const impure = new Set(
  `Atomics Buffer Date Function Intl Worker WebAssembly clearImmediate clearInterval clearTimeout console crypto document
  eval exports fetch global globalThis module navigator performance process queueMicrotask require self setImmediate
  setInterval setTimeout window`.split(/\s+/),
);

/** The members of Math that give the same bits everywhere; the constants are exact. */
const exactMath = new Set(
  `abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2`.split(
    /\s+/,
  ),
);

const followsLocale = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase']);

/**
 * What is wrong with a file, in words with line numbers; nothing when all is well.
 * @param path  below src, for example `model/trust.ts`
 */
export function violations(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const at = (node: ts.Node, message: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1}: ${message}`);
  };
  if (path === 'index.ts') checkIndex(file, at);
  const pure = !/^(cli|browser)\//.test(path);
  const exact = pure && !/^stats\/dmath(\.ts$|\/)/.test(path);
  const simulates = /^(model|kernel)\//.test(path);
  const visit = (node: ts.Node): void => {
    const module = importedModule(node);
    if (module !== undefined) checkImport(path, module, (message) => at(node, message));
    if (pure) checkPure(node, at);
    if (exact) checkExact(node, at);
    if (simulates) checkShortLived(node, at);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The modules that a file imports, exports from or names in types, as written, in the order of the text. */
export function importedModules(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const module = importedModule(node);
    if (module !== undefined) found.push(module);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

type Report = (node: ts.Node, message: string) => void;

function floorOf(path: string): number {
  const name = path.split('/')[0] ?? '';
  return floors.indexOf(beside.get(name) ?? name);
}

/** Whether a file belongs to one of two floors beside each other and what it imports to the other. */
function isBeside(path: string, target: string): boolean {
  const [from, to] = [path.split('/')[0] ?? '', target.split('/')[0] ?? ''];
  return beside.get(from) === to || beside.get(to) === from;
}

function importedModule(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  if (specifier === undefined) return undefined;
  return ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)';
}

function checkImport(path: string, module: string, report: (message: string) => void): void {
  if (isBuiltin(module)) {
    if (!path.startsWith('cli/')) report(`imports ${module}; only cli may`);
    return;
  }
  if (!module.startsWith('.')) {
    const name = module
      .split('/')
      .slice(0, module.startsWith('@') ? 2 : 1)
      .join('/');
    const homes = [packages[name] ?? []].flat();
    if (homes.length === 0) report(`imports the package ${module}, which no floor has`);
    else if (!homes.some((home) => path.startsWith(home))) report(`imports ${module}; only ${homes.join(' and ')} may`);
    return;
  }
  const target = join(dirname(path), module);
  if (target === 'errors.js') return;
  if (path === 'errors.ts') report('imports something; errors.ts stands alone');
  else if (target === 'index.js') report('imports index.ts, which is for users only');
  else if (target.startsWith('..')) report(`imports ${module}, which is outside src`);
  else if (path !== 'index.ts' && floorOf(target) > floorOf(path)) report(`imports ${target} of a floor above`);
  else if (isBeside(path, target)) report(`imports ${target} of the floor beside it`);
}

function checkIndex(file: ts.SourceFile, report: Report): void {
  for (const statement of file.statements) {
    const reExports = ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
    if (!reExports) report(statement, 'index.ts only re-exports');
  }
}

function checkPure(node: ts.Node, report: Report): void {
  if (ts.isIdentifier(node) && impure.has(node.text) && isGlobalUse(node)) report(node, `uses ${node.text}`);
  if (ts.isPropertyAccessExpression(node) && followsLocale.has(node.name.text)) report(node, `uses ${node.name.text}`);
  if (ts.isMetaProperty(node)) report(node, 'uses import.meta');
}

function checkExact(node: ts.Node, report: Report): void {
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
    report(node, 'uses **; dmath has pow');
  }
  if (!ts.isIdentifier(node) || node.text !== 'Math' || !isGlobalUse(node)) return;
  const { parent } = node;
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;
  if (member === undefined) report(node, 'uses Math other than by a name');
  else if (!exactMath.has(member)) report(node, `uses Math.${member}; dmath has what is needed`);
}

/**
 * V8 puts functions that are written into a property, and getters of a literal, into the old generation at once: with all
 * that they see, a whole replication, they stay until the next full collection.
 */
function checkShortLived(node: ts.Node, report: Report): void {
  const isFunction = (value: ts.Node | undefined) =>
    value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
  const isWritten =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    isFunction(node.right);
  if (isWritten || (ts.isPropertyDeclaration(node) && isFunction(node.initializer))) {
    report(node, 'writes a function into a property; name it first');
  }
  if (ts.isGetAccessor(node) && ts.isObjectLiteralExpression(node.parent)) report(node, 'has a getter in a literal');
}

/** Whether a name stands for a value that nothing around it declares. */
function isGlobalUse(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name) return false;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return false;
  if ('name' in parent && parent.name === name && !ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === name) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === name) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  for (let scope: ts.Node | undefined = parent; scope !== undefined; scope = scope.parent) {
    if (declaredIn(scope).has(name.text)) return false;
  }
  return true;
}

const declarations = new WeakMap<ts.Node, Set<string>>();

/** Names declared in a scope itself, not in scopes within it. */
function declaredIn(scope: ts.Node): Set<string> {
  const known = declarations.get(scope);
  if (known !== undefined) return known;
  const names = new Set<string>();
  declarations.set(scope, names);
  const add = (name: ts.Node | undefined): void => {
    if (name === undefined) return;
    if (ts.isIdentifier(name)) names.add(name.text);
    else ts.forEachChild(name, (element) => (ts.isBindingElement(element) ? add(element.name) : undefined));
  };
  const look = (node: ts.Node): void => {
    const within = ts.isBlock(node) || ts.isFunctionLike(node) || ts.isForStatement(node) || ts.isForOfStatement(node);
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) add(node.name);
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) add(node.name);
    if (ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isNamespaceImport(node)) add(node.name);
    if (!within) ts.forEachChild(node, look);
  };
  ts.forEachChild(scope, look);
  return names;
}
