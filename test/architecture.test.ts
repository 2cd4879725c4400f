import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { violations } from './architecture.js';
import { circles } from './circles.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
);
const texts = new Map(files.map((path) => [path, readFileSync(join(src, path), 'utf8')]));

describe('the source', () => {
  it('keeps its floors and its purity', () => {
    expect(texts.size).toBeGreaterThan(50);
    expect([...texts].flatMap(([path, text]) => violations(path, text))).toEqual([]);
  });

  it('has no circles of imports', () => expect(circles(texts)).toEqual([]));
});

describe('each rule catches what is planted', () => {
  it.each([
    ['stats/a.ts', "import { x } from '../kernel/x.js';", 'floor above'],
    ['kernel/a.ts', "import type { X } from '../model/x.js';", 'floor above'],
    ['model/care/a.ts', "export * from '../../scenario/x.js';", 'floor above'],
    ['scenario/a.ts', "const x = await import('../experiment/x.js');", 'floor above'],
    ['experiment/a.ts', "let x: import('../report/x.js').X;", 'floor above'],
    ['report/a.ts', "import '../cli/x.js';", 'floor above'],
    ['report/a.ts', "import '../browser/x.js';", 'floor above'],
    ['browser/a.ts', "import '../cli/x.js';", 'floor beside'],
    ['cli/a.ts', "import '../browser/x.js';", 'floor beside'],
    ['browser/a.ts', "import { readFileSync } from 'node:fs';", 'only cli may'],
    ['model/a.ts', "import { x } from '../index.js';", 'for users only'],
    ['model/a.ts', "import { x } from '../../test/x.js';", 'outside src'],
    ['errors.ts', "import { x } from './stats/x.js';", 'stands alone'],
    ['index.ts', 'export const x = 1;', 'only re-exports'],
    ['index.ts', "import { x } from './stats/x.js';", 'only re-exports'],
    ['report/a.ts', "import { readFileSync } from 'node:fs';", 'only cli may'],
    ['model/a.ts', "import { join } from 'path';", 'only cli may'],
    ['model/a.ts', "import { z } from 'zod';", 'only scenario/ and cli/results/ and browser/engine/ may'],
    ['kernel/a.ts', "import alea from 'seedrandom/lib/alea.js';", 'only kernel/streams.ts may'],
    ['report/a.ts', "import _ from 'lodash';", 'no floor has'],
    ['model/a.ts', 'console.log(1);', 'uses console'],
    ['model/a.ts', 'const now = Date.now();', 'uses Date'],
    ['report/a.ts', 'const day = new Date();', 'uses Date'],
    ['report/a.ts', 'new Intl.NumberFormat();', 'uses Intl'],
    ['kernel/a.ts', 'performance.now();', 'uses performance'],
    ['kernel/a.ts', "const host = process.env['HOST'];", 'uses process'],
    ['kernel/a.ts', 'const { env } = process;', 'uses process'],
    ['kernel/a.ts', 'const all = { process };', 'uses process'],
    ['kernel/a.ts', 'globalThis.x = 1;', 'uses globalThis'],
    ['scenario/a.ts', "eval('1');", 'uses eval'],
    ['experiment/a.ts', 'setTimeout(() => {}, 1);', 'uses setTimeout'],
    ['report/a.ts', 'import.meta.url;', 'uses import.meta'],
    ['report/a.ts', "['b'].sort((a, b) => a.localeCompare(b));", 'uses localeCompare'],
    ['report/a.ts', '(1).toLocaleString();', 'uses toLocaleString'],
    ['model/a.ts', 'const x = Math.random();', 'uses Math.random'],
    ['stats/a.ts', 'const x = Math.exp(1);', 'uses Math.exp'],
    ['report/a.ts', 'const x = Math.pow(2, 3);', 'uses Math.pow'],
    ['model/a.ts', 'const { log } = Math;', 'other than by a name'],
    ['model/a.ts', "const x = Math['log'](1);", 'other than by a name'],
    ['model/a.ts', 'const x = 2 ** 3;', 'uses **'],
    ['model/a.ts', 'let x = 2; x **= 3;', 'uses **'],
    ['stats/dmath.ts', 'const x = Math.exp(1), now = Date.now();', 'uses Date'],
    ['model/a.ts', 'const x = { get now() { return 1; } };', 'getter in a literal'],
    ['kernel/a.ts', 'x.onEnd = () => 1;', 'writes a function into a property'],
    ['model/a.ts', 'class A { readonly f = (x: number) => x; }', 'writes a function into a property'],
  ])('%s: %s', (path, text, message) => {
    expect(violations(path, text).join('\n')).toContain(message);
  });

  it.each([
    ['kernel/a.ts', "import { x } from '../stats/x.js'; import { y } from './y.js'; import { E } from '../errors.js';"],
    ['cli/a.ts', "import { readFileSync } from 'node:fs'; console.log(process.pid, Date.now(), Math.random());"],
    ['stats/dmath.ts', 'export const power = 2 ** 3 + Math.exp(1);'],
    ['stats/dmath/exp.ts', 'export const power = 2 ** 3;'],
    ['model/a.ts', '// Date.now(), console.log\nconst text = "process.exit(Math.random() ** 2)";'],
    ['kernel/a.ts', 'function start(process: { run(): void }) { process.run(); return () => process; }'],
    ['kernel/a.ts', "import { process } from './process.js'; process();"],
    ['model/a.ts', 'const x = { process: 1, console: 2 }; const y = x.process; const { console: z } = x;'],
    ['model/a.ts', 'const x = Math.sqrt(Math.PI) + Math.floor(1.5);'],
    ['model/a.ts', 'class A { get now() { return 1; } f = this.g.bind(this); g() {} } const y = { f: () => 1 };'],
    ['report/a.ts', 'x.f = () => 1;'],
    ['index.ts', "export { x } from './cli/x.js';\nexport type { Y } from './stats/y.js';"],
  ])('but not what is right: %s: %s', (path, text) => expect(violations(path, text)).toEqual([]));
});

describe('the rule against circles', () => {
  const planted = (files: Readonly<Record<string, string>>) => circles(new Map(Object.entries(files)));

  it.each([
    ['imports', "import { b } from './b.js';"],
    ['imports of types', "import type { B } from './b.js';"],
    ['types imported in place', "let b: import('./b.js').B;"],
    ['exports', "export { b } from './b.js';"],
    ['exports of all', "export * from './b.js';"],
    ['imports at run time', "const b = await import('./b.js');"],
    ['imports for their effect', "import './b.js';"],
  ])('counts %s', (_, text) => {
    const found = planted({ 'model/a.ts': text, 'model/b.ts': "import { a } from './a.js';", 'model/c.ts': text });
    expect(found).toEqual([
      'circle of 2: model/a.ts, model/b.ts; the shortest is model/a.ts > model/b.ts > model/a.ts',
    ]);
  });

  it('names every file of each circle, across folders', () => {
    const found = planted({
      'model/world.ts': "import type { Roles } from './programme/roles.js';",
      'model/programme/roles.ts': "import type { Trust } from '../trust.js';",
      'model/trust.ts': "import { x } from '../kernel/x.js'; import type { World } from './world.js';",
      'kernel/x.ts': "import { y } from './y.js';",
      'kernel/y.ts': "import { x } from './x.js'; import { z } from '../stats/z.js';",
      'stats/z.ts': 'export const z = 1;',
      'stats/self.ts': "export { z } from './self.js';",
    });
    expect(found).toEqual([
      'circle of 2: kernel/x.ts, kernel/y.ts; the shortest is kernel/x.ts > kernel/y.ts > kernel/x.ts',
      'circle of 3: model/programme/roles.ts, model/trust.ts, model/world.ts; the shortest is model/programme/roles.ts > model/trust.ts > model/world.ts > model/programme/roles.ts',
      'circle of 1: stats/self.ts; the shortest is stats/self.ts > stats/self.ts',
    ]);
  });

  it('gives the shortest of the circles that share files', () => {
    const [found] = planted({
      'a.ts': "import { b } from './b.js';",
      'b.ts': "import { c } from './c.js';",
      'c.ts': "import { a } from './a.js'; import { d } from './d.js';",
      'd.ts': "import { c } from './c.js';",
    });
    expect(found).toBe('circle of 4: a.ts, b.ts, c.ts, d.ts; the shortest is c.ts > d.ts > c.ts');
  });

  it('but not what is right: two ways to one file, packages, comments', () => {
    const found = planted({
      'a.ts': "import { b } from './b.js'; import { c } from './c.js'; import { z } from 'zod';",
      'b.ts': "import { d } from './d.js'; // import './a.js'",
      'c.ts': "import { d } from './d.js'; const text = \"import './a.js'\";",
      'd.ts': 'export const d = 1;',
    });
    expect(found).toEqual([]);
  });
});
